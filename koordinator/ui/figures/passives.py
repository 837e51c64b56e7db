"""The passive cases with their reasons; one without is asked for."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from koordinator.domain.figures.records import PassiveCase
from koordinator.domain.values.dates import short_date
from koordinator.ui.base.house import house
from koordinator.ui.base.labels import Label, row
from koordinator.ui.base.record_model import Column, RecordModel
from koordinator.ui.base.states import State
from koordinator.ui.base.table import DataTable
from koordinator.ui.base.text import count
from koordinator.ui.figures.breakdown import fit_rows

MISSING = "mangler årsag"
_NOW = "Årsager har ingen dato: Her står den, sagen har i dag. En streg er en sag, der ikke er passiv mere."
_RULE = "Enter åbner sagen, hvor årsagen kan rettes."


class Passives(QWidget):
    """A table of them; Enter opens the case's panel, where the reason is written."""

    opened = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self._day = date.min
        self._count = Label("", tone="text2")
        self._note = Label(_RULE, "small", "text3", wrap=True)
        self.model: RecordModel[PassiveCase] = RecordModel(self._columns(), lambda one: one.case_id)
        self.table = DataTable()
        self.table.setAccessibleName("Passive sager med årsag")
        self.table.setModel(self.model)
        self.table.opened.connect(lambda at: self.opened.emit(self.model.record(at).case_id))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(row([Label("Passive med årsag", "section"), self._count, None], spacing=10))
        column.addWidget(self.table)
        column.addWidget(self._note)
        house.changed.connect(self._fit)

    def show_cases(self, cases: Sequence[PassiveCase], day: date, today: date) -> None:
        """Shows these, as they have been passive up to a day; a reason is not dated, and is today's."""
        self._day = day
        now = "" if day == today else " i dag"
        missing = sum(one.missing for one in cases)
        self._count.setText(f"{count(len(cases))}, heraf {count(missing)} uden årsag{now}")
        self.model.retitle("reason", f"Årsag{now}")
        self._note.setText(_RULE if day == today else f"{_NOW} {_RULE}")
        self.model.set_records(cases)
        self._fit()

    def _fit(self) -> None:
        fit_rows(self.table, self.model.rowCount())

    def _columns(self) -> list[Column[PassiveCase]]:
        return [
            Column("citizen", "Borger", lambda one: one.citizen, strong=True, width=22, least=14),
            Column("worker", "Sagsbehandler", lambda one: one.caseworker or "–", width=18, yields=2),
            Column("since", "Passiv siden", lambda one: short_date(one.since), lambda one: one.since,
                   width=12, yields=1),
            Column("weeks", "Uger", lambda one: count(self._weeks(one)), self._weeks, True, width=6),
            Column("reason", "Årsag", _reason, state=_state, stretch=True, width=30, least=18, tip=_reason),
        ]  # fmt: skip

    def _weeks(self, one: PassiveCase) -> int:
        return max(0, (self._day - one.since).days // 7)


def _reason(one: PassiveCase) -> str:
    return one.reason or (MISSING if one.missing else "–")


def _state(one: PassiveCase) -> State | None:
    return State.OVER if one.missing else None
