"""The question put to the solver and its answer: caseworkers as seats with limits, cases that may move."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import NamedTuple


class Goal(StrEnum):
    """What a proposal is to reach before it spares the citizens a change of caseworker."""

    MAXIMUM = "maximum"
    WARNING = "warning"
    EVEN = "even"


class Status(StrEnum):
    """How good an answer is known to be."""

    OPTIMAL = "optimal"
    FEASIBLE = "feasible"
    INFEASIBLE = "infeasible"


@dataclass(frozen=True, slots=True)
class Seat:
    """A caseworker: what she has that cannot move in this question, and how many cases she may have.

    `name` is what ties are broken by at last, before her number.
    """

    worker_id: int
    fixed: int
    warning: int
    maximum: int
    takes: bool = True
    reserve: bool = False
    consultants: Mapping[int, int] = field(default_factory=dict)
    weight: int = 0
    places: Mapping[str, int] = field(default_factory=dict)
    name: str = ""


@dataclass(frozen=True, slots=True)
class Movable:
    """A case that may move and what that costs; without a holder it is to be placed, which is no move.

    `name` is what ties are broken by at last, before its number: the same cases entered in another order
    have the same answer.
    """

    case_id: int
    holder: int | None
    cost: int = 0
    dearer: frozenset[int] = frozenset()
    dearer_by: int = 0
    consultant: int | None = None
    weight: int = 2
    place: str = ""
    name: str = ""

    def cost_to(self, worker_id: int) -> int:
        """What it costs to move the case there; placing a case that nobody holds is free."""
        if self.holder is None or worker_id == self.holder:
            return 0
        return self.cost + (self.dearer_by if worker_id in self.dearer else 0)


@dataclass(frozen=True, slots=True)
class Problem:
    """Seats and cases, what is wished for, and what is already decided."""

    seats: tuple[Seat, ...]
    cases: tuple[Movable, ...]
    goal: Goal
    most_moves: int | None = None
    forced: Mapping[int, int] = field(default_factory=dict)  # case → worker
    forbidden: frozenset[tuple[int, int]] = frozenset()  # (case, worker)
    previous: Mapping[int, int] = field(default_factory=dict)  # the last answer's moves
    seconds: float = 60.0


class Move(NamedTuple):
    """One case and where it goes; without a holder it is placed."""

    case_id: int
    holder: int | None
    to: int
    cost: int


@dataclass(frozen=True, slots=True)
class Answer:
    """Where the cases go, and what that does to the numbers; the tuples hold before and after.

    What is over counts the caseworkers' cases; the cases without a place are in `unplaced`. The gap is how
    far, relatively, the first level that is not proven may still be from its best; what only breaks ties is
    no gap.
    """

    status: Status
    gap: float
    seconds: float
    moves: tuple[Move, ...]
    unplaced: tuple[int, ...]
    before: Mapping[int, int]
    after: Mapping[int, int]
    over_maximum: tuple[int, int]
    over_warning: tuple[int, int]


class CurvePoint(NamedTuple):
    """The best that can be reached with at most so many moves.

    `heaviest` is the fullest caseworker's share of her maximum in per cent, told where evenness is the goal.
    """

    moves: int
    over_maximum: int
    over_warning: int
    cost: int
    heaviest: int = 0
