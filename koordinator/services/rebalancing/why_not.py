"""Why a case was not proposed for somebody: what hinders it, or what would get worse first."""

from collections.abc import Callable
from dataclasses import replace

from koordinator.domain.rebalance.comparing import first_difference
from koordinator.domain.rebalance.problem import Problem, Status
from koordinator.domain.rebalance.proposals import Proposal, Wish
from koordinator.domain.rebalance.words import as_good, worse
from koordinator.errors import Refused
from koordinator.services.desk import Desk
from koordinator.services.rebalancing.building import home_team, problem
from koordinator.services.rebalancing.explaining import seat_words
from koordinator.services.rebalancing.facts import Situation
from koordinator.services.rebalancing.proposing import ask, never


def why_not(
    desk: Desk,
    proposal: Proposal,
    case_id: int,
    worker_id: int,
    cancelled: Callable[[], bool] = never,
) -> str:
    """Why the proposal does not send a case to a worker (or, if it is hers, takes it from her)."""
    from koordinator.solving import solve

    wish = proposal.wish
    found, question = ask(desk, wish)
    hindrance = _hindrance(found, case_id, worker_id)
    if hindrance:
        return hindrance
    proposed = next((move.to_id for move in proposal.moves if move.case_id == case_id), None)
    if worker_id == (proposed if proposed is not None else found.cases[case_id].holder):
        return "Det er det, der er foreslået."
    asked = _with_move(found, wish, question, case_id, worker_id)
    best, wished = solve(question, cancelled), solve(asked, cancelled)
    if wished.status is Status.INFEASIBLE:
        return "Det kan ikke lade sig gøre sammen med det, der er låst fast, bestemt og højst må flyttes."
    taker = seat_words(found, wished.after)[worker_id]
    consultant = found.staff.get(found.cases[case_id].consultant or 0)
    level = first_difference(question, best, wished)
    if level is None:
        return as_good(taker.name, hers=found.cases[case_id].holder == worker_id)
    return worse(level, wished, best, taker, consultant.name if consultant else "")


def _with_move(found: Situation, wish: Wish, question: Problem, case_id: int, worker_id: int) -> Problem:
    """The same question with the case sent to the worker, whatever is decided about it now."""
    forced = {**wish.forced, case_id: worker_id}
    if found.cases[case_id].holder != worker_id:
        return problem(replace(found, wish=replace(wish, forced=forced)))
    # Keeping it is asked for with every other way closed, so that both answers are of the same question.
    closed = {(case_id, seat) for seat in found.seats if seat != worker_id}
    return replace(question, forbidden=question.forbidden | closed)


def _hindrance(found: Situation, case_id: int, worker_id: int) -> str:
    """What plainly stands in the way; empty where the levels have to say it."""
    case, seat, wish = found.cases.get(case_id), found.seats.get(worker_id), found.wish
    if case is None:
        raise Refused("Sagen er ikke med i fordelingen.")
    name = found.staff[worker_id].name if worker_id in found.staff else ""
    if not name:
        raise Refused("Medarbejderen findes ikke længere.")
    if case.stays:
        return case.stays
    if seat is None:
        return f"{name} er ikke sagsbehandler i de valgte team eller har ikke plads til flere sager."
    if case.holder == worker_id:
        return ""
    if seat.why_not:
        return seat.why_not
    if (case_id, worker_id) in wish.refused:
        return "Flytningen er afvist. Tag afvisningen tilbage for at få den foreslået."
    if not wish.cross_teams and home_team(found, case) not in (None, seat.load.team_id):
        return f"{name} er i et andet team, og sagerne skal blive i deres team."
    return ""
