"""Writing who stands in because of a leave, and who stands in instead of whoever is away herself."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date

from koordinator.db.queries.leaves import CoverLine, covers_of_absence
from koordinator.db.store import Transaction
from koordinator.db.tables import Assignment
from koordinator.domain.leave_plans import CasePlan, LeavePlan
from koordinator.domain.leaves import Way
from koordinator.domain.periods import ONE_DAY, day_before
from koordinator.domain.roles import CaseRole
from koordinator.errors import Refused
from koordinator.services.leave_cases import covered_spans
from koordinator.services.staff import absence_kinds


def keep_covers(tx: Transaction, plan: LeavePlan, absence_id: int, today: date) -> list[CasePlan]:
    """The covers to make; those made before stay where they are still chosen, and end where they are not."""
    wanted = {one.case.case_id: one for one in plan.going(Way.COVER) if one.case.role is not CaseRole.COVER}
    if any(one.case.role is CaseRole.CONSULTANT for one in wanted.values()):
        raise Refused("En virksomhedskonsulents sager kan ikke dækkes. De bliver eller overdrages.")
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


def write_covers(
    tx: Transaction, plan: LeavePlan, new: Sequence[CasePlan], absence_id: int, over: Mapping[int, str]
) -> None:
    """Let colleagues stand in on her cases because of this leave."""
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


def pass_on(
    tx: Transaction, plan: LeavePlan, chosen: Sequence[CasePlan], today: date, over: Mapping[int, str]
) -> None:
    """Let what she covers go back to its caseworker, or to another colleague, on the days she is away."""
    takers = {one.case.case_id: one for one in chosen}
    kind = absence_kinds()[plan.wish.kind]
    for line in covered_spans(tx.session, plan.wish, today):
        one = takers.get(line.case_id)
        if one is None:
            continue
        _step_aside(tx, line)
        if one.choice.way is Way.BACK:
            continue
        to_id = one.choice.to_id or 0
        tx.add(
            Assignment(
                case_id=line.case_id, worker_id=to_id, role=CaseRole.COVER.value,
                starts=line.starts, ends=line.ends, absence_id=line.absence_id,
                reason=over.get(to_id) or f"Dækker, mens {plan.worker} har fravær ({kind})",
            )
        )  # fmt: skip


def _step_aside(tx: Transaction, line: CoverLine) -> None:
    """Take the days of a line out of the cover it is of; what lies before and after them stays."""
    row = tx.get(Assignment, line.assignment_id)
    last, rest = row.ends, line.ends is not None and (row.ends is None or line.ends < row.ends)
    if row.starts < line.starts:
        row.ends = day_before(line.starts)
    elif rest and line.ends is not None:
        row.starts, rest = line.ends + ONE_DAY, False
    else:
        tx.delete(row)
    tx.flush()
    if rest and line.ends is not None:
        tx.add(
            Assignment(
                case_id=row.case_id, worker_id=row.worker_id, role=row.role, starts=line.ends + ONE_DAY,
                ends=last, absence_id=row.absence_id, reason=row.reason,
            )
        )  # fmt: skip
