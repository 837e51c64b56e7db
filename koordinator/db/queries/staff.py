"""Workers, teams and what scales a worker's maximum."""

from collections import defaultdict
from datetime import date

from sqlalchemy import func, or_, select
from sqlalchemy.orm import Session

from koordinator.db.queries.caseload import team_limits
from koordinator.db.queries.cases import active_on
from koordinator.db.system_tables import User
from koordinator.db.tables import Absence, OutsideCaseload, Programme, Team, Worker, WorkerRole, WorkingTime
from koordinator.db.team_tables import OwnLimit
from koordinator.domain.caseload import FULL_TIME, Limits
from koordinator.domain.roles import Role
from koordinator.domain.staff import (
    WEEK,
    AbsenceLine,
    OutsideLine,
    OwnLimitLine,
    TeamLine,
    WorkerDetail,
    WorkerLine,
    WorkingTimeLine,
)


def workers(
    session: Session,
    today: date,
    role: Role | None = None,
    *,
    left: bool = False,
    worker_id: int | None = None,
) -> list[WorkerLine]:
    """The workers by name; those who have left only when asked for."""
    share = (
        select(WorkingTime.share)
        .where(WorkingTime.worker_id == Worker.id, active_on(WorkingTime.starts, WorkingTime.ends, today))
        .order_by(func.coalesce(WorkingTime.starts, date.min).desc())
        .limit(1)
        .correlate(Worker)
        .scalar_subquery()
    )
    query = (
        select(Worker, Team.name, share, User.login)
        .outerjoin(Team, Team.id == Worker.team_id)
        .outerjoin(User, User.worker_id == Worker.id)
        .order_by(Worker.name, Worker.id)
    )
    if worker_id is not None:
        query = query.where(Worker.id == worker_id)
    elif not left:
        query = query.where(or_(Worker.leaves_on.is_(None), Worker.leaves_on >= today))
    roles = _roles(session, worker_id)
    lines = [
        WorkerLine(
            w.id, w.name, w.initials, w.phone, w.email, w.team_id, team, roles[w.id], w.reserve, w.leaves_on,
            working_time if working_time is not None else FULL_TIME, login,
            tuple(w.languages.split(",")) if w.languages else (),
            tuple(int(day) for day in w.workdays) if w.workdays else WEEK,
        )
        for w, team, working_time, login in session.execute(query)
    ]  # fmt: skip
    return [line for line in lines if role is None or role in line.roles]


def worker_detail(session: Session, worker_id: int, today: date) -> WorkerDetail | None:
    """One worker with what her limits follow from, newest first."""
    found = workers(session, today, worker_id=worker_id)
    if not found:
        return None
    absences = select(Absence).where(Absence.worker_id == worker_id).order_by(Absence.starts.desc())
    times = select(WorkingTime).where(WorkingTime.worker_id == worker_id).order_by(WorkingTime.starts.desc())
    outside = (
        select(OutsideCaseload)
        .where(OutsideCaseload.worker_id == worker_id)
        .order_by(OutsideCaseload.day.desc())
    )
    own = select(OwnLimit).where(OwnLimit.worker_id == worker_id).order_by(OwnLimit.starts.desc())
    return WorkerDetail(
        found[0],
        tuple(_absence(a) for a in session.scalars(absences)),
        tuple(WorkingTimeLine(t.id, worker_id, t.starts, t.ends, t.share) for t in session.scalars(times)),
        tuple(OutsideLine(o.id, worker_id, o.day, o.cases) for o in session.scalars(outside)),
        tuple(
            OwnLimitLine(o.id, worker_id, o.starts, o.ends, Limits(o.warning, o.maximum), o.reason)
            for o in session.scalars(own)
        ),
    )


def coming_absences(session: Session, first: date, last: date) -> list[tuple[str, AbsenceLine]]:
    """Who is away when in a stretch of days: the worker's name and the absence, the earliest first."""
    query = (
        select(Worker.name, Absence)
        .join(Absence, Absence.worker_id == Worker.id)
        .where(Absence.starts <= last, or_(Absence.ends.is_(None), Absence.ends >= first))
        .order_by(Absence.starts, Worker.name)
    )
    return [(name, _absence(absence)) for name, absence in session.execute(query)]


def teams(session: Session) -> list[TeamLine]:
    """The teams by name."""
    limits = team_limits(session)
    rows = session.scalars(select(Team).order_by(Team.name))
    return [
        TeamLine(
            t.id,
            t.name,
            t.age_from,
            t.age_to,
            limits[t.id].caseworker,
            limits[t.id].consultant,
            t.refuse_over,
        )
        for t in rows
    ]


def programmes(session: Session) -> list[tuple[int, str]]:
    """The programmes by name."""
    return [
        (row_id, name)
        for row_id, name in session.execute(select(Programme.id, Programme.name).order_by(Programme.name))
    ]


def _absence(row: Absence) -> AbsenceLine:
    return AbsenceLine(row.id, row.worker_id, row.kind, row.starts, row.ends, row.share, row.scales)


def _roles(session: Session, worker_id: int | None) -> defaultdict[int, frozenset[Role]]:
    held: defaultdict[int, frozenset[Role]] = defaultdict(frozenset)
    query = select(WorkerRole.worker_id, WorkerRole.role)
    if worker_id is not None:
        query = query.where(WorkerRole.worker_id == worker_id)
    for number, role in session.execute(query):
        held[number] |= {Role(role)}
    return held
