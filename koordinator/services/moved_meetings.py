"""Meetings planned about cases that change hands: who takes the former caseworker's seat, and who cannot.

A colleague needs no consent of the citizen's. What is found here is written meeting by meeting in the same
order, so each seat taken takes its worker for those looked at after it.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta
from typing import NamedTuple

from koordinator.db.queries import engagements as people_queries
from koordinator.db.queries import handovers as queries
from koordinator.db.queries import staff
from koordinator.db.queries.handovers import WorkerSeat
from koordinator.db.store import Session, Transaction
from koordinator.domain.handovers import MEETING_TYPE, MeetingShift, shift_sentences
from koordinator.domain.meetings.clashes import Engagement
from koordinator.domain.meetings.kinds import NOT_THERE, Scope
from koordinator.domain.meetings.moments import to_local, window
from koordinator.domain.meetings.occurring import MeetingLine, series_of
from koordinator.domain.meetings.records import MeetingRef, Person
from koordinator.domain.meetings.role_words import role_key
from koordinator.domain.meetings.rule_words import rule_words
from koordinator.domain.roles import CaseRole
from koordinator.domain.staff import WorkerLine
from koordinator.services.desk import Desk
from koordinator.services.handover_plans import Change, is_freed
from koordinator.services.meetings.booking import AHEAD, guard_person
from koordinator.services.meetings.engagements import engagements
from koordinator.services.meetings.listing import moment_of
from koordinator.services.meetings.seats import take_seat, taken_by
from koordinator.services.meetings.series import target

_A_MOMENT = timedelta(seconds=1)
# A seat without a role is the caseworker's too: she was there because the case was hers.
_AS_CASEWORKER = (None, CaseRole.CASEWORKER.value, "sagsbehandler", "Sagsbehandler")


class _Seat(NamedTuple):
    """The former caseworker's seat at a meeting, or at those of a series from its first start here on."""

    change: Change
    line: MeetingLine
    starts: tuple[datetime, ...]
    there: dict[int, WorkerSeat]

    @property
    def ends(self) -> datetime:
        """When the last one of those that are looked at is over."""
        return self.starts[-1] + (self.line.ends - self.line.starts)


class MovedMeetings:
    """What becomes of the meetings planned about cases that change hands; `more` takes people besides.

    `gained` is what takes the new caseworkers by it, `freed` what takes the former ones no more: from when on
    each is out of a meeting.
    """

    def __init__(
        self, desk: Desk, session: Session, moves: Sequence[Change], more: Iterable[Engagement] = ()
    ) -> None:
        self.gained: list[Engagement] = []
        self.freed: dict[tuple[Person, int], datetime] = {}
        self._shifts: dict[int, list[MeetingShift]] = defaultdict(list)
        seats = _seats(session, [one for one in moves if one.from_id is not None], moment_of(desk))
        if not seats:
            return
        self._staff = {one.worker_id: one for one in staff.workers(session, desk.today(), left=True)}
        self._taken = self._read(session, seats, more)
        for seat in seats:
            self._shifts[seat.change.line.case_id].append(self._shift(seat))

    def of(self, case_id: int) -> tuple[MeetingShift, ...]:
        """A case's meetings, the next one first."""
        return tuple(self._shifts.get(case_id, ()))

    def sentences(self, change: Change) -> tuple[str, ...]:
        """What becomes of a case's meetings, in sentences."""
        shifts = self.of(change.line.case_id)
        if not shifts:
            return ()
        giver, taker = self._staff[change.from_id or 0].name, self._staff[change.to_id].name
        return shift_sentences(shifts, giver, taker)

    def _read(
        self, session: Session, seats: Sequence[_Seat], more: Iterable[Engagement]
    ) -> dict[Person, list[Engagement]]:
        people = list(dict.fromkeys(Person(worker_id=one.change.to_id) for one in seats))
        lo, hi = min(one.starts[0] for one in seats), max(one.ends for one in seats)
        named = people_queries.names(session, people)
        found: dict[Person, list[Engagement]] = defaultdict(list)
        for one in (*engagements(session, people, named, lo, hi, None), *more):
            found[one.person].append(one)
        return found

    def _shift(self, seat: _Seat) -> MeetingShift:
        line, first = seat.line, seat.starts[0]
        series = line.rule is not None
        length = line.ends - line.starts
        why_not = self._why_not(seat)
        if not why_not:
            self._exchange(seat)
        return MeetingShift(
            MeetingRef(line.meeting_id, first if series else None), line.title, to_local(first),
            to_local(first + length), rule_words(line.rule) if line.rule else "", why_not,
        )  # fmt: skip

    def _why_not(self, seat: _Seat) -> str:
        """Why the former caseworker keeps her seat; empty where the new one takes it."""
        change, line = seat.change, seat.line
        giver, taker = self._staff[change.from_id or 0], self._staff[change.to_id]
        role = seat.there[giver.worker_id].role
        if line.type_key == MEETING_TYPE:
            return "Det hører til et tidligere skift. Aflys det, hvis det ikke længere skal holdes."
        if role_key(role or "") not in _AS_CASEWORKER:
            return f"{giver.name} er med som {role}."
        if change.consultant_id == giver.worker_id:
            return f"{giver.name} er også virksomhedskonsulent på sagen."
        return self._not_free(seat, taker)

    def _not_free(self, seat: _Seat, taker: WorkerLine) -> str:
        mine = seat.there.get(taker.worker_id)
        if mine is not None:
            return f"{taker.name} har meldt fra til mødet." if mine.status in NOT_THERE else ""
        last = to_local(seat.starts[-1]).date()
        if taker.leaves_on is not None and taker.leaves_on < last:
            return f"{taker.name} er her ikke længere til den tid."
        taken = self._taken[Person(worker_id=taker.worker_id)]
        return taken_by(taken, seat.starts, seat.line.ends - seat.line.starts)

    def _exchange(self, seat: _Seat) -> None:
        """Take the new caseworker's time, and give the former one hers back."""
        line, change = seat.line, seat.change
        giver, taker = Person(worker_id=change.from_id), Person(worker_id=change.to_id)
        self.freed[giver, line.meeting_id] = seat.starts[0]
        self._taken[giver] = [one for one in self._taken[giver] if not is_freed(one, self.freed)]
        if change.to_id not in seat.there:
            length, name = line.ends - line.starts, self._staff[change.to_id].name
            made = [
                Engagement("meeting", taker, name, start, start + length, line.title, line.meeting_id)
                for start in seat.starts
            ]
            self.gained += made
            self._taken[taker] += made


