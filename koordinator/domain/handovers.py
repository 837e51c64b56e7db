"""Changes of caseworker, and until when their meeting is to be held."""

from collections.abc import Callable
from datetime import date, datetime, timedelta
from typing import NamedTuple

from koordinator.domain.periods import day_before

MEETING_TYPE = "overdragelse"
RULE = "handover_after_change"  # which rule of the rulebook says how soon the meeting is to be held
USUAL = 14  # days, where that rule is not in force


class HandoverLine(NamedTuple):
    """One change of caseworker; the meeting's times are None where none is booked, or it was cancelled."""

    handover_id: int
    case_id: int
    from_id: int | None
    from_worker: str | None
    to_id: int
    to_worker: str
    day: date
    reason: str
    meeting_id: int | None
    meeting_starts: datetime | None
    meeting_ends: datetime | None
    meeting_place: str | None


def last_meeting_day(day: date, days: int, is_workday: Callable[[date], bool]) -> date:
    """The last working day within so many days of the change."""
    last = day + timedelta(days=days)
    while last > day and not is_workday(last):
        last = day_before(last)
    return last
