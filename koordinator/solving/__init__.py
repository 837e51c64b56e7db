"""Proposals worked out: HiGHS behind one function."""

from collections.abc import Callable

from koordinator.domain.rebalance.problem import Answer, CurvePoint, Problem


def never() -> bool:
    """Nobody stops it."""
    return False


def solve(problem: Problem, cancelled: Callable[[], bool] = never) -> Answer:
    """The best answer to the question, level by level, or the best found in time with its gap.

    Raises Cancelled when the caller says so.
    """
    from koordinator.solving.proposing import propose
    from koordinator.solving.watch import Watch

    return propose(problem, Watch(problem.seconds, cancelled))


def curve(problem: Problem, most: int, cancelled: Callable[[], bool] = never) -> tuple[CurvePoint, ...]:
    """What at most 0, 1, … moves buy; for large questions at chosen numbers of moves."""
    from koordinator.solving.curving import points
    from koordinator.solving.watch import Watch

    return points(problem, most, Watch(problem.seconds, cancelled))
