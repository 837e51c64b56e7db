"""Periods of days; both their days are included, and an open side is None."""

import itertools
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

ONE_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Period:
    """From a day to a day, both included; `starts=None` is "before we knew", `ends=None` is "still"."""

    starts: date | None
    ends: date | None = None

    def covers(self, day: date) -> bool:
        """Whether the day lies in the period."""
        return (self.starts is None or self.starts <= day) and (self.ends is None or day <= self.ends)

    def overlaps(self, other: "Period") -> bool:
        """Whether the two periods share at least one day."""
        return _not_after(self.starts, other.ends) and _not_after(other.starts, self.ends)

    @property
    def backwards(self) -> bool:
        """Whether it ends before it starts."""
        return self.starts is not None and self.ends is not None and self.ends < self.starts


def _not_after(start: date | None, end: date | None) -> bool:
    return start is None or end is None or start <= end


def first_overlap(periods: Iterable[Period]) -> tuple[Period, Period] | None:
    """The first two neighbours in time that share a day, or None."""
    ordered = sorted(periods, key=lambda p: p.starts or date.min)
    for before, after in itertools.pairwise(ordered):
        if before.overlaps(after):
            return before, after
    return None


def day_before(day: date) -> date:
    """The day before."""
    return day - ONE_DAY
