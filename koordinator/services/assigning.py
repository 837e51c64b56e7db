"""Writing a change of who holds a case; every path that changes it comes through here."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from koordinator.db.store import Transaction
from koordinator.db.tables import Assignment
from koordinator.domain.assignments import Held, reassign
from koordinator.domain.roles import CaseRole


def held_in_role(session: Session, case_ids: Iterable[int], role: CaseRole) -> dict[int, list[Held]]:
    """The assignments of these cases in a role, the earliest first."""
    query = (
        select(Assignment)
        .where(Assignment.case_id.in_(list(case_ids)), Assignment.role == role)
        .order_by(Assignment.starts)
    )
    held: dict[int, list[Held]] = defaultdict(list)
    for row in session.scalars(query):
        held[row.case_id].append(Held(row.id, row.worker_id, row.starts, row.ends))
    return held


def assign(
    tx: Transaction, case_id: int, role: CaseRole, worker_id: int | None, day: date, reason: str | None = None
) -> bool:
    """Let a worker (or nobody) hold a case in a role from a day on; False if that was so already."""
    held = held_in_role(tx.session, [case_id], role)[case_id]
    change = reassign(held, worker_id, day)
    if change.nothing:
        return False
    for assignment_id in change.remove:
        tx.session.delete(tx.session.get_one(Assignment, assignment_id))
    for assignment_id, last in change.end:
        tx.session.get_one(Assignment, assignment_id).ends = last
    tx.session.flush()
    if change.starts is not None and worker_id is not None:
        tx.add(
            Assignment(
                case_id=case_id, worker_id=worker_id, role=role.value, starts=change.starts, reason=reason
            )
        )
    return True


def end_all(tx: Transaction, case_id: int, last: date) -> None:
    """End every assignment of a case with the case's last day."""
    query = select(Assignment).where(Assignment.case_id == case_id)
    for row in tx.session.scalars(query):
        if row.starts > last:
            tx.session.delete(row)
        elif row.ends is None or row.ends > last:
            row.ends = last
    tx.session.flush()
