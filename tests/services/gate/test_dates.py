"""A change dated ahead is judged on its own day: leave, cases that end or begin, colleagues who go."""

from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

import pytest

from koordinator.db.tables import Assignment
from koordinator.domain.caseload import Limits, State
from koordinator.errors import Refused
from koordinator.services import absences, staff
from koordinator.services.case_life import NewCase, new_case
from koordinator.services.desk import Desk
from koordinator.services.handing_over import hand_over
from koordinator.services.move_cases import move_cases, preview_move
from koordinator.services.placing import place
from tests.factories import TODAY, add_case, add_team, add_worker, new_cpr, new_desk
from tests.services.gate.stands import LATER, REASON, bo_with, cover, free_cases, leaves, load
from tests.services.rebalancing.team import fill

ONE = timedelta(1)
Ahead = Callable[[Desk, int, date, str], object]


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return new_desk(tmp_path)


def _move(desk: Desk, bo: int, day: date, reason: str) -> object:
    return move_cases(desk, free_cases(desk, 1), bo, day, reason=reason)


def _move_of_one_that_begins(desk: Desk, bo: int, day: date, reason: str) -> object:
    return move_cases(desk, [add_case(desk, starts=day)], bo, TODAY, reason=reason)


def _hand_over(desk: Desk, bo: int, day: date, reason: str) -> object:
    case_id = add_case(desk, caseworker=add_worker(desk, "Carl Dam"))
    return hand_over(desk, case_id, bo, day, "Ny fordeling", meeting=False, over_reason=reason)


def _hand_over_one_that_begins(desk: Desk, bo: int, day: date, reason: str) -> object:
    case_id = add_case(desk, caseworker=add_worker(desk, "Carl Dam"), starts=day)
    return hand_over(desk, case_id, bo, TODAY, "Ny fordeling", meeting=False, over_reason=reason)


def _new(desk: Desk, bo: int, day: date, reason: str) -> object:
    return new_case(desk, NewCase(new_cpr(), "Ida Lund", day, caseworker_id=bo, over_reason=reason))


def _place(desk: Desk, bo: int, day: date, reason: str) -> object:
    return place(desk, {free_cases(desk, 1)[0]: bo}, day, reason)


def _place_one_that_begins(desk: Desk, bo: int, day: date, reason: str) -> object:
    return place(desk, {add_case(desk, starts=day): bo}, TODAY, reason)


AHEAD = {
    "move": _move,
    "move of one that begins": _move_of_one_that_begins,
    "handover": _hand_over,
    "handover of one that begins": _hand_over_one_that_begins,
    "new case": _new,
    "placing": _place,
    "placing of one that begins": _place_one_that_begins,
}
each_way = pytest.mark.parametrize("way", AHEAD.values(), ids=AHEAD.keys())


@each_way
def test_a_leave_that_has_begun_by_then_asks_for_a_reason(desk: Desk, way: Ahead) -> None:
    bo = bo_with(desk, 3)
    absences.save_absence(desk, bo, "leave", LATER - ONE, LATER)
    with pytest.raises(Refused, match=r"Bo Kjær er på orlov til 4\. januar 2027, men får 1 sag til"):
        way(desk, bo, LATER, "")
    way(desk, bo, LATER, REASON)
    assert load(desk, bo, LATER).cases == 4


@each_way
def test_a_leave_that_is_over_by_then_asks_nothing(desk: Desk, way: Ahead) -> None:
    bo = bo_with(desk, 3)
    absences.save_absence(desk, bo, "leave", TODAY, LATER - ONE)
    way(desk, bo, LATER, "")
    assert load(desk, bo, LATER).cases == 4


@each_way
def test_cases_that_have_ended_by_then_make_room(desk: Desk, way: Ahead) -> None:
    bo = bo_with(desk, 34)
    add_case(desk, caseworker=bo, ended=LATER - ONE)
    way(desk, bo, LATER, "")
    assert load(desk, bo, LATER).total == 35


@each_way
def test_a_case_whose_last_day_it_is_still_counts(desk: Desk, way: Ahead) -> None:
    bo = bo_with(desk, 34)
    add_case(desk, caseworker=bo, ended=LATER)
    with pytest.raises(Refused, match="går fra 35 til 36 af højst 35"):
        way(desk, bo, LATER, "")


