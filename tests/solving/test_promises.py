"""What an answer promises besides being the best: to stop, to repeat itself, never to be worse than today."""

from dataclasses import replace
from threading import Thread
from time import monotonic, sleep

import pytest
from hypothesis import given, settings

from koordinator.domain.rebalance.comparing import Level, first_difference, levels, sent, standing
from koordinator.domain.rebalance.problem import Goal, Movable, Problem, Seat, Status
from koordinator.errors import Cancelled
from koordinator.solving import curve, solve
from tests.solving.brute import ORDER, best
from tests.solving.offices import office
from tests.solving.teams import chained, teams


def seat(worker: int, maximum: int, **fields: object) -> Seat:
    return replace(Seat(worker, fixed=0, warning=maximum, maximum=maximum), **fields)  # type: ignore[arg-type]


def held(holder: int | None, *case_ids: int) -> tuple[Movable, ...]:
    return tuple(Movable(case_id, holder, cost=1) for case_id in case_ids)


@pytest.fixture(scope="module")
def large() -> Problem:
    return office(4000, 120, Goal.EVEN)


@pytest.mark.parametrize("seconds", [0.0, 0.2, 0.6])
def test_when_time_runs_out_the_answer_is_no_worse_than_today_and_says_so(
    large: Problem, seconds: float
) -> None:
    answer = solve(replace(large, seconds=seconds))
    assert answer.status is Status.FEASIBLE
    assert 0 < answer.gap <= 1
    assert standing(large, sent(answer)) <= standing(large, {})
    assert answer.seconds < seconds + 2


def test_it_stops_when_asked(large: Problem) -> None:
    for after in (0.0, 0.3):
        began = monotonic()
        with pytest.raises(Cancelled):
            solve(large, lambda began=began, after=after: monotonic() - began >= after)  # type: ignore[misc]
        assert monotonic() - began < after + 1
    with pytest.raises(Cancelled):
        curve(large, 50, lambda: True)


