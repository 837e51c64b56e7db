"""What stands beside the figures: courses that begin and end, and the people around a citizen."""

from collections.abc import Mapping
from datetime import date
from typing import NamedTuple

from koordinator.domain.figures.book import Book
from koordinator.domain.figures.days import Days, still_within_year
from koordinator.domain.figures.groups import within
from koordinator.domain.figures.marks import held, running
from koordinator.domain.figures.records import Course, Narrow


class Month(NamedTuple):
    """The courses that began and ended in a month, by case; the last one reaches to the day asked about."""

    last: date
    begun: tuple[int, ...]
    ended: tuple[int, ...]
    reasons: tuple[tuple[str, tuple[int, ...]], ...]


class Contacts(NamedTuple):
    """The people around each citizen; `changes` are new caseworkers a citizen in the year up to each day.

    The network has no dates, so the mean number of professionals is told of the last day alone.
    """

    professionals: float | None
    changes: tuple[tuple[date, float | None], ...]


def months(book: Book, narrow: Narrow) -> tuple[Month, ...]:
    """The thirteen months of the history, the oldest first."""
    on = book.days.days[-1]
    found = []
    for last in book.days.days:
        first = last.replace(day=1)
        new = [one for one in book.courses if first <= one.starts <= last]
        begun = [one.case_id for one in new if _inside(one, one.starts, narrow)]
        ended: dict[str, list[int]] = {}
        for course in book.courses:
            for end in course.endings:
                stands = end.reopened is None or end.reopened > on
                if stands and first <= end.day <= last and _inside(course, end.day, narrow):
                    ended.setdefault(end.reason, []).append(course.case_id)
        reasons = sorted(ended.items(), key=lambda one: (-len(one[1]), one[0]))
        found.append(
            Month(
                last,
                tuple(begun),
                tuple(number for _, some in reasons for number in some),
                tuple((reason, tuple(some)) for reason, some in reasons),
            )
        )
    return tuple(found)


def contacts(book: Book, narrow: Narrow, network: Mapping[int, int]) -> Contacts:
    """How many professionals each citizen has, and how often the caseworker changes."""
    days = book.days
    last = 1 << len(days.days) - 1
    people = 0
    changed, of = [0] * len(days.days), [0] * len(days.days)
    for course in book.courses:
        there = running(course, days) & within(course, narrow, days)
        if not there:
            continue
        if there & last:
            people += network.get(course.case_id, 0) + _workers(course, days.days[-1])
        seen = [days.between(day, still_within_year(day)) & there for day in changes(course)]
        for bit in days.bits(there):
            of[bit] += 1
            changed[bit] += sum(mask >> bit & 1 for mask in seen)
    history = tuple((day, changed[bit] / of[bit] if of[bit] else None) for bit, day in enumerate(days.days))
    return Contacts(people / of[-1] if of[-1] else None, history)


def changes(course: Course) -> list[date]:
    """The days on which somebody else became the caseworker."""
    pairs = zip(course.caseworkers, course.caseworkers[1:], strict=False)
    return [
        after.starts
        for before, after in pairs
        if after.starts is not None and after.worker_id != before.worker_id
    ]


def _workers(course: Course, day: date) -> int:
    days = Days([day])
    return sum(bool(held(course, some, days)) for some in (course.caseworkers, course.consultants))


def _inside(course: Course, day: date, narrow: Narrow) -> bool:
    return bool(within(course, narrow, Days([day])))
