"""The rulebook: each rule with its values and dates of effect, where it comes from and whom it asks.

A deadline follows the value that was in force on the day its clock started: a rule that changes moves no
deadline that already runs. Of a rule that counts down to a day (`before`), it is that day's value.
"""

from calendar import monthrange
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import MAXYEAR, MINYEAR, date, timedelta
from enum import StrEnum
from typing import NamedTuple


class Unit(StrEnum):
    """What a rule's value counts."""

    DAYS = "days"
    WEEKS = "weeks"
    MONTHS = "months"


_WORDS = {Unit.DAYS: ("dag", "dage"), Unit.WEEKS: ("uge", "uger"), Unit.MONTHS: ("måned", "måneder")}
MOST = {Unit.DAYS: 3660, Unit.WEEKS: 520, Unit.MONTHS: 120}


class DatedValue(NamedTuple):
    """A value from a day to a day, both included; an open side is open."""

    value: int
    valid_from: date | None = None
    valid_to: date | None = None

    def holds(self, day: date) -> bool:
        """Whether the value is in force on a day."""
        return (self.valid_from is None or self.valid_from <= day) and (
            self.valid_to is None or day <= self.valid_to
        )


class Override(NamedTuple):
    """A team's own way with a rule: another value, or none but on or off."""

    value: int | None
    on: bool


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule of the rulebook, as one team has it.

    `words` says the rule with {value} ("14 dage") or {every} ("3. måned"), `since` what its clock's start is
    called, with {day}, and `unknown` what is missing where that is not known. Without a clock the program
    holds none of its facts: it is there to be read, with its dates of effect. `lapses` is after how many
    months an unanswered deadline is told no more; `count` is how many times within the value.
    """

    key: str
    name: str
    words: str
    clock: str
    unit: Unit
    values: tuple[DatedValue, ...]
    who: tuple[str, ...]
    source: str
    local: bool
    action: str
    since: str = ""
    unknown: str = ""
    before: bool = False
    count: int = 1
    lapses: int | None = None
    on: bool = True
    valid_from: date | None = None
    valid_to: date | None = None
    override: Override | None = None

    @property
    def recorded(self) -> bool:
        """Whether the program holds the facts the rule is judged by."""
        return bool(self.clock)

    @property
    def active(self) -> bool:
        """Whether it asks for anything."""
        return self.recorded and (self.on if self.override is None else self.override.on)

    @property
    def changed(self) -> bool:
        """Whether the team has its own way."""
        return self.override is not None

    def value_on(self, day: date) -> int | None:
        """The value in force on a day; None where the rule is not. A team's value stands for all of them."""
        shipped = self.shipped_on(day)
        if shipped is None or self.override is None or self.override.value is None:
            return shipped
        return self.override.value

    def shipped_on(self, day: date) -> int | None:
        """The value the program comes with on a day."""
        return next((one.value for one in self.values if one.holds(day)), None)

    def sentence(self, value: int | None) -> str:
        """The rule in words: hver 3. måned; senest 14 dage efter rehabiliteringsteamets møde."""
        if value is None:
            return self.words
        return self.words.format(value=amount(value, self.unit), every=_every(value, self.unit))


class Rulebook:
    """The rules as shipped, and as each team has them."""

    def __init__(self, shipped: tuple[Rule, ...], teams: Mapping[int, tuple[Rule, ...]]) -> None:
        self._shipped = shipped
        self._teams = teams

    def of(self, team_id: int | None) -> tuple[Rule, ...]:
        """The rules of a team, or as shipped where it has changed none."""
        return self._shipped if team_id is None else self._teams.get(team_id, self._shipped)


def amount(value: int, unit: Unit) -> str:
    """14 dage, 1 måned."""
    return f"{value} {unit_word(value, unit)}"


def unit_word(value: int, unit: Unit) -> str:
    """The word after a number: dage, måned."""
    one, more = _WORDS[unit]
    return one if value == 1 else more


def _every(value: int, unit: Unit) -> str:
    """3. måned, uge."""
    one = _WORDS[unit][0]
    return one if value == 1 else f"{value}. {one}"


def moved(day: date, value: int, unit: Unit) -> date:
    """A day so much later, or earlier for a negative value; a month without that day gives its last.

    What would leave the calendar stops at its ends.
    """
    try:
        if unit is Unit.MONTHS:
            return _months(day, value)
        return day + timedelta(days=value * (7 if unit is Unit.WEEKS else 1))
    except OverflowError:
        return date.max if value > 0 else date.min


def _months(day: date, months: int) -> date:
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    if not MINYEAR <= year <= MAXYEAR:
        raise OverflowError
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))
