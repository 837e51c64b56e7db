"""Everything dated that the key figures are counted from, one statement for each kind of record."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, Select, and_, func, or_, select
from sqlalchemy.orm import Session

from koordinator.db.course_tables import Assessment, CaseEnding, JobPlan, Spoke
from koordinator.db.meeting_tables import NetworkMember
from koordinator.db.tables import (
    Assignment,
    Case,
    Citizen,
    Contact,
    CvUpdate,
    Intervention,
    Organisation,
    PaidHours,
    Placement,
)
from koordinator.domain.figures.records import Holder, Paid, Span, Wheel
from koordinator.domain.forms import WHEEL
from koordinator.domain.roles import CaseRole

SATISFACTION, WHOLE = "satisfaction", "whole"
By = dict[int, list[Any]]
_Query = Select[*tuple[Any, ...]]


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


class FormRow(NamedTuple):
    """The answer to how satisfied somebody is with it all; the newest of a citizen comes last."""

    case_id: int
    citizen_id: int
    day: date
    value: int


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
    return [CaseRow._make(row) for row in _rows(session, query)]


def paid(session: Session, window: Window) -> By:
    """Paid hours."""
    query = _of(PaidHours, window, PaidHours.starts, PaidHours.ends, PaidHours.hours)
    return _gathered(session, query.where(window.touches(PaidHours.starts, PaidHours.ends)), Paid._make)


def placements(session: Session, window: Window) -> By:
    """Placements."""
    query = _of(Placement, window, Placement.starts, Placement.ends)
    return _gathered(session, query.where(window.touches(Placement.starts, Placement.ends)), _span)


def interventions(session: Session, window: Window) -> By:
    """Interventions; one that is ordered and has no first day yet is waited for."""
    query = _of(Intervention, window, Intervention.starts, Intervention.ends).where(
        window.touches(Intervention.starts, Intervention.ends),
        or_(Intervention.starts.is_not(None), Intervention.ordered.is_(None)),
    )
    return _gathered(session, query, _span)


def cv_days(session: Session, window: Window, oldest: date) -> By:
    """The days the CV was brought up to date, from one on."""
    query = _of(CvUpdate, window, CvUpdate.day).where(CvUpdate.day.between(oldest, window.last))
    return _gathered(session, query, _only)


def plan_days(session: Session, window: Window) -> By:
    """The day of each case's first job plan: from there on it has one."""
    query = _of(JobPlan, window, func.min(JobPlan.day)).group_by(JobPlan.case_id)
    return _gathered(session, query, _only)


def holders(session: Session, window: Window, role: CaseRole) -> By:
    """Who held the cases in a role."""
    query = _of(Assignment, window, Assignment.worker_id, Assignment.starts, Assignment.ends)
    query = query.where(Assignment.role == role.value).order_by(Assignment.starts, Assignment.id)
    return _gathered(session, query, Holder._make)


def endings(session: Session, window: Window) -> By:
    """How cases ended, those too that were taken up again."""
    one = CaseEnding
    query = _of(one, window, one.day, one.outcome, one.reason, one.reopened).order_by(one.day, one.id)
    return _gathered(session, query, EndingRow._make)


def wheels(session: Session, window: Window) -> By:
    """The wheels the citizens filled in themselves and that stand, by day."""
    query = (
        _of(Assessment, window, Assessment.id, Assessment.day, Spoke.area_key, Spoke.value)
        .join(Spoke, Spoke.assessment_id == Assessment.id)
        .where(_stands(WHEEL), Assessment.day <= window.last, Spoke.value.is_not(None))
        .order_by(Assessment.case_id, Assessment.day, Assessment.id)
    )
    found: By = defaultdict(list)
    seen: dict[int, dict[str, int | None]] = {}
    for case_id, number, day, area, value in _rows(session, query):
        if number not in seen:
            seen[number] = {}
            found[case_id].append(Wheel(day, seen[number]))
        seen[number][area] = value
    return found


def satisfied(session: Session, window: Window) -> list[FormRow]:
    """How satisfied the citizens were with it all, by day."""
    query = (
        select(Case.id, Case.citizen_id, Assessment.day, Spoke.value)
        .join(Assessment, Assessment.case_id == Case.id)
        .join(Spoke, and_(Spoke.assessment_id == Assessment.id, Spoke.area_key == WHOLE))
        .where(
            window.asks(), _stands(SATISFACTION), Spoke.value.is_not(None),
            Assessment.day.between(window.since, window.last),
        ).order_by(Assessment.day, Assessment.id)
    )  # fmt: skip
    return [FormRow._make(row) for row in _rows(session, query)]


def networks(session: Session, window: Window) -> By:
    """What is said of everybody in the cases' networks: relation, role, title, organisation."""
    one = NetworkMember
    query = (
        _of(one, window, one.relation, one.role, Contact.title, Organisation.name)
        .join(Contact, Contact.id == one.contact_id)
        .outerjoin(Organisation, Organisation.id == Contact.organisation_id)
    )
    return _gathered(session, query, tuple)


def _stands(form_key: str) -> ColumnElement[bool]:
    """A form the citizen filled in and that no later one corrects."""
    corrected = select(Assessment.corrects_id).where(Assessment.corrects_id.is_not(None))
    return and_(Assessment.form_key == form_key, Assessment.by_citizen, Assessment.id.not_in(corrected))


def _of(table: Any, window: Window, *columns: Any) -> _Query:
    return select(table.case_id, *columns).join(Case, Case.id == table.case_id).where(window.asks())


def _rows(session: Session, query: _Query) -> Sequence[Any]:
    # Straight to the connection: plain columns need nothing of what the ORM does for each row.
    return session.connection().execute(query).all()


def _gathered(session: Session, query: _Query, made: Any) -> By:
    found: By = defaultdict(list)
    for case_id, *fields in _rows(session, query):
        found[case_id].append(made(fields))
    return found


def _span(fields: Iterable[Any]) -> Span:
    starts, ends = fields
    return starts, ends


def _only(fields: Sequence[Any]) -> Any:
    return fields[0]
