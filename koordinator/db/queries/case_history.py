"""What the change log has about one case: its own rows, those of its citizen, and what hangs on them."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from functools import cache
from typing import Any, NamedTuple

from sqlalchemy import BindParameter, Select, bindparam, cast, literal, select, union_all
from sqlalchemy import Text as SqlText
from sqlalchemy.orm import Session

from koordinator.db.course_tables import Assessment, Offer, Spoke, StatusNote, StatusSection
from koordinator.db.meeting_tables import Consent, NetworkMember
from koordinator.db.system_tables import Change, ChangeSet, User
from koordinator.db.tables import Case, Contact, Organisation, Programme, Team, Worker
from koordinator.db.values import Fields, decode, models
from koordinator.domain.case_history import Mark

# Rows that name their case themselves.
OWN = (
    "assignment", "meeting", "network_member", "intervention", "placement", "paid_hours", "cv_update", "talk",
    "plan", "plan_version", "milestone", "assessment", "area_name", "job_plan", "journal_note", "status_note",
    "kept_paper", "task", "postponement", "handover", "checklist_tick", "case_ending",
)  # fmt: skip
_CASE: BindParameter[int] = bindparam("case_id")
_NAMED: dict[str, Any] = {
    "worker": Worker,
    "contact": Contact,
    "organisation": Organisation,
    "programme": Programme,
    "team": Team,
    "offer": Offer,
}


class LogRow(NamedTuple):
    """One change of the log with the action it belongs to; the fields are Python values."""

    change_id: int
    set_id: int
    at: datetime
    by: str
    label: str
    kind: str
    entity: str
    entity_id: int
    before: Fields | None
    after: Fields | None


def changes(
    session: Session, case_id: int, most: int | None = None, set_id: int | None = None
) -> list[LogRow]:
    """The newest changes of a case, or all of one action, the newest first."""
    query = _changes() if set_id is None else _changes().where(ChangeSet.id == set_id)
    rows = session.connection().execute(query.limit(most), {"case_id": case_id}).all()
    return [
        LogRow._make((*row[:-2], _fields(row.entity, row.before), _fields(row.entity, row.after)))
        for row in rows
    ]


def _fields(entity: str, text: str | None) -> Fields | None:
    return None if text is None else decode(models()[entity], text)


@cache
def _changes() -> Select[Any]:
    held = union_all(*_owned(), _removed()).subquery()
    there = (
        select(Change.id)
        .join(held, (held.c.entity == Change.entity) & (held.c.id == Change.entity_id))
        .distinct()
        .subquery()
    )
    shown: Any = select(
        Change.id, ChangeSet.id, ChangeSet.at, ChangeSet.by, ChangeSet.label, ChangeSet.kind,
        Change.entity, Change.entity_id, Change.before, Change.after,
    )  # fmt: skip
    query: Select[Any] = (
        shown.join(there, there.c.id == Change.id)
        .join(ChangeSet, ChangeSet.id == Change.set_id)
        .order_by(Change.id.desc())
    )
    return query


def _owned() -> list[Any]:
    """The table and number of every row that belongs to the case now."""
    found: list[Any] = [
        select(literal("cases").label("entity"), Case.id.label("id")).where(Case.id == _CASE),
        select(literal("citizen"), Case.citizen_id).where(Case.id == _CASE),
    ]
    for entity in OWN:
        table: Any = models()[entity]
        found.append(select(literal(entity), table.id).where(table.case_id == _CASE))
    through: list[tuple[Any, Any, Any]] = [
        (Consent, Consent.member_id, NetworkMember),
        (Spoke, Spoke.assessment_id, Assessment),
        (StatusSection, StatusSection.note_id, StatusNote),
    ]
    for table, column, owner in through:
        query = select(literal(table.__tablename__), table.id).join(owner, owner.id == column)
        found.append(query.where(owner.case_id == _CASE))
    return found


def _removed() -> Any:
    """The rows that are gone: whose they were stands in what the log kept of them."""
    said = '%"case_id":' + cast(_CASE, SqlText) + ",%"
    return select(Change.entity, Change.entity_id).where(
        Change.entity.in_(OWN), Change.after.is_(None), Change.before.like(said)
    )


def marks(session: Session, set_ids: Iterable[int]) -> list[Mark]:
    """The actions that turned these, and those that turned them again."""
    found: dict[int, Mark] = {}
    asked = list(set_ids)
    while asked:
        query = select(ChangeSet.id, ChangeSet.kind, ChangeSet.target_id).where(
            ChangeSet.target_id.in_(asked)
        )
        new = [Mark._make(row) for row in session.execute(query) if row[0] not in found]
        found |= {mark.set_id: mark for mark in new}
        asked = [mark.set_id for mark in new]
    return list(found.values())


def names(session: Session, wanted: Mapping[str, set[int]]) -> dict[str, dict[int, str]]:
    """The names of rows by their table and number."""
    return {
        entity: {
            row[0]: row[1]
            for row in session.execute(
                select(_NAMED[entity].id, _NAMED[entity].name).where(_NAMED[entity].id.in_(numbers))
            )
        }
        for entity, numbers in wanted.items()
        if entity in _NAMED and numbers
    }


def logins(session: Session) -> dict[str, str]:
    """The names of those who log in."""
    query = select(User.login, Worker.name).join(Worker, Worker.id == User.worker_id)
    return {row[0]: row[1] for row in session.execute(query)}


@cache
def pointed_at(entity: str) -> dict[str, str]:
    """Which table each field of a table points at."""
    columns = models()[entity].__mapper__.columns
    return {
        column.key: next(iter(column.foreign_keys)).column.table.name
        for column in columns
        if column.key and column.foreign_keys
    }
