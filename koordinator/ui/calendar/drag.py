"""A drag in the calendar: making a meeting, moving one, or drawing at one of its edges."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from enum import StrEnum

from koordinator.domain.meetings.kinds import MeetingState
from koordinator.domain.meetings.records import Entry
from koordinator.ui.calendar.layout import DAY, SNAP, day_of, later, length, minute_of, moment_at

MOVABLE = frozenset({MeetingState.DRAFT, MeetingState.PLANNED})


class Grip(StrEnum):
    """What the mouse has taken hold of."""

    EMPTY = "empty"
    WHOLE = "whole"
    TOP = "top"
    BOTTOM = "bottom"


@dataclass(frozen=True, slots=True)
class Drag:
    """From where it began; the answer follows from where the mouse is now."""

    grip: Grip
    day: date
    minute: int
    entry: Entry | None = None

    def times(self, day: date, minute: int) -> tuple[datetime, datetime]:
        """Start and end if the mouse were let go at a quarter of a day."""
        if self.entry is None:
            first, last = sorted((self.minute, minute))
            first = min(first, DAY - SNAP)
            return moment_at(self.day, first), moment_at(self.day, max(last, first + SNAP))
        if self.grip is Grip.WHOLE:
            return moved(self.entry, (day - self.day).days, minute - self.minute)
        starts, ends = self.entry.starts, self.entry.ends
        if self.grip is Grip.TOP:
            latest = later(ends, timedelta(minutes=-SNAP))
            return min(moment_at(day_of(starts), minute), latest, key=_utc), ends
        return starts, max(moment_at(self.day, minute), later(starts, timedelta(minutes=SNAP)), key=_utc)


def moved(entry: Entry, days: int, minutes: int) -> tuple[datetime, datetime]:
    """A meeting moved on the wall clock, as long as it was in real time."""
    minute = max(0, min(DAY - SNAP, minute_of(entry.starts) + minutes))
    starts = moment_at(day_of(entry.starts) + timedelta(days=days), minute)
    return starts, later(starts, length(entry.starts, entry.ends))


def lengthened(entry: Entry, minutes: int) -> tuple[datetime, datetime]:
    """A meeting that ends later or, with fewer minutes, earlier; a quarter of an hour is left of it."""
    ends = later(entry.ends, timedelta(minutes=minutes))
    return entry.starts, max(ends, later(entry.starts, timedelta(minutes=SNAP)), key=_utc)


def may_move(entry: Entry) -> bool:
    """Whether a meeting may still get another time."""
    return entry.state in MOVABLE


def _utc(moment: datetime) -> datetime:
    """Moments of one zone would be compared by the wall clock, where an hour comes twice."""
    return moment.astimezone(UTC)
