"""What the last year says of new courses and of how long they last."""

from collections.abc import Sequence
from datetime import date
from math import sqrt
from statistics import fmean, stdev

from koordinator.domain.forecast.calendar import MONTHS_BACK, month_behind, months_between, year_before
from koordinator.domain.forecast.records import Assumed, Assumptions, Basis, Course

SHORTEST = 1.0  # months; a shorter mean length would end more cases than there are


def assumptions(
    courses: Sequence[Course],
    on: date,
    *,
    least_ended: int,
    shipped_length: float,
    own_intake: float | None = None,
    own_length: float | None = None,
) -> Assumptions:
    """The last year's intake and length, or what a leader has written in their place.

    The length is that of the courses that ended; of the running ones when fewer than `least_ended` did.
    """
    per_month = monthly_intake(courses, on)
    mean = fmean(per_month)
    intake = _chosen(own_intake, mean, Basis.HISTORY, sum(per_month))
    deviation = stdev(per_month)
    # Without a history of its own the deviation is that of things that come one by one at random.
    return Assumptions(
        intake,
        deviation if any(per_month) else sqrt(intake.value),
        _chosen(own_length, *_length(courses, on, least_ended, shipped_length)),
    )


def monthly_intake(courses: Sequence[Course], on: date) -> list[int]:
    """How many courses began in each of the twelve months up to a day, the latest first."""
    found = [0] * MONTHS_BACK
    for course in courses:
        back = month_behind(course.starts, on)
        if back is not None:
            found[back] += 1
    return found


def _length(courses: Sequence[Course], on: date, least: int, shipped: float) -> tuple[float, Basis, int]:
    since = year_before(on)
    ended = [
        months_between(one.starts, one.ended)
        for one in courses
        if one.ended is not None and since < one.ended <= on and one.starts <= one.ended
    ]
    if len(ended) >= max(1, least):
        return max(SHORTEST, fmean(ended)), Basis.ENDED, len(ended)
    running = [_expected(one, on, shipped) for one in courses if runs_on(one, on)]
    if running:
        return max(SHORTEST, fmean(running)), Basis.RUNNING, len(running)
    return max(SHORTEST, shipped), Basis.SHIPPED, 0


def runs_on(course: Course, day: date) -> bool:
    """Whether a course runs on a day; its last day is one of its own."""
    return course.starts <= day and (course.ended is None or course.ended >= day)


def known_end(course: Course, on: date) -> date | None:
    """The last day a course is known to have; one that runs past its expected end has none."""
    if course.ended is not None:
        return course.ended
    expected = course.expected_end
    return expected if expected is not None and expected >= max(on, course.starts) else None


def _expected(course: Course, on: date, shipped: float) -> float:
    """How long a running course is going to be, as far as one can say."""
    length = months_between(course.starts, known_end(course, on) or on)
    # One that nobody has set an end for will not end today because it is young.
    return max(length, shipped) if course.ended is None and course.expected_end is None else length


def _chosen(own: float | None, history: float, basis: Basis, of: int) -> Assumed:
    if own is None:
        return Assumed(history, basis, history, basis, of)
    return Assumed(own, Basis.OWN, history, basis, of)
