"""What a meeting being planned is filled from: the case, those who hold it, and a team's people."""

from datetime import date
from typing import NamedTuple

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from koordinator.db.queries.cases import active_on
from koordinator.db.tables import Assignment, Case, Citizen, Worker, WorkerRole
from koordinator.domain.roles import CaseRole


class CaseFacts(NamedTuple):
    """The citizen of a case, as a meeting needs her."""

    citizen_id: int
    name: str
    born: date
    interpreter: str | None
    team_id: int | None


class Holder(NamedTuple):
    """Somebody who holds a case in a role."""

    role: str
    worker_id: int
    name: str


def case_facts(session: Session, case_id: int) -> CaseFacts | None:
    """The case's citizen and team; None for a case that is gone."""
    query = (
        select(Citizen.id, Citizen.name, Citizen.born, Citizen.interpreter, Case.team_id)
        .join(Case, Case.citizen_id == Citizen.id)
        .where(Case.id == case_id)
    )
    found = session.execute(query).one_or_none()
    return CaseFacts._make(found) if found else None


def holders(session: Session, case_id: int, day: date) -> list[Holder]:
    """Who holds a case on a day, the caseworker first."""
    query = (
        select(Assignment.role, Worker.id, Worker.name)
        .join(Worker, Worker.id == Assignment.worker_id)
        .where(
            Assignment.case_id == case_id,
            Assignment.role.in_([CaseRole.CASEWORKER, CaseRole.CONSULTANT]),
            active_on(Assignment.starts, Assignment.ends, day),
        )
        .order_by(Assignment.role)
    )
    return [Holder._make(row) for row in session.execute(query)]


def former_caseworker(session: Session, case_id: int, day: date) -> Holder | None:
    """Who was the caseworker before the one on a day, if she is still here."""
    now = select(Assignment.worker_id).where(
        Assignment.case_id == case_id,
        Assignment.role == CaseRole.CASEWORKER,
        active_on(Assignment.starts, Assignment.ends, day),
    )
    query = (
        select(Assignment.role, Worker.id, Worker.name)
        .join(Worker, Worker.id == Assignment.worker_id)
        .where(
            Assignment.case_id == case_id,
            Assignment.role == CaseRole.CASEWORKER,
            Assignment.ends < day,
            Worker.id.not_in(now),
            or_(Worker.leaves_on.is_(None), Worker.leaves_on >= day),
        )
        .order_by(Assignment.ends.desc())
        .limit(1)
    )
    found = session.execute(query).one_or_none()
    return Holder._make(found) if found else None


def people(
    session: Session,
    day: date,
    *,
    team_id: int | None = None,
    role: str | None = None,
    worker_id: int | None = None,
) -> list[Holder]:
    """The workers of a team, with a role, or one of them, who have not left; by name."""
    query = (
        select(WorkerRole.role, Worker.id, Worker.name)
        .join(WorkerRole, WorkerRole.worker_id == Worker.id)
        .where(or_(Worker.leaves_on.is_(None), Worker.leaves_on >= day))
        .order_by(Worker.name, Worker.id, WorkerRole.id)
    )
    if team_id is not None:
        query = query.where(Worker.team_id == team_id)
    if role is not None:
        query = query.where(WorkerRole.role == role)
    if worker_id is not None:
        query = query.where(Worker.id == worker_id)
    found: dict[int, Holder] = {}
    for row in session.execute(query):
        found.setdefault(row[1], Holder._make(row))
    return list(found.values())


def team_of(session: Session, worker_id: int) -> int | None:
    """The team a worker belongs to."""
    return session.scalar(select(Worker.team_id).where(Worker.id == worker_id))
