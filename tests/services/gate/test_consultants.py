"""Consultants are held against limits of their own by the same gate, on the paths that give them cases."""

from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

import pytest

from koordinator.db.tables import Assignment
from koordinator.domain.caseload import Limits, State
from koordinator.domain.leave_plans import LeaveWish
from koordinator.domain.leaves import Choice, Way
from koordinator.domain.roles import CaseRole, Role
from koordinator.errors import Refused
from koordinator.services import absences, leave, staff
from koordinator.services.case_edits import end_cases
from koordinator.services.case_ending import reopen_case, reopening
from koordinator.services.case_life import NewCase, new_case
from koordinator.services.desk import Desk
from koordinator.services.leave_saving import save
from koordinator.services.move_cases import move_cases, preview_move
from tests.factories import TODAY, add_case, add_team, add_worker, new_cpr, new_desk
from tests.services.gate.stands import LATER, REASON, cover, free_cases, load

ONE = timedelta(1)
VK = CaseRole.CONSULTANT
Given = Callable[[Desk, int, str], object]


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return new_desk(tmp_path)


def peter_with(desk: Desk, cases: int, *, refuse_over: bool = False) -> int:
    """Peter, consultant in a team where three cases are many and four the maximum."""
    team = add_team(desk, consultant_warning=3, consultant_maximum=4, refuse_over=refuse_over)
    peter = add_worker(desk, "Peter Ågård", [Role.CONSULTANT], team)
    for _ in range(cases):
        add_case(desk, consultant=peter)
    return peter


def _move(desk: Desk, peter: int, reason: str) -> object:
    return move_cases(desk, free_cases(desk, 1), peter, TODAY, VK, reason)


def _new(desk: Desk, peter: int, reason: str) -> object:
    return new_case(desk, NewCase(new_cpr(), "Ida Lund", TODAY, consultant_id=peter, over_reason=reason))


def _leave(desk: Desk, peter: int, reason: str) -> object:
    rie = add_worker(desk, "Rie Holm", [Role.CONSULTANT])
    case_id = add_case(desk, consultant=rie)
    wish = LeaveWish(
        rie, "leave", TODAY, LATER, choices={case_id: Choice(Way.HANDOVER, peter)}
    )  # fmt: skip
    return save(desk, leave.plan(desk, wish), reason)


GIVEN = {"move": _move, "new case": _new, "leave": _leave}
each_way = pytest.mark.parametrize("way", GIVEN.values(), ids=GIVEN.keys())


@each_way
def test_above_the_maximum_a_leader_says_why(desk: Desk, way: Given) -> None:
    peter = peter_with(desk, 4)
    with pytest.raises(Refused, match=r"Peter Ågård går fra 4 til 5 af højst 4 .* Skriv en begrundelse"):
        way(desk, peter, "")
    way(desk, peter, REASON)
    assert load(desk, peter, TODAY, VK).total == 5
    with desk.read() as session:
        assert REASON in [row.reason for row in session.query(Assignment).filter_by(worker_id=peter)]


@each_way
def test_a_team_that_refuses_refuses_for_consultants_too(desk: Desk, way: Given) -> None:
    peter = peter_with(desk, 4, refuse_over=True)
    with pytest.raises(Refused, match="Teamet tillader det ikke"):
        way(desk, peter, REASON)
    assert load(desk, peter, TODAY, VK).total == 4


@pytest.mark.parametrize("way", [_move, _new], ids=["move", "new case"])
def test_who_is_no_leader_asks(tmp_path: Path, way: Given) -> None:
    desk = new_desk(tmp_path, [Role.CASEWORKER])
    peter = peter_with(desk, 4)
    with pytest.raises(Refused, match="Spørg teamlederen"):
        way(desk, peter, REASON)


def test_several_at_once_and_a_day_ahead(desk: Desk) -> None:
    peter = peter_with(desk, 2)
    add_case(desk, consultant=peter, ended=LATER - ONE)
    seen = [
        preview_move(desk, free_cases(desk, 2), peter, day, VK).verdict for day in (TODAY, LATER)
    ]  # fmt: skip
    assert [(one.after, one.state) for one in seen if one] == [(5, State.OVER), (4, State.NEAR)]


