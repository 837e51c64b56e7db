"""What the key figures are counted from in the course: job plans, forms and the people around a citizen.

Apart from the rest, for the start page counts without these tables.
"""

from collections import defaultdict
from datetime import date
from typing import NamedTuple

from sqlalchemy import ColumnElement, and_, func, select
from sqlalchemy.orm import Session

from koordinator.db.course_tables import Assessment, JobPlan, Spoke
from koordinator.db.meeting_tables import NetworkMember
from koordinator.db.queries.figures import By, Window, gathered, only, rows, rows_of
from koordinator.db.tables import Case, Contact, Organisation
from koordinator.domain.figures.records import Wheel
from koordinator.domain.forms import WHEEL

SATISFACTION, WHOLE = "satisfaction", "whole"


class FormRow(NamedTuple):
    """The answer to how satisfied somebody is with it all; the newest of a citizen comes last."""

    case_id: int
    citizen_id: int
    day: date
    value: int


def plan_days(session: Session, window: Window) -> By:
    """The day of each case's first job plan: from there on it has one."""
    query = rows_of(JobPlan, window, func.min(JobPlan.day)).group_by(JobPlan.case_id)
    return gathered(session, query, only)


def wheels(session: Session, window: Window) -> By:
    """The wheels the citizens filled in themselves and that stand, by day."""
    query = (
        rows_of(Assessment, window, Assessment.id, Assessment.day, Spoke.area_key, Spoke.value)
        .join(Spoke, Spoke.assessment_id == Assessment.id)
        .where(_stands(WHEEL), Assessment.day <= window.last, Spoke.value.is_not(None))
        .order_by(Assessment.case_id, Assessment.day, Assessment.id)
    )
    found: By = defaultdict(list)
    seen: dict[int, dict[str, int | None]] = {}
    for case_id, number, day, area, value in rows(session, query):
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
    return [FormRow._make(row) for row in rows(session, query)]


def networks(session: Session, window: Window) -> By:
    """What is said of everybody in the cases' networks: relation, role, title, organisation."""
    one = NetworkMember
    query = (
        rows_of(one, window, one.relation, one.role, Contact.title, Organisation.name)
        .join(Contact, Contact.id == one.contact_id)
        .outerjoin(Organisation, Organisation.id == Contact.organisation_id)
    )
    return gathered(session, query, tuple)


def _stands(form_key: str) -> ColumnElement[bool]:
    """A form the citizen filled in and that no later one corrects."""
    corrected = select(Assessment.corrects_id).where(Assessment.corrects_id.is_not(None))
    return and_(Assessment.form_key == form_key, Assessment.by_citizen, Assessment.id.not_in(corrected))
