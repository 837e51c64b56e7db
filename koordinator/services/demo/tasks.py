"""The example's agreements and tasks: most are kept, a few are late, and some lie ahead."""

from datetime import date, timedelta
from typing import Any

from koordinator import resources
from koordinator.db.course_tables import Task
from koordinator.db.values import Fields
from koordinator.domain.roles import CaseRole
from koordinator.domain.tasks import TaskKind, TaskState
from koordinator.services.demo.course import Courses
from koordinator.services.demo.dice import Dice
from koordinator.services.demo.plan import PlannedCase

_SEED = 5_303
_WITH_TASKS, _WITH_TASKS_LARGE = 0.8, 0.005
_WAITING, _LATE, _UNDATED = 0.45, 0.14, 0.06
_ENDED = (TaskState.KEPT, TaskState.NOT_KEPT)
_ENDED_WEIGHTS = (4, 1)
_AGO = 150
Row = dict[str, Any]


def write_tasks(courses: Courses) -> None:
    """Write what is agreed in most of the running cases, and a task or two of each caseworker's own."""
    writer = _Writer(Dice(courses.seed + _SEED), courses)
    rows = [row for case_id, case in courses.cases for row in writer.of_case(case_id, case)]
    courses.tx.add_many(Task, [*rows, *writer.own()])


class _Writer:
    """Makes up one case after the other."""

    def __init__(self, dice: Dice, courses: Courses) -> None:
        words = resources.table("demo/tasks.toml")
        self._dice, self._courses = dice, courses
        self._rows: list[Row] = words["task"]
        self._own: list[str] = words["own"]["titles"]
        self._share = _WITH_TASKS_LARGE if courses.large else _WITH_TASKS

    def of_case(self, case_id: int, case: PlannedCase) -> list[Fields]:
        """A few settled ones of the past months, and perhaps one that waits."""
        dice, today = self._dice, self._courses.today
        if case.ended is not None or not dice.chance(self._share):
            return []
        tolk = self._courses.plan.citizens[case.citizen].interpreter is not None
        suiting = [row for row in self._rows if tolk or "interpreter" not in row]
        waits = dice.chance(_WAITING)
        chosen = dice.some(suiting, dice.between(1, 3) + waits)
        settled, waiting = chosen[waits:], chosen[:waits]
        first = max(case.starts, today - timedelta(days=_AGO))
        rows = [self._settled(case_id, case, row, first) for row in settled if first < today]
        return [*rows, *(self._waiting(case_id, case, row) for row in waiting)]

    def own(self) -> list[Fields]:
        """One or two of each caseworker's own that lie ahead."""
        if self._courses.large:
            return []
        dice, today = self._dice, self._courses.today
        workers = zip(self._courses.plan.workers, self._courses.actors["worker"], strict=False)
        return [
            _row(
                None, TaskKind.TASK, title, today - timedelta(days=3), worker_id=number,
                due=_weekday(today + timedelta(days=dice.between(1, 12))),
            )
            for worker, number in workers
            if worker.cases
            for title in dice.some(self._own, dice.between(0, 2))
        ]  # fmt: skip

    def _settled(self, case_id: int, case: PlannedCase, row: Row, first: date) -> Fields:
        dice, today = self._dice, self._courses.today
        made = dice.day(first, today - timedelta(days=1))
        due = _weekday(min(made + timedelta(days=dice.between(5, 21)), today))
        kind = self._kind(row)
        state = TaskState.DONE if kind is TaskKind.TASK else dice.weighted(_ENDED, _ENDED_WEIGHTS)
        day = min(today, max(made, due + timedelta(days=dice.between(-3, 2))))
        fields = _row(case_id, kind, row["title"], made, due=due, **self._doer(case, row))
        return {**fields, "state": state.value, "state_day": day}

    def _waiting(self, case_id: int, case: PlannedCase, row: Row) -> Fields:
        dice, today = self._dice, self._courses.today
        ahead = -dice.between(1, 8) if dice.chance(_LATE) else dice.between(0, 40)
        due = None if dice.chance(_UNDATED) else _weekday(today + timedelta(days=ahead))
        made = max(case.starts, min(today, (due or today) - timedelta(days=dice.between(7, 21))))
        made = min(made, today)
        return _row(case_id, self._kind(row), row["title"], made, due=due, **self._doer(case, row))

    def _kind(self, row: Row) -> TaskKind:
        alone = row["by"] == "caseworker" and self._dice.chance(0.6)
        return TaskKind.TASK if alone else TaskKind.AGREEMENT

    def _doer(self, case: PlannedCase, row: Row) -> Fields:
        if row["by"] == "citizen":
            return {"who": self._courses.plan.citizens[case.citizen].name}
        if row["by"] == "other":
            return {"who": row["who"]}
        role = CaseRole(row["by"])
        held = [spell.worker for spell in case.spells if spell.role is role and spell.ends is None]
        return {"worker_id": self._courses.actors["worker"][held[-1]]} if held else {"who": None}


def _row(case_id: int | None, kind: TaskKind, title: str, made: date, **more: Any) -> Fields:
    fields: Fields = {
        "case_id": case_id, "kind": kind.value, "title": title, "made": made, "state": TaskState.OPEN.value,
    }  # fmt: skip
    return {**fields, **more}


def _weekday(day: date) -> date:
    """The day itself, or the Friday before a weekend."""
    return day - timedelta(days=max(0, day.weekday() - 4))
