"""The days on which an office works, and months counted on from a day."""

from calendar import monthrange
from datetime import date, timedelta
from functools import cache

from koordinator.domain.periods import ONE_DAY

# Days beside the church's movable feasts on which nobody is called in, as (month, day).
_CLOSED = frozenset({(1, 1), (6, 5), (12, 24), (12, 25), (12, 26), (12, 31)})
# Maundy Thursday, Good Friday, Easter Monday, Ascension Day, Whit Monday, counted from Easter Sunday.
_FEASTS = (-3, -2, 1, 39, 50)


@cache
def _feasts(year: int) -> frozenset[date]:
    from dateutil.easter import easter

    sunday: date = easter(year)
    return frozenset(sunday + timedelta(days=days) for days in _FEASTS)


def is_workday(day: date) -> bool:
    """Whether the office is open."""
    return day.weekday() < 5 and (day.month, day.day) not in _CLOSED and day not in _feasts(day.year)


def workday_before(day: date) -> date:
    """The day itself, or the nearest workday before it."""
    while not is_workday(day):
        day -= ONE_DAY
    return day


def workday_after(day: date) -> date:
    """The day itself, or the nearest workday after it."""
    while not is_workday(day):
        day += ONE_DAY
    return day


def monday(day: date) -> date:
    """The Monday of the day's week."""
    return day - timedelta(days=day.weekday())


def months_later(day: date, months: int) -> date:
    """The same day so many months on (or back), or that month's last."""
    month = day.month - 1 + months
    year, month = day.year + month // 12, month % 12 + 1
    return date(year, month, min(day.day, monthrange(year, month)[1]))
