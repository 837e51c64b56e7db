"""What has been said so far: the choices, and the moves that are locked, refused or ruled out by hand."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum
from typing import NamedTuple, Self

from koordinator.domain.meetings.holidays import is_workday
from koordinator.domain.periods import ONE_DAY
from koordinator.services.rebalancing import Away, Goal, MoveLine, Proposal, Wish


class Kind(StrEnum):
    """What a person can decide beforehand."""

    LOCKED = "locked"  # this move is to be made
    REFUSED = "refused"  # the case does not go to this one
    KEPT = "kept"  # the case stays where it is
    WORKER = "worker"  # a worker gives and gets no cases


class Decision(NamedTuple):
    """One thing decided, as it is listed and taken back."""

    kind: Kind
    key: tuple[int, int]
    words: str


def first_day(today: date) -> date:
    """The first day proposed: today, or the first on which the office is open again."""
    while not is_workday(today):
        today += ONE_DAY
    return today


@dataclass(frozen=True, slots=True)
class Choices:
    """What the line of controls holds; no team means all of them, no number as many moves as it takes."""

    on: date
    team_ids: tuple[int, ...] = ()
    goal: Goal = Goal.MAXIMUM
    most_moves: int | None = None
    cross_teams: bool = True


@dataclass(slots=True)
class Conversation:
    """Kept while the program runs; every wish follows from it."""

    choices: Choices
    away: tuple[Away, ...] = ()
    workers: dict[int, str] = field(default_factory=dict)
    locked: dict[int, MoveLine] = field(default_factory=dict)
    refused: dict[tuple[int, int], MoveLine] = field(default_factory=dict)
    kept: dict[int, MoveLine] = field(default_factory=dict)

    def wish(self, previous: Proposal | None = None) -> Wish:
        """What is asked now, staying near the answer before."""
        said = self.choices
        return Wish(
            said.on,
            said.team_ids,
            said.goal,
            said.most_moves,
            frozenset(self.kept),
            frozenset(self.workers),
            {case_id: move.to_id for case_id, move in self.locked.items()},
            frozenset(self.refused),
            said.cross_teams,
            self.away,
            previous.as_moves if previous is not None else {},
        )

    def answered_by(self, proposal: Proposal) -> bool:
        """Whether a proposal answers what is asked now."""
        return replace(proposal.wish, previous={}) == self.wish()

    def lock(self, move: MoveLine) -> None:
        """This move is to be made, whatever was said about the case before."""
        self._forget(move.case_id)
        self.refused.pop((move.case_id, move.to_id), None)
        self.locked[move.case_id] = move

    def refuse(self, move: MoveLine) -> None:
        """This move is not to be made."""
        if move.case_id in self.locked and self.locked[move.case_id].to_id == move.to_id:
            del self.locked[move.case_id]
        self.refused[move.case_id, move.to_id] = move

    def keep(self, move: MoveLine) -> None:
        """The case stays with the one who has it."""
        self._forget(move.case_id)
        self.kept[move.case_id] = move

    def pin(self, worker_id: int, name: str) -> None:
        """A worker gives and gets no cases."""
        self.workers[worker_id] = name

    def take_back(self, kind: Kind, key: tuple[int, int]) -> None:
        """Something decided counts no more."""
        if kind is Kind.REFUSED:
            self.refused.pop(key, None)
        elif kind is Kind.LOCKED:
            self.locked.pop(key[0], None)
        elif kind is Kind.KEPT:
            self.kept.pop(key[0], None)
        else:
            self.workers.pop(key[0], None)

    def copy(self) -> Self:
        """As it stands now, whatever is said later."""
        other = replace(self)
        other.decide_as(self)
        return other

    def decide_as(self, other: Self) -> None:
        """Decided is what was decided then; the choices stay as they are now."""
        self.workers, self.locked = dict(other.workers), dict(other.locked)
        self.refused, self.kept = dict(other.refused), dict(other.kept)

    def start_over(self) -> None:
        """Nothing is decided any more."""
        for held in (self.workers, self.locked, self.refused, self.kept):
            held.clear()

    def carried_out(self) -> None:
        """The moves are made: what was said of single cases is done with."""
        for held in (self.locked, self.refused, self.kept):
            held.clear()

    def decisions(self) -> tuple[Decision, ...]:
        """Everything decided, in words."""
        return (
            *(Decision(Kind.LOCKED, (one, 0), f"Låst: {way_words(m)}") for one, m in self.locked.items()),
            *(Decision(Kind.KEPT, (one, 0), f"Afvist: {stays_words(m)}") for one, m in self.kept.items()),
            *(Decision(Kind.REFUSED, key, f"Afvist: {not_to_words(m)}") for key, m in self.refused.items()),
            *(
                Decision(Kind.WORKER, (one, 0), f"{name} giver og får ingen")
                for one, name in self.workers.items()
            ),
        )

    def _forget(self, case_id: int) -> None:
        self.locked.pop(case_id, None)
        self.kept.pop(case_id, None)


def tally(decisions: tuple[Decision, ...], away: int = 0) -> str:
    """1 låst, 2 afvist: how much is decided, and how many are only supposed to be away."""
    words: Mapping[Kind, tuple[str, str]] = {
        Kind.LOCKED: ("låst", "låst"),
        Kind.KEPT: ("afvist", "afvist"),
        Kind.REFUSED: ("modtager udelukket", "modtagere udelukket"),
        Kind.WORKER: ("medarbejder låst", "medarbejdere låst"),
    }
    found = []
    for kind, (one, many) in words.items():
        number = sum(decision.kind is kind for decision in decisions)
        if number:
            found.append(f"{number} {one if number == 1 else many}")
    return ", ".join([*found, f"{away} væk (antaget)"] if away else found)


def way_words(move: MoveLine) -> str:
    """Whose case goes to whom."""
    return f"{move.citizen} til {move.to_name}"


def stays_words(move: MoveLine) -> str:
    """Whose case does not move."""
    return f"{move.citizen} flyttes ikke"


def not_to_words(move: MoveLine) -> str:
    """Whose case does not come to whom."""
    return f"{move.citizen} bare ikke til {move.to_name}" if move.from_id is not None else way_words(move)
