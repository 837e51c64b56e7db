"""The list of proposals as it is shown: what is proposed, and what was refused in its place."""

from collections.abc import Iterable
from enum import StrEnum
from typing import NamedTuple

from koordinator.services.rebalancing import MoveLine, Proposal
from koordinator.ui.team.rebalance.conversation import Conversation


class Standing(StrEnum):
    """How a move stands in the conversation."""

    PROPOSED = "proposed"
    LOCKED = "locked"
    REFUSED = "refused"
    KEPT = "kept"


class Row(NamedTuple):
    """One line; `number` counts the moves that are made, `news` says how it differs from last time."""

    move: MoveLine
    standing: Standing
    number: int | None = None
    news: str = ""

    @property
    def struck(self) -> bool:
        """Whether the move is not made."""
        return self.standing in (Standing.REFUSED, Standing.KEPT)

    @property
    def key(self) -> tuple[int, int]:
        """The case and where it would go."""
        return self.move.case_id, self.move.to_id


def rows(said: Conversation, proposal: Proposal, before: Proposal | None) -> tuple[Row, ...]:
    """Every line in the order of the proposal, with what was refused where it stood."""
    moves = {(move.case_id, move.to_id): move for move in proposal.moves}
    moves |= said.refused
    moves |= {(move.case_id, move.to_id): move for move in said.kept.values()}
    earlier = before.as_moves if before is not None else None
    found, number = [], 0
    for move in sorted(moves.values(), key=_order):
        standing = _standing(said, move)
        made = standing in (Standing.PROPOSED, Standing.LOCKED)
        number += made and move.from_id is not None
        found.append(Row(move, standing, number if made else None, _news(move, earlier) if made else ""))
    return tuple(found)


def split(found: Iterable[Row]) -> tuple[tuple[Row, ...], tuple[Row, ...]]:
    """The moves, and the cases that get their first caseworker."""
    every = tuple(found)
    moved = tuple(row for row in every if row.move.from_id is not None)
    placed = [row for row in every if row.move.from_id is None]
    counted = iter(range(1, len(placed) + 1))
    return moved, tuple(row._replace(number=None if row.struck else next(counted)) for row in placed)


def _order(move: MoveLine) -> tuple[bool, str, str, str, int]:
    return move.from_id is None, move.from_name, move.to_name, move.citizen, move.case_id


def _standing(said: Conversation, move: MoveLine) -> Standing:
    if move.case_id in said.kept:
        return Standing.KEPT
    if (move.case_id, move.to_id) in said.refused:
        return Standing.REFUSED
    locked = said.locked.get(move.case_id)
    return Standing.LOCKED if locked is not None and locked.to_id == move.to_id else Standing.PROPOSED


def _news(move: MoveLine, earlier: dict[int, int] | None) -> str:
    if earlier is None or earlier.get(move.case_id) == move.to_id:
        return ""
    return "ændret" if move.case_id in earlier else "ny her"
