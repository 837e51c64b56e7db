"""One's own meetings on the start page: today's and those of the next five working days."""

from collections.abc import Callable, Sequence
from datetime import date, datetime, timedelta
from itertools import groupby

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from koordinator.domain.meetings.kinds import MeetingState
from koordinator.domain.meetings.moments import to_local
from koordinator.domain.meetings.records import Entry, MeetingRef
from koordinator.domain.values.dates import MONTHS, WEEKDAYS
from koordinator.ui.base.buttons import Button
from koordinator.ui.base.focus import tab_in_place
from koordinator.ui.base.labels import Label, hairline, row
from koordinator.ui.base.pile import Pile
from koordinator.ui.today.meeting_lines import MeetingLine, NextMeeting

WORKING_DAYS = 5


class OwnMeetings(QWidget):
    """Day by day; each meeting opens in the calendar, and has its agenda and its case beside it."""

    opened = Signal(object)
    paper_wanted = Signal(object)
    case_wanted = Signal(int)
    calendar_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.calendar = Button("Åbn kalender", "link")
        self.calendar.clicked.connect(self.calendar_wanted)
        self.buttons: list[QWidget] = []
        self._parts: list[QWidget] = []
        self._pile = Pile()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addLayout(row([Label("Møder", "section"), None, self.calendar]))
        column.addWidget(self._pile)

    def show_entries(self, entries: Sequence[Entry], today: date, now: datetime | None = None) -> None:
        """Shows these instead of those before; the focus stays on the line it was on.

        With the time given, the next meeting of today stands out.
        """
        focused = next((n for n, button in enumerate(self.buttons) if button.hasFocus()), None)
        self._parts, self.buttons = [], []
        kept = [one for one in entries if one.state is not MeetingState.CANCELLED]
        ordered = sorted(kept, key=lambda one: (one.starts, one.ends, one.title))
        soon = next_today(ordered, now) if now is not None else None
        if not any(_day(one) == today for one in ordered):
            self._parts.append(_heading("I dag", "ingen møder"))
        said: set[int] = {today.isocalendar().week}
        for day, held in groupby(ordered, key=_day):
            self._parts.append(_heading(*_day_words(day, today, said)))
            self._add_day(list(held), day == today, soon, now)
        self._pile.renew(self._parts)
        tab_in_place(self, [self.calendar, *self.buttons])
        if focused is not None and focused < len(self.buttons):
            self.buttons[focused].setFocus(Qt.FocusReason.OtherFocusReason)

    def _add_day(self, held: list[Entry], today: bool, soon: Entry | None, now: datetime | None) -> None:
        ruled = False  # no rule beside the tint of the next meeting
        for number, one in enumerate(held):
            line: MeetingLine
            if now is not None and one is soon:
                line, ruled = NextMeeting(one, now), False
            else:
                if ruled or number == 0:
                    self._parts.append(hairline())
                line, ruled = MeetingLine(one, today=today), True
            ref = MeetingRef(one.meeting_id, one.original)
            line.title.clicked.connect(lambda _=False, ref=ref: self.opened.emit(ref))
            line.paper.clicked.connect(lambda _=False, ref=ref: self.paper_wanted.emit(ref))
            if line.case is not None:
                line.case.clicked.connect(lambda _=False, one=one: self.case_wanted.emit(one.case_id))
            self.buttons += line.stops
            self._parts.append(line)


def next_today(entries: Sequence[Entry], now: datetime) -> Entry | None:
    """The meeting of the day that runs or comes next."""
    day = to_local(now).date()
    return next((one for one in entries if _day(one) == day and one.ends > now), None)


def last_day(today: date, works: Callable[[date], bool]) -> date:
    """The fifth working day after today, by what counts as one."""
    day, left = today, WORKING_DAYS
    while left:
        day += timedelta(days=1)
        left -= works(day)
    return day


def _day(one: Entry) -> date:
    return to_local(one.starts).date()


def _day_words(day: date, today: date, said: set[int]) -> tuple[str, str]:
    """The day, and the week where it is the first day of another one."""
    if day == today:
        return "I dag", ""
    number = day.isocalendar().week
    week = "" if number in said else f"uge {number}"
    said.add(number)
    return f"{WEEKDAYS[day.weekday()].capitalize()} den {day.day}. {MONTHS[day.month - 1]}", week


def _heading(title: str, beside: str) -> QWidget:
    whole = QWidget()
    line = row([Label(title, "strong"), Label(beside, "small", "text2"), None])
    line.setContentsMargins(0, 10, 0, 4)
    whole.setLayout(line)
    return whole
