"""Figures held against their targets."""

from dataclasses import dataclass
from decimal import Decimal
from math import ceil, floor
from typing import NamedTuple


class Share(NamedTuple):
    """How many of the running cases something is true of; no cases give no percentage."""

    cases: int
    of: int

    @property
    def percent(self) -> float | None:
        """The share in percent, or None when there is nothing to count."""
        return None if self.of == 0 else 100 * self.cases / self.of


@dataclass(frozen=True, slots=True)
class Target:
    """A share to reach or to stay under, in percent; exactly one of the two is set."""

    at_least: int | Decimal | None = None
    at_most: int | Decimal | None = None

    @property
    def percent(self) -> int | Decimal:
        """The percentage, whichever way it goes."""
        return self.at_least if self.at_least is not None else self.at_most or 0

    def moved(self, percent: int | Decimal) -> "Target":
        """The same target at another percentage."""
        return Target(at_most=percent) if self.at_least is None else Target(at_least=percent)


@dataclass(frozen=True, slots=True)
class Standing:
    """How a share stands: `short` is how many cases it is from its target, 0 when reached.

    Of a mean it is percentage points, rounded up.
    """

    share: Share
    target: Target
    short: int

    @property
    def reached(self) -> bool:
        """Whether the target is met; without cases there is nothing to miss."""
        return self.short == 0


def standing(share: Share, target: Target) -> Standing:
    """How many cases a share is from its target."""
    if target.at_least is not None:
        needed = ceil(share.of * target.at_least / 100)
        return Standing(share, target, max(0, needed - share.cases))
    allowed = floor(share.of * target.percent / 100)
    return Standing(share, target, max(0, share.cases - allowed))


def standing_of_mean(share: Share, mean: float | None, target: Target) -> Standing:
    """How many percentage points a mean is from its target."""
    if mean is None:
        return Standing(share, target, 0)
    aim = float(target.percent)
    lacking = aim - mean if target.at_least is not None else mean - aim
    # Means are sums of parts: what differs in the last digits only is the same.
    return Standing(share, target, max(0, ceil(round(lacking, 9))))
