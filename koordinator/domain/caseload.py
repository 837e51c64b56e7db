"""Caseloads against their limits: the one gate every change of caseworker passes.

Source: the reference unit's practice of 30 cases as warning and 35 as maximum per full-time
caseworker; part time and leave scale both, rounded down. A worker's own limits for a period, such as a
newcomer's, stand instead of the team's while they last, and are scaled like them.
"""

from dataclasses import dataclass
from datetime import date
from decimal import ROUND_FLOOR, Decimal
from enum import StrEnum
from typing import NamedTuple

from koordinator.domain.values.dates import day_and_month, told_day, whole_day

FULL_TIME = Decimal(1)


class State(StrEnum):
    """How a caseload stands against its limits; only a verdict is ever refused."""

    OK = "ok"
    NEAR = "near"
    OVER = "over"
    REFUSED = "refused"


STATE_NAMES = {
    State.OK: "rolig",
    State.NEAR: "nær max",
    State.OVER: "over max",
    State.REFUSED: "afvist",
}
# How an absence is said of somebody; `absence` of a caseload is one of these.
_AWAY = {"leave": "på orlov", "illness": "sygemeldt", "holiday": "på ferie", "course": "på kursus"}


class Limits(NamedTuple):
    """The warning level and the maximum, in cases."""

    warning: int
    maximum: int


class WorkerLoad(NamedTuple):
    """One worker's cases on a day, and what they are held against.

    `cases` are running cases assigned to the worker in the store; `outside` are cases held elsewhere and
    `covered` those held for an absent colleague: both count against the limits, neither is in `cases`.
    `lent` are those of `cases` that somebody else covers that day: they count there and not here.
    `limits` is None where no limit is set for the worker's role; `refuse_over` says that her team lets
    nobody pass the maximum. `absence` is why she is away that day and `absence_ends` its last day, if one
    is known. `worker_id` None collects the cases nobody holds.
    """

    worker_id: int | None
    worker: str
    team_id: int | None
    team: str
    cases: int
    outside: int
    covered: int
    heavy: int
    share: Decimal
    limits: Limits | None
    absence: str
    next_absence: date | None
    lent: int = 0
    refuse_over: bool = False
    absence_ends: date | None = None
    reserve: bool = False

    @property
    def waits(self) -> bool:
        """Whether she is held in reserve and has no cases: her room is not counted with the others'."""
        return self.reserve and not self.total

    @property
    def total(self) -> int:
        """All cases that count against the limits."""
        return self.cases + self.outside + self.covered - self.lent

    @property
    def state(self) -> State | None:
        """How the total stands against the limits; None without limits."""
        return None if self.limits is None else state_of(self.total, self.limits)


def scaled(limits: Limits, share: Decimal) -> Limits:
    """The limits of somebody present for this share of full time, rounded down."""
    if share >= FULL_TIME:  # most are, and a page asks for hundreds
        return limits
    present = max(share, Decimal(0))
    return Limits(_floor(limits.warning * present), _floor(limits.maximum * present))


def state_of(total: int, limits: Limits) -> State:
    """Near begins at the warning level, over above the maximum; without cases nobody is near."""
    if total > limits.maximum:
        return State.OVER
    return State.NEAR if total and total >= limits.warning else State.OK


def present_share(working_time: Decimal, absences: list[Decimal]) -> Decimal:
    """The share of full time left when absences (shares of the working time) are taken off."""
    if not absences:
        return working_time
    away = min(sum(absences, Decimal(0)), FULL_TIME)
    return working_time * (FULL_TIME - away)


@dataclass(frozen=True, slots=True)
class Verdict:
    """What the gate says of giving somebody more cases; without limits it has no say and all is allowed.

    Over asks for a reason (`reason_needed`) and is allowed with it; refused is never allowed.
    """

    state: State
    before: int
    after: int
    limits: Limits | None
    allowed: bool
    reason_needed: bool
    sentence: str


def may_take(load: WorkerLoad, more: int, *, reason: str = "", leader: bool = True) -> Verdict:
    """Whether a worker can take so many more cases.

    From the warning level on it warns. Above the maximum it asks for a leader's reason, and refuses where
    the team says so or whoever asks is no leader. Taking none, or having fewer than before, is always
    allowed.
    """
    limits, before, after = load.limits, load.total, load.total + more
    if limits is None:
        return Verdict(State.OK, before, after, None, True, False, _counts(load, after))
    state = state_of(after, limits)
    if state is not State.OVER or more <= 0:
        return Verdict(state, before, after, limits, True, False, _counts(load, after, state))
    if load.refuse_over or not leader:
        why = "Teamet tillader det ikke." if load.refuse_over else "Spørg teamlederen."
        sentence = f"{_counts(load, after, state)} {why}"
        return Verdict(State.REFUSED, before, after, limits, False, False, sentence)
    given = bool(reason.strip())
    sentence = f"{_counts(load, after, state)} {'Begrundelsen gemmes.' if given else 'Skriv en begrundelse.'}"
    return Verdict(state, before, after, limits, given, True, sentence)


def away_words(load: WorkerLoad) -> str:
    """Why a worker is away that day, with the last day if one is known; empty when she is not away."""
    last = load.absence_ends
    return _away(load, f"{day_and_month(last)} {last.year}" if last else "")


def short_away_words(load: WorkerLoad, today: date) -> str:
    """The same where there is little room: på ferie til 4. dec."""
    return _away(load, told_day(load.absence_ends, today) if load.absence_ends else "")


def _away(load: WorkerLoad, until: str) -> str:
    if not load.absence:
        return ""
    return _AWAY.get(load.absence, "fraværende") + (f" til {until}" if until else "")


def _counts(load: WorkerLoad, after: int, state: State | None = None) -> str:
    """What the worker goes from and to, and how that stands."""
    before, more = load.total, after - load.total
    if load.limits is None:
        return f"{load.worker} får {_cases(after)}."
    if not load.limits.maximum and more > 0:
        away = away_words(load)
        why = f"er {away}" if away else "har ikke plads til sager den dag"
        return f"{load.worker} {why}, men får {_cases(more)} til."
    counts = f"{load.worker} går fra {before} til {after} af højst {load.limits.maximum} sager"
    if state is State.OVER:
        further = "længere " if before > load.limits.maximum else ""
        return f"{counts} og kommer {further}over max."
    return f"{counts} og er nær max." if state is State.NEAR else f"{counts}."


def warning_of(load: WorkerLoad, day: date | None = None) -> str:
    """What is said of a caseload that is recorded as it is, now or on a day; empty up to the maximum."""
    if load.limits is None or load.state is not State.OVER:
        return ""
    maximum = load.limits.maximum
    if day is None:
        return f"{load.worker} har nu {_cases(load.total)} og er over max ({maximum})."
    return f"{load.worker} har {_cases(load.total)} den {whole_day(day)} og er over max ({maximum})."


def _cases(number: int) -> str:
    return "1 sag" if number == 1 else f"{number} sager"


def _floor(number: Decimal) -> int:
    return int(number.to_integral_value(rounding=ROUND_FLOOR))
