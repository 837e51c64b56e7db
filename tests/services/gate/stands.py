"""Where somebody stands: her caseload on a day, and stores with people who have little room left."""

from datetime import date

from koordinator.db.tables import Assignment, Worker
from koordinator.domain.caseload import WorkerLoad
from koordinator.domain.roles import CaseRole
from koordinator.services.caseloads import caseloads
from koordinator.services.desk import Desk
from tests.factories import TODAY, add_case, add_team, add_worker
from tests.services.rebalancing.team import fill

LATER = date(2027, 1, 4)
REASON = "Søskende til en borger, hun kender"


def load(desk: Desk, worker_id: int, day: date = TODAY, role: CaseRole = CaseRole.CASEWORKER) -> WorkerLoad:
    """A worker's caseload on a day."""
    return next(one for one in caseloads(desk, day, role).workers if one.worker_id == worker_id)


def bo_with(desk: Desk, cases: int, *, refuse_over: bool = False) -> int:
    """Bo, full time in a team with the usual limits, who holds so many cases."""
    bo = add_worker(desk, "Bo Kjær", team_id=add_team(desk, refuse_over=refuse_over))
    fill(desk, bo, cases)
    return bo


def free_cases(desk: Desk, number: int) -> list[int]:
    """So many running cases that nobody holds."""
    return [add_case(desk, f"Borger {one}") for one in range(number)]


def cover(desk: Desk, case_id: int, worker_id: int, starts: date, ends: date | None = None) -> None:
    """Let a worker cover a case from day to day."""
    with desk.write_quietly("Dæk") as tx:
        tx.add(Assignment(case_id=case_id, worker_id=worker_id, role="cover", starts=starts, ends=ends))


def leaves(desk: Desk, worker_id: int, last: date) -> None:
    """Give a worker her last day at work."""
    with desk.write_quietly("Sidste dag") as tx:
        tx.get(Worker, worker_id).leaves_on = last


def reasons(desk: Desk) -> list[str]:
    """The reasons that are kept with who holds what."""
    with desk.read() as session:
        return [row.reason for row in session.query(Assignment).order_by(Assignment.id) if row.reason]
