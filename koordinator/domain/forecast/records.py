"""What a forecast is made from, and what it says of each month."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from math import ceil
from typing import NamedTuple

from koordinator.domain.caseload import Limits


class Scenario(StrEnum):
    """How many new courses there will be: as last year, or one usual deviation fewer or more a month."""

    LOW = "low"
    EXPECTED = "expected"
    HIGH = "high"


class Level(StrEnum):
    """The two levels the cases are held against."""

    WARNING = "warning"
    MAXIMUM = "maximum"


class Basis(StrEnum):
    """Where an assumption comes from."""

    OWN = "own"
    ENDED = "ended"
    RUNNING = "running"
    SHIPPED = "shipped"
    HISTORY = "history"


class Course(NamedTuple):
    """One case by its days; `ended` is its last day, also one that lies ahead."""

    case_id: int
    team_id: int | None
    starts: date
    expected_end: date | None
    ended: date | None


class Assumed(NamedTuple):
    """A number the calculation stands on; `history` is what the past says, `of` how many courses say it."""

    value: float
    basis: Basis
    history: float
    history_basis: Basis
    of: int

    @property
    def own(self) -> bool:
        """Whether a leader has written it."""
        return self.basis is Basis.OWN


class Assumptions(NamedTuple):
    """New courses a month with their usual deviation, and how long a course lasts, in months."""

    intake: Assumed
    deviation: float
    length: Assumed

    def intake_in(self, scenario: Scenario) -> float:
        """The new courses a month in a scenario; never fewer than none."""
        step = {Scenario.LOW: -self.deviation, Scenario.EXPECTED: 0.0, Scenario.HIGH: self.deviation}
        return max(0.0, self.intake.value + step[scenario])


class Crew(NamedTuple):
    """The caseworkers of a day: how many, their shares of full time, and what they have room for together."""

    people: int
    full_time: Decimal
    warning: int
    maximum: int


class Month(NamedTuple):
    """The last day of a month ahead; the cases named begin or end in the month as far as is known."""

    last: date
    low: int
    expected: int
    high: int
    crew: Crew
    starting: tuple[int, ...]
    ending: tuple[int, ...]

    def cases(self, scenario: Scenario) -> int:
        """Running cases in a scenario."""
        return {Scenario.LOW: self.low, Scenario.EXPECTED: self.expected, Scenario.HIGH: self.high}[scenario]

    @property
    def per_full_time(self) -> float | None:
        """Expected cases for each full-time caseworker; None when there is nobody."""
        return self.expected / float(self.crew.full_time) if self.crew.full_time > 0 else None


@dataclass(frozen=True, slots=True)
class Forecast:
    """A team (or with no team all of them) from a day on; `full` are the limits for full time."""

    team_id: int | None
    team: str
    on: date
    running: int
    crew: Crew
    full: Limits
    months: tuple[Month, ...]
    assumptions: Assumptions

    def passes(self, level: Level, scenario: Scenario) -> date | None:
        """The last day of the first month with more cases than there is room for; None within the year."""
        return self._first(lambda one: one.cases(scenario) > _room(one.crew, level))

    def over_now(self, level: Level) -> bool:
        """Whether there are more cases than room already on the day itself."""
        return self.running > _room(self.crew, level)

    def peak(self, scenario: Scenario) -> Month | None:
        """The month with the most running cases, the first of several."""
        return max(self.months, key=lambda one: one.cases(scenario), default=None)

    def needed(self, level: Level, scenario: Scenario) -> int:
        """How many full-time caseworkers keep the year's highest number of cases within the level."""
        peak = self.peak(scenario)
        return 0 if peak is None else self.needed_in(peak, level, scenario)

    def needed_in(self, month: Month, level: Level, scenario: Scenario) -> int:
        """How many full-time caseworkers keep one month's cases within the level."""
        limit = self.full.warning if level is Level.WARNING else self.full.maximum
        return ceil(month.cases(scenario) / max(1, limit))

    def _first(self, holds: Callable[[Month], bool]) -> date | None:
        return next((one.last for one in self.months if holds(one)), None)


def _room(crew: Crew, level: Level) -> int:
    return crew.warning if level is Level.WARNING else crew.maximum
