"""What fewer or more moves would buy: each point is the answer to the same goal with at most so many."""

from collections.abc import Callable, Mapping
from dataclasses import replace

from koordinator.domain.rebalance.comparing import share
from koordinator.domain.rebalance.problem import Answer, CurvePoint, Goal, Problem, Status
from koordinator.domain.rebalance.proposals import Wish
from koordinator.services.desk import Desk
from koordinator.services.rebalancing.facts import Situation
from koordinator.services.rebalancing.proposing import ask, never

_BUDGET = 20.0  # seconds that all points of an even distribution may take together, by and large
_FEWEST, _MOST = 4, 40  # how many steps that curve is given


def curve(desk: Desk, wish: Wish, cancelled: Callable[[], bool] = never) -> tuple[CurvePoint, ...]:
    """What at most 0, 1, … moves buy, up to as many as the wish would use without a cap."""
    from koordinator.solving import curve as points
    from koordinator.solving import solve

    found, question = ask(desk, replace(wish, most_moves=None))
    best = solve(question, cancelled)
    if question.goal is Goal.EVEN:
        drawn = _even(question, best, cancelled)
    else:
        drawn = points(question, _moves(best), cancelled)
    elsewhere = _elsewhere(found, best)
    return tuple(point._replace(over_warning=point.over_warning - elsewhere) for point in drawn)


def _elsewhere(found: Situation, best: Answer) -> int:
    """The cases above the warning of reserves from elsewhere who stay out of it, told of nowhere."""
    taking = {move.to for move in best.moves}
    return sum(
        max(0, seat.load.total - seat.limits.warning)
        for one, seat in found.seats.items()
        if not seat.own and one not in taking
    )


def _even(question: Problem, best: Answer, cancelled: Callable[[], bool]) -> tuple[CurvePoint, ...]:
    """Evenness is settled by the whole question alone, so each number of moves is asked all of it."""
    from koordinator.solving import solve

    if best.status is Status.INFEASIBLE:
        return ()
    maxima = {seat.worker_id: seat.maximum for seat in question.seats}
    most, found = _moves(best), []
    steps = min(most, max(_FEWEST, min(_MOST, round(_BUDGET / max(best.seconds, 0.001)))))
    for step in range(steps):
        moves = round(most * step / steps)
        answer = solve(replace(question, most_moves=moves), cancelled)
        if answer.status is Status.OPTIMAL:  # what was not proven in time would draw a false step
            found.append(_point(moves, answer, maxima))
    return (*found, _point(most, best, maxima))


def _point(moves: int, answer: Answer, maxima: Mapping[int, int]) -> CurvePoint:
    cost = sum(move.cost for move in answer.moves)
    loads = [share(answer.after[one], maximum).share for one, maximum in maxima.items()]
    heaviest = round(100 * max(loads, default=0))
    return CurvePoint(moves, answer.over_maximum[1], answer.over_warning[1], cost, heaviest)


def _moves(answer: Answer) -> int:
    return sum(move.holder is not None for move in answer.moves)
