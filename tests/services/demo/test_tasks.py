"""The example's agreements and tasks: the same every time, most kept, a few late, none impossible."""

from datetime import date
from typing import Any, cast

import pytest

from koordinator.db.base import Base
from koordinator.domain.tasks import TaskKind, TaskState, may_end
from koordinator.services.demo.course import Courses
from koordinator.services.demo.planning import plan_demo
from koordinator.services.demo.tasks import write_tasks

TODAY = date(2026, 11, 20)
Row = dict[str, Any]


class Kept:
    """Keeps what is written instead of a store."""

    def __init__(self) -> None:
        self.rows: list[Row] = []

    def add_many(self, _table: type[Base], rows: list[Row]) -> None:
        self.rows += rows


def written(cases: int = 210) -> tuple[Courses, list[Row]]:
    plan = plan_demo(TODAY, cases)
    kept = Kept()
    ids = [number + 1 for number in range(len(plan.cases))]
    actors = {"worker": [number + 1 for number in range(len(plan.workers))]}
    courses = Courses(cast(Any, kept), TODAY, plan, ids, actors, 1)
    write_tasks(courses)
    return courses, kept.rows


@pytest.fixture(scope="module")
def example() -> tuple[Courses, list[Row]]:
    return written()


def test_it_is_the_same_every_time(example: tuple[Courses, list[Row]]) -> None:
    assert written()[1] == example[1]


def test_most_running_cases_have_some_and_ended_ones_none(example: tuple[Courses, list[Row]]) -> None:
    courses, rows = example
    running = {case_id for case_id, case in courses.cases if case.ended is None}
    held = {row["case_id"] for row in rows} - {None}
    assert held <= running
    assert 0.7 < len(held) / len(running) < 0.9


def test_most_agreements_were_kept_and_a_few_are_late(example: tuple[Courses, list[Row]]) -> None:
    states = [row["state"] for row in example[1]]
    assert states.count("kept") > 2 * states.count("not_kept") > 0
    waiting = [row for row in example[1] if row["state"] == "open"]
    late = [row for row in waiting if row.get("due") is not None and row["due"] < TODAY]
    assert 0 < len(late) < len(waiting) / 4


def test_nothing_impossible_is_written(example: tuple[Courses, list[Row]]) -> None:
    starts = {case_id: case.starts for case_id, case in example[0].cases}
    for row in example[1]:
        assert may_end(TaskKind(row["kind"]), TaskState(row["state"]))
        assert row["made"] <= TODAY
        assert row["made"] >= starts.get(row["case_id"], date.min)
        assert row.get("state_day") is None or row["made"] <= row["state_day"] <= TODAY
        assert row.get("due") is None or row["due"].weekday() < 5
        assert not (row.get("worker_id") and row.get("who"))
