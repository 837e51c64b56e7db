"""The job plans of the example: what most citizens want themselves, and what some wanted before."""

from datetime import date, timedelta

from koordinator import resources
from koordinator.db.course_tables import JobPlan
from koordinator.db.values import Fields
from koordinator.services.demo.course import Courses
from koordinator.services.demo.dice import Dice

_SEED = 41
_FRESH = 150  # days within which the current plan was written
_EARLIEST = 20  # days into a course before there is one


def write_job_plans(courses: Courses) -> None:
    """Write them; a large example has only the current one of each case."""
    told, dice = resources.table("demo/job_plans.toml"), Dice(courses.seed * 1000 + _SEED)
    rows: list[Fields] = []
    for case_id, case in courses.cases:
        has, before = dice.chance(told["share"]), dice.chance(told["before"])
        goals = f"{dice.pick(told['wishes'])} {dice.pick(told['steps'])}"
        earlier, back = dice.pick(told["earlier"]), dice.between(3, _FRESH)
        last = case.ended or courses.today
        first = case.starts + timedelta(days=_EARLIEST)
        if not has or first > last:
            continue
        day = max(first, last - timedelta(days=back))
        if before and not courses.large and first < day - timedelta(days=30):
            rows.append(_row(case_id, first, earlier))
        rows.append(_row(case_id, day, goals))
    courses.tx.add_many(JobPlan, rows)


def _row(case_id: int, day: date, goals: str) -> Fields:
    return {"case_id": case_id, "day": day, "goals": goals}
