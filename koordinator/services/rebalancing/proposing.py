"""Asking for a distribution of cases, and what fewer or more moves would buy."""

from collections.abc import Callable
from dataclasses import replace

from koordinator.domain.rebalance.problem import CurvePoint, Problem
from koordinator.domain.rebalance.proposals import Proposal, Wish
from koordinator.errors import Refused
from koordinator.services.desk import Desk
from koordinator.services.rebalancing.building import problem
from koordinator.services.rebalancing.explaining import explained
from koordinator.services.rebalancing.facts import Situation, situation


def never() -> bool:
    """Nobody stops it."""
    return False


def propose(desk: Desk, wish: Wish, cancelled: Callable[[], bool] = never) -> Proposal:
    """The best distribution there is for a wish; Cancelled when stopped, Refused where it cannot be asked.

    Nothing is written.
    """
    # The solver takes its time to load, and most sessions never need it.
    from koordinator.solving import solve

    found, question = ask(desk, wish)
    answer = solve(question, cancelled)
    with desk.read() as session:
        return explained(session, found, answer)


def curve(desk: Desk, wish: Wish, cancelled: Callable[[], bool] = never) -> tuple[CurvePoint, ...]:
    """What at most 0, 1, … moves buy, up to as many as the wish would use without a cap."""
    from koordinator.solving import curve as points
    from koordinator.solving import solve

    _found, question = ask(desk, replace(wish, most_moves=None))
    best = solve(question, cancelled)
    most = sum(move.holder is not None for move in best.moves)
    return points(question, most, cancelled)


def ask(desk: Desk, wish: Wish) -> tuple[Situation, Problem]:
    """The facts of a wish and the question they make."""
    with desk.read() as session:
        found = situation(session, wish)
    if not found.seats:
        raise Refused("Der er ingen sagsbehandlere at fordele sager mellem.")
    return found, problem(found)
