"""A distribution is judged on its own day, and once more when it is carried out."""

from datetime import timedelta
from pathlib import Path

import pytest

from koordinator.domain.rebalance.proposals import ApplyPlan, Wish
from koordinator.errors import Refused
from koordinator.services import absences
from koordinator.services.desk import Desk
from koordinator.services.rebalancing import apply, plan_apply, propose
from tests.factories import add_case, add_worker, new_desk
from tests.services.gate.stands import LATER, REASON, bo_with, load
from tests.services.rebalancing.team import content, fill


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return new_desk(tmp_path)


def planned(desk: Desk, bo: int, number: int) -> ApplyPlan:
    """A plan by which so many of Carl's cases go to Bo."""
    cases = fill(desk, add_worker(desk, "Carl Dam"), number)
    wish = Wish(LATER, most_moves=number, forced=dict.fromkeys(cases, bo))
    return plan_apply(desk, propose(desk, wish))


def test_cases_that_have_ended_by_the_day_make_room_for_a_plan(desk: Desk) -> None:
    bo = bo_with(desk, 34)
    add_case(desk, caseworker=bo, ended=LATER - timedelta(1))
    plan = planned(desk, bo, 1)
    assert (plan.needs_reason, plan.refusal) == (False, "")
    apply(desk, plan)
    assert load(desk, bo, LATER).total == 35


def test_a_desk_that_filled_since_the_plan_was_made_asks_for_a_reason(desk: Desk) -> None:
    bo = bo_with(desk, 34)
    plan = planned(desk, bo, 1)
    assert not plan.needs_reason
    add_case(desk, caseworker=bo)
    before = content(desk)
    with pytest.raises(Refused, match=r"Bo Kjær går fra 35 til 36 af højst 35 sager og kommer over max"):
        apply(desk, plan)
    assert content(desk) == before
    apply(desk, plan, REASON)
    assert load(desk, bo, LATER).total == 36


def test_a_leave_entered_since_the_plan_was_made_is_seen(desk: Desk) -> None:
    bo = bo_with(desk, 3)
    plan = planned(desk, bo, 1)
    absences.save_absence(desk, bo, "leave", LATER, LATER + timedelta(30))
    before = content(desk)
    with pytest.raises(Refused, match="Bo Kjær er på orlov"):
        apply(desk, plan)
    assert content(desk) == before


def test_nobody_is_forced_upon_who_is_away_by_then(desk: Desk) -> None:
    bo = bo_with(desk, 3)
    absences.save_absence(desk, bo, "leave", LATER, LATER + timedelta(30))
    with pytest.raises(Refused):
        planned(desk, bo, 1)


def test_whom_the_plan_brings_near_is_told(desk: Desk) -> None:
    told = planned(desk, bo_with(desk, 29), 2).sentences
    assert "Nær max kommer Bo Kjær (31 af højst 35)." in told
