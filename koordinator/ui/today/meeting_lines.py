"""A meeting as a line of the start page; the next one of today stands out."""

from datetime import datetime, timedelta

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from koordinator.domain.meetings.kinds import STATE_NAMES, MeetingState
from koordinator.domain.meetings.moments import to_local
from koordinator.domain.meetings.records import Entry
from koordinator.domain.values.times import clock, span
from koordinator.domain.values.words import counted
from koordinator.ui.base.buttons import Button, IconButton
from koordinator.ui.base.fonts import mark
from koordinator.ui.base.house import house
from koordinator.ui.base.labels import Icon, Label, row
from koordinator.ui.base.text import plain_tip
from koordinator.ui.today.names import name_link

_MINUTE = timedelta(minutes=1)
_TIMES = "00.00–00.00"


class MeetingLine(QFrame):
    """When, who and where; today's has words to press, a later one icons."""

    def __init__(self, one: Entry, *, today: bool) -> None:
        super().__init__()
        self.one, self.today = one, today
        self.title = name_link(one.citizen or one.title)
        self.title.setAccessibleDescription(f"{one.type_name}, {span(one.starts, one.ends)}")
        self.paper = self._press("Dagsorden", "list")
        self.case = self._press("Åbn sag", "folder-open") if one.case_id is not None else None
        self._lay_out()

    @property
    def stops(self) -> list[QWidget]:
        """Where Tab stops, in order."""
        return [self.title, self.paper, *([self.case] if self.case is not None else [])]

    def _press(self, words: str, icon: str) -> Button | IconButton:
        made = Button(words, "link") if self.today else IconButton(icon, words, small=True)
        made.setAccessibleDescription(self.one.citizen or self.one.title)
        return made

    def _lay_out(self) -> None:
        one, today = self.one, self.today
        when = Label(span(one.starts, one.ends), "strong" if today else "body", "text" if today else "text2")
        when.setMinimumWidth(when.fontMetrics().horizontalAdvance(_TIMES) + 4)
        facts = Label(_facts(one), "small", "text2", elide=True)
        plain_tip(facts, _facts(one))
        words: QVBoxLayout | QHBoxLayout
        if today:
            words = QVBoxLayout()
            words.setSpacing(0)
            words.addWidget(self.title, 0, Qt.AlignmentFlag.AlignLeft)
            words.addWidget(facts)
        else:
            words = QHBoxLayout()
            words.setSpacing(5)
            words.addWidget(self.title)
            words.addWidget(facts, 1)
        self._beside(when, words, (0, 6, 0, 6) if today else (0, 2, 0, 2))

    def _beside(self, when: QWidget, words: QVBoxLayout | QHBoxLayout, margins: tuple[int, ...]) -> None:
        line = QHBoxLayout(self)
        line.setContentsMargins(*margins)
        line.setSpacing(12)
        line.addWidget(when)
        line.addLayout(words, 1)
        for button in self.stops[1:]:
            line.addWidget(button)


class NextMeeting(MeetingLine):
    """The meeting that runs or comes next today, with how long there is to it."""

    def __init__(self, one: Entry, now: datetime) -> None:
        self.now = now
        super().__init__(one, today=True)

    def _press(self, words: str, icon: str) -> Button | IconButton:
        if icon != "list":
            return super()._press(words, icon)
        made = Button(words, "filled", small=True)
        made.setAccessibleDescription(self.one.citizen or self.one.title)
        return made

    def _lay_out(self) -> None:
        one = self.one
        mark(self, "banner", "info")
        begins, ends = Label(clock(to_local(one.starts)), "section"), f"til {clock(to_local(one.ends))}"
        times = QWidget()
        column = QVBoxLayout(times)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(begins)
        column.addWidget(Label(ends, "small", "text2"))
        times.setMinimumWidth(house.metrics("strong").horizontalAdvance(_TIMES) + 4)
        facts = Label(_facts(one), "small", "text2", elide=True)
        plain_tip(facts, _facts(one))
        words = QVBoxLayout()
        words.setSpacing(1)
        words.addWidget(self.title, 0, Qt.AlignmentFlag.AlignLeft)
        words.addWidget(facts)
        until = row(
            [Icon("clock", "accent", 14), Label(until_words(one, self.now), "strong", "accent"), None]
        )
        until.setSpacing(6)
        words.addLayout(until)
        self._beside(times, words, (12, 12, 12, 12))


def until_words(one: Entry, now: datetime) -> str:
    """om 18 minutter; om 2 timer og 5 minutter; er i gang."""
    if one.starts <= now:
        return "er i gang"
    minutes = -(-(one.starts - now) // _MINUTE)
    hours, minutes = divmod(minutes, 60)
    said = [counted(hours, "time", "timer")] if hours else []
    if minutes:
        said.append(counted(minutes, "minut", "minutter"))
    return "om " + " og ".join(said)


def _facts(one: Entry) -> str:
    title = one.title if one.citizen and one.title not in (one.citizen, one.type_name) else ""
    state = "" if one.state is MeetingState.PLANNED else STATE_NAMES[one.state]
    others = one.type_name if one.citizen or one.title != one.type_name else ""
    return " · ".join(part for part in (others, title, one.place, state) if part)