@each_way
def test_cases_that_begin_or_come_back_by_then_count(desk: Desk, way: Ahead) -> None:
    bo = bo_with(desk, 33)
    add_case(desk, caseworker=bo, starts=LATER)
    cover(desk, add_case(desk, caseworker=bo), add_worker(desk, "Dorthe Lind"), TODAY, LATER - ONE)
    assert load(desk, bo).total == 33
    with pytest.raises(Refused, match="går fra 35 til 36 af højst 35"):
        way(desk, bo, LATER, "")


@each_way
def test_a_newcomers_limit_that_is_over_by_then_no_longer_holds_her_back(desk: Desk, way: Ahead) -> None:
    bo = bo_with(desk, 20)
    staff.set_own_limit(desk, bo, TODAY, LATER - ONE, Limits(15, 20), "Nyansat")
    way(desk, bo, LATER, "")
    assert load(desk, bo, LATER).total == 21


@each_way
def test_whoever_has_left_by_then_gets_nothing_whatever_the_reason(desk: Desk, way: Ahead) -> None:
    bo = bo_with(desk, 1)
    leaves(desk, bo, LATER - ONE)
    with pytest.raises(Refused, match="Bo Kjær er ikke sagsbehandler den dag"):
        way(desk, bo, LATER, REASON)


def test_her_last_day_at_work_is_a_day_at_work(desk: Desk) -> None:
    bo = bo_with(desk, 1)
    leaves(desk, bo, LATER)
    seen = preview_move(desk, free_cases(desk, 1), bo, LATER)
    assert seen.verdict is not None
    assert seen.verdict.allowed


def test_cases_chosen_together_are_judged_on_each_ones_first_day(desk: Desk) -> None:
    bo = bo_with(desk, 34)
    add_case(desk, caseworker=bo, ended=LATER - ONE)
    now, later = add_case(desk, "Nu"), add_case(desk, "Senere", starts=LATER)
    assert move_cases(desk, [later], bo, TODAY) == 1
    with pytest.raises(Refused, match="går fra 35 til 36 af højst 35"):
        move_cases(desk, [now], bo, TODAY)


def test_the_sternest_day_is_the_one_that_is_told(desk: Desk) -> None:
    bo = bo_with(desk, 32)
    cases = [add_case(desk, "Nu"), *(add_case(desk, "Senere", starts=LATER) for _ in range(3))]
    seen = preview_move(desk, cases, bo, TODAY).verdict
    assert seen is not None
    assert (seen.before, seen.after, seen.state) == (32, 36, State.OVER)


def test_a_case_that_has_ended_by_then_cannot_move_and_counts_with_nobody(desk: Desk) -> None:
    bo, carl = bo_with(desk, 35), add_worker(desk, "Carl Dam")
    over = add_case(desk, "Slut", caseworker=carl, ended=LATER - ONE)
    stays = add_case(desk, "Kører", caseworker=carl)
    seen = preview_move(desk, [over, stays], bo, LATER, reason=REASON)
    assert [line.case_id for line in seen.lines] == [stays]
    assert move_cases(desk, [over, stays], bo, LATER, reason=REASON) == 1
    with desk.read() as session:
        kept = session.query(Assignment).filter_by(case_id=over).all()
        assert [(row.worker_id, row.ends) for row in kept] == [(carl, None)]
    with pytest.raises(Refused, match="Sagen er afsluttet den dag"):
        move_cases(desk, [over], bo, LATER, reason=REASON)


def test_a_placing_dated_back_weighs_on_today(desk: Desk) -> None:
    bo = bo_with(desk, 34)
    fill(desk, bo, 1, starts=TODAY)
    with pytest.raises(Refused, match="går fra 35 til 36 af højst 35"):
        place(desk, {free_cases(desk, 1)[0]: bo}, TODAY - timedelta(30))


def test_somebody_whose_first_day_lies_ahead_takes_cases_from_that_day(desk: Desk) -> None:
    """Until her first day she has no room: an absence up to it says so."""
    team = add_team(desk)
    new = add_worker(desk, "Gry Holst", team_id=team)
    absences.save_absence(desk, new, "leave", TODAY - timedelta(60), LATER - ONE)
    assert preview_move(desk, free_cases(desk, 1), new, LATER - ONE).verdict is not None
    early = preview_move(desk, free_cases(desk, 1), new, LATER - ONE).verdict
    there = preview_move(desk, free_cases(desk, 1), new, LATER).verdict
    assert early is not None
    assert there is not None
    assert (early.reason_needed, there.allowed, there.limits) == (True, True, (30, 35))
