"""Meetings a leave moved or gave to a colleague, put back when it becomes shorter or is taken away.

Only those that are still planned, still where the leave put them, and could be held as they were.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import UTC, date, datetime
from typing import NamedTuple

from koordinator.db.meeting_tables import Meeting, Participant
from koordinator.db.queries import engagements as people_queries
from koordinator.db.queries import meeting_cards as cards
from koordinator.db.queries.leave_traces import Trace, meeting_traces
from koordinator.db.store import Session, Transaction
from koordinator.db.tables import Absence, Case, Citizen, Worker
from koordinator.domain.leave_plans import PutBack, SeatBack
from koordinator.domain.meetings.kinds import NOT_THERE, Duty, MeetingState
from koordinator.domain.meetings.moments import to_local
from koordinator.domain.meetings.records import MeetingRef, Person
from koordinator.domain.periods import Period
from koordinator.services.meetings.booking import guard
from koordinator.services.meetings.engagements import engagements
from koordinator.services.meetings.seats import taken_by

_OPEN = (MeetingState.PLANNED.value, MeetingState.DRAFT.value)


class _Time(NamedTuple):
    """When a meeting was to be held and when the leave put it; `kept` is why a clash there was kept.

    `between` are the times earlier forms of the leave gave it, the last one first.
    """

    starts: datetime
    ends: datetime
    now: datetime
    kept: str | None
    between: tuple[datetime, ...] = ()

    def moved_on(self, there: datetime) -> "_Time":
        """Moved once more; a time it had before is gone back to."""
        times = (self.now, *self.between)
        if there in times:
            return self._replace(now=there, between=times[times.index(there) + 1 :])
        return self._replace(now=there, between=times)


def of_absence(
    session: Session, absence_id: int, today: date, away: Period | None = None
) -> tuple[PutBack, ...]:
    """The meetings that could be put back as they were before this leave, the earliest first.

    One that was to be on a day still `away` goes to the last earlier time the leave gave it outside those
    days; where it has none it is told with its first time, so that it can be said to stay.
    """
    absence = session.get(Absence, absence_id)
    if absence is None:
        return ()
    meetings, people = meeting_traces(session, absence_id)
    times, seats = _times(meetings), _seats(session, people, absence.worker_id)
    found: list[PutBack] = []
    for meeting_id in sorted({*times, *seats}, key=lambda one: (_in(times.get(one), away), one)):
        seat = seats.get(meeting_id)
        for time in _ways_back(times.get(meeting_id), away):
            one = _offered(session, meeting_id, absence.worker_id, time, seat, today, away)
            if one is None:
                continue
            first = one.starts == to_local(times[meeting_id].starts) if meeting_id in times else True
            if first or not _met(one, found):
                found.append(one)
                break
    return tuple(sorted(found, key=lambda one: (one.starts, one.meeting_id)))


def _in(time: _Time | None, away: Period | None) -> bool:
    """Whether a meeting was to be held on a day that is still away."""
    if time is None or away is None:
        return False
    return Period(to_local(time.starts).date(), to_local(time.ends).date()).overlaps(away)


def _ways_back(time: _Time | None, away: Period | None) -> list[_Time | None]:
    """When it could be: at its first time, or the earlier ones it had outside the days still away."""
    if time is None or not _in(time, away):
        return [time]
    length = time.ends - time.starts
    earlier = [
        time._replace(starts=one, ends=one + length, kept=None) for one in time.between if one < time.now
    ]
    return [*(one for one in earlier if not _in(one, away)), time]


def _met(one: PutBack, others: Sequence[PutBack]) -> bool:
    """Whether another one is put back at the same time."""
    return any(one.moved and other.starts < one.ends and one.starts < other.ends for other in others)


def lies_in(one: PutBack, period: Period | None) -> bool:
    """Whether a meeting as it was would lie in a leave."""
    return period is not None and Period(one.starts.date(), one.ends.date()).overlaps(period)


def write(tx: Transaction, today: date, worker_id: int, chosen: Iterable[PutBack]) -> None:
    """Put meetings back, once the leave is no longer in their way; ClashFound where a time is taken."""
    for one in chosen:
        row = tx.get(Meeting, one.meeting_id)
        row.starts, row.ends = one.starts.astimezone(UTC), one.ends.astimezone(UTC)
        if one.seat is not None:
            _sit_down(tx, row, one.seat, worker_id)
        guard(tx, today, row, one.kept)


def _sit_down(tx: Transaction, row: Meeting, seat: SeatBack, worker_id: int) -> None:
    """Give her the seat back, with what she was to do."""
    if seat.participant_id is not None:
        hers = tx.get(Participant, seat.participant_id)
        hers.worker_id, hers.status = worker_id, seat.status
        return
    for participant_id, duty in seat.given:
        setattr(tx.get(Participant, participant_id), duty.value, False)
    tx.flush()
    duties = {duty.value: True for duty in seat.duties if duty in {given for _, given in seat.given}}
    tx.add(Participant(meeting_id=row.id, worker_id=worker_id, role=seat.role, status=seat.status, **duties))


# What the leave did


def _times(traces: Sequence[Trace]) -> dict[int, _Time]:
    """The meetings that were moved: from their first time to the last, as far as nobody else moved them."""
    found: dict[int, _Time] = {}
    kept: dict[int, str | None] = {}
    for one in traces:
        before, after = one.before or {}, one.after or {}
        if "clash_kept" in before:
            kept.setdefault(one.row_id, before["clash_kept"])
        if "starts" not in before or "starts" not in after:
            continue
        first = found.get(one.row_id)
        if first is not None and first.now == before["starts"]:
            found[one.row_id] = first.moved_on(after["starts"])
        elif "ends" in before:
            found[one.row_id] = _Time(before["starts"], before["ends"], after["starts"], None)
    return {
        row_id: one._replace(kept=kept.get(row_id)) for row_id, one in found.items() if one.starts != one.now
    }


def _seats(session: Session, traces: Sequence[Trace], worker_id: int) -> dict[int, SeatBack]:
    """Her seats that colleagues have: given over, or taken away where the colleague was there anyway."""
    found: dict[int, SeatBack] = {}
    got: dict[int, list[tuple[int, Duty]]] = defaultdict(list)
    for one in traces:
        row = session.get(Participant, one.row_id)
        if one.before is None:
            continue
        if one.after is None:
            if one.before["worker_id"] == worker_id:
                found[one.before["meeting_id"]] = _taken_away(one.before)
        elif row is not None:
            got[row.meeting_id] += [
                (row.id, duty) for duty in Duty if one.after.get(duty.value) and getattr(row, duty.value)
            ]
            if one.before.get("worker_id") == worker_id and row.worker_id == one.after["worker_id"]:
                found[row.meeting_id] = SeatBack(
                    row.id, _name(session, row.worker_id), row.role, one.before.get("status", row.status), ()
                )
    return {
        meeting_id: seat if seat.participant_id is not None else seat._replace(given=tuple(got[meeting_id]))
        for meeting_id, seat in found.items()
    }


def _taken_away(fields: dict[str, object]) -> SeatBack:
    role, duties = fields["role"], tuple(duty for duty in Duty if fields[duty.value])
    return SeatBack(None, "", str(role) if role else None, str(fields["status"]), duties)


def _name(session: Session, worker_id: int | None) -> str:
    worker = session.get(Worker, worker_id) if worker_id is not None else None
    return worker.name if worker is not None else ""


# What of it can be put back


def _offered(
    session: Session,
    meeting_id: int,
    worker_id: int,
    time: _Time | None,
    seat: SeatBack | None,
    today: date,
    away: Period | None,
) -> PutBack | None:
    row = session.get(Meeting, meeting_id)
    if row is None or row.state not in _OPEN or row.rule is not None:
        return None
    people = [one for one in cards.participants(session, row.id) if one.status not in NOT_THERE]
    if any(one.worker_id == worker_id for one in people):
        seat = None
    if time is not None and time.now != row.starts:
        time = None
    if time is None and seat is None:
        return None
    starts, ends = (time.starts, time.ends) if time is not None else (row.starts, row.ends)
    stays = _in(time, away)
    if to_local(row.starts).date() < today or (to_local(starts).date() < today and not stays):
        return None
    kept = time.kept if time is not None else row.clash_kept
    others = [one for one in people if seat is None or one.participant_id != seat.participant_id]
    asked = [Person(one.worker_id, one.contact_id, one.citizen_id) for one in others if time is not None]
    asked += [Person(worker_id=worker_id)] if seat is not None else []
    if kept is None and not stays and _hindered(session, asked, worker_id, starts, ends, meeting_id):
        return None
    return PutBack(
        row.id, row.title, _citizen(session, row.case_id), to_local(row.starts), to_local(starts),
        to_local(ends), kept, seat,
    )  # fmt: skip


def _hindered(
    session: Session,
    people: Sequence[Person],
    worker_id: int,
    starts: datetime,
    ends: datetime,
    meeting_id: int,
) -> bool:
    """Whether anybody cannot at a time, the leave itself left out."""
    named = people_queries.names(session, people)
    taken = [
        one
        for one in engagements(session, people, named, starts, ends, MeetingRef(meeting_id))
        if not (one.key == "absence" and one.person == Person(worker_id=worker_id))
    ]
    return bool(taken_by(taken, (starts,), ends - starts))


def _citizen(session: Session, case_id: int | None) -> str | None:
    case = session.get(Case, case_id) if case_id is not None else None
    citizen = session.get(Citizen, case.citizen_id) if case is not None else None
    return citizen.name if citizen is not None else None
