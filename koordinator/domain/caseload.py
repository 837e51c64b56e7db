"""Caseloads against their limits: the one gate every change of caseworker passes.

Source: the reference unit's practice of 30 cases as warning and 35 as maximum per full-time
caseworker; part time and leave scale both, rounded down.
"""

from dataclasses import dataclass
from datetime import date
from decimal import ROUND_FLOOR, Decimal
from enum import StrEnum
from typing import NamedTuple

FULL_TIME = Decimal(1)


class State(StrEnum):
    """How a caseload stands against its limits."""

    OK = "ok"
    NEAR = "near"
    OVER = "over"


STATE_NAMES = {State.OK: "rolig", State.NEAR: "nær max", State.OVER: "over max"}


class Limits(NamedTuple):
    """The warning level and the maximum, in cases."""

    warning: int
    maximum: int


class WorkerLoad(NamedTuple):
    """One worker's cases on a day, and what they are held against.

    `cases` are running cases assigned to the worker in the store; `outside` are cases held elsewhere and
    `covered` those held for an absent colleague: both count against the limits, neither is in `cases`.
    `limits` is None where no limit is set for the worker's role. `worker_id` None collects the cases
    nobody holds.
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

    @property
    def total(self) -> int:
        """All cases that count against the limits."""
        return self.cases + self.outside + self.covered

    @property
    def state(self) -> State | None:
        """How the total stands against the limits; None without limits."""
        return None if self.limits is None else state_of(self.total, self.limits)


def scaled(limits: Limits, share: Decimal) -> Limits:
    """The limits of somebody present for this share of full time, rounded down."""
    present = min(max(share, Decimal(0)), FULL_TIME)
    return Limits(_floor(limits.warning * present), _floor(limits.maximum * present))


def state_of(total: int, limits: Limits) -> State:
    """Near begins at the warning level, over above the maximum; without cases nobody is near."""
    if total > limits.maximum:
        return State.OVER
    return State.NEAR if total and total >= limits.warning else State.OK


def present_share(working_time: Decimal, absences: list[Decimal]) -> Decimal:
    """The share of full time left when absences (shares of the working time) are taken off."""
    away = min(sum(absences, Decimal(0)), FULL_TIME)
    return working_time * (FULL_TIME - away)


@dataclass(frozen=True, slots=True)
class Verdict:
    """What the gate says of giving somebody more cases."""

    state: State
    before: int
    after: int
    limits: Limits
    allowed: bool
    reason_needed: bool
    sentence: str


def may_take(load: WorkerLoad, more: int, *, refuse_over: bool = False, reason: str = "") -> Verdict:
    """Whether a worker can take so many more cases.

    Above the warning level it warns; above the maximum it asks for a reason, or refuses where the team says
    so. Taking none, or having fewer than before, is always allowed.
    """
    limits = load.limits
    after = load.total + more
    if limits is None:
        return Verdict(
            State.OK, load.total, after, Limits(0, 0), True, False, f"{load.worker} får {after} sager."
        )
    state = state_of(after, limits)
    over = state is State.OVER and more > 0
    allowed = not over or (not refuse_over and bool(reason.strip()))
    return Verdict(
        state, load.total, after, limits, allowed, over and not refuse_over,
        _sentence(load, after, limits, state, over and refuse_over, bool(reason.strip())),
    )  # fmt: skip


def _sentence(
    load: WorkerLoad, after: int, limits: Limits, state: State, refused: bool, reasoned: bool
) -> str:
    counts = f"{load.worker} går fra {load.total} til {after} af højst {limits.maximum} sager"
    if state is State.OVER:
        way = "Begrundelsen gemmes." if reasoned else "Skriv en begrundelse."
        way = "Teamet tillader det ikke." if refused else way
        return f"{counts} og kommer over max. {way}"
    if state is State.NEAR:
        return f"{counts} og er nær max."
    return f"{counts}."


def _floor(number: Decimal) -> int:
    return int(number.to_integral_value(rounding=ROUND_FLOOR))
