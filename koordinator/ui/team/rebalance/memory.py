"""The answers given so far, so that a question asked before is answered as it was then."""

from dataclasses import replace
from typing import NamedTuple

from koordinator.services.rebalancing import Proposal, Wish

_MOST = 40


class Given(NamedTuple):
    """An answer, the one it was compared with, and how long it took."""

    proposal: Proposal
    before: Proposal | None
    seconds: float


class Memory:
    """Holds answers of one state of the store; taking a decision back brings the earlier answer back."""

    def __init__(self) -> None:
        self._given: list[tuple[Wish, Given]] = []

    def keep(self, given: Given) -> None:
        """This answers its question from now on."""
        asked = replace(given.proposal.wish, previous={})
        others = [one for one in self._given if one[0] != asked]
        self._given = [*others, (asked, given)][-_MOST:]

    def find(self, asked: Wish) -> Given | None:
        """What was answered, if it was asked; what it was to stay near does not count."""
        asked = replace(asked, previous={})
        return next((given for wish, given in self._given if wish == asked), None)

    def forget(self) -> None:
        """The store is another: no answer holds any more."""
        self._given.clear()
