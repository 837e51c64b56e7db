"""The citizen's own goals for work: kept as they stood, the newest is the current one."""

from datetime import date

from koordinator.db.course_tables import JobPlan
from koordinator.db.queries import job_track as queries
from koordinator.db.tables import Case
from koordinator.domain.job_plans import JobPlanLine
from koordinator.domain.values.names import clean_text
from koordinator.errors import Refused
from koordinator.services.desk import Desk

MOST_TEXT = 5_000


def job_plans(desk: Desk, case_id: int) -> list[JobPlanLine]:
    """A case's job plans, the current one first."""
    with desk.read() as session:
        return queries.job_plans(session, case_id)


def save_job_plan(desk: Desk, case_id: int, goals: str, day: date | None = None) -> bool:
    """Write the goals as they stand from a day on, today if none is named; what stood before is kept.

    Goals written again on the same day replace those of that day. False if nothing is new.
    """
    text, on = clean_text(goals), day or desk.today()
    if not text:
        raise Refused("Skriv borgerens egne mål for job eller uddannelse.")
    if len(text) > MOST_TEXT:
        raise Refused("Teksten er længere end 5.000 tegn.")
    if on > desk.today():
        raise Refused("Datoen ligger i fremtiden.")
    with desk.write("Ret jobplan") as tx:
        tx.get(Case, case_id)
        before = [row for row in tx.all(JobPlan, JobPlan.case_id == case_id) if row.day <= on]
        newest = max(before, key=lambda row: (row.day, row.id), default=None)
        if newest is not None and newest.goals == text:
            return False
        if newest is not None and newest.day == on:
            newest.goals = text
        else:
            tx.add(JobPlan(case_id=case_id, day=on, goals=text))
    return True
