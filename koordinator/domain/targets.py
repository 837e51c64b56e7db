"""Figures held against their targets."""

from dataclasses import dataclass
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
    """A share of the running cases to reach or to stay under, in percent; exactly one of the two is set."""

    at_least: int | None = None
    at_most: int | None = None

    @property
    def percent(self) -> int:
        """The percentage, whichever way it goes."""
        return self.at_least if self.at_least is not None else self.at_most or 0


@dataclass(frozen=True, slots=True)
class Standing:
    """How a share stands: `short` is how many cases it is from its target, 0 when reached."""

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
