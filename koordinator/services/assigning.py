"""Writing a change of who holds a case; every path that changes it comes through here."""

from datetime import date

from koordinator.db.queries.assignments import held_in_role
from koordinator.db.store import Transaction
from koordinator.db.tables import Assignment, Case
from koordinator.domain.assignments import holder_on, reassign
from koordinator.domain.periods import day_before
from koordinator.domain.roles import CaseRole


def assign(
    tx: Transaction, case_id: int, role: CaseRole, worker_id: int | None, day: date, reason: str | None = None
) -> bool:
    """Let a worker (or nobody) hold a case in a role from a day on; False if that was so already.

    Whoever stood in for the caseworker before does so no longer once somebody else has the case.
    """
    held = held_in_role(tx.session, [case_id], role)[case_id]
    change = reassign(held, worker_id, day)
    if change.nothing:
        return False
    for assignment_id in change.remove:
        tx.delete(tx.get(Assignment, assignment_id))
    for assignment_id, last in change.end:
        tx.get(Assignment, assignment_id).ends = last
    tx.flush()
    if change.starts is not None and worker_id is not None:
        if role is CaseRole.CASEWORKER and holder_on(held, day) != worker_id:
            _end_covers(tx, case_id, day)
        over = tx.get(Case, case_id).ended  # nobody holds a case for longer than it lasts
        tx.add(
            Assignment(
                case_id=case_id, worker_id=worker_id, role=role.value, starts=change.starts, reason=reason,
                ends=over if over is not None and over >= change.starts else None,
            )
        )  # fmt: skip
    return True


def _end_covers(tx: Transaction, case_id: int, day: date) -> None:
    for row in tx.all(Assignment, Assignment.case_id == case_id, Assignment.role == CaseRole.COVER):
        if row.starts >= day:
            tx.delete(row)
        elif row.ends is None or row.ends >= day:
            row.ends = day_before(day)
    tx.flush()


def end_all(tx: Transaction, case_id: int, last: date) -> None:
    """End every assignment of a case with the case's last day."""
    for row in tx.all(Assignment, Assignment.case_id == case_id):
        if row.starts > last:
            tx.delete(row)
        elif row.ends is None or row.ends > last:
            row.ends = last
    tx.flush()
