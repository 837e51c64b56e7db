"""The meetings of somebody who will be away: kept without her, held with a colleague, or held another day."""

from collections.abc import Mapping, Sequence
from datetime import UTC, date, timedelta

from koordinator.db.queries import leaves as queries
from koordinator.db.store import Session, Transaction
from koordinator.domain.leave_plans import KEPT, CasePlan, LeaveWish, MeetingChoice, MeetingPlan, MeetingWay
from koordinator.domain.leaves import Choice, Way
from koordinator.domain.meetings.clashes import FoundTime
from koordinator.domain.meetings.kinds import MeetingState, Scope
from koordinator.domain.meetings.records import Entry, MeetingRef, Person
from koordinator.domain.periods import ONE_DAY
from koordinator.errors import Refused
from koordinator.services.desk import Desk
from koordinator.services.meetings import calendar
from koordinator.services.meetings.booking import find_times, guard, guard_person
from koordinator.services.meetings.engagements import engagements
from koordinator.services.meetings.seats import take_seat, taken_by
from koordinator.services.meetings.series import target

LOOKED_AT = timedelta(days=92)  # meetings later than this are not asked about yet
_AFTERWARDS = timedelta(days=21)
_BEFOREHAND = timedelta(days=14)
_MOST_TIMES = 4
_LOOKED_THROUGH = 40
_BOARD = "rehabiliteringsteam"
_OPEN = (MeetingState.PLANNED, MeetingState.DRAFT)


def meetings(
    desk: Desk,
    session: Session,
    wish: LeaveWish,
    first: date,
    last: date,
    cases: Sequence[CasePlan],
    names: Mapping[int, str],
) -> tuple[MeetingPlan, ...]:
    """Her meetings while she is away, with what is chosen or proposed; a part-time leave has none."""
    if wish.share < 1:
        return ()
    takers = {one.case.case_id: one.choice for one in cases if one.choice.way is not Way.STAYS}
    until = min(last, first + LOOKED_AT)
    since, today = max(first, desk.today()), desk.today()
    if until < since:
        return ()
    # One that began yesterday has begun; one that crosses midnight into the leave is among its meetings.
    entries = [
        one
        for one in calendar.entries(desk, since, until, [wish.worker_id])
        if one.state in _OPEN and today <= one.starts.date()
    ]
    seats = queries.seats(session, wish.worker_id, {one.meeting_id for one in entries})
    found: list[MeetingPlan] = []
    for entry in entries:
        seat = seats[entry.meeting_id]
        if seat.expected:
            taker = takers.get(entry.case_id or 0)
            made = _meeting(desk, session, wish, entry, taker, names, found)
            found.append(made._replace(duties=seat.duties))
    return tuple(found)


def _meeting(
    desk: Desk,
    session: Session,
    wish: LeaveWish,
    entry: Entry,
    taker: Choice | None,
    names: Mapping[int, str],
    before: Sequence[MeetingPlan],
) -> MeetingPlan:
    ref = MeetingRef(entry.meeting_id, entry.original)
    cover_id = taker.to_id if taker is not None else None
    clash = _clash(session, entry, cover_id, names) if cover_id is not None else ""
    made = MeetingPlan(
        ref, entry.starts, entry.ends, entry.title, entry.citizen, entry.case_id,
        wish.meetings.get(ref, KEPT), cover_id, names.get(cover_id or 0, ""), clash,
    )  # fmt: skip
    if ref in wish.meetings or entry.case_id is None:
        return made
    return made._replace(choice=_proposed(desk, wish, made, entry.type_key, before))


def _proposed(
    desk: Desk, wish: LeaveWish, made: MeetingPlan, type_key: str, before: Sequence[MeetingPlan]
) -> MeetingChoice:
    """Whoever takes the case comes instead; else it is moved, unless it is the board that sets the day."""
    if made.cover_id is not None and not made.clash:
        return MeetingChoice(MeetingWay.COVER, made.cover_id)
    times = () if type_key == _BOARD else other_times(desk, wish, made, before)
    return MeetingChoice(MeetingWay.MOVE, None, times[0].starts) if times else KEPT


def _clash(session: Session, entry: Entry, worker_id: int, names: Mapping[int, str]) -> str:
    person = Person(worker_id=worker_id)
    starts, ends = entry.starts.astimezone(UTC), entry.ends.astimezone(UTC)
    named = {person: names.get(worker_id, "")}
    taken = engagements(session, [person], named, starts, ends, MeetingRef(entry.meeting_id, entry.original))
    return taken_by(taken, (starts,), ends - starts)


def other_times(
    desk: Desk, wish: LeaveWish, meeting: MeetingPlan, others: Sequence[MeetingPlan]
) -> tuple[FoundTime, ...]:
    """When everybody can instead: soon after the leave, or just before it; `others` are moved already."""
    people = [one.person for one in calendar.card(desk, meeting.ref).participants]
    minutes = int(_length(meeting).total_seconds() // 60)
    taken = [
        (one.choice.at, one.choice.at + _length(one))
        for one in others
        if one.choice.way is MeetingWay.MOVE and one.choice.at is not None and one.ref != meeting.ref
    ]
    windows = [(max(desk.today() + ONE_DAY, wish.starts - _BEFOREHAND), wish.starts - ONE_DAY)]
    if wish.ends is not None and wish.ends - meeting.starts.date() <= _AFTERWARDS:
        windows.insert(0, (max(wish.ends, desk.today()) + ONE_DAY, wish.ends + _AFTERWARDS))
    for first, last in windows:
        found = find_times(desk, people, minutes, first, last, _LOOKED_THROUGH) if first <= last else []
        free = [
            one
            for one in found
            if not one.missing and not any(one.starts < end and begin < one.ends for begin, end in taken)
        ]
        if free:
            return tuple(free[:_MOST_TIMES])
    return ()


def _length(meeting: MeetingPlan) -> timedelta:
    return meeting.ends.astimezone(UTC) - meeting.starts.astimezone(UTC)


def write(tx: Transaction, today: date, plan: MeetingPlan, worker_id: int) -> None:
    """Carry out what is chosen for a meeting; ClashFound where the time is taken meanwhile."""
    choice = plan.choice
    if choice.way is MeetingWay.KEEP:
        return
    row = target(tx, plan.ref, Scope.THIS)
    if choice.way is MeetingWay.MOVE:
        if choice.at is None:
            raise Refused("Vælg et nyt tidspunkt for mødet.")
        row.starts = choice.at.astimezone(UTC)
        row.ends = row.starts + _length(plan)
        guard(tx, today, row, None)
    elif choice.to_id is not None:
        take_seat(tx, row, worker_id, choice.to_id)
        guard_person(tx, today, row, Person(worker_id=choice.to_id), None)
