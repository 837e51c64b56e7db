"""Whose case a meeting is about: searched as one types, shown when it is chosen."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from koordinator.domain.cases import CaseLine
from koordinator.errors import KoordinatorError
from koordinator.services import case_lists
from koordinator.services.desk import Desk
from koordinator.services.searching import search
from koordinator.ui.base.buttons import IconButton
from koordinator.ui.base.labels import Label, row
from koordinator.ui.base.results import ResultGroup, ResultItem
from koordinator.ui.context import Context
from koordinator.ui.meetings.picker import Picker


def case_line(desk: Desk, case_id: int) -> CaseLine | None:
    """A case with its citizen, or None when it is gone."""
    try:
        return case_lists.case_card(desk, case_id).line
    except KoordinatorError:
        return None


class CaseField(QWidget):
    """A citizen's case or none."""

    changed = Signal()

    def __init__(self, ctx: Context) -> None:
        super().__init__()
        self._ctx = ctx
        self._line: CaseLine | None = None
        self.picker = Picker("Navn, telefon, CPR eller sagsnummer", "Borger", self._find)
        self.picker.picked.connect(self._pick)
        self.name = Label("", "strong", elide=True)
        self.clear = IconButton("close", "Vælg en anden borger", small=True)
        self.clear.clicked.connect(self._empty)
        self._chosen = QWidget()
        line = row([self.name, self.clear])
        line.setStretch(0, 1)
        self._chosen.setLayout(line)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.picker)
        column.addWidget(self._chosen)
        self._show()

    def case_id(self) -> int | None:
        """The case chosen."""
        return self._line.case_id if self._line is not None else None

    def line(self) -> CaseLine | None:
        """The case chosen, with its citizen."""
        return self._line

    def set_case(self, case_id: int | None) -> None:
        """Chooses a case without announcing it; one that is gone leaves the field empty."""
        self._line = case_line(self._ctx.desk, case_id) if case_id is not None else None
        self._show()

    def _find(self, text: str) -> Sequence[ResultGroup]:
        hits = [hit for hit in search(self._ctx.desk, text) if hit.kind == "case"]
        items = (ResultItem("person", hit.title, hit.detail, hit.right, key=hit.row_id) for hit in hits)
        return [ResultGroup("Borgere", tuple(items))]

    def _pick(self, case_id: int) -> None:
        self.set_case(case_id)
        self.clear.setFocus(Qt.FocusReason.OtherFocusReason)
        self.changed.emit()
        self.focusNextChild()  # past what would take her away again with a press of space

    def _empty(self) -> None:
        self.set_case(None)
        self.picker.setFocus(Qt.FocusReason.OtherFocusReason)
        self.changed.emit()

    def _show(self) -> None:
        line = self._line
        self.picker.setVisible(line is None)
        self._chosen.setVisible(line is not None)
        if line is not None:
            self.name.setText(" · ".join(part for part in (line.name, line.number) if part))
        self.setFocusProxy(self.clear if line is not None else self.picker)
