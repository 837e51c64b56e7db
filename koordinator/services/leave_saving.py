"""Saving a leave as it was thought through: covers, handovers and meetings in one undoable action."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import NamedTuple

from koordinator.db.queries.leaves import CoverLine, covers_of_absence, held_in
from koordinator.db.store import Transaction
from koordinator.db.tables import Assignment
from koordinator.domain.caseload import may_take
from koordinator.domain.leave_plans import CasePlan, LeavePlan, words_of
from koordinator.domain.leaves import Way
from koordinator.domain.periods import day_before
from koordinator.domain.roles import CaseRole, Role
from koordinator.domain.values.dates import day_and_month
from koordinator.errors import Refused
from koordinator.services import leave_meetings
from koordinator.services.assigning import assign
from koordinator.services.colleagues import Ahead
from koordinator.services.desk import Desk
from koordinator.services.handover_plans import Diary, changes, write_change
from koordinator.services.leave import ROLES
from koordinator.services.move_cases import is_leader
from koordinator.services.staff import absence_kinds, save_absence_in


def save(desk: Desk, plan: LeavePlan, reason: str = "") -> int:
    """Write the leave with all that is chosen, as one undoable action; returns the leave's number.

    Refused where somebody would pass her maximum on any day without a reason, or at all where her team says
    so; ClashFound where a meeting's new time or its stand-in is taken.
    """
    desk.require(Role.LEADER)
    wish, today = plan.wish, desk.today()
    with desk.write(_label(plan)) as tx:
        _still_hers(tx, plan)
        absence_id = save_absence_in(
            tx, today, wish.worker_id, wish.kind, wish.period, wish.share, wish.absence_id
        )
        new = _keep_covers(tx, plan, absence_id, today)
        over = _pass_gate(tx, desk, plan, new, reason)
        _write_covers(tx, plan, new, absence_id, over)
        _hand_over(tx, desk, plan, over)
        for meeting in plan.meetings:
            leave_meetings.write(tx, today, meeting, wish.worker_id)
    return absence_id


def _still_hers(tx: Transaction, plan: LeavePlan) -> None:
    """Refuse a plan about cases somebody else has got meanwhile."""
    held = {(one.case_id, one.role) for one in held_in(tx.session, plan.wish.worker_id, plan.wish.period)}
    chosen = {(one.case.case_id, one.case.role) for one in plan.cases if one.choice.way is not Way.STAYS}
    if chosen - held:
        raise Refused("Sagerne har ændret sig i mellemtiden. Se fraværet igennem igen.")


def _label(plan: LeavePlan) -> str:
    what = "Ret fravær" if plan.wish.absence_id is not None else "Nyt fravær"
    words = words_of(plan)
    return f"{what} for {plan.worker}: {words}" if words else f"{what} for {plan.worker}"


def _of_way(plan: LeavePlan, way: Way) -> Iterator[CasePlan]:
    return (one for one in plan.cases if one.choice.way is way and one.choice.to_id is not None)


def _keep_covers(tx: Transaction, plan: LeavePlan, absence_id: int, today: date) -> list[CasePlan]:
    """The covers to make; those made before stay where they are still chosen, and end where they are not."""
    wanted = {one.case.case_id: one for one in _of_way(plan, Way.COVER)}
    for line in covers_of_absence(tx.session, absence_id):
        one = wanted.get(line.case_id)
        if one is not None and one.choice.to_id == line.worker_id:
            del wanted[line.case_id]
        else:
            _end(tx, line, today)
    tx.flush()
    if any(one.case.covered_by is not None for one in wanted.values()):
        raise Refused("En af sagerne dækkes allerede af en anden.")
    if plan.wish.absence_id is None:
        return list(wanted.values())
    # In a leave that is corrected nobody stands in for days that have been.
    later = [
        one._replace(case=replace(one.case, starts=max(one.case.starts, today))) for one in wanted.values()
    ]
    return [one for one in later if one.case.ends is None or one.case.starts <= one.case.ends]


def _end(tx: Transaction, line: CoverLine, today: date) -> None:
    row = tx.get(Assignment, line.assignment_id)
    if row.starts >= today:
        tx.delete(row)
    elif row.ends is None or row.ends >= today:
        row.ends = day_before(today)


class _Given(NamedTuple):
    """Somebody who gets a case, and the days on which it counts with her because of the leave."""

    worker_id: int
    starts: date
    ends: date | None

    def counts(self, day: date) -> bool:
        return self.starts <= day and (self.ends is None or day <= self.ends)


def _pass_gate(
    tx: Transaction, desk: Desk, plan: LeavePlan, new: Sequence[CasePlan], reason: str
) -> Mapping[int, str]:
    """Ask the gate for everybody on each day of the leave; the reason of those it needs one for."""
    over: dict[int, str] = {}
    for role in ROLES:
        given = [
            *_given((one, one.case.starts) for one in new if one.case.role is role),
            *_given(
                (one, one.case.handed_on(plan.handed_on))
                for one in _of_way(plan, Way.HANDOVER)
                if one.case.role is role
            ),
        ]
        if given:
            first = max(min(one.starts for one in given), desk.today())
            ahead = Ahead(tx.session, first, plan.last, role)
            for day in sorted({*ahead.days, *(one.starts for one in given if one.starts > first)}):
                for worker_id in _asked(ahead, given, day, reason, leader=is_leader(desk)):
                    over[worker_id] = reason.strip()
    return over


def _given(cases: Iterable[tuple[CasePlan, date]]) -> Iterator[_Given]:
    return (_Given(one.choice.to_id or 0, starts, one.case.ends) for one, starts in cases)


def _asked(ahead: Ahead, given: Sequence[_Given], day: date, reason: str, *, leader: bool) -> Iterator[int]:
    """Who needs a reason on a day; Refused where there is none, or where it does not help."""
    loads = ahead.on(day)
    more = Counter(one.worker_id for one in given if one.counts(day))
    for worker_id, number in sorted(more.items()):
        if worker_id not in loads:
            raise Refused(f"En af kollegerne er her ikke den {day_and_month(day)}. Vælg en anden.")
        verdict = may_take(loads[worker_id], number, reason=reason, leader=leader)
        if not verdict.allowed:
            raise Refused(f"{day_and_month(day)}: {verdict.sentence}")
        if verdict.reason_needed:
            yield worker_id


def _write_covers(
    tx: Transaction, plan: LeavePlan, new: Sequence[CasePlan], absence_id: int, over: Mapping[int, str]
) -> None:
    said = f"Dækker {plan.worker} ({absence_kinds()[plan.wish.kind]})"
    tx.add_many(
        Assignment,
        [
            {
                "case_id": one.case.case_id, "worker_id": one.choice.to_id, "role": CaseRole.COVER.value,
                "starts": one.case.starts, "ends": one.case.ends, "absence_id": absence_id,
                "reason": over.get(one.choice.to_id or 0) or said,
            }
            for one in new
        ],
    )  # fmt: skip


def _hand_over(tx: Transaction, desk: Desk, plan: LeavePlan, over: Mapping[int, str]) -> None:
    """Give cases to somebody else for good; a caseworker's with checklist and, if it can be, a meeting."""
    why = f"{plan.worker} har fravær ({absence_kinds()[plan.wish.kind]})"
    takers: dict[date, dict[int, int]] = defaultdict(dict)
    for one in _of_way(plan, Way.HANDOVER):
        to_id, day = one.choice.to_id or 0, one.case.handed_on(plan.handed_on)
        if one.case.role is CaseRole.CASEWORKER:
            takers[day][one.case.case_id] = to_id
        else:
            assign(tx, one.case.case_id, CaseRole.CONSULTANT, to_id, day, over.get(to_id) or why)
    moves = [
        move
        for day in sorted(takers)
        for move in changes(tx.session, takers[day], day, desk.today()).values()
    ]
    diary = Diary(desk, tx.session, moves)
    for move in moves:
        times = diary.times(move, 1).times
        draft = diary.draft(move, times[0].starts) if times else None
        if times:
            diary.take(move, times[0].starts, times[0].ends)
        write_change(tx, desk, move, why, over.get(move.to_id) or why, draft)
