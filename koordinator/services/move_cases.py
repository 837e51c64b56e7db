"""Moving cases to another caseworker or consultant: seen beforehand, judged by the one gate, undoable."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from koordinator.db.queries import caseload as loads
from koordinator.db.queries import cases
from koordinator.db.queries.assignments import held_in_role
from koordinator.db.queries.staff import workers
from koordinator.db.store import Session
from koordinator.domain.assignments import holder_on, reassign
from koordinator.domain.caseload import Verdict, WorkerLoad, may_take
from koordinator.domain.cases import CaseFilter
from koordinator.domain.roles import CaseRole, Role
from koordinator.domain.staff import WorkerLine
from koordinator.errors import Refused
from koordinator.services.assigning import assign
from koordinator.services.caseloads import default_limits
from koordinator.services.desk import Desk

_ROLE_WORDS = {CaseRole.CASEWORKER: "sagsbehandler", CaseRole.CONSULTANT: "virksomhedskonsulent"}


@dataclass(frozen=True, slots=True)
class MoveLine:
    """One case that would move; `starts` is its first day with the new worker."""

    case_id: int
    name: str
    from_worker: str | None
    starts: date


@dataclass(frozen=True, slots=True)
class GivingLine:
    """What a worker who gives cases away goes from and to."""

    load: WorkerLoad
    after: int


@dataclass(frozen=True, slots=True)
class MovePreview:
    """What a move would do; `unchanged` counts the cases the worker holds already."""

    worker: str
    day: date
    lines: tuple[MoveLine, ...]
    unchanged: int
    verdict: Verdict | None
    giving: tuple[GivingLine, ...]


def preview_move(
    desk: Desk,
    case_ids: Sequence[int],
    worker_id: int,
    day: date,
    role: CaseRole = CaseRole.CASEWORKER,
    reason: str = "",
) -> MovePreview:
    """What moving these cases on a day would do to everybody's caseload; nothing is written."""
    with desk.read() as session:
        return _preview(session, case_ids, worker_id, day, role, reason, desk.today())


def move_cases(
    desk: Desk,
    case_ids: Sequence[int],
    worker_id: int,
    day: date,
    role: CaseRole = CaseRole.CASEWORKER,
    reason: str = "",
) -> int:
    """Move the cases as one undoable action; returns how many moved.

    Refused above the maximum without a reason, or at all where the team says so.
    """
    with desk.write("Flyt sager") as tx:
        found = allowed_move(tx.session, desk.today(), case_ids, worker_id, day, role, reason)
        count = len(found.lines)
        words = "sag" if count == 1 else "sager"
        tx.rename(f"Flyt {count} {words} til {found.worker}")
        for line in found.lines:
            assign(tx, line.case_id, role, worker_id, line.starts, reason.strip() or None)
    return count


def allowed_move(
    session: Session,
    today: date,
    case_ids: Sequence[int],
    worker_id: int,
    day: date,
    role: CaseRole = CaseRole.CASEWORKER,
    reason: str = "",
) -> MovePreview:
    """What a move would do, for whoever writes it next; Refused where the gate does not let it through."""
    found = _preview(session, case_ids, worker_id, day, role, reason, today)
    if found.verdict is not None and not found.verdict.allowed:
        raise Refused(found.verdict.sentence)
    return found


def _preview(
    session: Session,
    case_ids: Sequence[int],
    worker_id: int,
    day: date,
    role: CaseRole,
    reason: str,
    today: date,
) -> MovePreview:
    staff = {line.worker_id: line for line in workers(session, day, left=True)}
    names = {line.worker_id: line.name for line in staff.values()}
    _check_taker(staff.get(worker_id), day, role)
    lines = cases.case_lines(session, CaseFilter(case_ids=frozenset(case_ids)), today)
    held = held_in_role(session, case_ids, role)
    starts = {line.case_id: max(day, line.starts) for line in lines}
    moving = [
        line for line in lines if not reassign(held[line.case_id], worker_id, starts[line.case_id]).nothing
    ]
    before = {load.worker_id: load for load in loads.loads(session, day, role, default_limits())}
    holders = {line.case_id: holder_on(held[line.case_id], starts[line.case_id]) for line in moving}
    gained = [line for line in moving if holders[line.case_id] != worker_id]
    return MovePreview(
        names[worker_id],
        day,
        tuple(
            MoveLine(c.case_id, c.name, names.get(holders[c.case_id] or 0), starts[c.case_id]) for c in moving
        ),
        len(lines) - len(moving),
        _verdict(session, before.get(worker_id), len(gained), reason),
        tuple(_giving(before, list(holders.values()), worker_id)),
    )


def verdict_of(
    session: Session, worker_id: int, day: date, role: CaseRole, more: int = 1, reason: str = ""
) -> Verdict | None:
    """What the gate says of giving a worker so many more cases from a day on; None where it has no say.

    Refused where the worker does not have the role that day.
    """
    _check_taker(next(iter(workers(session, day, worker_id=worker_id)), None), day, role)
    found = loads.loads(session, day, role, default_limits(), [worker_id])
    return _verdict(session, found[0] if found else None, more, reason)


def _verdict(session: Session, load: WorkerLoad | None, more: int, reason: str) -> Verdict | None:
    if load is None or not more:
        return None
    team = loads.team_limits(session).get(load.team_id) if load.team_id else None
    return may_take(load, more, refuse_over=bool(team and team.refuse_over), reason=reason)


def _check_taker(taker: WorkerLine | None, day: date, role: CaseRole) -> None:
    if taker is None:
        raise Refused(f"Vælg en {_ROLE_WORDS[role]}.")
    left = taker.leaves_on is not None and taker.leaves_on < day
    if left or Role(role.value) not in taker.roles:
        raise Refused(f"{taker.name} er ikke {_ROLE_WORDS[role]} den dag.")


def _giving(
    before: dict[int | None, WorkerLoad], givers: Sequence[int | None], worker_id: int
) -> list[GivingLine]:
    return [
        GivingLine(before[giver], before[giver].total - givers.count(giver))
        for giver in dict.fromkeys(givers)
        if giver in before and giver not in (None, worker_id)
    ]