def test_others_go_on_while_it_works(large: Problem) -> None:
    work = Thread(target=solve, args=(large,))
    work.start()
    waits = []
    while work.is_alive():
        began = monotonic()
        sleep(0.005)
        waits.append(monotonic() - began)
    assert sorted(waits)[len(waits) * 95 // 100] < 0.1


@settings(max_examples=40)
@given(teams())
def test_the_same_question_has_the_same_answer_in_whatever_order_it_is_put(problem: Problem) -> None:
    turned = replace(problem, seats=problem.seats[::-1], cases=problem.cases[::-1])
    once, again, other = solve(problem), solve(problem), solve(turned)
    assert once.moves == again.moves == other.moves
    assert once.unplaced == other.unplaced


@settings(max_examples=40)
@given(teams())
def test_asked_again_with_its_own_answer_nothing_changes(problem: Problem) -> None:
    first = solve(problem)
    if first.status is Status.OPTIMAL:
        assert solve(replace(problem, previous=sent(first))).moves == first.moves


def test_refusing_one_move_changes_that_one_only() -> None:
    problem = office(150, 8, Goal.MAXIMUM, seed=3)
    first = solve(problem)
    assert len(first.moves) > 5
    refused = first.moves[0]
    again = solve(
        replace(
            problem,
            previous=sent(first),
            forbidden=problem.forbidden | {(refused.case_id, seat.worker_id) for seat in problem.seats},
        )
    )
    changed = set(sent(first).items()) ^ set(sent(again).items())
    assert (refused.case_id, refused.to) in changed
    assert len(changed) <= 4


def test_numbers_before_and_after() -> None:
    problem = Problem(
        seats=(seat(1, 2, fixed=1), seat(2, 3, warning=2)),
        cases=(*held(1, 11, 12, 13), *held(2, 14), *held(None, 15)),
        goal=Goal.MAXIMUM,
    )
    answer = solve(problem)
    assert answer.status is Status.OPTIMAL
    assert (answer.before, answer.after) == ({1: 4, 2: 1}, {1: 2, 2: 3})
    assert answer.over_maximum == (2, 0)
    assert answer.over_warning == (2, 1)
    assert answer.unplaced == (15,)  # all room goes to those who stand above their maximum or to it: equal
    assert sum(move.cost for move in answer.moves) == 2


def test_a_case_stays_without_a_place_rather_than_going_above_somebodys_maximum() -> None:
    answer = solve(Problem((seat(1, 1),), (*held(1, 11), *held(None, 12)), Goal.EVEN))
    assert answer.unplaced == (12,)
    assert answer.moves == ()


def test_a_reserve_comes_in_only_for_what_the_team_cannot_hold() -> None:
    seats = (seat(1, 2), seat(2, 3, warning=1), seat(3, 9, reserve=True))
    for goal in Goal:
        answer = solve(Problem(seats, held(1, 11, 12, 13, 14, 15, 16), goal))
        assert answer.after == {1: 2, 2: 3, 3: 1}


def test_one_with_very_many_shares_with_the_only_one_who_may_help() -> None:
    others = tuple(seat(worker, 4) for worker in range(2, 30))
    cases = held(1, *range(101, 141))
    barred = frozenset((case.case_id, other.worker_id) for case in cases for other in others[1:])
    answer = solve(Problem((seat(1, 4), *others), cases, Goal.EVEN, forbidden=barred))
    assert answer.status is Status.OPTIMAL
    assert {worker: load for worker, load in answer.after.items() if load} == {1: 20, 2: 20}


def test_somebody_on_leave_gives_all_away() -> None:
    answer = solve(Problem((seat(1, 0), seat(2, 2), seat(3, 4)), held(1, 11, 12, 13), Goal.WARNING))
    assert answer.after == {1: 0, 2: 1, 3: 2}


def test_a_forced_move_may_go_above_a_maximum_and_counts() -> None:
    problem = Problem((seat(1, 5), seat(2, 0)), held(1, 11), Goal.MAXIMUM, most_moves=1, forced={11: 2})
    answer = solve(problem)
    assert (answer.status, answer.after, answer.over_maximum) == (Status.OPTIMAL, {1: 0, 2: 1}, (0, 1))
    assert solve(replace(problem, most_moves=0)).status is Status.INFEASIBLE
    assert solve(replace(problem, forbidden=frozenset({(11, 2)}))).status is Status.INFEASIBLE
    assert solve(replace(problem, forced={11: 3})).status is Status.INFEASIBLE
    assert solve(replace(problem, forced={11: 1}, most_moves=0)).moves == ()


def test_nothing_to_do_is_an_answer() -> None:
    for problem in (
        Problem((), (), Goal.EVEN),
        Problem((seat(1, 3),), (), Goal.MAXIMUM),
        Problem((), held(None, 11), Goal.WARNING),
        Problem((seat(1, 0, takes=False),), held(1, 11), Goal.EVEN),
        Problem((seat(1, 0),), held(9, 11), Goal.EVEN),
    ):
        answer = solve(problem)
        assert (answer.status, answer.gap, answer.moves) == (Status.OPTIMAL, 0, ())
        assert len(curve(problem, 2)) == 3


def test_one_gives_to_the_next_when_nobody_may_go_all_the_way() -> None:
    seats = (seat(1, 1), seat(2, 1), seat(3, 1))
    cases = (*held(1, 11, 12), *held(2, 13))
    barred = frozenset({(11, 3), (12, 3), (13, 1)})
    answer = solve(Problem(seats, cases, Goal.MAXIMUM, forbidden=barred))
    assert answer.after == {1: 1, 2: 1, 3: 1}
    assert len(answer.moves) == 2
    # With one move nothing is gained, so none is made.
    assert solve(Problem(seats, cases, Goal.MAXIMUM, forbidden=barred, most_moves=1)).moves == ()
    found = curve(Problem(seats, cases, Goal.MAXIMUM, forbidden=barred), 3)
    assert [point.over_maximum for point in found] == [1, 1, 0, 0]


@pytest.mark.parametrize("goal", [Goal.MAXIMUM, Goal.WARNING])
def test_the_curve_is_what_the_answers_with_so_many_moves_are(goal: Goal) -> None:
    problem = office(60, 5, goal, seed=7)
    found = curve(problem, 8)
    assert [point.moves for point in found] == list(range(9))
    for point in found:
        answer = solve(replace(problem, most_moves=point.moves))
        assert point.over_maximum == answer.over_maximum[1]
        assert point.cost == sum(move.cost for move in answer.moves)
        if goal is Goal.WARNING:
            assert point.over_warning == answer.over_warning[1]
    assert found[0].over_maximum > found[-1].over_maximum


@settings(max_examples=40)
@given(chained())
def test_no_point_of_the_curve_can_be_better(problem: Problem) -> None:
    problem = replace(problem, goal=Goal.WARNING, previous={})
    for point in curve(problem, 4):
        wanted = best(replace(problem, most_moves=point.moves))
        assert wanted is not None
        found = dict(zip(ORDER[problem.goal], wanted, strict=True))
        assert (point.over_maximum,) == found["crowded"]
        assert (point.over_warning,) == found["warning"]
        assert (point.cost,) == found["cost"]


def test_the_curve_of_a_large_office_has_chosen_points() -> None:
    found = curve(office(600, 20, Goal.EVEN), 100)
    assert found[0].moves == 0
    assert found[-1].moves == 100
    assert len(found) < 20
    over = [point.over_maximum for point in found]
    assert over == sorted(over, reverse=True)


def test_forced_moves_are_on_every_point_of_the_curve() -> None:
    problem = Problem((seat(1, 5), seat(2, 5)), held(1, 11, 12), Goal.MAXIMUM, forced={11: 2, 12: 2})
    assert [(point.moves, point.cost) for point in curve(problem, 3)] == [(2, 2), (3, 2)]


def test_why_not_somebody_else_has_an_answer() -> None:
    problem = Problem((seat(1, 1), seat(2, 2), seat(3, 0)), held(1, 11, 12), Goal.MAXIMUM)
    answer = solve(problem)
    other = solve(replace(problem, forced={11: 3}))
    assert first_difference(problem, answer, answer) is None
    assert first_difference(problem, answer, other) is Level.MAXIMUM
    assert levels(Goal.EVEN).index(Level.EVENNESS) < levels(Goal.EVEN).index(Level.MOVES)
