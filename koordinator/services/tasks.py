"""Tasks and agreements: writing them down, settling them, and finding those that wait."""

from datetime import date

from koordinator.db.course_tables import Task
from koordinator.db.queries import network, staff
from koordinator.db.queries import tasks as queries
from koordinator.db.store import Transaction
from koordinator.db.tables import Case, Citizen, Worker
from koordinator.domain.tasks import (
    KIND_NAMES,
    STATE_NAMES,
    Doer,
    TaskKind,
    TaskLine,
    TaskState,
    in_order,
    may_end,
)
from koordinator.domain.values.dates import parse_date
from koordinator.domain.values.names import clean_name, fold
from koordinator.errors import FieldRefused, Refused
from koordinator.services.desk import Desk

MOST_TEXT = 1_000


def tasks(desk: Desk, *, case_id: int | None = None, worker_id: int | None = None) -> list[TaskLine]:
    """All of a case, settled ones too; else what waits for a worker, or for everybody."""
    with desk.read() as session:
        if case_id is not None:
            return in_order(queries.of_case(session, case_id))
        return in_order(queries.waiting(session, desk.today(), worker_id))


def doers(desk: Desk, case_id: int | None = None) -> list[Doer]:
    """Who may be named: of a case the citizen and the network first, then the workers by name."""
    with desk.read() as session:
        found = [Doer(one.name, one.worker_id) for one in staff.workers(session, desk.today())]
        case = session.get(Case, case_id) if case_id is not None else None
        if case is None:
            return found
        citizen = session.get_one(Citizen, case.citizen_id)
        members = network.members(session, case.id, desk.today())
        return [Doer(citizen.name), *(Doer(one.name) for one in members), *found]


def named(desk: Desk, typed: str) -> Doer:
    """Whoever somebody means by a name: the worker called so, else somebody outside by that name."""
    with desk.read() as session:
        workers = staff.workers(session, desk.today())
    found = [one for one in workers if fold(one.name) == fold(typed)]
    found.sort(key=lambda one: one.worker_id != desk.who.worker_id)
    return Doer(found[0].name, found[0].worker_id) if found else Doer(clean_name(typed))


def add_task(
    desk: Desk,
    title: str,
    *,
    kind: TaskKind = TaskKind.TASK,
    case_id: int | None = None,
    due: date | str | None = None,
    worker_id: int | None = None,
    who: str | None = None,
    meeting_id: int | None = None,
    remark: str | None = None,
) -> int:
    """Write down a task or an agreement; returns its number."""
    with desk.write(f"Ny {KIND_NAMES[kind].lower()}") as tx:
        if case_id is not None:
            tx.get(Case, case_id)
        row = Task(
            case_id=case_id, kind=kind.value, state=TaskState.OPEN.value, made=desk.today(),
            meeting_id=meeting_id, remark=_line("remark", remark) or None,
        )  # fmt: skip
        _fill(tx, row, title, due, worker_id, who)
        tx.add(row)
        return row.id


def save_task(
    desk: Desk,
    task_id: int,
    title: str,
    *,
    kind: TaskKind,
    due: date | str | None = None,
    worker_id: int | None = None,
    who: str | None = None,
) -> None:
    """Save what a task or an agreement says, as one action; what it already says is kept in silence."""
    with desk.write(f"Ret {KIND_NAMES[kind].lower()}") as tx:
        row = tx.get(Task, task_id)
        if not may_end(kind, TaskState(row.state)):
            raise FieldRefused(
                f"Den er skrevet som {STATE_NAMES[TaskState(row.state)]}. Åbn den først.", "kind"
            )
        row.kind = kind.value
        _fill(tx, row, title, due, worker_id, who)


def settle_task(desk: Desk, task_id: int, state: TaskState, day: date) -> None:
    """Write down that it was done, kept or not kept on a day; OPEN opens it again."""
    if state is not TaskState.OPEN and day > desk.today():
        raise FieldRefused("Datoen ligger i fremtiden.", "day")
    with desk.write("Ret opgave") as tx:
        row = tx.get(Task, task_id)
        kind = TaskKind(row.kind)
        if not may_end(kind, state):
            raise Refused(f"En {KIND_NAMES[kind].lower()} kan ikke være {STATE_NAMES[state]}.")
        words = "åbnet igen" if state is TaskState.OPEN else STATE_NAMES[state]
        tx.rename(f"{KIND_NAMES[kind]} {words}")
        row.state = state.value
        row.state_day = None if state is TaskState.OPEN else day


def remove_task(desk: Desk, task_id: int) -> None:
    """Remove a task or an agreement; undo brings it back."""
    with desk.write("Fjern opgave") as tx:
        row = tx.get(Task, task_id)
        tx.rename(f"Fjern {KIND_NAMES[TaskKind(row.kind)].lower()}")
        tx.delete(row)


def _fill(
    tx: Transaction, row: Task, title: str, due: date | str | None, worker_id: int | None, who: str | None
) -> None:
    row.title = _line("title", title)
    if not row.title:
        raise FieldRefused("Skriv, hvad der skal gøres.", "title")
    row.due = _day(due)
    row.who = _line("who", who) or None
    if worker_id is not None:
        tx.get(Worker, worker_id)
        row.who = None
    row.worker_id = worker_id


def _line(field: str, text: str | None) -> str:
    clean = clean_name(text or "")
    if len(clean) > MOST_TEXT:
        raise FieldRefused("Teksten er længere end 1.000 tegn.", field)
    return clean


def _day(value: date | str | None) -> date | None:
    if value is None or value == "":
        return None
    try:
        return parse_date(value)
    except ValueError as fault:
        raise FieldRefused(str(fault), "due") from None
