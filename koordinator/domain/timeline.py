"""A course as a line of time: what happened and is agreed, how it lies on a scale, and in which lane."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime, timedelta
from decimal import Decimal
from enum import StrEnum
from typing import NamedTuple

from koordinator.domain.values.dates import MONTHS_SHORT, day_month
from koordinator.domain.values.numbers import format_hours

_SHORTEST, _LONGEST = 28, 366 * 12
_AROUND = timedelta(days=30)


class Kind(StrEnum):
    """What stands on the timeline."""

    MEETING = "meeting"
    TALK = "talk"
    INTERVENTION = "intervention"
    PLACEMENT = "placement"
    PAID_HOURS = "paid_hours"
    JOB_PLAN = "job_plan"
    CV = "cv"
    MILESTONE = "milestone"
    WHEEL = "wheel"
    NOTE = "note"
    STATUS_NOTE = "status_note"
    PAPER = "paper"
    WORKER = "worker"
    CONSULTANT = "consultant"
    START = "start"
    END = "end"


class Group(StrEnum):
    """What the list of everything can be narrowed to."""

    ALL = "all"
    MEETINGS = "meetings"
    NOTES = "notes"
    JOB = "job"
    PAPERS = "papers"


GROUP_NAMES = {
    Group.ALL: "Alt",
    Group.MEETINGS: "Møder",
    Group.NOTES: "Notater",
    Group.JOB: "Job & praktik",
    Group.PAPERS: "Papirer",
}
_GROUPS = {
    Kind.MEETING: Group.MEETINGS,
    Kind.TALK: Group.MEETINGS,
    Kind.NOTE: Group.NOTES,
    Kind.STATUS_NOTE: Group.NOTES,
    Kind.PLACEMENT: Group.JOB,
    Kind.PAID_HOURS: Group.JOB,
    Kind.JOB_PLAN: Group.JOB,
    Kind.CV: Group.JOB,
    Kind.PAPER: Group.PAPERS,
}


class Happening(NamedTuple):
    """One thing of a course: on a day, or from day to day (`lasting`) with open sides None.

    `at` and `original` are a meeting's; `value` is the wheel's mean or the hours a week; `off` is a meeting
    that is cancelled.
    """

    kind: Kind
    row_id: int
    starts: date | None
    ends: date | None
    title: str
    detail: str = ""
    value: Decimal | None = None
    lasting: bool = False
    at: datetime | None = None
    original: datetime | None = None
    off: bool = False

    @property
    def day(self) -> date | None:
        """The day it stands at in a list."""
        return self.starts or self.ends


class Course(NamedTuple):
    """A case's main goal, its days and everything on it; `last` is only expected until the case is `over`."""

    goal: str | None
    first: date
    last: date | None
    over: bool
    happenings: tuple[Happening, ...]


class Window(NamedTuple):
    """The stretch of days in sight."""

    first: date
    days: int

    @property
    def last(self) -> date:
        """The last day in sight."""
        return self.first + timedelta(days=self.days - 1)

    def place(self, day: date) -> float:
        """Where a day begins: 0 is the left edge, 1 the right one."""
        return (day - self.first).days / self.days

    def moved(self, days: int) -> "Window":
        """The same stretch later, or earlier."""
        return self._replace(first=_shifted(self.first, days))

    def zoomed(self, factor: float, at: float = 0.5) -> "Window":
        """More or fewer days, with the day at a place staying where it is."""
        days = max(_SHORTEST, min(_LONGEST, round(self.days * factor)))
        return Window(_shifted(self.first, round((self.days - days) * at)), days)


def _shifted(day: date, days: int) -> date:
    """A day so many days later, within the calendar."""
    number = day.toordinal() + days
    return date.fromordinal(max(date(1900, 1, 1).toordinal(), min(number, date(2190, 1, 1).toordinal())))


def around(today: date, days: int) -> Window:
    """A stretch with today three quarters of the way."""
    return Window(_shifted(today, -round(days * 0.72)), days)


def whole(course: Course, today: date) -> Window:
    """From a little before the course to a little after what is known of it."""
    days = [one.ends or one.starts for one in course.happenings if one.kind is not Kind.CV]
    last = max([today, course.last or today, *(day for day in days if day and day.year < 2190)])
    first = min(course.first, today) - _AROUND / 3
    return Window(first, max(_SHORTEST, (last + _AROUND - first).days))


class Tick(NamedTuple):
    """A line of the scale: the day it stands at, its words, and whether it begins a year."""

    day: date
    words: str
    strong: bool


