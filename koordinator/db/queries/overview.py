"""What has happened lately, for the start page."""

from datetime import UTC, date
from typing import Any

from sqlalchemy import ColumnElement, and_, literal, or_, select, union_all
from sqlalchemy.orm import Session

from koordinator.db.queries.cases import active_on, not_over
from koordinator.db.system_tables import Change, ChangeSet
from koordinator.db.tables import Assignment, Case, Citizen, Worker
from koordinator.db.values import models
from koordinator.domain.meetings.moments import local, to_local
from koordinator.domain.overview import Doing, Happening
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


def doings(session: Session, first: date, today: date, worker_id: int | None, most: int = 6) -> list[Doing]:
    """The named actions of lately that stand, the newest first; for a worker those that touched her cases."""
    undone = select(ChangeSet.target_id).where(ChangeSet.kind == "undo", ChangeSet.target_id.is_not(None))
    query = (
        select(ChangeSet.id, ChangeSet.at, ChangeSet.label, ChangeSet.by)
        .where(
            ChangeSet.at >= local(first).astimezone(UTC),
            ChangeSet.kind.in_(["do", "redo"]),
            ChangeSet.id.not_in(undone),
        )
        .order_by(ChangeSet.id.desc())
        .limit(most)
    )
    if worker_id is not None:
        query = query.where(_touches(worker_id, today))
    return [Doing(row_id, to_local(at).date(), label, by) for row_id, at, label, by in session.execute(query)]


def cases_touched(session: Session, set_id: int) -> frozenset[int]:
    """The cases an action made or changed, or whose citizen, worker or offer it changed."""
    found: set[int] = set()
    for entity in session.scalars(select(Change.entity).where(Change.set_id == set_id).distinct()):
        rows = select(Change.entity_id).where(Change.set_id == set_id, Change.entity == entity)
        model: Any = models()[entity]
        if model is Citizen:
            found.update(session.scalars(select(Case.id).where(Case.citizen_id.in_(rows))))
        elif model is Case:
            found.update(session.scalars(rows))
        elif hasattr(model, "case_id"):
            found.update(session.scalars(select(model.case_id).where(model.id.in_(rows))))
    return frozenset(found)


def _touches(worker_id: int, today: date) -> ColumnElement[bool]:
    held = select(Assignment.case_id).where(
        Assignment.worker_id == worker_id, active_on(Assignment.starts, Assignment.ends, today)
    )
    own = select(Assignment.id).where(Assignment.worker_id == worker_id)
    citizens = select(Case.citizen_id).where(Case.id.in_(held))
    about = or_(
        and_(Change.entity == Case.__tablename__, Change.entity_id.in_(held)),
        and_(Change.entity == Citizen.__tablename__, Change.entity_id.in_(citizens)),
        and_(Change.entity == Assignment.__tablename__, Change.entity_id.in_(own)),
    )
    return select(Change.id).where(Change.set_id == ChangeSet.id, about).exists()
