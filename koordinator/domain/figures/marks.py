"""The figures' definitions: on which days a course is counted, and on which it is counted among.

Every question about a figure (today's, a year's, a team's, the cases behind it) is answered from these.
"""

from collections.abc import Callable
from datetime import date
from functools import lru_cache
from typing import NamedTuple

from koordinator.domain.due.rules import Unit, moved
from koordinator.domain.figures.days import Days, still_within_year
from koordinator.domain.figures.records import Course, Ended, Holder, Key, Wheel
from koordinator.domain.periods import ONE_DAY, Period
from koordinator.domain.progression import Progression, progression

# The least number of days between two wheels that say something of progression.
APART = 150


# The last day before a course lies still, and the last one of that; None is to this day.
Rest = tuple[date, date | None]


class Marks(NamedTuple):
    """Masks of days: on which the course is counted, and on which it is one of those counted among."""

    counted: int
    of: int


def running(course: Course, days: Days) -> int:
    """The days the course runs: from its start to its last day, both included.

    It does not run between an ending and the day it was taken up again.
    """
    found = days.between(course.starts)
    for last, until in rests(course):
        found &= ~days.between(last + ONE_DAY, until)
    return found


def rests(course: Course) -> list[Rest]:
    """When the course lies still; its holders, its length and the citizen's age stand as on its last day."""
    found: list[Rest] = [
        (end.day, end.reopened - ONE_DAY) for end in course.endings if end.reopened is not None
    ]
    return found if course.ended is None else [*found, (course.ended, None)]


def paid(course: Course, days: Days) -> int:
    """The days with paid hours; none or 0 hours are not paid."""
    return days.any_of((one.starts, one.ends) for one in course.paid if one.hours)


def placed(course: Course, days: Days) -> int:
    """The days with a placement, its first and last included."""
    return days.any_of(course.placements)


def passive(course: Course, days: Days) -> int:
    """The running days on which nothing runs: no intervention, placement or paid hours."""
    active = paid(course, days) | placed(course, days) | days.any_of(course.interventions)
    return running(course, days) & ~active


def passive_since(course: Course, day: date) -> date:
    """The first day of the stretch up to a passive day on which nothing has run."""
    paid_ends = [one.ends for one in course.paid if one.hours]
    ends = [*paid_ends, *(ends for _, ends in (*course.placements, *course.interventions))]
    before = [end + ONE_DAY for end in ends if end is not None and end < day]
    return max([course.starts, *before])


def _paid_hours(course: Course, days: Days) -> Marks:
    return _among_running(course, days, paid(course, days))


def _placement(course: Course, days: Days) -> Marks:
    return _among_running(course, days, placed(course, days))


def _passive(course: Course, days: Days) -> Marks:
    return _among_running(course, days, passive(course, days))


def _cv(course: Course, days: Days) -> Marks:
    fresh = 0
    for day in course.cv_days:
        fresh |= days.between(day, last_fresh(day, *course.cv_age))
    return _among_running(course, days, fresh)


def _job_plan(course: Course, days: Days) -> Marks:
    """A job plan is current from the day it is written until a newer one stands in its place."""
    first = min(course.plan_days, default=None)
    return _among_running(course, days, 0 if first is None else days.between(first))


def _consultant(course: Course, days: Days) -> Marks:
    return _among_running(course, days, days.any_of((one.starts, one.ends) for one in course.consultants))


def _ended_well(course: Course, days: Days) -> Marks:
    counted = of = 0
    for end in course.endings:
        mask = days.between(end.day, _last_counted(end))
        of |= mask
        counted |= mask if end.reached else 0
    return Marks(counted, of)


def _satisfaction(course: Course, days: Days) -> Marks:
    counted = of = 0
    for form in course.answered:
        mask = days.between(max(form.starts, course.starts), form.ends)
        of |= mask
        counted |= mask if form.satisfied else 0
    return Marks(counted, of)


def _progression(course: Course, days: Days) -> Marks:
    counted = of = 0
    for place, found in progressions(course, days):
        of |= 1 << place
        counted |= 1 << place if found.points > 0 else 0
    return Marks(counted, of)


def progressions(course: Course, days: Days) -> list[tuple[int, Progression]]:
    """From the first wheel to the newest one on each running day where they lie far enough apart.

    A first wheel with nothing but zeros gives no percent, and is not counted.
    """
    if len(course.wheels) < 2:
        return []
    found = []
    for place in days.bits(running(course, days)):
        last = newest(course.wheels, days.days[place])
        if last is None or (last.day - course.wheels[0].day).days < APART:
            continue
        change = progression(course.wheels[0].values, last.values)
        if change is not None and change.percent is not None:
            found.append((place, change))
    return found


def newest(wheels: tuple[Wheel, ...], day: date) -> Wheel | None:
    """The last wheel on or before a day."""
    return next((one for one in reversed(wheels) if one.day <= day), None)


def held(course: Course, holders: tuple[Holder, ...], days: Days, worker_id: int | None = None) -> int:
    """The days a worker (or anybody) holds the course; one that is over stays with its last holder."""
    found = 0
    for one in holders:
        if worker_id is None or one.worker_id == worker_id:
            found |= days.between(one.starts, one.ends)
            for last, until in rests(course):
                if Period(one.starts, one.ends).covers(last):
                    found |= days.between(last, until)
    return found


def _among_running(course: Course, days: Days, mask: int) -> Marks:
    there = running(course, days)
    return Marks(mask & there, there)


def _last_counted(end: Ended) -> date:
    """An ending counts for a year, or until the course was taken up again."""
    last = still_within_year(end.day)
    return last if end.reopened is None else min(last, end.reopened - ONE_DAY)


@lru_cache(maxsize=8192)
def last_fresh(day: date, value: int, unit: Unit) -> date:
    """The last day on which a CV of this day is young enough: looked at from that day and so far back."""
    last = moved(day, value, unit)
    if unit is Unit.MONTHS:
        # A month without that day counts back from its last: 31 August still reaches 30 June.
        while last < date.max and moved(last + ONE_DAY, -value, unit) <= day:
            last += ONE_DAY
    return last


DEFINITIONS: dict[Key, Callable[[Course, Days], Marks]] = {
    Key.PAID_HOURS: _paid_hours,
    Key.PLACEMENT: _placement,
    Key.PASSIVE: _passive,
    Key.ENDED_WELL: _ended_well,
    Key.CV: _cv,
    Key.JOB_PLAN: _job_plan,
    Key.CONSULTANT: _consultant,
    Key.PROGRESSION: _progression,
    Key.SATISFACTION: _satisfaction,
}
