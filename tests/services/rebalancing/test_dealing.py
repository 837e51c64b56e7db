"""Proposals from the store against all ways to deal the cases out, told without the solver."""

from collections.abc import Mapping
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

import pytest

from koordinator.domain.rebalance.problem import Goal, Status
from koordinator.domain.rebalance.proposals import Proposal, Wish
from koordinator.services.rebalancing import propose
from tests.factories import TODAY, new_desk
from tests.services.rebalancing.dealing import Asked, Office, Table, asked, enter, office


def proposed(found: Office, wish: Asked, order: Random | None = None) -> tuple[Proposal, dict[int, int]]:
    """What the program proposes, and everybody's place in the office by number."""
    with TemporaryDirectory() as folder:
        desk = new_desk(Path(folder))
        people, cases = enter(desk, found, order)
        proposal = propose(desk, Wish(
            on=TODAY, goal=wish.goal, most_moves=wish.most_moves,
            pinned_cases=frozenset(cases[number] for number in wish.pinned),
            refused=frozenset((cases[number], people[person]) for number, person in wish.refused),
        ))  # fmt: skip
        desk.store.close()
    return proposal, {worker: place for place, worker in enumerate(people)}


def check(seed: int) -> None:
    dice = Random(seed)
    found = office(dice)
    wish = asked(dice, found)
    proposal, places = proposed(found, wish)
    table = Table(found, wish)
    assert proposal.status is Status.OPTIMAL
    targets = {move.number: places[move.to_id] for move in proposal.moves}
    reached = table.worth(targets)
    assert reached == table.deal()
    assert reached <= table.worth({}), "worse than today"
    courses = {one.number: one for one in found.courses}
    for move in proposal.moves:
        course = courses[move.number]
        assert move.cost == table.cost(course, places[move.to_id])
        assert (move.from_id is None) == (course.holder is None)
    check_counts(proposal, table, places, targets)


def check_counts(
    proposal: Proposal, table: Table, places: Mapping[int, int], targets: Mapping[str, int]
) -> None:
    after = list(table.before)
    for course in table.office.courses:
        to = targets.get(course.number, course.holder)
        if to != course.holder:
            after[to or 0] += 1
            if course.holder is not None:
                after[course.holder] -= 1
    for lines, loads in ((proposal.before, table.before), (proposal.after, tuple(after))):
        told = {places[line.worker_id]: (line.cases, line.warning, line.maximum) for line in lines}
        for place, limits in enumerate(table.limits):
            assert told[place] == (loads[place], *limits)
    over = zip(table.over(table.before), table.over(tuple(after)), strict=True)
    assert (proposal.over_maximum, proposal.over_warning) == tuple(over)


@pytest.mark.parametrize("seed", range(40))
def test_no_way_to_deal_the_cases_out_is_better(seed: int) -> None:
    check(seed)


@pytest.mark.nightly
@pytest.mark.parametrize("block", range(40))
def test_no_way_to_deal_the_cases_out_is_better_all_night(block: int) -> None:
    for seed in range(1000 + 50 * block, 1050 + 50 * block):
        check(seed)


@pytest.mark.parametrize("goal", list(Goal))
@pytest.mark.parametrize("seed", range(3))
def test_the_order_in_which_rows_were_entered_changes_nothing(seed: int, goal: Goal) -> None:
    found = office(Random(seed), 12)
    wish = Asked(goal, None, frozenset(), frozenset())
    answers = [
        {(move.number, move.from_name, move.to_name) for move in proposed(found, wish, order)[0].moves}
        for order in (None, Random(1), Random(2))
    ]
    assert answers[0] == answers[1] == answers[2]
