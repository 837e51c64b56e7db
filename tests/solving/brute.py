"""The oracle: every way to deal the cases out, and the levels read straight from their definition."""

from collections.abc import Callable
from fractions import Fraction
from typing import Any

import numpy as np

from koordinator.domain.rebalance.problem import Goal, Movable, Problem, Seat

FIRST = ["over", "crowded", "reserve"]
LAST = ["kept", "consultant", "weight", "place"]
ORDER = {
    Goal.MAXIMUM: [*FIRST, "moves", "cost", "even", *LAST],
    Goal.WARNING: [*FIRST, "warning", "moves", "cost", "even", *LAST],
    Goal.EVEN: [*FIRST, "warning", "even", "moves", "cost", *LAST],
}
WHOLE = 720720  # all maxima up to 16 divide it
BEYOND = 10**12

Measure = Callable[[Movable, int | None], int]


def best(problem: Problem) -> list[Any] | None:
    """The best value on each level, in the goal's order; None when the question has no answer."""
    dealt = Dealt(problem)
    known = {case.case_id for case in problem.cases}
    if any(not found for found in dealt.choices) or set(problem.forced) - known:
        return None
    grid = np.array(np.meshgrid(*[range(len(found)) for found in dealt.choices], indexing="ij"))
    dealt.picks = grid.reshape(len(dealt.choices), -1) if dealt.choices else np.zeros((0, 1), int)
    if not dealt.keep_to_the_number():
        return None
    values = []
    for level in ORDER[problem.goal]:
        alive = np.ones(dealt.picks.shape[1], bool)
        value = []
        for column in dealt.columns(level):
            least = column[alive].min()
            alive &= column == least
            value.append(int(least))
        values.append(tuple(value))
        dealt.picks = dealt.picks[:, alive]
    return values


def reached(problem: Problem, targets: dict[int, int]) -> list[Any] | None:
    """The levels of one answer; None when it breaks a rule."""
    dealt, picks = Dealt(problem), []
    for case, found in zip(problem.cases, dealt.choices, strict=True):
        to = targets.get(case.case_id, case.holder)
        if to not in found:
            return None
        picks.append(found.index(to))
    dealt.picks = np.array(picks, int).reshape(-1, 1)
    if not dealt.keep_to_the_number():
        return None
    return [tuple(int(column[0]) for column in dealt.columns(level)) for level in ORDER[problem.goal]]


class Dealt:
    """Many answers at once: for each case a row of which of its choices each answer picks."""

    def __init__(self, problem: Problem) -> None:
        self.problem = problem
        self.seats = {seat.worker_id: seat for seat in problem.seats}
        self.choices = [self._choices(case) for case in problem.cases]
        self.picks: Any = None

    def _choices(self, case: Movable) -> list[int | None]:
        found: list[int | None] = [case.holder]
        for seat in self.problem.seats:
            barred = (case.case_id, seat.worker_id) in self.problem.forbidden
            if seat.takes and not barred and seat.worker_id != case.holder:
                found.append(seat.worker_id)
        forced = self.problem.forced.get(case.case_id)
        return found if forced is None else [to for to in found if to == forced]

    def keep_to_the_number(self) -> bool:
        """Leave out the answers with too many moves; whether any is left."""
        if self.problem.most_moves is not None:
            self.picks = self.picks[:, self._count(self._moves) <= self.problem.most_moves]
        return bool(self.picks.shape[1])

    def _count(self, measure: Measure) -> Any:
        total = np.zeros(self.picks.shape[1], int)
        for case, found, pick in zip(self.problem.cases, self.choices, self.picks, strict=True):
            total += np.array([measure(case, to) for to in found], int)[pick]
        return total

    def columns(self, level: str) -> list[Any]:
        """One column of values per part of the level, the weightiest first."""
        if level == "even":
            return self._even()
        if level in ("over", "crowded", "warning"):
            total = np.zeros(self.picks.shape[1], int)
            for seat in self.seats.values():
                limit = seat.warning if level == "warning" else seat.maximum
                total += np.maximum(0, self._load(seat) - limit)
            return [total + self._count(self._waiting) if level == "over" else total]
        return [self._count(getattr(self, f"_{level}")) + (level == "kept") * self._strangers()]

    def _load(self, seat: Seat) -> Any:
        def here(_case: Movable, to: int | None) -> int:
            return int(to == seat.worker_id)

        return seat.fixed + self._count(here)

    def _waiting(self, _case: Movable, to: int | None) -> int:
        return int(to is None)

    def _moves(self, case: Movable, to: int | None) -> int:
        return int(case.holder is not None and to != case.holder)

    def _cost(self, case: Movable, to: int | None) -> int:
        dearer = case.dearer_by if to in case.dearer else 0
        return (case.cost + dearer) * self._moves(case, to)

    def _goes(self, case: Movable, to: int | None) -> Seat | None:
        return self.seats[to] if to is not None and to != case.holder else None

    def _reserve(self, case: Movable, to: int | None) -> int:
        seat = self._goes(case, to)
        return int(seat is not None and seat.reserve)

    def _consultant(self, case: Movable, to: int | None) -> int:
        seat = self._goes(case, to)
        new = seat is not None and case.consultant is not None
        return int(new and seat is not None and not seat.consultants.get(case.consultant or 0, 0))

    def _place(self, case: Movable, to: int | None) -> int:
        seat = self._goes(case, to)
        return int(seat is not None and case.place != "" and not seat.places.get(case.place, 0))

    def _weight(self, case: Movable, to: int | None) -> int:
        seat = self._goes(case, to)
        if seat is None:
            return 0
        carried = _scaled(seat.weight, seat.maximum)
        every = {_scaled(other.weight, other.maximum) for other in self.problem.seats}
        return case.weight * sum(one < carried for one in every)

    def _kept(self, case: Movable, to: int | None) -> int:
        seat, last = self._goes(case, to), self.problem.previous.get(case.case_id)
        now = None if seat is None else seat.worker_id
        return 0 if now == last else (now is not None) + (last is not None)

    def _strangers(self) -> int:
        return len(set(self.problem.previous) - {case.case_id for case in self.problem.cases})

    def _even(self) -> list[Any]:
        """How loaded the most loaded is, the next and so on."""
        table = []
        for seat in self.problem.seats:
            load = self._load(seat)
            scaled = np.array([_scaled(one, seat.maximum) for one in range(int(load.max()) + 1)])
            table.append(scaled[load])
        return list(np.sort(np.array(table), axis=0)[::-1])


def _scaled(load: int, maximum: int) -> int:
    return int(Fraction(load, maximum) * WHOLE) if maximum else load * BEYOND
