"""Everything dated that the key figures are counted from, one statement for each kind of record."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, Date, Select, and_, column, or_, select, table
from sqlalchemy.orm import Session

from koordinator.db.system_tables import RuleOverride
from koordinator.db.tables import (
    Assignment,
    Case,
    Citizen,
    CvUpdate,
    Intervention,
    PaidHours,
    Placement,
)
from koordinator.domain.figures.records import Holder, Paid, Span
from koordinator.domain.roles import CaseRole

# The endings without their class: the start page does not wait for the tables of the course.
_ENDING = table(
    "case_ending",
    column("id"), column("case_id"), column("day", Date()), column("outcome"), column("reason"),
    column("reopened", Date()),
)  # fmt: skip
By = dict[int, list[Any]]
Query = Select[*tuple[Any, ...]]


class CaseRow(NamedTuple):
    """A case as it stands; `reason` is how its ending was written."""

    case_id: int
    citizen_id: int
    team_id: int | None
    born: date
    starts: date
    ended: date | None
    reason: str | None


class EndingRow(NamedTuple):
    """An ending that was kept; `reopened` is empty where it stands."""

    day: date
    outcome: str | None
    reason: str
    reopened: date | None


class Window(NamedTuple):
    """Which days are asked about, and since when what is over still matters."""

    first: date
    last: date
    since: date

    def asks(self) -> ColumnElement[bool]:
        """The cases that can count on one of the days."""
        return and_(Case.starts <= self.last, or_(Case.ended.is_(None), Case.ended >= self.since))

    def touches(self, starts: Any, ends: Any) -> ColumnElement[bool]:
        """Whether a period covers one of the days."""
        return and_(or_(starts.is_(None), starts <= self.last), or_(ends.is_(None), ends >= self.first))


def cases(session: Session, window: Window) -> list[CaseRow]:
    """The cases."""
    query = (
        select(Case.id, Case.citizen_id, Case.team_id, Citizen.born, Case.starts, Case.ended, Case.end_reason)
        .join(Citizen, Citizen.id == Case.citizen_id)
        .where(window.asks())
        .order_by(Case.id)
    )
    return [CaseRow._make(row) for row in rows(session, query)]


def paid(session: Session, window: Window) -> By:
    """Paid hours."""
    query = rows_of(PaidHours, window, PaidHours.starts, PaidHours.ends, PaidHours.hours)
    return gathered(session, query.where(window.touches(PaidHours.starts, PaidHours.ends)), Paid._make)


def placements(session: Session, window: Window) -> By:
    """Placements."""
    query = rows_of(Placement, window, Placement.starts, Placement.ends)
    return gathered(session, query.where(window.touches(Placement.starts, Placement.ends)), _span)


def interventions(session: Session, window: Window) -> By:
    """Interventions; one that is ordered and has no first day yet is waited for."""
    query = rows_of(Intervention, window, Intervention.starts, Intervention.ends).where(
        window.touches(Intervention.starts, Intervention.ends),
        or_(Intervention.starts.is_not(None), Intervention.ordered.is_(None)),
    )
    return gathered(session, query, _span)


def cv_days(session: Session, window: Window, oldest: date) -> By:
    """The days the CV was brought up to date, from one on."""
    query = rows_of(CvUpdate, window, CvUpdate.day).where(CvUpdate.day.between(oldest, window.last))
    return gathered(session, query, only)


def holders(session: Session, window: Window, role: CaseRole) -> By:
    """Who held the cases in a role."""
    query = rows_of(Assignment, window, Assignment.worker_id, Assignment.starts, Assignment.ends)
    query = query.where(Assignment.role == role.value).order_by(Assignment.starts, Assignment.id)
    return gathered(session, query, Holder._make)


def endings(session: Session, window: Window) -> By:
    """How cases ended, those too that were taken up again."""
    one = _ENDING.c
    query = (
        select(one.case_id, one.day, one.outcome, one.reason, one.reopened)
        .join(Case, Case.id == one.case_id)
        .where(window.asks())
        .order_by(one.day, one.id)
    )
    return gathered(session, query, EndingRow._make)


def teams_with_own(session: Session, rule_key: str) -> list[int]:
    """The teams that have their own way with a rule."""
    return list(session.scalars(select(RuleOverride.team_id).where(RuleOverride.rule_key == rule_key)))


def rows_of(model: Any, window: Window, *columns: Any) -> Query:
    """The rows of a table that belong to the cases, each with its case first."""
    return select(model.case_id, *columns).join(Case, Case.id == model.case_id).where(window.asks())


def rows(session: Session, query: Query) -> Sequence[Any]:
    """All rows of a statement."""
    # Straight to the connection: plain columns need nothing of what the ORM does for each row.
    return session.connection().execute(query).all()


def gathered(session: Session, query: Query, made: Any) -> By:
    """What is made of each row, by the case that comes first in it."""
    found: By = defaultdict(list)
    for case_id, *fields in rows(session, query):
        found[case_id].append(made(fields))
    return found


def _span(fields: Iterable[Any]) -> Span:
    starts, ends = fields
    return starts, ends


def only(fields: Sequence[Any]) -> Any:
    """The one field of a row."""
    return fields[0]
