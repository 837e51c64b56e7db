"""What has happened lately, for the start page."""

from datetime import date, datetime

from sqlalchemy import and_, func, literal, select, union_all
from sqlalchemy.orm import Session

from koordinator.db.queries.cases import not_over
from koordinator.db.system_tables import Change, ChangeSet
from koordinator.db.tables import Assignment, Case, Citizen, Worker
from koordinator.domain.overview import Happening
from koordinator.domain.roles import CaseRole


def happenings(
    session: Session, first: date, today: date, worker_id: int | None, most: int = 12
) -> list[Happening]:
    """New cases and changed caseworkers since a day, the newest first; of one worker or of all."""
    arrived = Assignment.starts.between(first, today)
    mine = Assignment.worker_id == worker_id if worker_id is not None else literal(True)
    new = (
        select(Case.id, Citizen.name, Case.starts.label("day"), literal("new").label("kind"), Worker.name)
        .join(Citizen, Citizen.id == Case.citizen_id)
        .outerjoin(Assignment, and_(Assignment.case_id == Case.id, Assignment.role == CaseRole.CASEWORKER,
                                    Assignment.starts == Case.starts))
        .outerjoin(Worker, Worker.id == Assignment.worker_id)
        .where(Case.starts.between(first, today), not_over(today), mine)
    )  # fmt: skip
    moved = (
        select(Case.id, Citizen.name, Assignment.starts, literal("moved"), Worker.name)
        .join(Case, Case.id == Assignment.case_id)
        .join(Citizen, Citizen.id == Case.citizen_id)
        .join(Worker, Worker.id == Assignment.worker_id)
        .where(arrived, Assignment.starts > Case.starts, not_over(today), mine,
               Assignment.role.in_([CaseRole.CASEWORKER, CaseRole.COVER]))
    )  # fmt: skip
    both = union_all(new, moved).subquery()
    query = select(both).order_by(both.c.day.desc(), both.c[1]).limit(most)
    return [Happening(*row) for row in session.execute(query)]


def newest_list(session: Session) -> datetime | None:
    """When a list was last read in, or None."""
    # Only a list writes what lists said; an undone import is no longer the newest.
    undone = select(ChangeSet.target_id).where(ChangeSet.kind == "undo", ChangeSet.target_id.is_not(None))
    query = (
        select(func.max(ChangeSet.at))
        .join(Change, Change.set_id == ChangeSet.id)
        .where(Change.entity == "list_memory", ChangeSet.kind == "do", ChangeSet.id.not_in(undone))
    )
    return session.scalar(query)
