"""Who has held a case in a role, and when."""

from collections import defaultdict
from collections.abc import Iterable

from sqlalchemy import select
from sqlalchemy.orm import Session

from koordinator.db.tables import Assignment, Case
from koordinator.domain.assignments import Held
from koordinator.domain.roles import CaseRole


def advised_against(session: Session, case_ids: Iterable[int]) -> dict[int, str]:
    """Of which of these cases a change of caseworker is advised against, and why as far as it is said."""
    query = select(Case.id, Case.keep_worker_reason).where(Case.id.in_(list(case_ids)), Case.keep_worker)
    return {row.id: row.keep_worker_reason or "" for row in session.execute(query)}


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
