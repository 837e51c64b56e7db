"""What was carried out here, so that an undo brings its wish back and a redo its letters."""

from typing import NamedTuple

from koordinator.services.desk import Changed
from koordinator.services.rebalancing import Applied, Proposal
from koordinator.ui.team.rebalance.conversation import Conversation


class Carried(NamedTuple):
    """One proposal that was made true, with what was said when it was."""

    applied: Applied
    said: Conversation
    proposal: Proposal


class CarriedOut:
    """Goes back and forth as the store does; known by what undo calls it, the newest first."""

    def __init__(self) -> None:
        self._done: list[Carried] = []
        self._undone: list[Carried] = []

    def did(self, carried: Carried) -> None:
        """This was carried out a moment ago."""
        self._done.append(carried)
        self._undone.clear()

    def undone(self, change: Changed) -> Carried | None:
        """What a change took back, where it was one of these."""
        return self._turn(change, "undo", self._done, self._undone)

    def redone(self, change: Changed) -> Carried | None:
        """What a change made true again, where it was one of these."""
        return self._turn(change, "redo", self._undone, self._done)

    def _turn(self, change: Changed, kind: str, taken: list[Carried], kept: list[Carried]) -> Carried | None:
        if change.kind != kind or not taken or taken[-1].applied.label != change.label:
            return None
        kept.append(taken.pop())
        return kept[-1]
