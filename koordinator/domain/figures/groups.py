"""What a figure is broken down by: on which days a course belongs to which team, worker, age and length.

A course that is over keeps the worker, age and length of its last day.
"""

from collections.abc import Sequence
from datetime import date
from functools import lru_cache

from koordinator.domain.due.rules import Unit, moved
from koordinator.domain.figures.days import Days
from koordinator.domain.figures.marks import held, rests
from koordinator.domain.figures.records import By, Course, Narrow
from koordinator.domain.periods import ONE_DAY, day_before

NOBODY = ""
# Each band with the age or the month it begins at; it lasts until the next one begins.
AGES = (("0", "Under 30 år", 0), ("30", "30–39 år", 30), ("40", "40–49 år", 40), ("50", "50 år og over", 50))
LENGTHS = (
    ("0", "Under 6 måneder", 0),
    ("6", "6–12 måneder", 6),
    ("12", "1–2 år", 12),
    ("24", "2–3 år", 24),
    ("36", "3 år og over", 36),
)


def groups(course: Course, by: By, days: Days) -> list[tuple[str, int]]:
    """The groups a course belongs to, each with a mask of its days."""
    if by is By.TEAM:
        return [(NOBODY if course.team_id is None else str(course.team_id), days.every)]
    if by is By.WORKER:
        return _workers(course, days)
    if by is By.AGE:
        return _banded(course, days, [(key, birthday(course.born, years)) for key, _name, years in AGES])
    return _banded(course, days, _length_begins(course.starts))


def within(course: Course, narrow: Narrow, days: Days) -> int:
    """The days on which a course is one of those asked about."""
    if narrow.team_id is not None and course.team_id != narrow.team_id:
        return 0
    found = days.every
    if narrow.worker_id is not None:
        found &= held(course, course.caseworkers, days, narrow.worker_id) | held(
            course, course.consultants, days, narrow.worker_id
        )
    if narrow.by is not None and found:
        found &= dict(groups(course, narrow.by, days)).get(narrow.group, 0)
    return found


def birthday(born: date, years: int) -> date:
    """The first day somebody is so many years old; 1 March for who is born on 29 February."""
    try:
        return born.replace(year=born.year + years)
    except ValueError:
        return date(born.year + years, 3, 1)


@lru_cache(maxsize=8192)
def _length_begins(starts: date) -> tuple[tuple[str, date], ...]:
    """The day each length of a course begins; many begin on the same day."""
    return tuple((key, moved(starts, months, Unit.MONTHS)) for key, _name, months in LENGTHS)


def _workers(course: Course, days: Days) -> list[tuple[str, int]]:
    found = {
        str(number): held(course, course.caseworkers, days, number)
        for number in {one.worker_id for one in course.caseworkers}
    }
    rest = days.every & ~held(course, course.caseworkers, days)
    return [*found.items(), (NOBODY, rest)]


def _banded(course: Course, days: Days, begins: Sequence[tuple[str, date]]) -> list[tuple[str, int]]:
    found = []
    for place, (key, first) in enumerate(begins):
        last = day_before(begins[place + 1][1]) if place + 1 < len(begins) else None
        mask = days.between(first if place else None, last)
        for stopped, until in rests(course):
            still = days.between(stopped + ONE_DAY, until)
            there = (not place or first <= stopped) and (last is None or stopped <= last)
            mask = mask | still if there else mask & ~still
        found.append((key, mask))
    return found
