"""What makes one answer better than another: levels, of which the first that differs decides."""

from collections.abc import Iterable, Iterator, Mapping
from enum import StrEnum
from fractions import Fraction
from typing import Any, NamedTuple

from koordinator.domain.rebalance.problem import Answer, Goal, Movable, Problem, Seat


class Level(StrEnum):
    """One thing answers are compared by; less is better on each."""

    MAXIMUM = "maximum"  # cases above the maximum, those left without a place among them
    CROWDED = "crowded"  # the same without those: rather no place yet than above the maximum
    RESERVE = "reserve"  # new cases with reserve colleagues
    WARNING = "warning"  # cases above the warning
    MOVES = "moves"  # citizens who change caseworker
    COST = "cost"  # what those changes cost
    EVENNESS = "evenness"  # share of the maximum, from the most loaded down
    KEPT = "kept"  # differences from the last answer
    CONSULTANT = "consultant"  # cases that come to somebody who does not work with their consultant
    WEIGHT = "weight"  # heavy cases with those who carry much
    PLACE = "place"  # cases that come to somebody who has none in the same place


Standing = tuple[Any, ...]
_FIRST = (Level.MAXIMUM, Level.CROWDED, Level.RESERVE)
_SPARING = (Level.MOVES, Level.COST)
_TIES = (Level.KEPT, Level.CONSULTANT, Level.WEIGHT, Level.PLACE)


def levels(goal: Goal) -> tuple[Level, ...]:
    """The levels of a goal, the weightiest first."""
    if goal is Goal.MAXIMUM:
        return (*_FIRST, *_SPARING, Level.EVENNESS, *_TIES)
    if goal is Goal.WARNING:
        return (*_FIRST, Level.WARNING, *_SPARING, Level.EVENNESS, *_TIES)
    return (*_FIRST, Level.WARNING, Level.EVENNESS, *_SPARING, *_TIES)


class Share(NamedTuple):
    """How loaded a seat is relative to its maximum; with a maximum of nothing each case is beyond measure."""

    beyond: int
    share: Fraction


def share(load: int, maximum: int) -> Share:
    """How loaded a seat with so many cases is."""
    if maximum > 0:
        return Share(0, Fraction(load, maximum))
    return Share(max(0, load), Fraction(0))


def burdens(seats: Iterable[Seat]) -> dict[int, int]:
    """For each worker the place in the order of weight carried per case allowed, the lightest at 0."""
    carried = {seat.worker_id: share(seat.weight, seat.maximum) for seat in seats}
    order = {burden: place for place, burden in enumerate(sorted(set(carried.values())))}
    return {worker: order[burden] for worker, burden in carried.items()}


def consultant_costs(case: Movable, seat: Seat) -> int:
    """1 when the case's consultant is new to the seat."""
    return int(case.consultant is not None and not seat.consultants.get(case.consultant))


def place_costs(case: Movable, seat: Seat) -> int:
    """1 when the seat has no case in the same place."""
    return int(bool(case.place) and not seat.places.get(case.place))


def standing(problem: Problem, targets: Mapping[int, int]) -> Standing:
    """The levels of the answer that sends these cases to these workers, in the order of the goal."""
    reached = _Reached(problem, targets)
    return tuple(reached.value(level) for level in levels(problem.goal))


def first_difference(problem: Problem, one: Answer, other: Answer) -> Level | None:
    """The first level on which two answers to the same question differ."""
    pairs = zip(
        levels(problem.goal), standing(problem, sent(one)), standing(problem, sent(other)), strict=True
    )
    return next((level for level, mine, theirs in pairs if mine != theirs), None)


def sent(answer: Answer) -> dict[int, int]:
    """The answer's moves as case → worker."""
    return {move.case_id: move.to for move in answer.moves}


class _Reached:
    """What one answer comes to."""

    def __init__(self, problem: Problem, targets: Mapping[int, int]) -> None:
        self.problem = problem
        self.seats = {seat.worker_id: seat for seat in problem.seats}
        self.loads = {seat.worker_id: seat.fixed for seat in problem.seats}
        self.going: list[tuple[Movable, int]] = []
        self.unplaced = 0
        for case in problem.cases:
            worker = targets.get(case.case_id, case.holder)
            if worker is None:
                self.unplaced += 1
                continue
            if worker in self.loads:
                self.loads[worker] += 1
            if worker != case.holder:
                self.going.append((case, worker))

    def value(self, level: Level) -> Any:
        """What the answer has on a level."""
        seats = self.problem.seats
        if level in (Level.MAXIMUM, Level.CROWDED):
            over = sum(max(0, self.loads[seat.worker_id] - seat.maximum) for seat in seats)
            return over + (self.unplaced if level is Level.MAXIMUM else 0)
        if level is Level.WARNING:
            return sum(max(0, self.loads[seat.worker_id] - seat.warning) for seat in seats)
        if level is Level.EVENNESS:
            shares = (share(self.loads[seat.worker_id], seat.maximum) for seat in seats)
            return tuple(sorted(shares, reverse=True))
        if level is Level.KEPT:
            now = {(case.case_id, worker) for case, worker in self.going}
            return len(now ^ set(self.problem.previous.items()))
        return sum(self._costs(level))

    def _costs(self, level: Level) -> Iterator[int]:
        places = burdens(self.problem.seats) if level is Level.WEIGHT else {}
        for case, worker in self.going:
            if level is Level.MOVES:
                yield int(case.holder is not None)
            elif level is Level.COST:
                yield case.cost_to(worker)
            elif level is Level.RESERVE:
                yield int(self.seats[worker].reserve)
            elif level is Level.CONSULTANT:
                yield consultant_costs(case, self.seats[worker])
            elif level is Level.WEIGHT:
                yield case.weight * places[worker]
            else:
                yield place_costs(case, self.seats[worker])
