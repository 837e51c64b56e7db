"""Every worker's caseload on a day, from the assignments; no counter is stored."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from typing import Any, NamedTuple

from sqlalchemy import Select, and_, case, false, func, literal, or_, select
from sqlalchemy.orm import Session

from koordinator.db.base import Thousandths
from koordinator.db.queries.cases import active_on, running_on
from koordinator.db.tables import (
    Absence,
    Assignment,
    Case,
    OutsideCaseload,
    Team,
    Worker,
    WorkerRole,
    WorkingTime,
)
from koordinator.db.team_tables import OwnLimit
from koordinator.domain.caseload import FULL_TIME, Limits, WorkerLoad, present_share, scaled
from koordinator.domain.roles import CaseRole


class _Row(NamedTuple):
    """One worker's cases in one team, beside what is true of the worker."""

    worker_id: int
    worker: str
    home_id: int | None
    case_team_id: int | None
    cases: int
    heavy: int
    covered: int
    lent: int
    outside: int | None
    working_time: Decimal | None
    away: Decimal | None
    absence: str | None
    absence_ends: date | None
    next_absence: date | None
    own_warning: int | None
    own_maximum: int | None
    reserve: bool


class TeamLimits(NamedTuple):
    """A team's name and its limits for a full-time caseworker and consultant."""

    team_id: int
    name: str
    caseworker: Limits
    consultant: Limits | None
    refuse_over: bool


def team_limits(session: Session) -> dict[int, TeamLimits]:
    """The limits of every team by its number."""
    return {team.id: _limits_of(team) for team in session.scalars(select(Team))}


def loads(
    session: Session, day: date, role: CaseRole, default: Limits, worker_ids: Iterable[int] | None = None
) -> list[WorkerLoad]:
    """One line per worker with the role or with cases in it, by name; limits as they are that day.

    A worker's own limits stand instead of her team's while they last; both are scaled by working time and
    leave. `default` are the limits of a caseworker without a team. Consultants have limits where their team
    says so.
    """
    query = _workers(day, role)
    if worker_ids is not None:
        query = query.where(Worker.id.in_(list(worker_ids)))
    teams = team_limits(session)
    per_worker: dict[int, list[_Row]] = defaultdict(list)
    for row in session.execute(query):
        per_worker[row[0]].append(_Row(*row))
    return [_load(rows, teams, role, default) for rows in per_worker.values()]


def unheld(session: Session, day: date, role: CaseRole, team_id: int | None = None) -> WorkerLoad:
    """The line of the running cases that nobody holds in the role."""
    held = select(Assignment.id).where(
        Assignment.case_id == Case.id,
        Assignment.role == role,
        active_on(Assignment.starts, Assignment.ends, day),
    )
    query = select(func.count()).select_from(Case).where(running_on(day), ~held.exists())
    if team_id is not None:
        query = query.where(Case.team_id == team_id)
    count = session.scalar(query) or 0
    return WorkerLoad(None, "", team_id, "", count, 0, 0, 0, FULL_TIME, None, "", None)


def covers_on(session: Session, case_ids: Iterable[int], day: date) -> dict[int, int]:
    """Who covers which of these cases on a day."""
    query = select(Assignment.case_id, Assignment.worker_id).where(
        Assignment.case_id.in_(list(case_ids)),
        Assignment.role == CaseRole.COVER,
        active_on(Assignment.starts, Assignment.ends, day),
    )
    return {row.case_id: row.worker_id for row in session.execute(query)}


def _workers(day: date, role: CaseRole) -> Select[Any]:
    counts, lent, absent, own = _counts(day, role), _lent(day, role), _absent(day), _own_limits(day, role)
    there = or_(Worker.leaves_on.is_(None), Worker.leaves_on >= day)
    has_role = (
        select(WorkerRole.id).where(WorkerRole.worker_id == Worker.id, WorkerRole.role == role).exists()
    )
    covered = (
        select(func.count())
        .select_from(Assignment)
        .join(Case, Case.id == Assignment.case_id)
        .where(
            Assignment.worker_id == Worker.id,
            Assignment.role == CaseRole.COVER,
            active_on(Assignment.starts, Assignment.ends, day),
            running_on(day),
        )
        .correlate(Worker)
        .scalar_subquery()
        if role is CaseRole.CASEWORKER
        else literal(0)
    )
    return (
        select(
            Worker.id, Worker.name, Worker.team_id, counts.c.team_id, func.coalesce(counts.c.cases, 0),
            func.coalesce(counts.c.heavy, 0), covered, func.coalesce(lent.c.cases, 0), _outside(day),
            _working_time(day), _away(day), absent.c.kind, absent.c.ends, _next_absence(day),
            own.c.warning, own.c.maximum, Worker.reserve,
        )
        .outerjoin(counts, counts.c.worker_id == Worker.id)
        .outerjoin(lent, lent.c.worker_id == Worker.id)
        .outerjoin(absent, absent.c.worker_id == Worker.id)
        .outerjoin(own, own.c.worker_id == Worker.id)
        .where(or_(and_(has_role, there), counts.c.cases > 0, covered > 0))
        .order_by(Worker.name, Worker.id)
    )  # fmt: skip


