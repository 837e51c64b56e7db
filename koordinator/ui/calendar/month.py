"""What the month shows of each day: meetings and busy time by time, and what holds for the whole day."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from typing import NamedTuple

from koordinator.domain.meetings.records import Busy, Entry
from koordinator.domain.values.dates import long_date
from koordinator.domain.values.times import clock
from koordinator.services.meetings.calendar import CalendarView
from koordinator.ui.calendar import words
from koordinator.ui.calendar.blocks import Told, day_bars
from koordinator.ui.calendar.layout import Box, days_between, monday, parts

WEEK = 7


class Item(NamedTuple):
    """One line of a day; without a meeting it is busy time or an absence."""

    time: str
    text: str
    entry: Entry | None
    sentence: str


class Day(NamedTuple):
    """One day with its lines, the whole day's first."""

    day: date
    holiday: str
    items: tuple[Item, ...]

    @property
    def sentence(self) -> str:
        """The day as it is read aloud."""
        meetings = [item for item in self.items if item.entry is not None]
        parts_ = [long_date(self.day), *([self.holiday] if self.holiday else [])]
        parts_.append(words.meetings_word(len(meetings)) if meetings else "ingen møder")
        return ", ".join(parts_ + [f"{item.time} {item.text}".strip() for item in self.items])


def weeks_of(day: date) -> list[date]:
    """All days of the weeks a month touches."""
    first = day.replace(day=1)
    following = (first + timedelta(days=31)).replace(day=1)
    last = monday(following - timedelta(days=1)) + timedelta(days=WEEK - 1)
    return days_between(monday(first), last)


def month_days(view: CalendarView, days: Sequence[date], told: Told) -> list[Day]:
    """Each day with its lines."""
    numbers = {day: number for number, day in enumerate(days)}
    timed: list[list[tuple[datetime, Item]]] = [[] for _ in days]
    whole: list[list[Item]] = [[] for _ in days]
    dated: list[Entry | Busy] = [*view.entries, *(busy for busy in view.busy if not busy.all_day)]
    for one in dated:
        for at, (day, _) in enumerate(parts(one.starts, one.ends)):
            if day in numbers:
                time = clock(one.starts) if at == 0 else ""
                timed[numbers[day]].append((one.starts, _item(time, one, told)))
    for bar in day_bars(view, days, told):
        if bar.kind != "holiday":
            for number in range(bar.first, bar.last + 1):
                whole[number].append(Item("", bar.text, None, bar.text))
    return [
        Day(
            day,
            view.holidays.get(day, ""),
            tuple(whole[n] + [item for _, item in sorted(timed[n], key=_time)]),
        )
        for n, day in enumerate(days)
    ]


def _item(time: str, one: Entry | Busy, told: Told) -> Item:
    if isinstance(one, Entry):
        return Item(time, words.head(one), one, words.sentence(one))
    name = told.names.get(one.worker_id, "")
    text = f"Optaget · {name}" if name else "Optaget"
    return Item(time, text, None, f"{text} kl. {time}" if time else text)


def _time(pair: tuple[datetime, Item]) -> tuple[datetime, bool, str]:
    starts, item = pair
    return starts, item.entry is None, item.text


class MonthGrid(NamedTuple):
    """Weeks under each other right of their numbers; all lengths in pixels."""

    weeks: int
    left: int
    top: int
    width: int
    height: int

    def cell(self, number: int) -> Box:
        """Where a day lies."""
        week, day = divmod(number, WEEK)
        left = self.left + (self.width - self.left) * day // WEEK
        right = self.left + (self.width - self.left) * (day + 1) // WEEK
        top = self.top + (self.height - self.top) * week // self.weeks
        bottom = self.top + (self.height - self.top) * (week + 1) // self.weeks
        return Box(left, top, right - left, bottom - top)

    def number_at(self, x: int, y: int) -> int | None:
        """The day at a point, or None."""
        for number in range(self.weeks * WEEK):
            cell = self.cell(number)
            if cell.x <= x < cell.x + cell.width and cell.y <= y < cell.y + cell.height:
                return number
        return None

    def week_at(self, x: int, y: int) -> int | None:
        """The week whose number stands at a point, or None."""
        number = self.number_at(self.left, y)
        return number // WEEK if number is not None and 0 <= x < self.left else None
