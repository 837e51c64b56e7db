"""The days figures are asked for, and which of them a period covers, as the bits of a number."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from datetime import date
from functools import lru_cache

from koordinator.domain.due.rules import Unit, moved
from koordinator.domain.periods import ONE_DAY

MONTHS_BACK = 12


class Days:
    """Some days in order; the first one is bit 0 of every mask."""

    def __init__(self, days: Sequence[date]) -> None:
        self.days = tuple(sorted(set(days)))
        self.every = (1 << len(self.days)) - 1

    def between(self, starts: date | None, ends: date | None = None) -> int:
        """The days from a day to a day, both included; an open side is open."""
        first = 0 if starts is None else bisect_left(self.days, starts)
        last = len(self.days) if ends is None else bisect_right(self.days, ends)
        return (1 << last) - (1 << first) if last > first else 0

    def any_of(self, periods: Iterable[tuple[date | None, date | None]]) -> int:
        """The days that at least one of the periods covers; overlapping ones count once."""
        found = 0
        for starts, ends in periods:
            found |= self.between(starts, ends)
        return found

    def bits(self, mask: int) -> list[int]:
        """The places of the days in a mask."""
        return [place for place in range(len(self.days)) if mask >> place & 1]


def month_ends(on: date) -> tuple[date, ...]:
    """The last day of each of the twelve months before a day's own, and the day itself."""
    first = on.replace(day=1)
    ends = [moved(first, -back, Unit.MONTHS) - ONE_DAY for back in range(MONTHS_BACK - 1, -1, -1)]
    return (*ends, on)


def year_up_to(day: date) -> tuple[date, date]:
    """The twelve months up to a day: what lies exactly twelve months back is no longer in them."""
    return moved(day, -MONTHS_BACK, Unit.MONTHS) + ONE_DAY, day


@lru_cache(maxsize=8192)
def still_within_year(day: date) -> date:
    """The last day whose twelve months hold this day."""
    last = moved(day, MONTHS_BACK, Unit.MONTHS)
    # Where the month is shorter a year on (29 February), the window's own rounding decides.
    while year_up_to(last)[0] > day:
        last -= ONE_DAY
    while last < date.max and year_up_to(last + ONE_DAY)[0] <= day:
        last += ONE_DAY
    return last
