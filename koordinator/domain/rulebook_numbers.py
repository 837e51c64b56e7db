"""Numbers of the rulebook: as shipped with their dates and sources, and as a team or all have them."""

from datetime import date
from decimal import Decimal
from typing import NamedTuple

_SINGULAR = {"dage": "dag", "måneder": "måned", "sager": "sag"}


class DatedNumber(NamedTuple):
    """A value from a day to a day, both included; an open side is open."""

    value: Decimal
    valid_from: date | None = None
    valid_to: date | None = None

    def holds(self, day: date) -> bool:
        """Whether the value is in force on a day."""
        late_enough = self.valid_from is None or self.valid_from <= day
        return late_enough and (self.valid_to is None or day <= self.valid_to)


class ShippedNumber(NamedTuple):
    """A number as the program comes with it; the sentence says what it means, with {value}."""

    key: str
    name: str
    sentence: str
    unit: str
    source: str
    values: tuple[DatedNumber, ...]
    least: int
    most: int

    def on(self, day: date) -> Decimal:
        """The value in force on a day; before and after its dates the nearest one."""
        holding = [one.value for one in self.values if one.holds(day)]
        if holding:
            return holding[-1]
        early = self.values[0].valid_from is not None and day < self.values[0].valid_from
        return self.values[0 if early else -1].value


class RulebookLine(NamedTuple):
    """A number as it holds for a team (or all) on a day; `own` where it is not the shipped one."""

    key: str
    name: str
    sentence: str
    unit: str
    source: str
    value: Decimal
    shipped: Decimal
    own: bool
    reach_by: date | None = None


def counted(value: Decimal, unit: str) -> str:
    """1 dag, 14 dage, 2,5 point."""
    word = _SINGULAR.get(unit, unit) if value == 1 else unit
    return f"{plain(value)} {word}"


def plain(value: Decimal) -> str:
    """A number with no more decimals than it has, and a comma."""
    return f"{value.normalize():f}".replace(".", ",")


def said(number: RulebookLine | ShippedNumber, value: Decimal) -> str:
    """What a number means, in a sentence."""
    return number.sentence.replace("{value}", counted(value, number.unit))
