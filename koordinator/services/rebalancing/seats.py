"""A caseworker as a question of distribution sees her: her limits that day, and whether she takes cases."""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from koordinator.db.queries import caseload
from koordinator.db.store import Session
from koordinator.domain.caseload import Limits, WorkerLoad, away_words
from koordinator.domain.cases import Weight
from koordinator.domain.rebalance.proposals import Away, Wish
from koordinator.domain.roles import CaseRole, Role
from koordinator.domain.staff import WorkerLine
from koordinator.services.caseloads import default_limits
from koordinator.services.rebalancing.case_facts import CaseFacts

WEIGHTS = {Weight.LIGHT: 1, Weight.NORMAL: 2, Weight.HEAVY: 3}
_NOTHING = Limits(0, 0)


@dataclass(slots=True)
class Beside:
    """What a caseworker's cases are like: with whom, where, and how much coordination they ask for."""

    consultants: Counter[int] = field(default_factory=Counter)
    places: Counter[str] = field(default_factory=Counter)
    weight: int = 0


@dataclass(frozen=True, slots=True)
class SeatFacts:
    """A caseworker as the question sees her; `own` says that her cases are asked about.

    `why_not` says why she takes no cases, and is empty when she does.
    """

    load: WorkerLoad
    limits: Limits
    own: bool
    reserve: bool
    why_not: str
    away: str
    beside: Beside

    @property
    def worker_id(self) -> int:
        """Her number."""
        assert self.load.worker_id is not None
        return self.load.worker_id


def read_seats(
    session: Session, wish: Wish, people: Mapping[int, WorkerLine], cases: Sequence[CaseFacts]
) -> dict[int, SeatFacts]:
    """Those asked about and the reserves with room, by number."""
    beside: dict[int | None, Beside] = defaultdict(Beside)
    for case in cases:
        mine = beside[case.holder]
        mine.weight += WEIGHTS[Weight(case.row.weight)]
        if case.consultant is not None:
            mine.consultants[case.consultant] += 1
        if case.row.postcode:
            mine.places[case.row.postcode] += 1
    loads = caseload.loads(session, wish.on, CaseRole.CASEWORKER, default_limits())
    found = (_seat(load, people, wish, beside[load.worker_id]) for load in loads)
    return {seat.worker_id: seat for seat in sorted(filter(None, found), key=lambda one: one.worker_id)}


def _seat(load: WorkerLoad, people: Mapping[int, WorkerLine], wish: Wish, beside: Beside) -> SeatFacts | None:
    """A caseworker of the teams asked about, or a reserve from elsewhere with room."""
    if load.worker_id is None or load.worker_id not in people:
        return None
    line = people[load.worker_id]
    own = not wish.team_ids or load.team_id in wish.team_ids
    if not own and not line.reserve:
        return None
    gone = line.leaves_on is not None and line.leaves_on < wish.on
    supposed = _supposed(wish.away, line.worker_id, wish.on)
    limits = load.limits or default_limits()
    if gone or supposed:
        load = load._replace(share=Decimal(0), limits=_NOTHING)
        limits = _NOTHING
    why_not = _why_not(line, load, wish, gone=gone, supposed=supposed)
    if not own and (why_not or load.total >= limits.maximum):
        return None
    away = _away(load, gone=gone, supposed=supposed)
    return SeatFacts(load, limits, own, line.reserve, why_not, away, beside)


def _why_not(line: WorkerLine, load: WorkerLoad, wish: Wish, *, gone: bool, supposed: bool) -> str:
    """Why somebody takes no cases that day."""
    if gone:
        return f"{line.name} er holdt op."
    if Role.CASEWORKER not in line.roles:
        return f"{line.name} er ikke sagsbehandler den dag."
    if supposed or not load.share:
        return f"{line.name} er fraværende den dag."
    if line.worker_id in wish.pinned_workers:
        return f"{line.name} er låst fast og får ingen nye sager."
    return ""


def _away(load: WorkerLoad, *, gone: bool, supposed: bool) -> str:
    """How it is said that somebody is not there: "er på orlov"; empty when she is."""
    if gone:
        return "er holdt op"
    if supposed:
        return "er fraværende (antaget)"
    return f"er {away_words(load) or 'fraværende'}" if not load.share else ""


def _supposed(away: tuple[Away, ...], worker_id: int, on: date) -> bool:
    return any(
        one.worker_id == worker_id and one.starts <= on and (one.ends is None or on <= one.ends)
        for one in away
    )
