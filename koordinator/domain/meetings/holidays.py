"""Danish public holidays, and the days beside them on which municipal offices are closed."""

from collections.abc import Mapping
from datetime import date
from functools import cache, lru_cache
from types import MappingProxyType

from koordinator.domain.periods import ONE_DAY

# Constitution Day, Christmas Eve and New Year's Eve are no public holidays, yet collective agreements close
# the offices then. 1 May is left out: where it is kept at all, it is kept for some hours.
_CLOSED = {(6, 5): "Grundlovsdag", (12, 24): "Juleaftensdag", (12, 31): "Nytårsaftensdag"}


@cache
def of_year(year: int) -> Mapping[date, str]:
    """The public holidays of a year with their Danish names."""
    # Slow to import, and needed first when a calendar is opened.
    from holidays.countries.denmark import Denmark

    days = Denmark(years=year, language="da")  # type: ignore[no-untyped-call]
    return MappingProxyType(dict(sorted(days.items())))


def holiday(day: date) -> str | None:
    """The name of a public holiday, or None."""
    return of_year(day.year).get(day)


def closing_day(day: date) -> str | None:
    """The name of a day that is no public holiday, but on which the office is closed; or None."""
    return None if holiday(day) else _CLOSED.get((day.month, day.day))


@lru_cache(maxsize=256)
def between(first: date, last: date) -> Mapping[date, str]:
    """Public holidays and closing days from one day to another, both included."""
    days = (first + ONE_DAY * number for number in range((last - first).days + 1))
    return MappingProxyType({day: name for day in days if (name := holiday(day) or closing_day(day))})


def is_workday(day: date) -> bool:
    """Whether the office is open."""
    return day.weekday() < 5 and holiday(day) is None and closing_day(day) is None
