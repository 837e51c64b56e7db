"""Finding a contact while one types, so that nobody is written down twice."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from koordinator.domain.contacts import ContactLine
from koordinator.services import contacts
from koordinator.ui.base.house import house
from koordinator.ui.base.labels import Label
from koordinator.ui.base.record_model import Column, RecordModel
from koordinator.ui.base.search_field import SearchField
from koordinator.ui.base.table import DataTable
from koordinator.ui.context import Context

_ROWS = 4


class ContactFinder(QWidget):
    """A search field and the contacts that answer; one is always chosen while there are any."""

    chosen = Signal(object)  # a contact's number or None
    confirmed = Signal()
    searched = Signal(str)

    def __init__(self, ctx: Context, but: Sequence[int] = ()) -> None:
        super().__init__()
        self._ctx, self._but = ctx, frozenset(but)
        self.search = SearchField("Søg navn, organisation, telefon eller e-mail", "Søg i kontakterne")
        self.table = DataTable(two_line=True)
        self.table.setAccessibleName("Kontakter, der svarer")
        self._model: RecordModel[ContactLine] = RecordModel(
            (
                Column("name", "Navn", lambda c: c.name, second=lambda c: c.title or "", strong=True,
                       width=18, least=12, stretch=True, fixed=True),
                Column("organisation", "Organisation", lambda c: c.organisation or "", width=18, least=10,
                       stretch=True, wraps=True),
                Column("phone", "Telefon", lambda c: c.phone or "", width=12, least=11),
            ),
            lambda c: c.contact_id,
        )  # fmt: skip
        self._model.setParent(self)
        self.table.setModel(self._model)
        self.table.setSortingEnabled(False)
        self.said = Label("", tone="text2", wrap=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        self._answer = QStackedWidget()
        self.said.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._answer.addWidget(self.table)
        self._answer.addWidget(self.said)
        column.addWidget(self.search)
        column.addWidget(self._answer)
        self.setFocusProxy(self.search)
        self.search.searched.connect(self._search)
        self.search.left_for_hits.connect(self._to_hits)
        self.table.selection_changed.connect(lambda: self.chosen.emit(self.contact_id()))
        self.table.opened.connect(lambda _: self.confirmed.emit())
        house.changed.connect(self._fit)
        self._fit()
        self._search("")

    def contact_id(self) -> int | None:
        """The contact chosen."""
        found = self.table.selected_ids()
        return found[0] if found and isinstance(found[0], int) else None

    def text(self) -> str:
        """What was typed."""
        return self.search.text().strip()

    def _search(self, text: str) -> None:
        found = [line for line in contacts.find_contacts(self._ctx.desk, text, most=30)
                 if line.contact_id not in self._but]  # fmt: skip
        self._model.set_records(found)
        self._answer.setCurrentIndex(0 if found else 1)
        self.said.setText(
            f"Ingen kontakt uden for sagen svarer til “{text.strip()}”."
            if text.strip()
            else "Skriv et navn for at se, om kontakten allerede er der."
        )
        first = found[0].contact_id if found else None
        self.table.select_ids([] if first is None else [first], first)
        self.searched.emit(text)
        self.chosen.emit(self.contact_id())

    def _to_hits(self, entered: bool) -> None:
        if not self._model.rowCount():
            return
        if entered:
            self.confirmed.emit()
        else:
            self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def _fit(self) -> None:
        self._answer.setFixedHeight(house.row("header") + _ROWS * house.row("two_line") + 2)
