"""One's own meetings on the start page: today's and those of the next five working days."""

from collections.abc import Sequence
from datetime import date, timedelta
from itertools import groupby

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from koordinator.domain.meetings.kinds import STATE_NAMES, MeetingState
from koordinator.domain.meetings.moments import to_local
from koordinator.domain.meetings.records import Entry, MeetingRef
from koordinator.domain.values.dates import MONTHS, WEEKDAYS
from koordinator.domain.values.times import span
from koordinator.ui.base.buttons import Button
from koordinator.ui.base.focus import tab_in_place
from koordinator.ui.base.labels import Label, hairline, row

WORKING_DAYS = 5


class OwnMeetings(QWidget):
    """Day by day; each meeting has its agenda and its place in the calendar."""

    opened = Signal(object)
    paper_wanted = Signal(object)
    calendar_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.calendar = Button("Åbn kalender", "link")
        self.calendar.clicked.connect(self.calendar_wanted)
        self.buttons: list[Button] = []
        self._made: list[QWidget] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._column.addLayout(row([Label("Møder", "section"), None, self.calendar]))
        self._column.addSpacing(6)

    def show_entries(self, entries: Sequence[Entry], today: date) -> None:
        """Shows these instead of those before; the focus stays on the line it was on."""
        focused = next((n for n, button in enumerate(self.buttons) if button.hasFocus()), None)
        for widget in self._made:
            widget.hide()
            widget.deleteLater()
        self._made, self.buttons = [], []
        kept = [one for one in entries if one.state is not MeetingState.CANCELLED]
        ordered = sorted(kept, key=lambda one: (one.starts, one.ends, one.title))
        if not any(_day(one) == today for one in ordered):
            self._add(_heading("I dag", "ingen møder"))
        for day, held in groupby(ordered, key=_day):
            self._add(_heading(*_day_words(day, today)))
            for one in held:
                self._add(hairline())
                self._add(self._line(one, today))
        tab_in_place(self, [self.calendar, *self.buttons])
        if focused is not None and focused < len(self.buttons):
            self.buttons[focused].setFocus(Qt.FocusReason.OtherFocusReason)

    def _add(self, widget: QWidget) -> None:
        self._made.append(widget)
        self._column.addWidget(widget)

    def _line(self, one: Entry, today: date) -> QWidget:
        ref = MeetingRef(one.meeting_id, one.original)
        when = Label(span(one.starts, one.ends), "strong" if _day(one) == today else "body")
        when.setMinimumWidth(when.fontMetrics().horizontalAdvance("00.00–00.00") + 4)
        title = Button(one.citizen or one.title, "link")
        title.setAccessibleDescription(f"{one.type_name}, {when.text()}")
        title.clicked.connect(lambda: self.opened.emit(ref))
        paper = Button("Dagsorden", "link")
        paper.setAccessibleDescription(one.citizen or one.title)
        paper.clicked.connect(lambda: self.paper_wanted.emit(ref))
        self.buttons += [title, paper]
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(title, 0, Qt.AlignmentFlag.AlignLeft)
        words.addWidget(Label(_facts(one), "small", "text2", elide=True))
        whole = QWidget()
        line = QHBoxLayout(whole)
        line.setContentsMargins(0, 6, 0, 6)
        line.setSpacing(16)
        line.addWidget(when, 0, Qt.AlignmentFlag.AlignTop)
        line.addLayout(words, 1)
        line.addWidget(paper, 0, Qt.AlignmentFlag.AlignTop)
        return whole


def last_day(today: date) -> date:
    """The fifth working day after today."""
    day, left = today, WORKING_DAYS
    while left:
        day += timedelta(days=1)
        left -= day.weekday() < 5
    return day


def _facts(one: Entry) -> str:
    title = one.title if one.citizen and one.title not in (one.citizen, one.type_name) else ""
    state = "" if one.state is MeetingState.PLANNED else STATE_NAMES[one.state]
    others = one.type_name if one.citizen or one.title != one.type_name else ""
    return " · ".join(part for part in (others, title, one.place, state) if part)


def _day(one: Entry) -> date:
    return to_local(one.starts).date()


def _day_words(day: date, today: date) -> tuple[str, str]:
    if day == today:
        return "I dag", ""
    week = "" if day.isocalendar().week == today.isocalendar().week else f"uge {day.isocalendar().week}"
    return f"{WEEKDAYS[day.weekday()].capitalize()} den {day.day}. {MONTHS[day.month - 1]}", week


def _heading(title: str, beside: str) -> QWidget:
    whole = QWidget()
    line = row([Label(title, "strong"), Label(beside, "small", "text2"), None])
    line.setContentsMargins(0, 10, 0, 4)
    whole.setLayout(line)
    return whole
