"""One step of a case's history: the action, who and when, and what it changed."""

from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from koordinator.domain.case_history import FieldChange, HistoryStep, RowChange
from koordinator.domain.values.dates import WEEKDAYS, day_and_month
from koordinator.domain.values.times import clock
from koordinator.ui.base.buttons import Button
from koordinator.ui.base.house import house
from koordinator.ui.base.labels import Label, hairline, row
from koordinator.ui.base.text import count, plain_tip

_MOST_ROWS = 5
_LONGEST = 160


class StepView(QWidget):
    """Long steps show their beginning until one asks for all."""

    wanted_back = Signal(object)

    def __init__(self, step: HistoryStep, today: date, *, new_day: bool) -> None:
        super().__init__()
        self.step = step
        self.back = Button("Sæt tilbage", small=True)
        self.back.setAccessibleDescription(f"{step.label}, {step.who}")
        if not step.restorable:  # never shown before it has its place: it would be a window of its own
            self.back.hide()
        self.back.setEnabled(step.restorable)
        self.back.clicked.connect(lambda: self.wanted_back.emit(self.step))
        self._all = Button("", "link", "chevron-down")
        self._all.clicked.connect(self._show_all)
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(12)
        self._grid.setVerticalSpacing(2)
        self._grid.setColumnStretch(1, 1)
        self._fill(step.rows[:_MOST_ROWS])
        self._lay_out(today, new_day)

    def _lay_out(self, today: date, new_day: bool) -> None:
        step = self.step
        said = [Label(step.label, "medium", "text2" if step.state else "text", wrap=True)]
        facts = " · ".join(part for part in (f"kl. {clock(step.at)}", step.who, step.state) if part)
        words = QVBoxLayout()
        words.setSpacing(1)
        words.addWidget(said[0])
        words.addWidget(Label(facts, "small", "text2", elide=True))
        words.addSpacing(4)
        words.addLayout(self._grid)
        left = len(step.rows) - _MOST_ROWS
        if left <= 0:
            self._all.hide()
        self._all.set_text(f"Vis {count(left)} mere" if left == 1 else f"Vis {count(left)} flere")
        words.addLayout(row([self._all, None]))
        line = QHBoxLayout()
        line.setContentsMargins(0, 10, 0, 10)
        line.setSpacing(16)
        line.addLayout(words, 1)
        line.addWidget(self.back, 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        if new_day:
            head = Label(_day(step.at.date(), today), "strong")
            head.setContentsMargins(0, 12, 0, 6)
            column.addWidget(head)
        column.addWidget(hairline())
        column.addLayout(line)

    def _show_all(self) -> None:
        self._all.hide()
        self._fill(self.step.rows[_MOST_ROWS:])

    def _fill(self, rows: tuple[RowChange, ...]) -> None:
        for one in rows:
            at = self._grid.rowCount()
            what = Label(f"{one.what} – {one.verb}", "small_strong", "text2", wrap=True)
            self._grid.addWidget(what, at, 0, 1, 2)
            for field in one.fields:
                self._field(field)

    def _field(self, field: FieldChange) -> None:
        at = self._grid.rowCount()
        name = Label(field.label, "small", "text2")
        name.setMinimumWidth(house.px(120))
        name.setContentsMargins(12, 0, 0, 0)
        said = Label(_told(field), "small", wrap=True)
        plain_tip(said, f"Før: {field.before or 'intet'} Efter: {field.after or 'intet'}")
        self._grid.addWidget(name, at, 0, Qt.AlignmentFlag.AlignTop)
        self._grid.addWidget(said, at, 1)


def _told(field: FieldChange) -> str:
    """The value, or from what to what."""
    before, after = _short(field.before), _short(field.after)
    if not before:
        return after
    return f"{before} → {after or 'intet'}"


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= _LONGEST else f"{line[:_LONGEST].rstrip()} …"


def _day(day: date, today: date) -> str:
    if day == today:
        return "I dag"
    year = f" {day.year}" if day.year != today.year else ""
    words = f"{WEEKDAYS[day.weekday()]} den {day_and_month(day)}{year}"
    return words[:1].upper() + words[1:]
