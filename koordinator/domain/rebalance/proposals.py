"""A wish to distribute cases anew, the proposal that answers it, and the plan of carrying it out."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from typing import NamedTuple

from koordinator.domain.handovers import MeetingShift
from koordinator.domain.rebalance.costs import CostPart
from koordinator.domain.rebalance.problem import Goal, Status


class Away(NamedTuple):
    """What if a worker were away from day to day, both included; no end is "indtil videre"."""

    worker_id: int
    starts: date
    ends: date | None


@dataclass(frozen=True, slots=True)
class Wish:
    """What is asked: whose cases, from which day, to which end, and what is decided beforehand.

    No team means all of them. `forced` sends a case to a worker (or keeps it with the one who has it),
    `refused` are moves not to be made. `previous` are the last answer's moves, which are kept where nothing
    is lost by it.
    """

    on: date
    team_ids: tuple[int, ...] = ()
    goal: Goal = Goal.MAXIMUM
    most_moves: int | None = None
    pinned_cases: frozenset[int] = frozenset()
    pinned_workers: frozenset[int] = frozenset()
    forced: Mapping[int, int] = field(default_factory=dict)
    refused: frozenset[tuple[int, int]] = frozenset()
    cross_teams: bool = True
    away: tuple[Away, ...] = ()
    previous: Mapping[int, int] = field(default_factory=dict)


class SeatLine(NamedTuple):
    """One caseworker before or after: all cases that count, and what they are held against.

    `share` is the share of full time on the day; `weight` the cases that ask for heavy coordination;
    `outside` are those of `cases` that are held outside the program.
    """

    worker_id: int
    worker: str
    team: str
    cases: int
    warning: int
    maximum: int
    share: Decimal
    weight: int
    reserve: bool = False
    outside: int = 0


class CaseName(NamedTuple):
    """A case as a list names it."""

    case_id: int
    number: str
    citizen: str


class MoveLine(NamedTuple):
    """One proposed move, or with no `from_id` a case that is placed, which costs nothing."""

    case_id: int
    number: str
    citizen: str
    age: int
    from_id: int | None
    from_name: str
    to_id: int
    to_name: str
    cost: int
    parts: tuple[CostPart, ...]
    reasons: tuple[str, ...]
    keeps: tuple[str, ...]


class OverLater(NamedTuple):
    """Somebody who comes above her maximum in the weeks after the day, in a sentence."""

    worker_id: int
    worker: str
    words: str


@dataclass(frozen=True, slots=True)
class Proposal:
    """The answer to a wish; with status FEASIBLE it may be `gap` from the best, as a share.

    `over_maximum` and `over_warning` are the cases above the level before and after; `ahead` says who comes
    above her maximum in the weeks after the day. `basis` is a fingerprint of the facts it was made of.
    """

    wish: Wish
    status: Status
    gap: float
    seconds: float
    before: tuple[SeatLine, ...]
    after: tuple[SeatLine, ...]
    moves: tuple[MoveLine, ...]
    unplaced: tuple[CaseName, ...]
    over_maximum: tuple[int, int]
    over_warning: tuple[int, int]
    ahead: tuple[OverLater, ...] = ()
    basis: bytes = b""

    @property
    def broken(self) -> int:
        """How many relations the proposal breaks; a case that is placed breaks none."""
        return sum(move.from_id is not None for move in self.moves)

    @property
    def as_moves(self) -> dict[int, int]:
        """The moves as the next wish's `previous`."""
        return {move.case_id: move.to_id for move in self.moves}


class ApplyStep(NamedTuple):
    """All that carrying out one move writes.

    `meeting` is when the handover meeting is booked, `meeting_last` the last day the rule allows; without a
    meeting the words say why. `shifts` are the meetings planned before, in which the former caseworker sits.
    """

    move: MoveLine
    starts: date
    meeting: datetime | None
    meeting_last: date | None
    meeting_words: str
    letter: bool
    card: bool
    verdict: str
    shifts: tuple[MeetingShift, ...] = ()


@dataclass(frozen=True, slots=True)
class ApplyPlan:
    """What carrying out a proposal would write; `refusal` says why it cannot be, and is mostly empty.

    `needs_reason` where somebody comes above her maximum; `sentences` sum the plan up; `away` are absences it
    supposes.
    """

    on: date
    steps: tuple[ApplyStep, ...]
    needs_reason: bool
    sentences: tuple[str, ...]
    refusal: str = ""
    away: tuple[Away, ...] = ()


class Applied(NamedTuple):
    """What was carried out; `papers` are the letters and cards kept on the cases, citizen by citizen.

    `warnings` say what to look at before they are handed out; `label` is what undo calls it.
    """

    moved: int
    placed: int
    meetings: int
    letters: int
    cards: int
    sentence: str
    papers: tuple[int, ...] = ()
    warnings: tuple[str, ...] = ()
    label: str = ""
