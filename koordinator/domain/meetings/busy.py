"""Busy time from a calendar file: stretches of time, and nothing of what for."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import NamedTuple

from koordinator.domain.meetings.moments import to_local
from koordinator.domain.values.dates import long_date
from koordinator.domain.values.times import moment_words

# How far back and ahead a calendar file is read.
DAYS_BACK, DAYS_AHEAD = 31, 400


class Stretch(NamedTuple):
    """A stretch somebody is taken, in UTC; `all_day` is from local midnight to local midnight."""

    starts: datetime
    ends: datetime
    all_day: bool


class UnreadEvent(NamedTuple):
    """An event that could not be read: the line of the file it begins in, and why."""

    line: int
    reason: str


@dataclass(frozen=True, slots=True)
class BusyFile:
    """What a calendar file holds within a window: how many events, and the stretches by time.

    `free` counts the events that take no time: cancelled, shown as free, or without length.
    """

    events: int
    free: int
    stretches: tuple[Stretch, ...]
    unread: tuple[UnreadEvent, ...]


@dataclass(frozen=True, slots=True)
class BusyReport:
    """What reading a calendar file did or would do for a worker; `last` is the last day read."""

    worker_id: int
    worker: str
    first: date
    last: date
    events: int
    free: int
    stretches: tuple[Stretch, ...]
    unread: tuple[UnreadEvent, ...]
    created: int
    removed: int
    written: bool

    @property
    def unchanged(self) -> int:
        """How many stretches were there already."""
        return len(self.stretches) - self.created


@dataclass(frozen=True, slots=True)
class BusySourceLine:
    """The file a worker's busy time is read from, when it was read and how it stands now.

    `saved_at` is when the file that was read had been saved; `trouble` is a sentence or None.
    """

    worker_id: int
    worker: str
    path: str
    name: str
    read_at: datetime
    saved_at: datetime | None
    age: str
    stretches: int
    trouble: str | None


class Difference(NamedTuple):
    """What must be written so that the busy time kept is the busy time wanted."""

    add: tuple[Stretch, ...]
    remove: tuple[int, ...]


def window(today: date) -> tuple[date, date]:
    """The first and the last day that a calendar file is read for."""
    return today - timedelta(days=DAYS_BACK), today + timedelta(days=DAYS_AHEAD)


def difference(kept: Iterable[tuple[int, Stretch]], wanted: Iterable[Stretch]) -> Difference:
    """What to add and which rows to remove; a stretch that is kept twice is one too many."""
    missing = dict.fromkeys(wanted)
    remove = []
    for row_id, stretch in kept:
        if stretch in missing:
            del missing[stretch]
        else:
            remove.append(row_id)
    return Difference(tuple(missing), tuple(remove))


def stretch_words(stretch: Stretch) -> str:
    """mandag den 23. november 2026 kl. 9.00–11.30, or the days of a stretch of whole days."""
    if not stretch.all_day:
        return moment_words(stretch.starts, stretch.ends)
    first = to_local(stretch.starts).date()
    last = to_local(stretch.ends).date() - timedelta(days=1)
    return f"{long_date(first)}, hele dagen" if first == last else f"{long_date(first)} – {long_date(last)}"
