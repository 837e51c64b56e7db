"""Proposals for moving cases at three sizes of office, against a bare linear program of the same size."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from time import perf_counter

import numpy as np
import pytest
from highspy import Highs, HighsLp, MatrixFormat

from koordinator.domain.rebalance.comparing import sent, standing
from koordinator.domain.rebalance.problem import Goal, Problem, Status
from koordinator.solving import curve, solve
from koordinator.solving.building import coarse, rooms
from koordinator.solving.net import Net
from koordinator.solving.question import Question
from tests.benchmarks.measure import ratio, run
from tests.solving.offices import office

GOALS = list(Goal)
SLOWER = 3  # other work shares the computer; the promised seconds are printed beside what it took


def timed(problem: Problem, promised: float, most: float) -> None:
    began = perf_counter()
    answer = solve(problem)
    took = perf_counter() - began
    print(
        f"{len(problem.cases)} × {len(problem.seats)} {problem.goal}, at most {problem.most_moves} moves: "
        f"{took:.2f} s of {promised:.0f}, {answer.status}, {len(answer.moves)} moves"
    )
    assert answer.gap <= most
    assert took < promised * SLOWER
    assert standing(problem, sent(answer)) <= standing(problem, {})


@pytest.mark.parametrize("goal", GOALS)
@pytest.mark.parametrize("most_moves", [None, 8])
def test_a_jobcentre(goal: Goal, most_moves: int | None) -> None:
    timed(office(210, 7, goal, most_moves=most_moves), 1, 0)


@pytest.mark.parametrize("goal", GOALS)
@pytest.mark.parametrize("most_moves", [None, 75])
def test_a_large_jobcentre(goal: Goal, most_moves: int | None) -> None:
    timed(office(2000, 60, goal, most_moves=most_moves), 10, 0)


@pytest.mark.nightly
@pytest.mark.parametrize("goal", GOALS)
@pytest.mark.parametrize("most_moves", [None, 300])
def test_a_whole_region(goal: Goal, most_moves: int | None) -> None:
    timed(office(10_000, 300, goal, most_moves=most_moves), 60, 0.01)


@pytest.mark.nightly
def test_a_region_where_all_moves_cost_the_same() -> None:
    """The most ties there can be."""
    problem = office(10_000, 300, Goal.EVEN)
    same = tuple(replace(case, cost=5, dearer_by=0) for case in problem.cases)
    timed(replace(problem, cases=same, forbidden=frozenset()), 60, 0.01)


@pytest.mark.nightly
@pytest.mark.parametrize("most_moves", [None, 50])
def test_a_region_where_one_has_two_thousand_cases(most_moves: int | None) -> None:
    problem = office(10_000, 300, Goal.EVEN, most_moves=most_moves)
    cases = tuple(replace(case, holder=1) if case.case_id <= 2000 else case for case in problem.cases)
    timed(replace(problem, cases=cases), 60, 0.01)


def test_a_large_jobcentre_where_one_has_all_cases() -> None:
    problem = office(2000, 60, Goal.EVEN)
    timed(replace(problem, cases=tuple(replace(case, holder=1) for case in problem.cases)), 10, 0)


def test_all_levels_cost_little_beyond_the_first() -> None:
    """All levels, the way there and back, against the first level alone as one bare linear program."""
    problem = office(2000, 60, Goal.EVEN)
    question = Question(problem)
    found = ratio(lambda: solve(problem), bare(coarse(question, rooms(question, 0).given)), rounds=2)
    print(f"all levels / one bare linear program: {found:.1f}")
    assert found <= 40


def bare(net: Net) -> Callable[[], object]:
    """Cases above the maximum as HiGHS gets them, with nothing around."""
    lp = HighsLp()
    lp.num_col_, lp.num_row_ = net.columns, net.rows
    counts = np.zeros(net.columns)
    counts[net.first_unit :] = net.units.numbers > np.array(
        [net.question.seats[place].maximum for place in net.units.seats.tolist()]
    )
    lp.col_cost_ = counts
    lp.col_lower_, lp.col_upper_ = net.lower, net.upper
    lp.row_lower_, lp.row_upper_ = net.row_lower, net.row_upper
    lp.a_matrix_.format_ = MatrixFormat.kColwise
    lp.a_matrix_.start_, lp.a_matrix_.index_, lp.a_matrix_.value_ = net.start, net.index, net.value

    def solve_it() -> object:
        highs = Highs()  # type: ignore[no-untyped-call]
        highs.setOptionValue("output_flag", False)
        highs.passModel(lp)
        return highs.run()

    return solve_it


def test_the_curve_of_a_jobcentre_is_there_at_once() -> None:
    problem = office(210, 7, Goal.WARNING)
    began = perf_counter()
    points = curve(problem, 25)
    took = perf_counter() - began
    print(f"curve of {len(points)} points: {took:.2f} s")
    assert took < 3 * SLOWER
    assert solve(problem).status is Status.OPTIMAL


MEMORY = """
import re
from pathlib import Path
from tests.solving.offices import office
from koordinator.domain.rebalance.problem import Goal
from koordinator.solving import solve

def peak():
    return int(re.search(r"VmHWM:\\s+(\\d+)", Path("/proc/self/status").read_text())[1]) // 1024

problem = office({cases}, {seats}, Goal.EVEN)
before = peak()
solve(problem)
print(f"{{peak()}} MB at the peak, {{before}} before, for {cases} × {seats}")
assert peak() - before < {most}
"""


@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="the system does not tell a peak this way")
@pytest.mark.parametrize(
    ("cases", "seats", "most"),
    [(2000, 60, 200), pytest.param(10_000, 300, 600, marks=pytest.mark.nightly)],
)
def test_memory(cases: int, seats: int, most: int) -> None:
    print(run(MEMORY.format(cases=cases, seats=seats, most=most)))
