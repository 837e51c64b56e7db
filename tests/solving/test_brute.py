"""Level by level the solver's answer is the best of all that can be dealt out."""

from dataclasses import replace

import pytest
from hypothesis import given, settings

from koordinator.domain.rebalance.comparing import sent, standing
from koordinator.domain.rebalance.problem import Goal, Problem, Status
from koordinator.solving import building, solve
from tests.solving.brute import ORDER, best, reached
from tests.solving.teams import chained, teams


def check(problem: Problem) -> None:
    wanted, answer = best(problem), solve(problem)
    if wanted is None:
        assert answer.status is Status.INFEASIBLE
        assert answer.moves == ()
        return
    assert answer.status is Status.OPTIMAL
    assert answer.gap == 0
    found = reached(problem, sent(answer))
    assert found is not None, "the answer breaks a rule"
    levels = ORDER[problem.goal]
    assert dict(zip(levels, found, strict=True)) == dict(zip(levels, wanted, strict=True))
    mine = dict(zip(levels, standing(problem, sent(answer)), strict=True))
    for level in levels:
        if level != "even":
            assert (mine[level],) == found[levels.index(level)]


@settings(max_examples=200)
@given(teams())
def test_no_answer_of_a_small_team_is_better(problem: Problem) -> None:
    check(problem)


@pytest.mark.nightly
@settings(max_examples=4000)
@given(teams(most_cases=7))
def test_no_answer_of_a_small_team_is_better_all_night(problem: Problem) -> None:
    check(problem)


@settings(max_examples=120)
@given(chained())
def test_chains_of_moves_within_too_few_moves_are_the_best(problem: Problem) -> None:
    check(problem)


@pytest.mark.nightly
@settings(max_examples=4000)
@given(chained())
def test_chains_of_moves_within_too_few_moves_are_the_best_all_night(problem: Problem) -> None:
    check(problem)


@settings(max_examples=60)
@given(teams())
def test_with_no_room_to_spare_at_first_the_best_is_found_all_the_same(problem: Problem) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(building, "SPARE", 0)
        check(replace(problem, goal=Goal.EVEN))