def ticks(window: Window, weeks: int, months: int) -> list[Tick]:
    """The lines of the scale: weeks where so many have room, else so many months, quarters or years."""
    if window.days / 7 <= weeks:
        monday = window.first + timedelta(days=-window.first.weekday() % 7)
        count = (window.last - monday).days // 7 + 1
        days = [monday + timedelta(days=7 * number) for number in range(count)]
        return [Tick(day, day_month(day), strong=False) for day in days]
    for step in (1, 3, 6, 12, 24, 60, 120):
        if window.days / 30.4 / step <= months:
            break
    return [Tick(day, _month(day), strong=day.month == 1) for day in _months(window, step)]


def _month(day: date) -> str:
    return str(day.year) if day.month == 1 else MONTHS_SHORT[day.month - 1]


def _months(window: Window, step: int) -> list[date]:
    """The first of every so many months, counted from January."""
    number = window.first.year * 12 + window.first.month - 1
    end = window.last.year * 12 + window.last.month
    firsts = (date(at // 12, at % 12 + 1, 1) for at in range(-(-number // step) * step, end, step))
    return [day for day in firsts if window.first <= day <= window.last]


def lanes(spans: Sequence[tuple[float, float]]) -> list[int]:
    """A lane for each span, the uppermost that is free, so that no two in a lane share a place."""
    order = sorted(range(len(spans)), key=lambda number: (spans[number][0], -spans[number][1], number))
    ends: list[float] = []
    found = [0] * len(spans)
    for number in order:
        starts, until = spans[number]
        lane = next((at for at, end in enumerate(ends) if end <= starts), len(ends))
        if lane == len(ends):
            ends.append(until)
        else:
            ends[lane] = until
        found[number] = lane
    return found


def listed(happenings: Iterable[Happening], group: Group, today: date) -> list[Happening]:
    """The list of everything in a group, the newest first; of a series to come only its next meeting."""
    found: list[Happening] = []
    seen: set[int] = set()
    dated = [one for one in happenings if one.day is not None]
    for one in sorted(dated, key=_order):
        if group is not Group.ALL and _GROUPS.get(one.kind) is not group:
            continue
        if one.original is not None and (one.day or today) > today:
            if one.row_id in seen:
                continue
            seen.add(one.row_id)
        found.append(one)
    return found[::-1]


def _order(one: Happening) -> tuple[date, float, str, int]:
    return (one.day or date.min, one.at.timestamp() if one.at else 0.0, one.kind.value, one.row_id)


def job_track(happenings: Iterable[Happening], today: date) -> str:
    """Where the course stands towards work, and what comes after, in one line."""
    ways = [
        one for one in happenings if one.kind in (Kind.PLACEMENT, Kind.PAID_HOURS) and not _backwards(one)
    ]
    now = [one for one in ways if _began(one, today) and (one.ends is None or one.ends >= today)]
    later = sorted(
        (one for one in ways if one.starts is not None and one.starts > today),
        key=lambda one: one.starts or today,
    )
    if not now:
        if not later:
            past = [one.ends for one in ways if one.ends is not None]
            return (
                f"Intet i gang – det seneste sluttede {_dated(max(past), today)}"
                if past
                else "Intet i gang endnu"
            )
        return f"Intet i gang – {_small(_way(later[0]))} fra {_dated(later[0].starts, today)}"
    now.sort(key=lambda one: (one.kind is not Kind.PAID_HOURS, one.ends or date.max))
    said = " og ".join(_way(one) if number == 0 else _small(_way(one)) for number, one in enumerate(now[:2]))
    ends = [one.ends for one in now if one.ends is not None]
    if len(ends) < len(now):
        return f"{said} uden slutdato" if not later else f"{said} – {_next(later[0], today)}"
    then = _next(later[0], today) if later else "intet aftalt derefter"
    return f"{said} til {_dated(max(ends), today)} – {then}"


def _next(one: Happening, today: date) -> str:
    return f"derefter {_small(_way(one))} fra {_dated(one.starts, today)}"


def _way(one: Happening) -> str:
    if one.kind is Kind.PAID_HOURS and one.value is not None:
        return f"{format_hours(one.value)} lønnede timer om ugen"
    return one.title


def _small(words: str) -> str:
    return words[:1].lower() + words[1:]


def _dated(day: date | None, today: date) -> str:
    if day is None:
        return ""
    return day_month(day) if abs((day - today).days) < 300 else f"{day_month(day)} {day.year}"


def _began(one: Happening, today: date) -> bool:
    return one.starts is None or one.starts <= today


def _backwards(one: Happening) -> bool:
    return one.starts is not None and one.ends is not None and one.ends < one.starts
