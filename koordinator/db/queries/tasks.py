"""Tasks and agreements: of one case, of one worker, or all that wait."""

from datetime import date
from functools import cache
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, or_, select
from sqlalchemy.orm import Session

from koordinator.db.course_tables import Task
from koordinator.db.queries.cases import active_on, not_over
from koordinator.db.tables import Assignment, Case, Citizen, Worker
from koordinator.domain.roles import CaseRole
from koordinator.domain.tasks import TaskKind, TaskLine, TaskState


def of_case(session: Session, case_id: int) -> list[TaskLine]:
    """Every task of a case, settled ones too."""
    return _lines(session, Task.case_id == case_id)


def waiting(session: Session, today: date, worker_id: int | None = None) -> list[TaskLine]:
    """What is open, on cases that are not over or on none; of one worker or of all.

    A worker's are those she has herself, and those on cases she holds that no colleague has.
    """
    conditions = [Task.state == TaskState.OPEN.value, or_(Task.case_id.is_(None), not_over(today))]
    if worker_id is not None:
        held = select(Assignment.case_id).where(
            Assignment.worker_id == worker_id,
            Assignment.role.in_([CaseRole.CASEWORKER.value, CaseRole.COVER.value]),
            active_on(Assignment.starts, Assignment.ends, today),
        )
        theirs = and_(Task.worker_id.is_(None), Task.case_id.in_(held))
        conditions.append(or_(Task.worker_id == worker_id, theirs))
    return _lines(session, *conditions)


def _lines(session: Session, *conditions: ColumnElement[bool]) -> list[TaskLine]:
    return [_line(tuple(row)) for row in session.execute(_every().where(*conditions))]


@cache
def _every() -> Select[*tuple[Any, ...]]:
    return (
        select(
            Task.id, Task.kind, Task.title, Task.due, Task.worker_id, Worker.name, Task.who, Task.state,
            Task.state_day, Task.made, Task.case_id, Case.number, Citizen.name, Citizen.born,
            Task.meeting_id, Task.remark,
        )
        .outerjoin(Worker, Worker.id == Task.worker_id)
        .outerjoin(Case, Case.id == Task.case_id)
        .outerjoin(Citizen, Citizen.id == Case.citizen_id)
        .order_by(Task.id)
    )  # fmt: skip


def _line(row: tuple[Any, ...]) -> TaskLine:
    number, kind, title, due, worker_id, worker, who, state, *rest = row
    return TaskLine(number, TaskKind(kind), title, due, worker_id, worker, who, TaskState(state), *rest)
