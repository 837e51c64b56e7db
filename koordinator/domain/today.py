"""What today asks: due things, tasks and agreements in one list, sorted by how they press, by citizen."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import NamedTuple

from koordinator.domain.due.records import DueItem, DueState, days_late
from koordinator.domain.tasks import TaskLine, days_over

SOON = timedelta(days=14)
_Holders = dict[int, tuple[int | None, str | None]]


class WorkLine(NamedTuple):
    """One thing to do: a due item or a task; `day` is the day shown, `over` how many days ago it was."""

    case_id: int | None
    citizen: str
    born: date | None
    worker_id: int | None
    worker: str | None
    day: date | None
    over: int
    item: DueItem | None = None
    task: TaskLine | None = None


class Group(NamedTuple):
    """One citizen's lines, or those about no citizen (without a case)."""

    case_id: int | None
    citizen: str
    born: date | None
    lines: tuple[WorkLine, ...]


class Unknown(NamedTuple):
    """A rule's clock that cannot be read in some cases, because its start is not written down."""

    sentence: str
    why: str
    cases: frozenset[int]


@dataclass(frozen=True, slots=True)
class Work:
    """Everything at once: over time, within 14 days, told ahead, without a day, and what cannot be known.

    Told ahead is what its rule tells earlier than that, such as a consent 30 days before it runs out.
    """

    day: date
    over: tuple[WorkLine, ...] = ()
    soon: tuple[WorkLine, ...] = ()
    ahead: tuple[WorkLine, ...] = ()
    undated: tuple[WorkLine, ...] = ()
    unknown: tuple[Unknown, ...] = ()

    def of(self, worker_id: int | None) -> "Work":
        """What waits for one worker."""
        over, soon, ahead, undated = (
            tuple(line for line in part if line.worker_id == worker_id)
            for part in (self.over, self.soon, self.ahead, self.undated)
        )
        return Work(self.day, over, soon, ahead, undated)


class WorkerWork(NamedTuple):
    """How much waits for one worker; without a number what nobody holds."""

    worker_id: int | None
    worker: str
    over: int
    soon: int


def work(items: Sequence[DueItem], tasks: Sequence[TaskLine], today: date) -> Work:
    """Due items and open tasks by how they press; what comes later is left out."""
    holders = {item.case_id: (item.worker_id, item.worker) for item in items}
    known = [_of_item(item, today) for item in items if item.state in (DueState.OVERDUE, DueState.SOON)]
    lines = known + [_of_task(task, holders, today) for task in tasks if task.is_open]
    over = [line for line in lines if line.over]
    soon = [line for line in lines if not line.over and line.day is not None and line.day <= today + SOON]
    ahead = [line for line in known if not line.over and line.day is not None and line.day > today + SOON]
    return Work(
        today,
        tuple(sorted(over, key=lambda line: (-line.over, line.citizen))),
        tuple(sorted(soon, key=lambda line: (line.day, line.citizen))),
        tuple(sorted(ahead, key=lambda line: (line.day, line.citizen))),
        tuple(line for line in lines if line.day is None),
        _unknown(item for item in items if item.state is DueState.UNKNOWN),
    )


def by_citizen(lines: Iterable[WorkLine]) -> list[Group]:
    """Each citizen once, where the most pressing of her lines stands."""
    groups: dict[int | None, list[WorkLine]] = defaultdict(list)
    for line in lines:
        groups[line.case_id].append(line)
    return [Group(key, own[0].citizen, own[0].born, tuple(own)) for key, own in groups.items()]


def by_worker(found: Work) -> list[WorkerWork]:
    """Each worker who has something waiting, whoever has most over time first."""
    names: dict[int | None, str] = {}
    over: dict[int | None, int] = defaultdict(int)
    soon: dict[int | None, int] = defaultdict(int)
    for counts, lines in ((over, found.over), (soon, found.soon)):
        for line in lines:
            names[line.worker_id] = line.worker or ""
            counts[line.worker_id] += 1
    everybody = [WorkerWork(key, name, over[key], soon[key]) for key, name in names.items()]
    return sorted(everybody, key=lambda one: (-one.over, -one.soon, one.worker))


def _of_item(item: DueItem, today: date) -> WorkLine:
    return WorkLine(
        item.case_id,
        item.citizen,
        item.born,
        item.worker_id,
        item.worker,
        item.shown or item.postponed or item.due,
        days_late(item, today),
        item=item,
    )


def _of_task(task: TaskLine, holders: _Holders, today: date) -> WorkLine:
    """A task that no worker does herself waits for whoever holds the case."""
    holder = (task.worker_id, task.worker)
    if task.worker_id is None and task.case_id in holders:
        holder = holders[task.case_id]
    return WorkLine(
        task.case_id, task.citizen or "", task.born, *holder, task.due, days_over(task, today), task=task
    )


def _unknown(items: Iterable[DueItem]) -> tuple[Unknown, ...]:
    words: dict[str, DueItem] = {}
    cases: dict[str, set[int]] = defaultdict(set)
    for item in items:
        words.setdefault(item.rule_key, item)
        cases[item.rule_key].add(item.case_id)
    found = [Unknown(words[key].sentence, words[key].why, frozenset(held)) for key, held in cases.items()]
    return tuple(sorted(found, key=lambda one: (-len(one.cases), one.sentence)))
