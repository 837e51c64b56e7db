"""What stands under the figures: caseloads, the people around each citizen, courses that begin and end."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from koordinator.domain.figures.flow import Contacts, Month
from koordinator.domain.progression import decimal
from koordinator.domain.values.dates import MONTHS
from koordinator.services.figure_flow import Beside
from koordinator.ui.base.buttons import Button
from koordinator.ui.base.house import house
from koordinator.ui.base.labels import Label, StateWord
from koordinator.ui.base.record_model import Column, RecordModel
from koordinator.ui.base.states import State
from koordinator.ui.base.table import DataTable
from koordinator.ui.base.text import count
from koordinator.ui.figures.breakdown import fit_rows


class BesideFigures(QWidget):
    """Three facts under each other and a table of the months; each leads to what it counts."""

    loads_wanted = Signal()
    cases_wanted = Signal(object, str)

    def __init__(self) -> None:
        super().__init__()
        self.loads = Button("", "link")
        self.loads.clicked.connect(self.loads_wanted)
        self._load_state = StateWord(State.NONE, "")
        self.people = Label("")
        self._changes = Label("")
        self._change_state = StateWord(State.NONE, "")
        self.model: RecordModel[Month] = RecordModel(_columns(), lambda one: one.last)
        self.table = DataTable()
        self.table.setAccessibleName("Tilgang og afgang måned for måned")
        self.table.setModel(self.model)
        self.table.opened.connect(self._open)
        self._lay_out()
        house.changed.connect(self._fit)

    def _lay_out(self) -> None:
        facts = QGridLayout()
        facts.setHorizontalSpacing(20)
        facts.setVerticalSpacing(6)
        lines: list[tuple[str, QWidget, QWidget | None]] = [
            ("Sager pr. sagsbehandler", self.loads, self._load_state),
            ("Fagpersoner om hver borger", self.people, None),
            ("Skift af sagsbehandler", self._changes, self._change_state),
        ]
        for line, (name, value, state) in enumerate(lines):
            facts.addWidget(Label(name, tone="text2"), line, 0)
            facts.addWidget(value, line, 1)
            if state is not None:
                facts.addWidget(state, line, 2)
        facts.setColumnStretch(3, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(Label("Sagstal og kontakter", "section"))
        column.addLayout(facts)
        column.addSpacing(8)
        column.addWidget(Label("Tilgang og afgang", "section"))
        column.addWidget(self.table)
        column.addWidget(
            Label("Enter eller dobbeltklik viser månedens nye og afsluttede sager.", "small", "text3")
        )

    def show_beside(self, found: Beside) -> None:
        """Shows other numbers."""
        within = found.caseworkers - found.over
        self.loads.set_text(f"{count(within)} af {count(found.caseworkers)} er inden for deres grænse")
        self.loads.setEnabled(found.caseworkers > 0)
        over = State.OVER if found.over else State.REACHED
        word = f"{count(found.over)} over max" if found.over else "alle under max"
        self._load_state.set(over if found.caseworkers else State.NONE, word if found.caseworkers else "")
        self._show_contacts(found.contacts)
        self.model.set_records(reversed(found.months))
        self._fit()

    def _show_contacts(self, found: Contacts) -> None:
        people = found.professionals
        self.people.setText("–" if people is None else f"{decimal(people)} i gennemsnit")
        now, before = found.changes[-1][1], found.changes[0][1]
        self._changes.setText("–" if now is None else f"{decimal(now, 2)} pr. borger på 12 måneder")
        if now is None or before is None:
            self._change_state.set(State.NONE, "")
            return
        told = f"{decimal(before, 2)} for et år siden"
        if now == before:
            self._change_state.set(State.NONE, f"uændret: {told}")
        elif now < before:
            self._change_state.set(State.REACHED, f"falder: {told}")
        else:
            self._change_state.set(State.NEAR, f"stiger: {told}")

    def _fit(self) -> None:
        fit_rows(self.table, self.model.rowCount())

    def _open(self, row: int) -> None:
        month = self.model.record(row)
        self.cases_wanted.emit(frozenset((*month.begun, *month.ended)), _name(month))


def _columns() -> list[Column[Month]]:
    return [
        Column("month", "Måned", _name, lambda one: one.last, strong=True, width=16),
        Column("begun", "Nye", lambda one: count(len(one.begun)), lambda one: len(one.begun), True, width=6),
        Column("ended", "Afsluttede", lambda one: count(len(one.ended)), lambda one: len(one.ended), True,
               width=10),
        Column("reasons", "Afsluttet til", _reasons, stretch=True, width=40, least=16, tip=_reasons),
    ]  # fmt: skip


def _name(one: Month) -> str:
    return f"{MONTHS[one.last.month - 1]} {one.last.year}"


def _reasons(one: Month) -> str:
    return ", ".join(f"{reason or 'uden årsag'} {count(len(some))}" for reason, some in one.reasons)
