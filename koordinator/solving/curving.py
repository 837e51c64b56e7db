"""What each further move buys: the first levels solved again with room for more and more moves."""

from contextlib import suppress
from dataclasses import replace

from koordinator.domain.rebalance.comparing import Level, standing
from koordinator.domain.rebalance.problem import CurvePoint, Goal, Problem
from koordinator.solving.building import coarse, rooms
from koordinator.solving.descent import Descent
from koordinator.solving.question import Question
from koordinator.solving.watch import OutOfTime, Watch

FIRST = (Level.MAXIMUM, Level.CROWDED, Level.RESERVE)
SPARING = (Level.MOVES, Level.COST)
EVERY_MOVE = 500  # up to so many cases each number of moves is asked about
SAMPLES = 12


def points(problem: Problem, most: int, watch: Watch) -> tuple[CurvePoint, ...]:
    """The best for each number of moves; fewer numbers for large questions or when time runs out."""
    # Evenness is none of the first levels; without it the two goals that heed the warning are one.
    goal = Goal.MAXIMUM if problem.goal is Goal.MAXIMUM else Goal.WARNING
    found: list[CurvePoint] = []
    with suppress(OutOfTime):
        free = Question(replace(problem, goal=goal, most_moves=None))
        if not free.possible:
            return ()
        # Beyond what the best of all takes nothing is bought; below it each number is asked about, for a
        # chain of moves may buy nothing until it is whole.
        end = _point(free, watch)
        for moves in _numbers(len(problem.cases), most):
            question = Question(replace(free.problem, most_moves=moves))
            if moves >= end.moves:
                found.append(end._replace(moves=moves))
            elif question.possible:  # what is decided may take more moves than these
                found.append(_point(question, watch)._replace(moves=moves))
    return tuple(found)


def _numbers(cases: int, most: int) -> list[int]:
    if cases <= EVERY_MOVE or most <= SAMPLES:
        return list(range(most + 1))
    return sorted({round(most * sample / SAMPLES) for sample in range(SAMPLES + 1)})


def _point(question: Question, watch: Watch) -> CurvePoint:
    """The best within the question's number of moves, and how many it takes."""
    problem = question.problem
    warned = problem.goal is not Goal.MAXIMUM
    order = (*FIRST, Level.WARNING, *SPARING) if warned else (*FIRST, *SPARING, Level.WARNING)
    targets = question.start
    watch.check()
    if question.options:
        net = coarse(question, rooms(question, 0).most)
        descent = Descent(net, watch)
        for aim in net.aims(order):
            descent.settle(aim)
        assert descent.values is not None
        targets = net.targets(descent.values)
    reached = dict(zip(_LEVELS, standing(replace(problem, goal=Goal.WARNING), targets), strict=False))
    return CurvePoint(
        reached[Level.MOVES], reached[Level.CROWDED], reached[Level.WARNING], reached[Level.COST]
    )


_LEVELS = (*FIRST, Level.WARNING, *SPARING)
