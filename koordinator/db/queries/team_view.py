"""What stands beside a caseload: how it has gone, its weight, and what is known of the weeks ahead."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date
from typing import NamedTuple

from sqlalchemy import and_, case, func, or_, select
from sqlalchemy.orm import Session, aliased

from koordinator.db.queries.cases import active_on, running_on
from koordinator.db.tables import Absence, Assignment, Case, Citizen, WorkingTime
from koordinator.db.team_tables import OwnLimit
from koordinator.domain.cases import Weight
from koordinator.domain.load_changes import Change, HeldCase, Kind, Lent
from koordinator.domain.periods import ONE_DAY
from koordinator.domain.roles import CaseRole


def totals(session: Session, days: Sequence[date], roles: Iterable[CaseRole]) -> dict[int, tuple[int, ...]]:
    """How many running cases each worker held in these roles on each day, in one statement."""
    held = [and_(active_on(Assignment.starts, Assignment.ends, day), running_on(day)) for day in days]
    counts = [func.sum(case((one, 1), else_=0)) for one in held]
    query = (
        select(Assignment.worker_id, *counts)
        .join(Case, Case.id == Assignment.case_id)
        .where(Assignment.role.in_(list(roles)), or_(Assignment.ends.is_(None), Assignment.ends >= min(days)))
        .group_by(Assignment.worker_id)
    )
    return {row[0]: tuple(row[1:]) for row in session.connection().execute(query).all()}


class Holding(NamedTuple):
    """A running case, its team, and who holds it in a role."""

    case_id: int
    team_id: int | None
    worker_id: int | None


def holdings(session: Session, day: date, role: CaseRole) -> list[Holding]:
    """Every running case with who holds it in a role on a day, or that nobody does."""
    held = and_(
        Assignment.case_id == Case.id,
        Assignment.role == role,
        active_on(Assignment.starts, Assignment.ends, day),
    )
    query = select(Case.id, Case.team_id, Assignment.worker_id).outerjoin(Assignment, held)
    return [Holding(*row) for row in session.connection().execute(query.where(running_on(day))).all()]


def weights(session: Session, day: date, role: CaseRole) -> dict[int, int]:
    """The weight of the cases each worker holds, in halves: a light one is 1, a normal 2, a heavy 3."""
    halves = case((Case.weight == Weight.LIGHT, 1), (Case.weight == Weight.HEAVY, 3), else_=2)
    query = (
        select(Assignment.worker_id, func.sum(halves))
        .join(Case, Case.id == Assignment.case_id)
        .where(Assignment.role == role, active_on(Assignment.starts, Assignment.ends, day), running_on(day))
        .group_by(Assignment.worker_id)
    )
    return {row[0]: row[1] for row in session.connection().execute(query).all()}


def held_cases(session: Session, after: date, until: date, roles: Iterable[CaseRole]) -> list[HeldCase]:
    """The cases held in these roles of which something may change in a stretch of days."""
    within = [
        column.between(after, until)
        for column in (Assignment.starts, Assignment.ends, Case.ended, Case.expected_end)
    ]
    query = (
        select(
            Assignment.worker_id, Assignment.role, Assignment.starts, Assignment.ends,
            Case.id, Citizen.name, Case.starts, Case.ended, Case.expected_end,
        )
        .join(Case, Case.id == Assignment.case_id)
        .join(Citizen, Citizen.id == Case.citizen_id)
        .where(
            Assignment.role.in_(list(roles)),
            Assignment.starts <= until,
            or_(Assignment.ends.is_(None), Assignment.ends >= after),
            or_(Case.ended.is_(None), Case.ended >= after),
            or_(*within),
        )
    )  # fmt: skip
    return [HeldCase(*row) for row in session.connection().execute(query).all()]


def lent_cases(session: Session, after: date, until: date) -> list[Lent]:
    """The cases that go to a colleague's cover or come back from it in a stretch of days."""
    cover, holder = aliased(Assignment), aliased(Assignment)
    query = (
        select(holder.worker_id, cover.starts, cover.ends, Case.id, Citizen.name, Case.ended)
        .join(Case, Case.id == cover.case_id)
        .join(Citizen, Citizen.id == Case.citizen_id)
        .join(holder, holder.case_id == cover.case_id)
        .where(
            cover.role == CaseRole.COVER,
            holder.role == CaseRole.CASEWORKER,
            holder.starts <= cover.starts,
            or_(holder.ends.is_(None), holder.ends >= cover.starts),
            or_(cover.starts.between(after, until), cover.ends.between(after, until)),
        )
    )
    return [Lent(*row) for row in session.connection().execute(query).all()]


def own_changes(session: Session, after: date, until: date) -> dict[int, list[Change]]:
    """What changes each worker's limits in a stretch of days: leave, working time and limits of her own."""
    found: dict[int, list[Change]] = defaultdict(list)
    tables = (
        (Absence, Absence.scales, Kind.AWAY, Kind.BACK),
        (WorkingTime, WorkingTime.id.is_not(None), Kind.HOURS, Kind.HOURS),
        (OwnLimit, OwnLimit.id.is_not(None), Kind.LIMITS, Kind.LIMITS),
    )
    for table, wanted, begins, over in tables:
        query = select(table.worker_id, table.starts, table.ends).where(
            wanted, or_(table.starts.between(after, until), table.ends.between(after, until))
        )
        for worker_id, starts, ends in session.connection().execute(query).all():
            if starts is not None and after < starts <= until:
                found[worker_id].append(Change(starts, begins))
            if ends is not None and after < ends + ONE_DAY <= until:
                found[worker_id].append(Change(ends + ONE_DAY, over))
    return dict(found)
