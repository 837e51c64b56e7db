"""The months ahead and the months behind of a day."""

from calendar import monthrange
from datetime import date

from koordinator.domain.due.rules import Unit, moved

MONTHS_AHEAD = 12
MONTHS_BACK = 12
# The mean length of a month over the calendar's whole round of 400 years.
DAYS_A_MONTH = 146_097 / 4_800


def month_end(day: date) -> date:
    """The last day of a day's month."""
    return day.replace(day=monthrange(day.year, day.month)[1])


def months_ahead(on: date) -> tuple[date, ...]:
    """The last day of each of the twelve months after a day's own."""
    first = on.replace(day=1)
    ends = (month_end(moved(first, ahead, Unit.MONTHS)) for ahead in range(1, MONTHS_AHEAD + 1))
    return tuple(end for end in ends if end > on)


def part_of_month(after: date, last: date) -> float:
    """How much of the last day's month lies after a day of it, or the whole of it."""
    days = monthrange(last.year, last.month)[1]
    return min(days, (last - after).days) / days


def year_before(on: date) -> date:
    """The day twelve months back; what comes after it is of the last year."""
    return moved(on, -MONTHS_BACK, Unit.MONTHS)


def month_behind(day: date, on: date) -> int | None:
    """Which of the twelve months up to a day another one lies in, the latest 0; None outside of them."""
    if day > on:
        return None
    return next(
        (back for back in range(MONTHS_BACK) if day > moved(on, -back - 1, Unit.MONTHS)),
        None,
    )


def months_between(starts: date, last: date) -> float:
    """The length of a course in months, both days included."""
    return ((last - starts).days + 1) / DAYS_A_MONTH
