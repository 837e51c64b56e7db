"""Somebody who has as many cases as she may, and what else the tests of the gate set up."""

from datetime import date

from koordinator.db.tables import Assignment
from koordinator.services.caseloads import caseloads
from koordinator.services.desk import Desk
from tests.factories import TODAY, add_case, add_team, add_worker


def full(desk: Desk, refuse_over: bool = False) -> int:
    """Bo, who has as many cases as he may have."""
    bo = add_worker(desk, "Bo Kjær", team_id=add_team(desk, warning=1, maximum=2, refuse_over=refuse_over))
    for _ in range(2):
        add_case(desk, caseworker=bo)
    return bo


def held(desk: Desk, worker_id: int) -> int:
    return sum(load.cases for load in caseloads(desk).workers if load.worker_id == worker_id)


def cover(desk: Desk, case_id: int, worker_id: int, starts: date = TODAY, ends: date | None = None) -> None:
    with desk.write("Dæk") as tx:
        tx.add(Assignment(case_id=case_id, worker_id=worker_id, role="cover", starts=starts, ends=ends))
