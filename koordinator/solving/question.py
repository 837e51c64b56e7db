"""A problem made ready to be counted on: ordered, with what is already decided taken out."""

from collections import defaultdict
from typing import NamedTuple

from koordinator.domain.rebalance.problem import Movable, Problem, Seat

Targets = tuple[int, ...]  # places of seats, in order


class Option(NamedTuple):
    """A case and seats it may go to at one and the same cost."""

    case: int
    targets: Targets
    cost: int


class Question:
    """Seats in the order of their workers, and the cases that are still free to go somewhere."""

    def __init__(self, problem: Problem) -> None:
        self.problem = problem
        self.seats: list[Seat] = sorted(problem.seats, key=lambda seat: (seat.name, seat.worker_id))
        self.place = {seat.worker_id: place for place, seat in enumerate(self.seats)}
        self.base = [seat.fixed for seat in self.seats]  # what cannot leave the seat
        self.own = [0] * len(self.seats)  # what can
        self.moves_left = problem.most_moves
        self.possible = True
        self.decided: dict[int, int] = {}  # cases that must go to another worker
        self.cases: list[Movable] = []
        self.holders: list[int] = []  # the seat of each free case, -1 for none
        self._forbidden: dict[int, set[int]] = defaultdict(set)
        for case_id, worker in problem.forbidden:
            self._forbidden[case_id].add(worker)
        self._sets: dict[tuple[frozenset[int], frozenset[int]], tuple[Targets, Targets]] = {}
        self._read()
        self.options = [option for place in range(len(self.cases)) for option in self._options(place)]

    def _read(self) -> None:
        left = dict(self.problem.forced)
        for case in sorted(self.problem.cases, key=lambda case: (case.name, case.case_id)):
            worker = left.pop(case.case_id, None)
            if worker is not None:
                self._decide(case, worker)
            elif case.holder is None or case.holder in self.place:
                self.cases.append(case)
                self.holders.append(-1 if case.holder is None else self.place[case.holder])
                if case.holder is not None:
                    self.own[self.place[case.holder]] += 1
        if left or (self.moves_left is not None and self.moves_left < 0):
            self.possible = False

    def _decide(self, case: Movable, worker: int) -> None:
        place = self.place.get(worker)
        if worker != case.holder:
            barred = place is None or not self.seats[place].takes or worker in self._barred(case)
            self.possible = self.possible and not barred
            self.decided[case.case_id] = worker
            if case.holder is not None and self.moves_left is not None:
                self.moves_left -= 1
        if place is not None:
            self.base[place] += 1

    def _barred(self, case: Movable) -> frozenset[int]:
        return frozenset(self._forbidden.get(case.case_id, ()))

    def _options(self, place: int) -> list[Option]:
        """The case's seats by cost; a set with nobody but the holder is none."""
        case, holder = self.cases[place], self.holders[place]
        split = case.dearer_by != 0 and holder >= 0
        plain, dear = self._targets(case.dearer if split else frozenset(), self._barred(case))
        costs = ((plain, case.cost), (dear, case.cost + case.dearer_by))
        return [
            Option(place, targets, cost if holder >= 0 else 0)
            for targets, cost in costs
            if targets and targets != (holder,)
        ]

    def _targets(self, dearer: frozenset[int], barred: frozenset[int]) -> tuple[Targets, Targets]:
        """Seats at the plain cost and at the dearer one; the same sets are the same tuples."""
        if (dearer, barred) not in self._sets:
            open_to = [
                place for place, seat in enumerate(self.seats) if seat.takes and seat.worker_id not in barred
            ]
            plain = tuple(place for place in open_to if self.seats[place].worker_id not in dearer)
            dear = tuple(place for place in open_to if self.seats[place].worker_id in dearer)
            self._sets[dearer, barred] = (plain, dear)
        return self._sets[dearer, barred]

    @property
    def start(self) -> dict[int, int]:
        """Today with only what is decided."""
        return dict(self.decided)

    def allowed(self, targets: dict[int, int]) -> dict[int, int]:
        """Those of these moves that are still allowed, in the order of the cases and within their number."""
        found = self.start
        left = self.moves_left
        for option in self.options:
            case = self.cases[option.case]
            place = self.place.get(targets.get(case.case_id, -1), -1)
            if place == self.holders[option.case] or place not in option.targets:
                continue
            if case.holder is not None and left is not None:
                if left == 0:
                    continue
                left -= 1
            found[case.case_id] = self.seats[place].worker_id
        return found
