"""Asking for a distribution of cases."""

from collections.abc import Callable

from koordinator.domain.rebalance.problem import Problem
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


def ask(desk: Desk, wish: Wish) -> tuple[Situation, Problem]:
    """The facts of a wish and the question they make."""
    with desk.read() as session:
        found = situation(session, wish)
    if not found.seats:
        raise Refused("Der er ingen sagsbehandlere at fordele sager mellem.")
    return found, problem(found)
