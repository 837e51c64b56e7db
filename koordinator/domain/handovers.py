"""Changes of caseworker, when their meeting is to be held, and what becomes of those planned before."""

from collections.abc import Callable, Sequence
from datetime import date, datetime, timedelta
from typing import NamedTuple

from koordinator.domain.meetings.records import MeetingRef
from koordinator.domain.periods import day_before
from koordinator.domain.values.times import moment_words

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


class MeetingShift(NamedTuple):
    """A planned meeting about a case that changes hands: the new caseworker takes the former one's seat.

    `why_not` says why the former one keeps it. Of a series the meeting is the first one from the day on, with
    those that follow, and `rule` says in words how it comes again.
    """

    ref: MeetingRef
    title: str
    starts: datetime
    ends: datetime
    rule: str = ""
    why_not: str = ""

    @property
    def words(self) -> str:
        """The meeting by its title and its time."""
        when = moment_words(self.starts, self.ends)
        return f"»{self.title}« fra {when} ({self.rule})" if self.rule else f"»{self.title}« {when}"


def shift_sentences(shifts: Sequence[MeetingShift], giver: str, taker: str) -> tuple[str, ...]:
    """Which seats the new caseworker takes; then each meeting the former one keeps, with the reason."""
    taken = [one.words for one in shifts if not one.why_not]
    found = [f"{one.words} bliver hos {giver}: {one.why_not}" for one in shifts if one.why_not]
    if len(taken) == 1:
        return (f"{taker} overtager pladsen i {taken[0]}.", *found)
    if taken:
        return (f"{taker} overtager pladsen i {len(taken)} møder: {'; '.join(taken)}.", *found)
    return tuple(found)
