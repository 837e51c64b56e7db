"""What a leave concerns: the cases somebody has while it lasts, and who stands in for her."""

from collections.abc import Collection, Iterator
from datetime import date
from typing import NamedTuple

from sqlalchemy import ColumnElement, or_, select
from sqlalchemy.orm import Session

from koordinator.db.meeting_tables import Participant
from koordinator.db.tables import Absence, Assignment, Case, Worker
from koordinator.domain.leaves import LeaveLine
from koordinator.domain.meetings.kinds import NOT_THERE, Duty
from koordinator.domain.periods import Period
from koordinator.domain.roles import CaseRole


class HeldSpan(NamedTuple):
    """The days on which somebody has a case in a role while a period lasts, and since when she has it."""

    case_id: int
    role: CaseRole
    starts: date
    ends: date | None
    since: date


class CoverLine(NamedTuple):
    """One who stands in on a case; the leave it was made for, if any, is `absent_id`'s."""

    assignment_id: int
    case_id: int
    worker_id: int
    worker: str
    starts: date
    ends: date | None
    absence_id: int | None
    absent_id: int | None


class Seat(NamedTuple):
    """A worker's part in a meeting: whether she is expected, and what she is to do."""

    expected: bool
    duties: tuple[Duty, ...]


def held_in(session: Session, worker_id: int, period: Period) -> list[HeldSpan]:
    """The cases a worker has as caseworker or consultant on any day of a period, each role once."""
    query = (
        select(
            Assignment.case_id, Assignment.role, Assignment.starts, Assignment.ends, Case.starts, Case.ended
        )
        .join(Case, Case.id == Assignment.case_id)
        .where(
            Assignment.worker_id == worker_id,
            Assignment.role.in_([CaseRole.CASEWORKER.value, CaseRole.CONSULTANT.value]),
        )
        .order_by(Assignment.starts, Assignment.id)
    )
    found: dict[tuple[int, str], HeldSpan] = {}
    for case_id, role, starts, ends, begun, ended in session.execute(query):
        first = max(starts, begun, period.starts or starts)
        last = min((day for day in (ends, ended, period.ends) if day is not None), default=None)
        if last is None or first <= last:
            span = HeldSpan(case_id, CaseRole(role), first, last, max(starts, begun))
            found.setdefault((case_id, role), span)
    return list(found.values())


def other_absences(session: Session, worker_id: int, but_id: int | None = None) -> list[Period]:
    """When a worker is away for other reasons than this one, the earliest first."""
    query = (
        select(Absence.starts, Absence.ends)
        .where(Absence.worker_id == worker_id, Absence.id != (but_id or 0))
        .order_by(Absence.starts)
    )
    return [Period(starts, ends) for starts, ends in session.execute(query)]


def covers_of_cases(session: Session, case_ids: Collection[int], period: Period) -> list[CoverLine]:
    """Who stands in on these cases on any day of a period, the earliest first."""
    return _covers(session, Assignment.case_id.in_(list(case_ids)), *_within(period))


def covers_of_absence(session: Session, absence_id: int) -> list[CoverLine]:
    """Who stands in because of a leave."""
    return _covers(session, Assignment.absence_id == absence_id)


def covered_by(session: Session, worker_id: int, period: Period) -> list[CoverLine]:
    """The cases a worker stands in on herself on any day of a period."""
    return _covers(session, Assignment.worker_id == worker_id, *_within(period))


def _within(period: Period) -> Iterator[ColumnElement[bool]]:
    if period.starts is not None:
        yield or_(Assignment.ends.is_(None), Assignment.ends >= period.starts)
    if period.ends is not None:
        yield Assignment.starts <= period.ends


def _covers(session: Session, *conditions: ColumnElement[bool]) -> list[CoverLine]:
    query = (
        select(
            Assignment.id, Assignment.case_id, Worker.id, Worker.name, Assignment.starts, Assignment.ends,
            Assignment.absence_id, Absence.worker_id,
        )
        .outerjoin(Absence, Absence.id == Assignment.absence_id)
        .join(Worker, Worker.id == Assignment.worker_id)
        .where(Assignment.role == CaseRole.COVER, *conditions)
        .order_by(Assignment.starts, Assignment.id)
    )  # fmt: skip
    return [CoverLine._make(row) for row in session.execute(query)]


def seats(session: Session, worker_id: int, meeting_ids: Collection[int]) -> dict[int, Seat]:
    """What a worker is to do at these meetings."""
    query = select(Participant).where(
        Participant.worker_id == worker_id, Participant.meeting_id.in_(list(meeting_ids))
    )
    return {
        row.meeting_id: Seat(
            row.status not in NOT_THERE, tuple(duty for duty in Duty if getattr(row, duty.value))
        )
        for row in session.scalars(query)
    }


def leaves(session: Session, first: date, last: date) -> list[LeaveLine]:
    """Who is away on any of these days, by name and then the earliest first."""
    query = (
        select(Absence, Worker.name)
        .join(Worker, Worker.id == Absence.worker_id)
        .where(Absence.starts <= last, or_(Absence.ends.is_(None), Absence.ends >= first))
        .order_by(Worker.name, Worker.id, Absence.starts)
    )
    rows = list(session.execute(query))
    covered: dict[int, set[int]] = {}
    asked = select(Assignment.absence_id, Assignment.case_id).where(
        Assignment.absence_id.in_([row.id for row, _ in rows])
    )
    for absence_id, case_id in session.execute(asked):
        if absence_id is not None:
            covered.setdefault(absence_id, set()).add(case_id)
    return [
        LeaveLine(row.id, row.worker_id, name, row.kind, row.starts, row.ends, row.share,
                  len(covered.get(row.id, ())))
        for row, name in rows
    ]  # fmt: skip
