"""The example's wheels and forms: most citizens are asked, most move a little up, nothing is impossible."""

from collections import defaultdict
from datetime import date
from typing import Any, cast

import pytest

from koordinator.db.base import Base
from koordinator.db.course_tables import Assessment, Spoke
from koordinator.domain.forms import WHEEL
from koordinator.domain.progression import progression
from koordinator.services.demo.assessments import write_assessments
from koordinator.services.demo.course import Courses
from koordinator.services.demo.planning import plan_demo
from koordinator.services.form_areas import shipped

TODAY = date(2026, 11, 20)
Row = dict[str, Any]


class Kept:
    """Keeps what is written instead of a store."""

    def __init__(self) -> None:
        self.rows: dict[type[Base], list[Row]] = {}

    def add_many(self, table: type[Base], rows: list[Row]) -> list[int]:
        self.rows[table] = rows
        return list(range(1, len(rows) + 1))


def written(cases: int = 210) -> tuple[Courses, dict[type[Base], list[Row]]]:
    plan = plan_demo(TODAY, cases)
    kept = Kept()
    ids = [number + 1 for number in range(len(plan.cases))]
    actors = {"worker": [number + 1 for number in range(len(plan.workers))]}
    courses = Courses(cast(Any, kept), TODAY, plan, ids, actors, 1)
    write_assessments(courses)
    return courses, kept.rows


Example = tuple[Courses, dict[type[Base], list[Row]]]


@pytest.fixture(scope="module")
def example() -> Example:
    return written()


def test_it_is_the_same_every_time(example: Example) -> None:
    assert written()[1] == example[1]


def test_most_running_cases_have_a_wheel_by_the_citizen_and_by_a_worker(example: Example) -> None:
    courses, rows = example
    running = {number for number, case in courses.cases if case.ended is None}
    for by_citizen in (True, False):
        asked = {
            row["case_id"]
            for row in rows[Assessment]
            if row["form_key"] == WHEEL and row["by_citizen"] == by_citizen
        }
        assert 0.7 <= len(asked & running) / len(running) <= 0.9
    assert {row["form_key"] for row in rows[Assessment]} == set(shipped()) - {"quarterly"}


def test_most_citizens_move_up_and_some_go_back(example: Example) -> None:
    _courses, rows = example
    values: dict[int, dict[str, int]] = defaultdict(dict)
    for row in rows[Spoke]:
        values[row["assessment_id"]][row["area_key"]] = row["value"]
    wheels: dict[int, list[dict[str, int]]] = defaultdict(list)
    for number, row in enumerate(rows[Assessment], 1):
        if row["form_key"] == WHEEL and row["by_citizen"]:
            wheels[row["case_id"]].append(values[number])
    moved = [found for one in wheels.values() if len(one) > 1 and (found := progression(one[0], one[-1]))]
    up = sum(one.points > 0 for one in moved) / len(moved)
    assert 0.6 <= up <= 0.95


def test_every_answer_is_on_its_scale_within_the_course(example: Example) -> None:
    courses, rows = example
    cases = dict(courses.cases)
    for row in rows[Assessment]:
        case = cases[row["case_id"]]
        assert case.starts <= row["day"] <= (case.ended or TODAY)
        assert row["by_citizen"] == (row["worker_id"] is None)
    for row in rows[Spoke]:
        form = shipped()[rows[Assessment][row["assessment_id"] - 1]["form_key"]]
        assert row["value"] is None or form.low <= row["value"] <= form.high
        assert row["area_key"] in {area.key for area in form.areas}


def test_an_example_to_measure_by_has_few() -> None:
    assert len(written(2000)[1][Spoke]) < 3000
