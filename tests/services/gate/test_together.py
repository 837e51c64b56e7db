"""Cases chosen at once count together; nobody gets past the maximum one case at a time."""

from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

import pytest

from koordinator.domain.caseload import State
from koordinator.domain.leave_plans import LeaveWish
from koordinator.domain.leaves import Choice, Way
from koordinator.domain.rebalance.proposals import Wish
from koordinator.errors import Refused
from koordinator.services import leave
from koordinator.services.case_history import history
from koordinator.services.desk import Desk
from koordinator.services.leave_saving import save
from koordinator.services.move_cases import move_cases, preview_move
from koordinator.services.placing import place
from koordinator.services.rebalancing import apply, plan_apply, propose
from tests.factories import TODAY, add_worker, new_desk
from tests.services.gate.stands import LATER, REASON, bo_with, cover, free_cases, load, reasons
from tests.services.rebalancing.team import fill

Many = Callable[[Desk, int, int, str], object]


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return new_desk(tmp_path)


def _move(desk: Desk, bo: int, number: int, reason: str) -> object:
    return move_cases(desk, free_cases(desk, number), bo, TODAY, reason=reason)


def _place(desk: Desk, bo: int, number: int, reason: str) -> object:
    return place(desk, dict.fromkeys(free_cases(desk, number), bo), TODAY, reason)


def _apply(desk: Desk, bo: int, number: int, reason: str) -> object:
    cases = fill(desk, add_worker(desk, "Carl Dam"), number)
    found = propose(desk, Wish(TODAY, most_moves=number, forced=dict.fromkeys(cases, bo)))
    return apply(desk, plan_apply(desk, found), reason)


def _cover(desk: Desk, bo: int, number: int, reason: str) -> object:
    return _leave(desk, bo, number, reason, Way.COVER)


def _leave(desk: Desk, bo: int, number: int, reason: str, way: Way) -> object:
    carl = add_worker(desk, "Carl Dam")
    cases = fill(desk, carl, number)
    wish = LeaveWish(
        carl, "leave", TODAY, TODAY + timedelta(20), choices=dict.fromkeys(cases, Choice(way, bo))
    )  # fmt: skip
    return save(desk, leave.plan(desk, wish), reason)


def _hand_on(desk: Desk, bo: int, number: int, reason: str) -> object:
    return _leave(desk, bo, number, reason, Way.HANDOVER)


MANY = {
    "move": _move, "placing": _place, "rebalance": _apply, "covers": _cover, "leave's handovers": _hand_on,
}  # fmt: skip
each_way = pytest.mark.parametrize("way", MANY.values(), ids=MANY.keys())


@each_way
def test_three_at_once_on_34_need_a_reason_that_is_kept_with_each(desk: Desk, way: Many) -> None:
    bo = bo_with(desk, 34)
    with pytest.raises(Refused, match=r"[Ss]kriv en begrundelse"):
        way(desk, bo, 3, " ")
    assert load(desk, bo).total == 34
    way(desk, bo, 3, REASON)
    assert load(desk, bo).total == 37
    assert reasons(desk) == [REASON] * 3
    with desk.read() as session:
        from koordinator.db.tables import Assignment

        got = [row.case_id for row in session.query(Assignment) if row.reason == REASON]
    for case_id in got:
        shown = [each.after for step in history(desk, case_id) for row in step.rows for each in row.fields]
        assert REASON in shown


@each_way
def test_one_at_once_on_34_needs_none(desk: Desk, way: Many) -> None:
    bo = bo_with(desk, 34)
    way(desk, bo, 1, "")
    assert load(desk, bo).total == 35


@each_way
def test_a_team_that_refuses_is_not_talked_round_by_many(desk: Desk, way: Many) -> None:
    bo = bo_with(desk, 34, refuse_over=True)
    with pytest.raises(Refused, match="Teamet tillader det ikke"):
        way(desk, bo, 3, REASON)
    assert load(desk, bo).total == 34


def test_the_last_one_that_fits_is_near_and_the_next_is_over(desk: Desk) -> None:
    bo = bo_with(desk, 28)
    seen = [preview_move(desk, free_cases(desk, number), bo, TODAY).verdict for number in (1, 2, 7, 8)]
    assert [one.state for one in seen if one] == [State.OK, State.NEAR, State.NEAR, State.OVER]


def test_two_first_days_of_one_placing_count_together_on_the_later(desk: Desk) -> None:
    bo = bo_with(desk, 34)
    now, later = free_cases(desk, 2)
    with desk.write_quietly("Senere") as tx:
        from koordinator.db.tables import Case

        tx.get(Case, later).starts = LATER
    with pytest.raises(Refused, match="går fra 35 til 36 af højst 35"):
        place(desk, {now: bo, later: bo})
    assert load(desk, bo, LATER).total == 34
    assert place(desk, {now: bo}) == 1


def test_a_case_twice_among_those_chosen_counts_once(desk: Desk) -> None:
    bo = bo_with(desk, 34)
    [case_id] = free_cases(desk, 1)
    assert move_cases(desk, [case_id, case_id], bo, TODAY) == 1
    assert load(desk, bo).total == 35


def test_those_she_has_and_those_she_covers_are_no_more_than_before(desk: Desk) -> None:
    bo = bo_with(desk, 34)
    with desk.read() as session:
        from koordinator.db.tables import Assignment

        [own, *_] = [row.case_id for row in session.query(Assignment).filter_by(worker_id=bo)]
    covered = fill(desk, add_worker(desk, "Carl Dam"), 1)[0]
    cover(desk, covered, bo, date(2026, 11, 1))
    seen = preview_move(desk, [own, covered], bo, TODAY)
    assert (len(seen.lines), seen.unchanged, seen.verdict) == (1, 1, None)
    assert move_cases(desk, [own, covered], bo, TODAY) == 1
    assert load(desk, bo).total == 35
