"""Middle-sized offices: exchanges in whole numbers find nothing better than the solver, on any level."""

from dataclasses import replace

import pytest

from koordinator.domain.rebalance.comparing import sent
from koordinator.domain.rebalance.problem import Answer, Goal, Problem, Status
from koordinator.solving import solve
from tests.solving.cycles import Cycles
from tests.solving.offices import office

USUAL = [(100, 7, 1), (180, 11, 2), (240, 13, 3), (300, 15, 4)]
NIGHT = [(cases, seats, seed) for cases, seats in [(180, 11), (240, 13), (300, 15)] for seed in range(20)]


@pytest.mark.parametrize("goal", list(Goal))
@pytest.mark.parametrize(("cases", "seats", "seed"), USUAL)
def test_no_exchange_makes_an_answer_better(goal: Goal, cases: int, seats: int, seed: int) -> None:
    problem = office(cases, seats, goal, seed=seed, teams=3)
    answer = solve(problem)
    assert answer.status is Status.OPTIMAL
    assert Cycles(problem).take(sent(answer)).is_best()
    again = _refused(problem, answer)
    assert Cycles(again).take(sent(solve(again))).is_best()


def _refused(problem: Problem, answer: Answer) -> Problem:
    """The next question: some of the moves are refused."""
    refused = frozenset((move.case_id, move.to) for move in answer.moves[::5])
    return replace(problem, previous=sent(answer), forbidden=problem.forbidden | refused)


@pytest.mark.parametrize("goal", list(Goal))
def test_exchanges_from_today_end_where_the_solver_does(goal: Goal) -> None:
    _from_today(goal, 120, 8, 5)


@pytest.mark.nightly
@pytest.mark.parametrize("goal", list(Goal))
@pytest.mark.parametrize(("cases", "seats", "seed"), NIGHT)
def test_exchanges_from_today_end_where_the_solver_does_all_night(
    goal: Goal, cases: int, seats: int, seed: int
) -> None:
    _from_today(goal, cases, seats, seed)


def _from_today(goal: Goal, cases: int, seats: int, seed: int) -> None:
    problem = office(cases, seats, goal, seed=seed, teams=3)
    answer = solve(problem)
    assert Cycles(problem).take(sent(answer)).total() == Cycles(problem).improve().total()