def _counts(day: date, role: CaseRole) -> Any:
    return (
        select(
            Assignment.worker_id,
            Case.team_id,
            func.count().label("cases"),
            func.sum(case((Case.weight == "heavy", 1), else_=0)).label("heavy"),
        )
        .join(Case, Case.id == Assignment.case_id)
        .where(Assignment.role == role, active_on(Assignment.starts, Assignment.ends, day), running_on(day))
        .group_by(Assignment.worker_id, Case.team_id)
        .subquery("held")
    )


def _outside(day: date) -> Any:
    newest = select(OutsideCaseload.cases).where(
        OutsideCaseload.worker_id == Worker.id, OutsideCaseload.day <= day
    )
    return newest.order_by(OutsideCaseload.day.desc()).limit(1).correlate(Worker).scalar_subquery()


def _working_time(day: date) -> Any:
    there = and_(WorkingTime.worker_id == Worker.id, active_on(WorkingTime.starts, WorkingTime.ends, day))
    newest = func.coalesce(WorkingTime.starts, date.min).desc()
    return (
        select(WorkingTime.share).where(there).order_by(newest).limit(1).correlate(Worker).scalar_subquery()
    )


def _away(day: date) -> Any:
    there = and_(Absence.worker_id == Worker.id, Absence.scales, active_on(Absence.starts, Absence.ends, day))
    share = func.sum(Absence.share, type_=Thousandths())
    return select(share).where(there).correlate(Worker).scalar_subquery()


def _absent(day: date) -> Any:
    """Why each worker is away that day, and until when; those at work have no row."""
    last = func.max(func.coalesce(Absence.ends, date.max))
    return (
        select(
            Absence.worker_id,
            func.min(Absence.kind).label("kind"),
            func.nullif(last, date.max, type_=Absence.ends.type).label("ends"),
        )
        .where(active_on(Absence.starts, Absence.ends, day))
        .group_by(Absence.worker_id)
        .subquery("absent")
    )


def _own_limits(day: date, role: CaseRole) -> Any:
    """Each worker's own limits that day; those of one with both roles are a caseworker's."""
    query = select(
        OwnLimit.worker_id, func.min(OwnLimit.warning).label("warning"),
        func.min(OwnLimit.maximum).label("maximum"),
    ).where(active_on(OwnLimit.starts, OwnLimit.ends, day)).group_by(OwnLimit.worker_id)  # fmt: skip
    if role is CaseRole.CONSULTANT:
        caseworkers = select(WorkerRole.worker_id).where(WorkerRole.role == CaseRole.CASEWORKER)
        query = query.where(OwnLimit.worker_id.not_in(caseworkers))
    return query.subquery("own")


def _lent(day: date, role: CaseRole) -> Any:
    """How many of each caseworker's running cases somebody covers that day."""
    if role is not CaseRole.CASEWORKER:
        return select(Worker.id.label("worker_id"), literal(0).label("cases")).where(false()).subquery("lent")
    active = active_on(Assignment.starts, Assignment.ends, day)
    # The few that are covered come first: without DISTINCT each case would be looked up for a cover.
    covered = select(Assignment.case_id).where(Assignment.role == CaseRole.COVER, active).distinct()
    covers = covered.subquery("covers")
    return (
        select(Assignment.worker_id, func.count().label("cases"))
        .join(covers, covers.c.case_id == Assignment.case_id)
        .join(Case, Case.id == Assignment.case_id)
        .where(Assignment.role == CaseRole.CASEWORKER, active, running_on(day))
        .group_by(Assignment.worker_id)
        .subquery("lent")
    )


def _next_absence(day: date) -> Any:
    coming = and_(Absence.worker_id == Worker.id, Absence.scales, Absence.starts > day)
    return select(func.min(Absence.starts)).where(coming).correlate(Worker).scalar_subquery()


def _load(rows: list[_Row], teams: dict[int, TeamLimits], role: CaseRole, default: Limits) -> WorkerLoad:
    first = rows[0]
    team = teams.get(_team_of(rows) or 0)
    own = first.own_warning is not None and first.own_maximum is not None
    full = (
        Limits(first.own_warning or 0, first.own_maximum or 0) if own else _full_limits(team, role, default)
    )
    share = present_share(first.working_time or FULL_TIME, [first.away] if first.away else [])
    return WorkerLoad(
        first.worker_id, first.worker, team.team_id if team else None, team.name if team else "",
        sum(row.cases for row in rows), first.outside or 0, first.covered, sum(row.heavy for row in rows),
        share, scaled(full, share) if full else None, first.absence or "", first.next_absence,
        first.lent, bool(team and team.refuse_over), first.absence_ends, first.reserve,
    )  # fmt: skip


def _team_of(rows: list[_Row]) -> int | None:
    """Her team is where most of her cases are; without cases, or with as many in two, her home team."""
    home = rows[0].home_id
    most = max(rows, key=lambda row: (row.cases if row.case_team_id else 0, row.case_team_id == home))
    return most.case_team_id if most.cases and most.case_team_id else home


def _full_limits(team: TeamLimits | None, role: CaseRole, default: Limits) -> Limits | None:
    if role is CaseRole.CONSULTANT:
        return team.consultant if team else None
    return team.caseworker if team else default


def _limits_of(team: Team) -> TeamLimits:
    consultant = None
    if team.consultant_warning is not None and team.consultant_maximum is not None:
        consultant = Limits(team.consultant_warning, team.consultant_maximum)
    return TeamLimits(
        team.id, team.name, Limits(team.warning, team.maximum), consultant, team.refuse_over
    )  # fmt: skip
