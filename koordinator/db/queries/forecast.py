"""What a forecast counts: every case that runs, will start, or was there in the last year; and who leaves."""

from datetime import date
from typing import NamedTuple

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from koordinator.db.tables import Assignment, Case, Worker, WorkerRole
from koordinator.domain.forecast.records import Course
from koordinator.domain.roles import CaseRole


class Caseworker(NamedTuple):
    """A caseworker by her last day; a reserve without cases steps in only when she is asked."""

    worker_id: int
    leaves_on: date | None
    reserve: bool


def courses(session: Session, since: date) -> list[Course]:
    """The cases that are not over, and those that ended on a day or later."""
    query = (
        select(Case.id, Case.team_id, Case.starts, Case.expected_end, Case.ended)
        .where(or_(Case.ended.is_(None), Case.ended >= since))
        .order_by(Case.id)
    )
    return [Course._make(row) for row in session.execute(query)]


def caseworkers(session: Session) -> dict[int, Caseworker]:
    """Everybody with the role, by number; a reserve who has held a case counts as the others do."""
    held = select(Assignment.id).where(
        Assignment.worker_id == Worker.id,
        Assignment.role.in_((CaseRole.CASEWORKER.value, CaseRole.COVER.value)),
        Assignment.ends.is_(None),
    )
    query = (
        select(Worker.id, Worker.leaves_on, Worker.reserve, held.exists())
        .join(WorkerRole, WorkerRole.worker_id == Worker.id)
        .where(WorkerRole.role == CaseRole.CASEWORKER.value)
    )
    return {
        number: Caseworker(number, leaves_on, reserve and not holds)
        for number, leaves_on, reserve, holds in session.execute(query)
    }
