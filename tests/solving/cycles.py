"""A second method: every level in one whole number, and exchanges made until none makes it smaller.

Cases at seats are a flow; it is the cheapest when no ring of exchanges is worth making. All numbers are
whole and as long as they need to be, so nothing is rounded. It knows no most number of moves.
"""

from dataclasses import dataclass, field

from koordinator.domain.rebalance.comparing import Level, burdens, levels, share
from koordinator.domain.rebalance.problem import Movable, Problem, Seat

DIGIT = 10**7  # more than any level comes to


@dataclass
class Cycles:
    """Cases at their places (-1 is nowhere) and what each place and each load of it costs."""

    problem: Problem
    at: dict[int, int] = field(default_factory=dict)

    def __post_init__(self) -> None:
        seats = self.problem.seats
        self.seats = {seat.worker_id: seat for seat in seats}
        self.loads = {seat.worker_id: seat.fixed for seat in seats}
        most = len(self.problem.cases) + max(seat.fixed for seat in seats)
        every = {share(load, seat.maximum) for seat in seats for load in range(most + 2)}
        self.ranks = {one: rank for rank, one in enumerate(sorted(every))}
        self.worth = self._worths()
        self.burdens = burdens(seats)
        self.costs = {case.case_id: self._costs(case) for case in self.problem.cases}
        self.load_costs = {
            seat.worker_id: [self._load_cost(seat, load) for load in range(most + 2)] for seat in seats
        }
        for case in self.problem.cases:
            self._put(case.case_id, case.holder or -1)

    def _worths(self) -> dict[Level, int]:
        """What one on each level counts: more than all that come after it."""
        worth, found = 1, {}
        for level in reversed(levels(self.problem.goal)):
            found[level] = worth
            worth *= DIGIT ** (len(self.ranks) if level is Level.EVENNESS else 1)
        return found

    def _costs(self, case: Movable) -> dict[int, int]:
        """What the case costs at each place where it may be."""
        found = {case.holder or -1: 0 if case.holder else self.worth[Level.MAXIMUM]}
        for seat in self.problem.seats:
            barred = (case.case_id, seat.worker_id) in self.problem.forbidden
            if seat.takes and not barred and seat.worker_id != case.holder:
                found[seat.worker_id] = self._cost(case, seat)
        return found

    def _cost(self, case: Movable, seat: Seat) -> int:
        counts = {
            Level.RESERVE: seat.reserve,
            Level.MOVES: case.holder is not None,
            Level.COST: case.cost_to(seat.worker_id),
            Level.KEPT: -1 if self.problem.previous.get(case.case_id) == seat.worker_id else 1,
            Level.CONSULTANT: case.consultant is not None and case.consultant not in seat.consultants,
            Level.WEIGHT: case.weight * self.burdens[seat.worker_id],
            Level.PLACE: case.place not in seat.places,
        }
        return sum(self.worth[level] * int(count) for level, count in counts.items())

    def _load_cost(self, seat: Seat, load: int) -> int:
        rank = self.ranks[share(load, seat.maximum)]
        cost: int = self.worth[Level.EVENNESS] * DIGIT**rank
        over = max(0, load - seat.maximum)
        cost += (self.worth[Level.MAXIMUM] + self.worth[Level.CROWDED]) * over
        return cost + self.worth.get(Level.WARNING, 0) * max(0, load - seat.warning)

    def _put(self, case_id: int, place: int) -> None:
        if (old := self.at.get(case_id, -1)) in self.loads:
            self.loads[old] -= 1
        self.at[case_id] = place
        if place in self.loads:
            self.loads[place] += 1

    def total(self) -> int:
        """All levels of the answer in one number."""
        cases = sum(self.costs[case_id][place] for case_id, place in self.at.items())
        return cases + sum(self.load_costs[worker][load] for worker, load in self.loads.items())

    def take(self, targets: dict[int, int]) -> "Cycles":
        """Put the cases where somebody else's answer has them."""
        for case_id, worker in targets.items():
            assert worker in self.costs[case_id], "the answer breaks a rule"
            self._put(case_id, worker)
        return self

    def is_best(self) -> bool:
        """Whether no exchange is worth making; then there is no better answer at all."""
        return not self._ring()

    def improve(self) -> "Cycles":
        """Make exchanges while there are any worth making."""
        while ring := self._ring():
            for case_id, place in ring:
                self._put(case_id, place)
        return self

    def _arcs(self) -> dict[tuple[int, int], tuple[int, int | None]]:
        """From place to place the cheapest case to send; 0 is where loads begin and end."""
        arcs: dict[tuple[int, int], tuple[int, int | None]] = {(-1, 0): (0, None), (0, -1): (0, None)}
        for case_id, here in self.at.items():
            costs = self.costs[case_id]
            for there, cost in costs.items():
                found = (cost - costs[here], case_id)
                if there != here and found < arcs.get((here, there), (found[0] + 1, 0)):
                    arcs[here, there] = found
        for worker, load in self.loads.items():
            costs_of = self.load_costs[worker]
            arcs[worker, 0] = (costs_of[load + 1] - costs_of[load], None)
            if load > self.seats[worker].fixed:
                arcs[0, worker] = (costs_of[load - 1] - costs_of[load], None)
        return arcs

    def _ring(self) -> list[tuple[int, int]]:
        """Cases and their new places along a ring that costs less than nothing; empty when there is none."""
        arcs = self._arcs()
        places = [-1, 0, *self.loads]
        away = dict.fromkeys(places, 0)
        came: dict[int, int] = {}
        last = None
        for _ in places:
            last = None
            for (here, there), (cost, _case) in arcs.items():
                if away[here] + cost < away[there]:
                    away[there], came[there], last = away[here] + cost, here, there
        if last is None:
            return []
        for _ in places:
            last = came[last]
        ring, here = [], last
        while True:
            before = came[here]
            case_id = arcs[before, here][1]
            if case_id is not None:
                ring.append((case_id, here))
            here = before
            if here == last:
                return ring
