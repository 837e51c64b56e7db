"""The cases behind the key figures by name, and what is agreed in them."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from sqlalchemy import and_, select
from sqlalchemy.orm import Session

from koordinator.db.queries.cases import active_on
from koordinator.db.tables import Assignment, Case, Citizen, PaidHours, Placement, Team, Worker
from koordinator.domain.figures.records import OnTheWay
from koordinator.domain.roles import CaseRole
from koordinator.domain.values.numbers import format_hours


class NamedCase(NamedTuple):
    """A case as a list of the figures names it, with whoever is its caseworker on the day."""

    case_id: int
    number: str | None
    citizen: str
    passive_reason: str | None
    caseworker_id: int | None
    caseworker: str | None


def lines(session: Session, case_ids: Sequence[int], day: date) -> dict[int, NamedCase]:
    """Some cases by their number in the store."""
    held = and_(
        Assignment.case_id == Case.id, Assignment.role == CaseRole.CASEWORKER.value,
        active_on(Assignment.starts, Assignment.ends, day),
    )  # fmt: skip
    query = (
        select(Case.id, Case.number, Citizen.name, Case.passive_reason, Worker.id, Worker.name)
        .join(Citizen, Citizen.id == Case.citizen_id)
        .outerjoin(Assignment, held)
        .outerjoin(Worker, Worker.id == Assignment.worker_id)
        .where(Case.id.in_(case_ids))
    )
    return {row[0]: NamedCase(*row) for row in session.execute(query)}


def coming(session: Session, day: date) -> list[OnTheWay]:
    """Paid hours and placements that begin after a day, the first ones first."""
    paid = (
        select(Case.id, Case.number, Citizen.name, PaidHours.hours, PaidHours.starts)
        .join(Citizen, Citizen.id == Case.citizen_id)
        .join(PaidHours, PaidHours.case_id == Case.id)
        .where(PaidHours.starts > day, PaidHours.hours > 0)
    )
    placed = (
        select(Case.id, Case.number, Citizen.name, Placement.title, Placement.place, Placement.starts)
        .join(Citizen, Citizen.id == Case.citizen_id)
        .join(Placement, Placement.case_id == Case.id)
        .where(Placement.starts > day)
    )
    found = [
        OnTheWay(case_id, number, name, _hours(hours), "", starts)
        for case_id, number, name, hours, starts in session.execute(paid)
        if starts is not None
    ]
    found += [
        OnTheWay(case_id, number, name, title, place, starts)
        for case_id, number, name, title, place, starts in session.execute(placed)
        if starts is not None
    ]
    return sorted(found, key=lambda one: (one.starts, one.citizen, one.case_id))


def _hours(hours: Decimal) -> str:
    return f"{format_hours(hours)} {'lønnet time' if hours == 1 else 'lønnede timer'}"


def team_names(session: Session) -> dict[str, str]:
    """The teams in the order lists have them."""
    rows = session.execute(select(Team.id, Team.name).order_by(Team.name))
    return {str(number): name for number, name in rows}


def worker_names(session: Session) -> dict[str, str]:
    """The workers by name, those too that have left."""
    rows = session.execute(select(Worker.id, Worker.name).order_by(Worker.name_key, Worker.id))
    return {str(number): name for number, name in rows}