def shift_seats(tx: Transaction, desk: Desk, change: Change, shifts: Iterable[MeetingShift]) -> None:
    """Write the seats the new caseworker takes; ClashFound where she is taken meanwhile."""
    for shift in shifts:
        if shift.why_not or change.from_id is None:
            continue
        row = target(tx, shift.ref, Scope.FOLLOWING if shift.rule else Scope.THIS)
        if take_seat(tx, row, change.from_id, change.to_id):
            guard_person(tx, desk.today(), row, Person(worker_id=change.to_id), None)


def _seats(session: Session, moves: Sequence[Change], now: datetime) -> list[_Seat]:
    """The former caseworkers' seats from each change's day on, in the order of the changes."""
    if not moves:
        return []
    since = {one.line.case_id: max(now, window(one.starts, one.starts)[0]) for one in moves}
    lines = queries.coming_meetings(session, since, min(since.values()))
    there = queries.worker_seats(session, [one.meeting_id for one in lines])
    series = [one.meeting_id for one in lines if one.rule]
    hidden = people_queries.hidden(session, series) if series else set()
    of_case: dict[int | None, list[MeetingLine]] = defaultdict(list)
    for line in lines:
        of_case[line.case_id].append(line)
    found = []
    for change in moves:
        mine = []
        for line in of_case[change.line.case_id]:
            at_it = there.get(line.meeting_id, {})
            starts = _starts(line, since[change.line.case_id], hidden)
            if change.from_id in at_it and starts:
                mine.append(_Seat(change, line, starts, at_it))
        found += sorted(mine, key=lambda one: (one.starts[0], one.line.meeting_id))
    return found


def _starts(line: MeetingLine, since: datetime, hidden: set[tuple[int, datetime]]) -> tuple[datetime, ...]:
    """When a meeting begins; of a series those of a year from its first one on that it really holds."""
    series = series_of(line)
    if series is None:
        return (line.starts,) if line.starts >= since else ()
    first = series.first_from(since)
    while first is not None and (line.meeting_id, first) in hidden:
        first = series.first_from(first + _A_MOMENT)
    if first is None:
        return ()
    found = [start for start, _end in series.between(first, first + AHEAD) if start >= first]
    return tuple(start for start in found if (line.meeting_id, start) not in hidden)
