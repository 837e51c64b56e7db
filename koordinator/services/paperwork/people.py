"""Whom a citizen can get hold of in a case, as papers name them."""

from datetime import date

from koordinator.db.queries import staff
from koordinator.db.queries.assignments import held_in_role
from koordinator.db.store import Session
from koordinator.domain.assignments import Held
from koordinator.domain.roles import ROLE_NAMES, CaseRole, Role
from koordinator.domain.staff import WorkerLine
from koordinator.reports.content.handover import Reach


def holder_reach(session: Session, case_id: int, role: CaseRole, day: date) -> Reach | None:
    """Who has a case in a role on a day, or has been chosen to have it from a later one on."""
    held = in_order(held_in_role(session, [case_id], role)[case_id])
    there = [one for one in held if one.ends is None or one.ends >= day]
    return reach(worker(session, there[-1].worker_id, day), role) if there else None


def worker(session: Session, worker_id: int, day: date) -> WorkerLine:
    """One worker, still here or not; papers made by the dozen ask for no more."""
    return staff.workers(session, day, worker_id=worker_id)[0]


def reach(one: WorkerLine, role: CaseRole) -> Reach:
    """A worker as a citizen gets hold of her."""
    return Reach(ROLE_NAMES[Role(role.value)], one.name, one.phone or "", one.email or "")


def in_order(held: list[Held]) -> list[Held]:
    """Assignments from the first to the last."""
    return sorted(held, key=lambda one: (one.starts, one.assignment_id))
