"""A running case as a question of distribution sees it: who has it, and why it stays if it does."""

from collections.abc import Mapping
from datetime import date
from typing import NamedTuple

from koordinator.db.queries import rebalance as queries
from koordinator.domain.periods import ONE_DAY
from koordinator.domain.rebalance.costs import Relation
from koordinator.domain.rebalance.proposals import Wish
from koordinator.domain.roles import CaseRole
from koordinator.domain.values.cpr import age_on


class CaseFacts(NamedTuple):
    """A case as the question sees it; `stays` says why it does not take part, and is empty when it does."""

    row: queries.CaseRow
    age: int
    holder: int | None
    consultant: int | None
    relation: Relation | None
    stays: str


def case_facts(
    row: queries.CaseRow,
    held: list[queries.HeldRow],
    wish: Wish,
    meetings: Mapping[tuple[int, int], date],
) -> CaseFacts:
    """A case from its assignments and its holder's next meetings."""
    on, mine = wish.on, [one for one in held if one.role == CaseRole.CASEWORKER]
    place = _place(mine, on)
    holder = mine[place].worker_id if place is not None else None
    relation = None
    if place is not None and holder is not None:
        since = _since(mine, place)
        relation = Relation(
            mine[since].starts,
            since > 0 and mine[since - 1].worker_id != holder,
            meetings.get((row.case_id, holder)),
            row.keep,
            row.keep_reason or "",
        )
    consultant = _holder(held, CaseRole.CONSULTANT, on)
    return CaseFacts(
        row, age_on(row.born, on), holder, consultant, relation, _stays(row, held, mine, holder, wish)
    )


def _stays(
    row: queries.CaseRow,
    held: list[queries.HeldRow],
    mine: list[queries.HeldRow],
    holder: int | None,
    wish: Wish,
) -> str:
    """Why a case does not take part; what a person decides about it herself goes first."""
    if any(one.starts > wish.on for one in mine):
        return "Der er allerede planlagt et skift af sagsbehandler på sagen."
    if _holder(held, CaseRole.COVER, wish.on) is not None:
        return "En kollega dækker sagen den dag, så den bliver, hvor den er."
    if row.case_id in wish.forced:
        return ""
    if row.case_id in wish.pinned_cases:
        return "Sagen er låst fast."
    if holder is not None and holder in wish.pinned_workers:
        return "Sagsbehandleren er låst fast og giver ingen sager fra sig."
    return ""


def _place(mine: list[queries.HeldRow], on: date) -> int | None:
    return next((n for n, one in enumerate(mine) if _holds(one, on)), None)


def _since(mine: list[queries.HeldRow], place: int) -> int:
    """The assignment with which the present worker's unbroken time on the case began."""
    while place and mine[place - 1].worker_id == mine[place].worker_id:
        before = mine[place - 1].ends
        if before is None or before < mine[place].starts - ONE_DAY:
            break
        place -= 1
    return place


def _holder(held: list[queries.HeldRow], role: CaseRole, on: date) -> int | None:
    return next((one.worker_id for one in held if one.role == role and _holds(one, on)), None)


def _holds(one: queries.HeldRow, on: date) -> bool:
    return one.starts <= on and (one.ends is None or on <= one.ends)
