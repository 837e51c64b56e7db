"""A proposal for distributing cases anew: before and after, every move with its reasons, and what stays."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import NamedTuple

from koordinator.domain.caseload import FULL_TIME, Limits, State, state_of
from koordinator.domain.rebalance.plan_words import decided_words, of_decisions, standing_words, summary
from koordinator.domain.rebalance.problem import Goal
from koordinator.domain.rebalance.proposals import MoveLine, Proposal, SeatLine
from koordinator.domain.values.dates import day_and_month, long_date
from koordinator.domain.values.numbers import format_hours
from koordinator.domain.values.words import counted
from koordinator.reports.content.agenda import Letterhead
from koordinator.reports.content.team_report import initials

HEADING = "Fordelingsforslag"
GOALS = {
    Goal.MAXIMUM: "ingen over max",
    Goal.WARNING: "ingen over advarslen",
    Goal.EVEN: "jævn fordeling",
}


class PairBar(NamedTuple):
    """One caseworker before and after, against her own limits; `about` is her share and team."""

    worker: str
    about: str
    before: int
    after: int
    warning: int
    maximum: int
    state: State


class MoveRow(NamedTuple):
    """One move as it is to be read; a case that is placed has no cost and comes from nobody."""

    citizen: str
    case: str
    giver: str
    taker: str
    reasons: str
    keeps: str
    cost: str
    parts: str


@dataclass(frozen=True, slots=True)
class ProposalContent:
    """All that stands on the paper."""

    letterhead: Letterhead
    under: str
    answer: str
    status: str
    decided: str
    warnings: tuple[str, ...]
    bars: tuple[PairBar, ...]
    moves: tuple[MoveRow, ...]
    placed: tuple[MoveRow, ...]
    unplaced: tuple[tuple[str, str], ...]
    foot: str


def proposal_content(
    proposal: Proposal, letterhead: Letterhead, teams: Sequence[str], today: date
) -> ProposalContent:
    """The proposal in words."""
    wish = proposal.wish
    when = f"fra {day_and_month(wish.on)} {wish.on.year}"
    cap = "" if wish.most_moves is None else f"højst {counted(wish.most_moves, 'flytning', 'flytninger')}"
    whose = ", ".join(teams) or "Alle team"
    under = " · ".join(part for part in (whose, when, f"mål: {GOALS[wish.goal]}", cap) if part)
    after = {seat.worker_id: seat for seat in proposal.after}
    moved = [one for one in proposal.moves if one.from_id is not None]
    placed = [one for one in proposal.moves if one.from_id is None]
    decided = decided_words(wish)
    return ProposalContent(
        letterhead, under, _answer(proposal, len(moved), len(placed)),
        standing_words(proposal.status, proposal.gap, wish.most_moves, of_decisions(wish)),
        f"Bestemt på forhånd: {decided}." if decided else "",
        tuple(one.words for one in proposal.ahead),
        tuple(_bar(one, after[one.worker_id]) for one in proposal.before),
        tuple(_move(one) for one in moved),
        tuple(_move(one) for one in placed),
        tuple((one.citizen, one.number) for one in proposal.unplaced),
        f"Udskrevet {long_date(today)} · et forslag, som intet har ændret",
    )  # fmt: skip


def with_initials(made: ProposalContent) -> ProposalContent:
    """The same proposal with citizens by their initials alone."""
    return replace(
        made,
        moves=_short(made.moves),
        placed=_short(made.placed),
        unplaced=tuple((initials(name), number) for name, number in made.unplaced),
    )


def typed(made: ProposalContent) -> Iterator[tuple[str, str]]:
    """Every text somebody has typed, and where it stands."""
    yield "brevhovedet", "\n".join(made.letterhead)


def _short(rows: Iterable[MoveRow]) -> tuple[MoveRow, ...]:
    return tuple(row._replace(citizen=initials(row.citizen)) for row in rows)


def _answer(proposal: Proposal, moved: int, placed: int) -> str:
    said = summary(moved, placed, proposal.over_maximum)
    if proposal.wish.goal is Goal.MAXIMUM:
        return said
    before, after = proposal.over_warning
    return f"{said} Over advarslen: {before} før, {after} efter."


def _bar(before: SeatLine, after: SeatLine) -> PairBar:
    share = "fuld tid" if before.share == FULL_TIME else f"{format_hours(before.share)} af fuld tid"
    about = " · ".join(part for part in (share, "reserve" if before.reserve else "", before.team) if part)
    state = state_of(after.cases, Limits(after.warning, after.maximum))
    return PairBar(
        before.worker, about, before.cases, after.cases, after.warning, after.maximum, state
    )  # fmt: skip


def _move(one: MoveLine) -> MoveRow:
    age = f"{one.age} år"
    number = " · ".join(part for part in (age, f"sag {one.number}" if one.number else "") if part)
    parts = [f"{part.words}: {part.points}" for part in one.parts]
    placed = one.from_id is None
    return MoveRow(
        one.citizen, number, "" if placed else one.from_name, one.to_name,
        _sentences(one.reasons), _sentences(one.keeps), "" if placed else str(one.cost), "; ".join(parts),
    )  # fmt: skip


def _sentences(some: Sequence[str]) -> str:
    return " ".join(f"{one.rstrip('.')}." for one in some)
