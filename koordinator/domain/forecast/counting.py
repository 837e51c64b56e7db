"""Running cases at the end of each month ahead.

What is known happens on its day: recorded starts, recorded and expected ends. Every other running case, one
past its expected end too, ends by the mean: of the cases without a known end one in so many as the mean
length in months ends each month. New courses come as the mean of the last year; those known count first, and
only what they lack of the mean is added.
"""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import NamedTuple

from koordinator.domain.caseload import Limits
from koordinator.domain.forecast.calendar import month_end, months_ahead, part_of_month
from koordinator.domain.forecast.history import SHORTEST, known_end, runs_on
from koordinator.domain.forecast.records import Assumptions, Course, Crew, Forecast, Month, Scenario


class Step(NamedTuple):
    """A month, or the rest of the first one: what is known of it.

    `begun` courses start in it, of which `open_ended` have no known end; `planned` cases with a known end run
    on its last day.
    """

    last: date
    part: float
    begun: int
    open_ended: int
    planned: int
    starting: tuple[int, ...]
    ending: tuple[int, ...]


class Unit(NamedTuple):
    """A team or all of them: its courses, its caseworkers on each day, and its limits for full time."""

    team_id: int | None
    name: str
    courses: Sequence[Course]
    crews: Mapping[date, Crew]
    full: Limits


def forecast(unit: Unit, on: date, assumptions: Assumptions) -> Forecast:
    """The twelve months after a day; `unit.crews` holds the day itself and the last day of each month."""
    courses = [one for one in unit.courses if one.ended is None or one.ended >= one.starts]
    steps = known(courses, on)
    counts = {
        scenario: running(
            courses, on, steps, assumptions.intake_in(scenario), assumptions.length.value
        )
        for scenario in Scenario
    }  # fmt: skip
    ahead = months_ahead(on)
    months = tuple(
        Month(
            step.last, counts[Scenario.LOW][place], counts[Scenario.EXPECTED][place],
            counts[Scenario.HIGH][place], unit.crews[step.last], step.starting, step.ending,
        )
        for place, step in enumerate(steps)
        if step.last in ahead
    )  # fmt: skip
    now = sum(runs_on(one, on) for one in courses)
    return Forecast(unit.team_id, unit.name, on, now, unit.crews[on], unit.full, months, assumptions)


def known(courses: Sequence[Course], on: date) -> list[Step]:
    """What is known of the rest of the day's month and of the twelve after it."""
    ends = {one.case_id: known_end(one, on) for one in courses}
    steps: list[Step] = []
    after = on
    for last in (month_end(on), *months_ahead(on)):
        begun = [one for one in courses if after < one.starts <= last]
        ending = [
            one.case_id
            for one in courses
            if (end := ends[one.case_id]) is not None and (after < end <= last or (end == on and not steps))
        ]
        planned = sum(one.starts <= last <= end for one in courses if (end := ends[one.case_id]) is not None)
        steps.append(
            Step(
                last, part_of_month(after, last), len(begun), sum(ends[one.case_id] is None for one in begun),
                planned, tuple(one.case_id for one in begun), tuple(ending),
            )
        )  # fmt: skip
        after = last
    return steps


def running(
    courses: Sequence[Course], on: date, steps: Sequence[Step], intake: float, length: float
) -> list[int]:
    """Running cases on the last day of each step, to the nearest whole one."""
    stays = 1 - 1 / max(SHORTEST, length)
    loose = float(sum(runs_on(one, on) and known_end(one, on) is None for one in courses))
    found = []
    for step in steps:
        added = max(0.0, intake * step.part - step.begun)
        loose = loose * stays**step.part + step.open_ended + added
        found.append(int(loose + step.planned + 0.5))
    return found