def test_own_limits_stand_for_a_consultant_whose_team_sets_none(desk: Desk) -> None:
    peter = add_worker(desk, "Peter Ågård", [Role.CONSULTANT], add_team(desk))
    staff.set_own_limit(desk, peter, TODAY, LATER, Limits(1, 1), "Oplæring")
    add_case(desk, consultant=peter)
    with pytest.raises(Refused, match="går fra 1 til 2 af højst 1"):
        move_cases(desk, free_cases(desk, 1), peter, TODAY, VK)
    assert move_cases(desk, free_cases(desk, 1), peter, LATER + ONE, VK) == 1


def test_somebody_in_both_roles_has_two_caseloads(desk: Desk) -> None:
    team = add_team(desk, consultant_warning=1, consultant_maximum=1)
    both = add_worker(desk, "Ella Bro", [Role.CASEWORKER, Role.CONSULTANT], team)
    add_case(desk, caseworker=both)
    assert move_cases(desk, free_cases(desk, 1), both, TODAY, VK) == 1
    with pytest.raises(Refused, match="går fra 1 til 2 af højst 1"):
        move_cases(desk, free_cases(desk, 1), both, TODAY, VK)
    assert move_cases(desk, free_cases(desk, 1), both, TODAY) == 1


def ended_case(desk: Desk, peter: int) -> int:
    """A case Peter and Bo had, which has ended."""
    bo = add_worker(desk, "Bo Kjær")
    case_id = add_case(desk, caseworker=bo, consultant=peter)
    end_cases(desk, [case_id], TODAY - ONE, "Slut")
    return case_id


def test_reopening_asks_for_a_reason_for_a_full_consultant_and_gives_it_back_with_one(desk: Desk) -> None:
    peter = peter_with(desk, 4)
    case_id = ended_case(desk, peter)
    seen = reopening(desk, case_id, TODAY)
    assert seen.consultant_id is None
    assert seen.asks_reason
    assert seen.beside == (
        "Peter Ågård går fra 4 til 5 af højst 4 sager og kommer over max. Skriv en begrundelse. "
        "Ellers får sagen ingen virksomhedskonsulent."
    )
    assert reopening(desk, case_id, TODAY, REASON).consultant_id == peter
    reopen_case(desk, case_id, TODAY, "Startet igen", over_reason=REASON)
    assert load(desk, peter, TODAY, VK).total == 5
    with desk.read() as session:
        rows = session.query(Assignment).filter_by(case_id=case_id, ends=None)
        assert {row.role: row.reason for row in rows} == {"caseworker": None, "consultant": REASON}


def test_reopening_without_a_reason_leaves_a_full_consultant_out(desk: Desk) -> None:
    peter = peter_with(desk, 4)
    reopen_case(desk, ended_case(desk, peter), TODAY, "Startet igen")
    assert load(desk, peter, TODAY, VK).total == 4


def test_reopening_warns_of_a_consultant_who_comes_near(desk: Desk) -> None:
    peter = peter_with(desk, 2)
    seen = reopening(desk, ended_case(desk, peter), TODAY)
    assert (seen.consultant_id, seen.asks_reason) == (peter, False)
    assert seen.beside == "Peter Ågård går fra 2 til 3 af højst 4 sager og er nær max."


def test_reopening_says_that_a_consultant_who_has_left_does_not_come_back(desk: Desk) -> None:
    peter = peter_with(desk, 0)
    case_id = ended_case(desk, peter)
    with desk.write_quietly("Sidste dag") as tx:
        from koordinator.db.tables import Worker

        tx.get(Worker, peter).leaves_on = TODAY - ONE
    assert reopening(desk, case_id, TODAY).beside == "Peter Ågård er ikke længere virksomhedskonsulent her."


def test_a_consultants_case_is_never_covered(desk: Desk) -> None:
    rie, peter = add_worker(desk, "Rie Holm", [Role.CONSULTANT]), peter_with(desk, 1)
    case_id = add_case(desk, consultant=rie)
    wish = LeaveWish(rie, "leave", TODAY, LATER, choices={case_id: Choice(Way.COVER, peter)})
    with pytest.raises(Refused, match="virksomhedskonsulent"):
        save(desk, leave.plan(desk, wish), REASON)


def test_a_cover_of_a_caseworker_says_nothing_about_consultants(desk: Desk) -> None:
    peter = peter_with(desk, 1)
    cover(desk, add_case(desk, caseworker=add_worker(desk)), peter, date(2026, 11, 1))
    assert load(desk, peter, TODAY, VK).total == 1
    absences.save_absence(desk, peter, "leave", TODAY, TODAY)
    assert load(desk, peter, TODAY, VK).limits == (0, 0)
