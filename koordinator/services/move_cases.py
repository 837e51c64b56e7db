"""Moving cases to another caseworker or consultant: seen beforehand, judged by the one gate, undoable."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from koordinator.db.queries import caseload as loads
from koordinator.db.queries import cases
from koordinator.db.queries.assignments import advised_against, held_in_role
from koordinator.db.queries.staff import workers
from koordinator.db.store import Session
from koordinator.domain.assignments import Held, holder_on
from koordinator.domain.caseload import Verdict, WorkerLoad, may_take
from koordinator.domain.cases import CaseFilter, CaseLine
from koordinator.domain.roles import CaseRole, Role
from koordinator.domain.staff import WorkerLine
from koordinator.errors import Refused
from koordinator.services.assigning import assign
from koordinator.services.caseloads import default_limits
from koordinator.services.desk import Desk
from koordinator.services.move_ahead import GivingLine, MoveAhead, keeps

_ROLE_WORDS = {CaseRole.CASEWORKER: "sagsbehandler", CaseRole.CONSULTANT: "virksomhedskonsulent"}


@dataclass(frozen=True, slots=True)
class MoveLine:
    """One case that would move; `starts` is its first day with the new worker."""

    case_id: int
    name: str
    from_worker: str | None
    starts: date


@dataclass(frozen=True, slots=True)
class MovePreview:
    """What a move would do; `unchanged` counts the cases the worker holds already.

    `advised` has a sentence for each case of which a change of caseworker is advised against; `ended` counts
    the cases that are over by then and stay where they are.
    """

    worker: str
    day: date
    lines: tuple[MoveLine, ...]
    unchanged: int
    verdict: Verdict | None
    giving: tuple[GivingLine, ...]
    advised: tuple[str, ...] = ()
    ended: int = 0


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
        return _preview(session, case_ids, worker_id, day, role, reason, desk.today(), is_leader(desk))


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
        found = allowed_move(
            tx.session, desk.today(), case_ids, worker_id, day, role, reason, leader=is_leader(desk)
        )
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
    *,
    leader: bool = False,
) -> MovePreview:
    """What a move would do, for whoever writes it next; Refused where the gate does not let it through."""
    found = _preview(session, case_ids, worker_id, day, role, reason, today, leader)
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
    leader: bool,
) -> MovePreview:
    staff = {line.worker_id: line for line in workers(session, day, left=True)}
    names = {line.worker_id: line.name for line in staff.values()}
    taker = staff.get(worker_id)
    _check_taker(taker, day, role)
    found = cases.case_lines(session, CaseFilter(case_ids=frozenset(case_ids)), today)
    held = held_in_role(session, case_ids, role)
    starts = {line.case_id: max(day, line.starts) for line in found}
    lines = [line for line in found if line.ended is None or starts[line.case_id] <= line.ended]
    if found and not lines:
        raise Refused(f"{'Sagen' if len(found) == 1 else 'Sagerne'} er afsluttet den dag.")
    moving = [line for line in lines if not keeps(held[line.case_id], worker_id, line, starts[line.case_id])]
    weighed = max(day, today)  # a day that is past weighs on the caseload of today
    ahead = MoveAhead(session, role, worker_id, moving, held, weighed)
    for one in ahead.days:
        _check_taker(taker, one, role)
    return MovePreview(
        names[worker_id],
        day,
        tuple(
            MoveLine(c.case_id, c.name, names.get(_holder(held, c, starts) or 0), starts[c.case_id])
            for c in moving
        ),
        len(lines) - len(moving),
        ahead.verdict(reason, leader=leader),
        tuple(ahead.giving()),
        _advised(session, moving) if role is CaseRole.CASEWORKER else (),
        len(found) - len(lines),
    )


def _holder(held: Mapping[int, Sequence[Held]], line: CaseLine, starts: Mapping[int, date]) -> int | None:
    """Who has a case on the day it would move."""
    return holder_on(held[line.case_id], starts[line.case_id])


def verdict_of(
    session: Session,
    worker_id: int,
    day: date,
    role: CaseRole,
    more: int = 1,
    reason: str = "",
    *,
    leader: bool = False,
) -> Verdict | None:
    """What the gate says of giving a worker so many more cases from a day on; None where it has no say.

    Cases to cover count as a caseworker's. Refused where the worker does not have the role that day.
    """
    counted = CaseRole.CASEWORKER if role is CaseRole.COVER else role
    _check_taker(next(iter(workers(session, day, worker_id=worker_id)), None), day, counted)
    found = loads.loads(session, day, counted, default_limits(), [worker_id])
    return _verdict(found[0] if found else None, more, reason, leader)


def _advised(session: Session, moving: Sequence[CaseLine]) -> tuple[str, ...]:
    """A sentence for each case that changes hands though it is advised against; nobody's case has no such."""
    why = advised_against(session, [line.case_id for line in moving if line.caseworker_id is not None])
    return tuple(
        f"Skift af sagsbehandler frarådes for {line.name}{f': {reason}' if reason else '.'}"
        for line in moving
        if (reason := why.get(line.case_id)) is not None
    )


def is_leader(desk: Desk) -> bool:
    """Whether whoever is at the desk may let a worker pass her maximum."""
    return Role.LEADER in desk.who.roles


def _verdict(load: WorkerLoad | None, more: int, reason: str, leader: bool) -> Verdict | None:
    return may_take(load, more, reason=reason, leader=leader) if load is not None and more else None


def _check_taker(taker: WorkerLine | None, day: date, role: CaseRole) -> None:
    if taker is None:
        raise Refused(f"Vælg en {_ROLE_WORDS[role]}.")
    left = taker.leaves_on is not None and taker.leaves_on < day
    if left or Role(role.value) not in taker.roles:
        raise Refused(f"{taker.name} er ikke {_ROLE_WORDS[role]} den dag.")
