"""The question as the solver is put it."""

from collections import Counter

from koordinator.domain.cases import Weight
from koordinator.domain.rebalance.costs import parts
from koordinator.domain.rebalance.problem import Movable, Problem, Seat
from koordinator.errors import Refused
from koordinator.services.rebalancing.case_facts import CaseFacts
from koordinator.services.rebalancing.facts import Situation
from koordinator.services.rebalancing.seats import WEIGHTS, SeatFacts


class NotAsked(Refused):
    """A case is sent to somebody beforehand, and that can no longer be asked for."""

    def __init__(self, sentence: str, case_id: int) -> None:
        super().__init__(sentence)
        self.case_id = case_id


def problem(situation: Situation) -> Problem:
    """The question of a situation; Refused where what is decided beforehand cannot be."""
    wish = situation.wish
    _check_forced(situation)
    moving = [case for case in situation.cases.values() if takes_part(situation, case)]
    given = Counter(case.holder for case in moving)
    cases = tuple(_movable(situation, case) for case in moving)
    there = {case.row.case_id for case in moving}
    return Problem(
        tuple(_seat(seat, given[seat.worker_id]) for seat in situation.seats.values()),
        cases,
        wish.goal,
        wish.most_moves,
        {case_id: to for case_id, to in wish.forced.items() if case_id in there},
        wish.refused | (frozenset() if wish.cross_teams else _across(situation, moving)),
        {case_id: to for case_id, to in wish.previous.items() if case_id in there},
    )


def takes_part(situation: Situation, case: CaseFacts) -> bool:
    """Whether a case may move; one that is sent to whoever has it stays."""
    to = situation.wish.forced.get(case.row.case_id)
    return not case.stays and (to is None or to != case.holder)


def _check_forced(situation: Situation) -> None:
    for case_id, to in situation.wish.forced.items():
        hindrance = _hindrance(situation, case_id, to)
        if hindrance:
            raise NotAsked(hindrance, case_id)


def _hindrance(situation: Situation, case_id: int, to: int) -> str:
    """Why a case cannot be sent to a worker, whatever else is wished; empty where it can."""
    case, seat = situation.cases.get(case_id), situation.seats.get(to)
    if case is None:
        return "Sagen, der er bestemt flyttet, er ikke med i fordelingen længere."
    if case.holder == to:
        return ""
    if case.stays:
        return case.stays
    if seat is None:
        return "Sagen er bestemt til en, der ikke er med i fordelingen."
    if seat.why_not:
        return seat.why_not
    return "Flytningen er både bestemt og afvist." if (case_id, to) in situation.wish.refused else ""


def _seat(seat: SeatFacts, given: int) -> Seat:
    return Seat(
        seat.worker_id, seat.load.total - given, seat.limits.warning, seat.limits.maximum,
        not seat.why_not, seat.reserve, seat.beside.consultants, seat.beside.weight,
        seat.beside.places, seat.load.worker,
    )  # fmt: skip


def _movable(situation: Situation, case: CaseFacts) -> Movable:
    row = case.row
    weight, place, name = WEIGHTS[Weight(row.weight)], row.postcode or "", row.number or ""
    if case.relation is None:
        return Movable(row.case_id, None, consultant=case.consultant, weight=weight, place=place, name=name)
    price = situation.price_of(case.holder)
    cost = sum(part.points for part in parts(case.relation, situation.wish.on, price))
    return Movable(
        row.case_id, case.holder, cost, situation.dearer(case), price.age, case.consultant, weight, place,
        name,
    )  # fmt: skip


def _across(situation: Situation, moving: list[CaseFacts]) -> frozenset[tuple[int, int]]:
    """The moves that would take a case out of its team; one without a team may go anywhere."""
    found = set()
    for case in moving:
        team_id = home_team(situation, case)
        if team_id is None:
            continue
        forced = situation.wish.forced.get(case.row.case_id)
        found |= {
            (case.row.case_id, seat.worker_id)
            for seat in situation.seats.values()
            if seat.load.team_id != team_id and seat.worker_id not in (case.holder, forced)
        }
    return frozenset(found)


def home_team(situation: Situation, case: CaseFacts) -> int | None:
    """The team a case stays in: its caseworker's, or its own while nobody has it."""
    if case.holder is None:
        return case.row.team_id
    return situation.seats[case.holder].load.team_id
