"""Tasks and agreements: who does what by when, and whether it was done or kept."""

from datetime import date
from enum import StrEnum
from typing import NamedTuple


class TaskKind(StrEnum):
    """An agreement is kept or not; a task is done."""

    AGREEMENT = "agreement"
    TASK = "task"


class TaskState(StrEnum):
    """How a task or an agreement stands."""

    OPEN = "open"
    DONE = "done"
    KEPT = "kept"
    NOT_KEPT = "not_kept"


KIND_NAMES = {TaskKind.AGREEMENT: "Aftale", TaskKind.TASK: "Opgave"}
STATE_NAMES = {
    TaskState.OPEN: "åben",
    TaskState.DONE: "udført",
    TaskState.KEPT: "holdt",
    TaskState.NOT_KEPT: "ikke holdt",
}
# How one may end, in the order they are offered.
ENDINGS = {
    TaskKind.AGREEMENT: (TaskState.KEPT, TaskState.NOT_KEPT),
    TaskKind.TASK: (TaskState.DONE,),
}


class TaskLine(NamedTuple):
    """One task or agreement with its case, where it has one; `who` is set where no worker does it."""

    task_id: int
    kind: TaskKind
    title: str
    due: date | None
    worker_id: int | None
    worker: str | None
    who: str | None
    state: TaskState
    state_day: date | None
    made: date
    case_id: int | None
    number: str | None
    citizen: str | None
    born: date | None
    meeting_id: int | None
    remark: str | None

    @property
    def doer(self) -> str:
        """Whoever is to do it, or empty where nobody was named."""
        return self.worker or self.who or ""

    @property
    def is_open(self) -> bool:
        """Whether it still waits."""
        return self.state is TaskState.OPEN


class Doer(NamedTuple):
    """Somebody who can be named for a task; a worker by number."""

    name: str
    worker_id: int | None = None


def days_over(line: TaskLine, today: date) -> int:
    """How many days ago an open one should have been done; 0 for one that is in time or without a day."""
    if line.due is None or not line.is_open:
        return 0
    return max(0, (today - line.due).days)


def in_order(lines: list[TaskLine]) -> list[TaskLine]:
    """Open ones first by their day, those without one after; then the settled ones, the newest first."""
    waiting = sorted(
        (one for one in lines if one.is_open), key=lambda one: (one.due or date.max, one.task_id)
    )
    settled = [one for one in lines if not one.is_open]
    settled.sort(key=lambda one: (one.state_day or one.made, one.task_id), reverse=True)
    return [*waiting, *settled]


def may_end(kind: TaskKind, state: TaskState) -> bool:
    """Whether a task of this kind can stand so."""
    return state is TaskState.OPEN or state in ENDINGS[kind]
