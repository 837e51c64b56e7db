"""The example's job plans: most citizens have one, some had another before."""

from collections import Counter
from datetime import date
from typing import Any, cast

from koordinator.db.base import Base
from koordinator.services.demo.course import Courses
from koordinator.services.demo.job_plans import write_job_plans
from koordinator.services.demo.plan import LARGE
from koordinator.services.demo.planning import plan_demo

TODAY = date(2026, 11, 20)


class Kept:
    """Keeps what is written instead of a store."""

    def __init__(self) -> None:
        self.rows: list[dict[str, Any]] = []

    def add_many(self, _table: type[Base], rows: list[dict[str, Any]]) -> list[int]:
        self.rows = rows
        return list(range(1, len(rows) + 1))


def written(cases: int) -> tuple[Courses, list[dict[str, Any]]]:
    plan, kept = plan_demo(TODAY, cases), Kept()
    courses = Courses(cast(Any, kept), TODAY, plan, [number + 1 for number in range(len(plan.cases))], {}, 1)
    write_job_plans(courses)
    return courses, kept.rows


def test_most_running_cases_have_a_plan_and_some_have_had_two() -> None:
    courses, rows = written(210)
    running = {case_id for case_id, case in courses.cases if case.ended is None}
    count = Counter(row["case_id"] for row in rows)
    assert 0.65 <= len(running & count.keys()) / len(running) <= 0.85
    assert set(count.values()) == {1, 2}


def test_every_plan_lies_within_its_course() -> None:
    courses, rows = written(210)
    cases = dict(courses.cases)
    for row in rows:
        case = cases[row["case_id"]]
        assert case.starts <= row["day"] <= (case.ended or TODAY)
        assert row["goals"]


def test_it_comes_out_the_same_every_time() -> None:
    assert written(30)[1] == written(30)[1]


def test_a_large_example_has_one_plan_a_case() -> None:
    _courses, rows = written(LARGE)
    assert max(Counter(row["case_id"] for row in rows).values()) == 1
