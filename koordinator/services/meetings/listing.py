"""Meetings as a plain list, and the meeting somebody means by a number or by `next`."""

from datetime import UTC, date, datetime, timedelta
from typing import NamedTuple

from koordinator.db.queries import meeting_list as queries
from koordinator.domain.meetings.kinds import NETWORK, MeetingState
from koordinator.domain.meetings.moments import ZONE, to_local, to_utc
from koordinator.domain.meetings.records import Entry, MeetingRef
from koordinator.domain.meetings.series import Series
from koordinator.errors import Refused
from koordinator.services.desk import Desk
from koordinator.services.meetings import calendar

_UNKNOWN = "Der er intet møde med det nummer."
_NO_MORE = "Rækken har ikke flere møder."
_MOST_CANCELLED = 100  # occurrences in a row that are looked past


class ListedMeeting(NamedTuple):
    """One line of the list; `chair` is empty where nobody leads."""

    entry: Entry
    case_number: str | None
    chair: str


def listed(desk: Desk, first: date, last: date) -> list[ListedMeeting]:
    """What takes place from one day to another, both included; cancelled meetings do not."""
    found = [one for one in calendar.entries(desk, first, last) if one.state is not MeetingState.CANCELLED]
    with desk.read() as session:
        chairs = queries.chairs(session, {one.meeting_id for one in found})
        numbers = queries.case_numbers(session, {one.case_id for one in found if one.case_id is not None})
    return [
        ListedMeeting(one, numbers.get(one.case_id or 0), chairs.get(one.meeting_id, "")) for one in found
    ]


def moment_of(desk: Desk) -> datetime:
    """Now by the clock, on the day the desk works in."""
    return to_utc(datetime.combine(desk.today(), to_local(datetime.now(UTC)).time()))


def next_network_meeting(desk: Desk, now: datetime) -> MeetingRef:
    """The first network meeting from a moment on; Refused when none is planned."""
    found = calendar.next_of_type(desk, NETWORK, now)
    if found is None:
        raise Refused("Der er ikke planlagt noget netværksmøde.")
    return found


def numbered(desk: Desk, meeting_id: int, now: datetime) -> MeetingRef:
    """The meeting with a number, and of a series its next occurrence; Refused when there is none."""
    try:
        card = calendar.card(desk, MeetingRef(meeting_id))
    except Refused:
        raise Refused(_UNKNOWN) from None
    if card.entry.original is None or card.rule is None:
        return MeetingRef(meeting_id)
    series = Series(card.rule, card.entry.starts, card.entry.ends, ZONE)
    moment = now - series.length
    for _ in range(_MOST_CANCELLED):
        start = series.first_from(moment)
        if start is None:
            break
        ref = MeetingRef(meeting_id, start)
        entry = calendar.card(desk, ref).entry
        if entry.state is not MeetingState.CANCELLED and entry.ends > now:
            return ref
        moment = start + timedelta(seconds=1)
    raise Refused(_NO_MORE)
