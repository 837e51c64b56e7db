"""Booking: what a wanted time clashes with, and the times at which people can meet."""

from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta

from koordinator.db.meeting_tables import Meeting, Participant
from koordinator.db.queries import engagements as queries
from koordinator.db.queries.meetings import LONGEST
from koordinator.db.store import Session, Transaction
from koordinator.domain.meetings.clashes import FoundTime, Wanted, find_clashes, free_times
from koordinator.domain.meetings.kinds import NOT_THERE, MeetingState
from koordinator.domain.meetings.moments import ZONE, local, window
from koordinator.domain.meetings.records import Clash, MeetingRef, Person
from koordinator.domain.meetings.series import Series, settled
from koordinator.errors import Refused
from koordinator.services.desk import Desk
from koordinator.services.meetings.engagements import engagements

AHEAD = timedelta(days=366)  # how far a series is looked through for clashes
KEPT = "Beholdt bevidst"
_LONGEST_SEARCH = 92


class ClashFound(Refused):
    """The time clashes with something, and nobody has said that it is kept all the same."""

    def __init__(self, clashes: Sequence[Clash]) -> None:
        super().__init__(" ".join(clash.sentence for clash in clashes[:3]))
        self.clashes = tuple(clashes)


def clashes(
    desk: Desk,
    people: Sequence[Person],
    starts: datetime,
    ends: datetime,
    *,
    rule: str | None = None,
    but: MeetingRef | None = None,
) -> list[Clash]:
    """What a time (or a series) clashes with for these people; `but` is the meeting that is being moved."""
    if ends.astimezone(UTC) <= starts.astimezone(UTC):
        return []
    series = Series(rule, starts.astimezone(UTC), ends.astimezone(UTC), ZONE) if rule else None
    with desk.read() as session:
        if but is not None and rule is not None:
            but = but._replace(original=None)  # the series is planned anew as a whole
        wanted = _wanted(session, desk.today(), settled(series) if series else None, starts, ends, but)
        return _found(session, people, wanted, but)


def guard(tx: Transaction, today: date, meeting: Meeting, keep: str | None) -> None:
    """Check a meeting's times before they are kept; to be called once its participants are added.

    Sets `over`, and puts a series on its first occurrence. A clash raises ClashFound unless `keep` says why
    it is kept.
    """
    tx.flush()
    settle(meeting)
    tx.flush()
    if meeting.state == MeetingState.CANCELLED.value:
        return
    found = _of_meeting(tx, today, meeting, _people(tx, meeting))
    if found and keep is None:
        raise ClashFound(found)
    meeting.clash_kept = (keep or "").strip() or KEPT if found else None
    tx.flush()


def guard_person(tx: Transaction, today: date, meeting: Meeting, person: Person, keep: str | None) -> None:
    """Check one more person's time at a meeting; what is kept already for the others is not asked again."""
    tx.flush()
    found = [clash for clash in _of_meeting(tx, today, meeting, [person]) if clash.people]
    if not found:
        return
    if keep is None:
        raise ClashFound(found)
    reasons = [reason for reason in (meeting.clash_kept, keep.strip() or KEPT) if reason]
    meeting.clash_kept = "; ".join(dict.fromkeys(reasons))
    tx.flush()


def settle(meeting: Meeting) -> None:
    """Give a meeting its end, and a series its first occurrence; Refused where the times make no sense."""
    if meeting.ends <= meeting.starts:
        raise Refused("Mødet slutter, før det begynder.")
    if meeting.ends - meeting.starts > LONGEST:
        raise Refused("Et møde kan højst vare syv dage.")
    if meeting.rule is None:
        meeting.over = meeting.ends
        return
    plain = settled(series_of(meeting))
    meeting.rule, meeting.starts, meeting.ends, meeting.over = (
        plain.rule,
        plain.starts,
        plain.ends,
        plain.over,
    )


def series_of(meeting: Meeting) -> Series:
    """A series' row as the domain knows it."""
    return Series(meeting.rule or "", meeting.starts, meeting.ends, meeting.zone, meeting.over)


def find_times(
    desk: Desk, people: Sequence[Person], minutes: int, first: date, last: date, most: int = 5
) -> list[FoundTime]:
    """The first times in working hours at which these people can meet, and who is missing in each."""
    if minutes <= 0:
        raise Refused("Mødet skal vare mindst ét minut.")
    first = max(first, desk.today())
    last = min(last, first + timedelta(days=_LONGEST_SEARCH))
    lo, hi = window(first, last)
    with desk.read() as session:
        named = queries.names(session, people)
        taken = list(engagements(session, people, named, lo, hi, None))
    return free_times(
        taken, [(person, named.get(person, "")) for person in people], minutes, first, last, most
    )


def _of_meeting(tx: Transaction, today: date, meeting: Meeting, people: Sequence[Person]) -> list[Clash]:
    """What a meeting in the store, or a series, clashes with for these people."""
    but = MeetingRef(meeting.id)
    series = series_of(meeting) if meeting.rule else None
    wanted = _wanted(tx.session, today, series, meeting.starts, meeting.ends, but)
    return _found(tx.session, people, wanted, but)


def _wanted(
    session: Session,
    today: date,
    series: Series | None,
    starts: datetime,
    ends: datetime,
    but: MeetingRef | None,
) -> Wanted:
    """The times to be checked: of a series those of the coming year that it really holds."""
    if series is None:
        return Wanted((starts.astimezone(UTC),), ends.astimezone(UTC) - starts.astimezone(UTC))
    lo = max(series.starts, local(today).astimezone(UTC))
    taken_over = queries.hidden(session, [but.meeting_id]) if but else set()
    held = {original for _series, original in taken_over}
    found = [start for start, _end in series.between(lo, lo + AHEAD) if start not in held]
    return Wanted(found, series.length)


def _found(session: Session, people: Sequence[Person], wanted: Wanted, but: MeetingRef | None) -> list[Clash]:
    if not wanted.starts:
        return []
    lo, hi = wanted.starts[0], wanted.starts[-1] + wanted.length
    named = queries.names(session, people)
    return find_clashes(wanted, engagements(session, people, named, lo, hi, but))


def _people(tx: Transaction, meeting: Meeting) -> list[Person]:
    """Who is expected at a meeting."""
    rows = tx.all(Participant, Participant.meeting_id == meeting.id, Participant.status.not_in(NOT_THERE))
    return [row.person for row in rows]
