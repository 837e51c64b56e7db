"""What a list is compared with: the facts of every case, one statement for each kind of fact."""

from collections import defaultdict
from datetime import date
from typing import Any

from sqlalchemy import func, or_, select, union_all
from sqlalchemy.orm import Session

from koordinator.db.base import Base
from koordinator.db.queries.settings import LIST_DAY, STORE_SCOPE, setting
from koordinator.db.system_tables import ChangeSet, ListMapping, ListMemory, WorkerAlias
from koordinator.db.tables import (
    Assignment,
    Case,
    Citizen,
    CvUpdate,
    Intervention,
    PaidHours,
    Placement,
    Programme,
    Talk,
    Team,
    Worker,
    WorkerRole,
)
from koordinator.domain.lists.facts import (
    KnownCase,
    KnownCitizen,
    KnownProgramme,
    KnownTeam,
    KnownWorker,
    StoreFacts,
)
from koordinator.domain.roles import CaseRole, Role


def newest_set(session: Session) -> int:
    """The number of the newest change; 0 before the first."""
    return session.scalar(select(func.max(ChangeSet.id))) or 0


def facts(session: Session, today: date) -> StoreFacts:
    """All a list can be compared with, as it stands now: what runs today or is still to come."""
    return StoreFacts(
        basis=newest_set(session),
        citizens=_records(session, KnownCitizen, Citizen),
        cases=_records(session, KnownCase, Case),
        workers=_workers(session),
        aliases=dict(session.execute(select(WorkerAlias.name_key, WorkerAlias.worker_id)).all()),
        teams={
            row_id: KnownTeam(row_id, name, (low, high))
            for row_id, name, low, high in session.execute(
                select(Team.id, Team.name, Team.age_from, Team.age_to)
            )
        },
        programmes=_records(session, KnownProgramme, Programme),
        holders=_holders(session, today),
        talks=_newest(session, Talk),
        cvs=_newest(session, CvUpdate),
        offers=_offers(session, today),
        hours=_hours(session, today),
        said=dict(session.execute(select(ListMemory.case_id, ListMemory.said)).all()),
        newest_list=_newest_list(session),
    )


def _newest_list(session: Session) -> date | None:
    text = setting(session, STORE_SCOPE, LIST_DAY)
    return date.fromisoformat(text) if isinstance(text, str) else None


def mapping_of(session: Session, signature: str) -> dict[str, list[int]] | None:
    """How lists with these headings were understood last, or None for headings never seen."""
    return session.scalar(select(ListMapping.columns).where(ListMapping.signature == signature))


def _records(session: Session, record: Any, model: type[Base]) -> dict[int, Any]:
    # The record's first field is the row's number, the others are called as the columns are.
    columns = [model.id, *(getattr(model, name) for name in record._fields[1:])]
    make = record._make
    return {row[0]: make(row) for row in session.execute(select(*columns))}


def _workers(session: Session) -> dict[int, KnownWorker]:
    roles: defaultdict[int, set[Role]] = defaultdict(set)
    for worker_id, role in session.execute(select(WorkerRole.worker_id, WorkerRole.role)):
        roles[worker_id].add(Role(role))
    rows = session.execute(select(Worker.id, Worker.name, Worker.name_key, Worker.initials))
    return {row[0]: KnownWorker(*row, frozenset(roles[row[0]])) for row in rows}


def _holders(session: Session, today: date) -> dict[CaseRole, dict[int, int]]:
    holders: dict[CaseRole, dict[int, int]] = {role: {} for role in CaseRole}
    by_role = {str(role): held for role, held in holders.items()}
    query = (
        select(Assignment.role, Assignment.case_id, Assignment.worker_id)
        .where(_not_over(Assignment, today))
        .order_by(Assignment.starts, Assignment.id)
    )
    for role, case_id, worker_id in session.execute(query):
        by_role[role][case_id] = worker_id
    return holders


def _newest(session: Session, table: type[Talk | CvUpdate]) -> dict[int, date]:
    query = select(table.case_id, func.max(table.day)).group_by(table.case_id)
    return dict(session.execute(query).all())


def _offers(session: Session, today: date) -> dict[int, list[str]]:
    parts = [
        select(table.case_id, table.title, func.coalesce(table.starts, date.min).label("since"), table.id)
        .where(_not_over(table, today))
        for table in (Intervention, Placement)
    ]  # fmt: skip
    both = union_all(*parts).subquery()
    found: defaultdict[int, list[str]] = defaultdict(list)
    newest_first = select(both.c.case_id, both.c.title).order_by(both.c.since.desc(), both.c.id.desc())
    for case_id, title in session.execute(newest_first):
        found[case_id].append(title)
    return found


def _hours(session: Session, today: date) -> dict[int, Any]:
    query = (
        select(PaidHours.case_id, PaidHours.hours)
        .where(_not_over(PaidHours, today))
        .order_by(func.coalesce(PaidHours.starts, date.min), PaidHours.id)
    )
    return dict(session.execute(query).all())


def _not_over(table: Any, today: date) -> Any:
    return or_(table.ends.is_(None), table.ends >= today)
