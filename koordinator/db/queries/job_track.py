"""The job side of a case: its job plans and its placements."""

from datetime import date

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from koordinator.db.course_tables import JobPlan
from koordinator.db.tables import CvUpdate, Placement
from koordinator.domain.job_plans import JobPlanLine
from koordinator.domain.placements import PlacementLine


def job_plans(session: Session, case_id: int) -> list[JobPlanLine]:
    """A case's job plans, the newest first."""
    query = (
        select(JobPlan.id, JobPlan.day, JobPlan.goals)
        .where(JobPlan.case_id == case_id)
        .order_by(JobPlan.day.desc(), JobPlan.id.desc())
    )
    return [JobPlanLine._make(row) for row in session.execute(query)]


def cv_days(session: Session, case_id: int) -> list[date]:
    """The days on which the CV was brought up to date, the newest first."""
    query = select(CvUpdate.day).where(CvUpdate.case_id == case_id).order_by(CvUpdate.day.desc())
    return list(session.scalars(query))


def placements(session: Session, case_id: int, kinds: dict[str, str]) -> list[PlacementLine]:
    """A case's placements, the latest first; `kinds` are the words of the kinds."""
    p = Placement
    query = (
        select(p.id, p.kind, p.title, p.place, p.starts, p.ends, p.hours)
        .where(p.case_id == case_id)
        .order_by(func.coalesce(p.starts, date.min).desc(), p.id.desc())
    )
    return [
        PlacementLine(row[0], row[1], kinds.get(row[1], row[1]), *row[2:]) for row in session.execute(query)
    ]
