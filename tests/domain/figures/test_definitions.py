"""Each figure against answers worked out by hand."""

from datetime import date, timedelta
from decimal import Decimal

import pytest

from koordinator.domain.due.rules import Unit
from koordinator.domain.figures.days import month_ends
from koordinator.domain.figures.records import (
    Answered,
    By,
    Course,
    Ended,
    Holder,
    Key,
    Narrow,
    Paid,
    Part,
    Wheel,
)
from tests.domain.figures.courses import STARTS, D, book, counted, course

DAY = timedelta(days=1)


def test_no_cases_give_no_percentages() -> None:
    for figure in book([]).figures():
        assert (figure.numerator, figure.denominator, figure.percent) == (0, 0, None)
        assert figure.standing.reached


def test_paid_hours_of_nothing_and_of_zero_are_not_paid() -> None:
    some = [
        course(1, paid=(Paid(STARTS, None, Decimal("0.5")),)),
        course(2, paid=(Paid(STARTS, None, Decimal(0)),)),
        course(3, paid=(Paid(STARTS, None, None),)),
        course(4),
    ]
    assert counted(Key.PAID_HOURS, some) == (1, 4)
    assert counted(Key.PASSIVE, some) == (3, 4)


def test_a_period_counts_on_its_first_and_last_day() -> None:
    some = [course(placements=((date(2026, 10, 1), date(2026, 10, 31)),))]
    days = [date(2026, 9, 30), date(2026, 10, 1), date(2026, 10, 31), date(2026, 11, 1)]
    assert [counted(Key.PLACEMENT, some, day)[0] for day in days] == [0, 1, 1, 0]
    assert [counted(Key.PASSIVE, some, day)[0] for day in days] == [1, 0, 0, 1]


def test_a_period_without_a_first_day_began_before_we_knew() -> None:
    assert counted(Key.PLACEMENT, [course(placements=((None, D),))]) == (1, 1)
    assert counted(Key.PLACEMENT, [course(placements=((None, D - DAY),))]) == (0, 1)


def test_overlapping_offers_count_a_case_once() -> None:
    busy = course(
        interventions=((STARTS, None), (STARTS, D)),
        placements=((STARTS, D), (D, None)),
        paid=(Paid(STARTS, None, Decimal(4)), Paid(D, None, Decimal(0))),
    )
    assert counted(Key.PLACEMENT, [busy]) == (1, 1)
    assert counted(Key.PAID_HOURS, [busy]) == (1, 1)
    assert counted(Key.PASSIVE, [busy, course(2)]) == (1, 2)


def test_a_course_runs_on_its_first_and_last_day() -> None:
    some = [course(starts=D, ended=D), course(2, starts=D + DAY), course(3, ended=D - DAY)]
    assert counted(Key.CONSULTANT, some) == (0, 1)


def test_a_course_does_not_run_between_its_ending_and_its_reopening() -> None:
    back = course(endings=(Ended(date(2026, 3, 31), True, "Fleksjob", date(2026, 6, 1)),))
    days = [date(2026, 3, 31), date(2026, 4, 1), date(2026, 5, 31), date(2026, 6, 1)]
    assert [counted(Key.CV, [back], day)[1] for day in days] == [1, 0, 0, 1]
    assert [counted(Key.ENDED_WELL, [back], day) for day in days] == [(1, 1), (1, 1), (1, 1), (0, 0)]


def test_between_ending_and_reopening_a_course_stays_with_who_had_it_as_long_as_it_was() -> None:
    held = (Holder(1, STARTS, date(2026, 3, 31)), Holder(2, date(2026, 6, 1), None))
    back = course(
        born=date(1996, 5, 1), starts=date(2025, 9, 30), caseworkers=held,
        endings=(Ended(date(2026, 3, 31), True, "Fleksjob", date(2026, 6, 1)),),
    )  # fmt: skip
    shown = book([back], date(2026, 5, 31))  # she has turned 30, and it was shut half a year after its start
    assert shown.behind(Key.ENDED_WELL, Part.COUNTED, Narrow(worker_id=1)) == (1,)
    assert [one.name for one in shown.breakdown(Key.ENDED_WELL, By.AGE)] == ["Under 30 år"]
    assert [one.name for one in shown.breakdown(Key.ENDED_WELL, By.LENGTH)] == ["6–12 måneder"]
    again = book([back], date(2026, 6, 1))
    assert again.behind(Key.CV, Part.OF, Narrow(worker_id=2)) == (1,)
    assert [one.name for one in again.breakdown(Key.CV, By.AGE)] == ["30–39 år"]


def test_a_day_says_the_same_in_the_history_of_a_later_one() -> None:
    """An answer given before the course begins counts from its first day on, whichever day one looks from."""
    early = course(starts=date(2026, 10, 15), answered=(Answered(date(2026, 9, 1), date(2027, 8, 31), True),))
    assert counted(Key.SATISFACTION, [early], date(2026, 9, 30)) == (0, 0)
    assert counted(Key.SATISFACTION, [early]) == (1, 1)


def test_ends_count_for_twelve_months() -> None:
    def ended(case_id: int, day: date, reached: bool) -> Course:
        return course(case_id, starts=date(2024, 1, 1), ended=day, endings=(Ended(day, reached, ""),))

    some = [
        ended(1, D, True),  # on the day itself
        ended(2, date(2025, 11, 21), True),  # the oldest day of the twelve months
        ended(3, date(2025, 11, 20), True),  # exactly twelve months ago
        ended(4, date(2026, 5, 1), False),  # a reason that is not reached
        ended(5, D + DAY, True),  # to come
        course(6),
    ]
    assert counted(Key.ENDED_WELL, some) == (2, 3)


@pytest.mark.parametrize(
    ("last_day", "first", "before"),
    [
        (date(2026, 10, 31), date(2025, 11, 1), date(2025, 10, 31)),
        (date(2028, 2, 29), date(2027, 3, 1), date(2027, 2, 28)),
        (date(2027, 2, 28), date(2026, 3, 1), date(2026, 2, 28)),
    ],
)
def test_twelve_months_up_to_a_months_end(last_day: date, first: date, before: date) -> None:
    def ended(day: date) -> Course:
        return course(starts=date(2024, 1, 1), ended=day, endings=(Ended(day, True, ""),))

    assert counted(Key.ENDED_WELL, [ended(first)], last_day) == (1, 1)
    assert counted(Key.ENDED_WELL, [ended(before)], last_day) == (0, 0)


@pytest.mark.parametrize(
    ("cv", "day", "fresh"),
    [
        (date(2026, 9, 20), D, 1),  # exactly two months old
        (date(2026, 9, 19), D, 0),
        (D, D, 1),
        (D + DAY, D, 0),  # not yet
        (date(2026, 10, 31), date(2026, 12, 31), 1),
        (date(2026, 6, 30), date(2026, 8, 31), 1),  # June has no 31st
        (date(2026, 6, 29), date(2026, 8, 31), 0),
        (date(2026, 12, 31), date(2027, 2, 28), 1),
        (date(2026, 12, 31), date(2027, 3, 1), 0),
    ],
)
def test_a_cv_is_fresh_for_two_months(cv: date, day: date, fresh: int) -> None:
    assert counted(Key.CV, [course(cv_days=(cv,))], day) == (fresh, 1)


def test_a_cv_is_fresh_as_long_as_the_teams_rule_says() -> None:
    old = course(cv_days=(date(2026, 8, 20),))
    assert counted(Key.CV, [old]) == (0, 1)
    assert counted(Key.CV, [course(cv_days=old.cv_days, cv_age=(3, Unit.MONTHS))]) == (1, 1)
    assert counted(Key.CV, [course(cv_days=(D - 10 * DAY,), cv_age=(9, Unit.DAYS))]) == (0, 1)


def test_a_job_plan_stands_from_its_day_on() -> None:
    some = [course(plan_days=(D,)), course(2, plan_days=(D + DAY,)), course(3)]
    assert counted(Key.JOB_PLAN, some) == (1, 3)


def test_consultants_count_on_their_days() -> None:
    some = [
        course(1, consultants=(Holder(9, STARTS, D),)),
        course(2, consultants=(Holder(9, STARTS, D - DAY),)),
        course(3, consultants=(Holder(9, D + DAY, None),)),
    ]
    assert counted(Key.CONSULTANT, some) == (1, 3)


@pytest.mark.parametrize(("apart", "found"), [(149, 0), (150, 1)])
def test_progression_asks_for_150_days(apart: int, found: int) -> None:
    first = D - apart * DAY
    moved = course(starts=first, wheels=(Wheel(first, {"job": 4}), Wheel(D, {"job": 5})))
    assert counted(Key.PROGRESSION, [moved]) == (found, found)


def test_progression_is_the_mean_of_the_courses_over_areas_answered_both_times() -> None:
    first, last = D - 200 * DAY, D - 10 * DAY
    some = [
        # 4 → 6 over the one area both have: +50 %; the blank is no zero
        course(1, wheels=(Wheel(first, {"job": 4, "rest": None}), Wheel(last, {"job": 6, "rest": 9}))),
        # 10 → 9 over two areas: −10 %
        course(2, wheels=(Wheel(first, {"job": 5, "rest": 5}), Wheel(last, {"job": 5, "rest": 4}))),
        # from nothing there is no percent
        course(3, wheels=(Wheel(first, {"job": 0}), Wheel(last, {"job": 3}))),
        course(4, wheels=(Wheel(first, {"job": 5}),)),
    ]
    figure = book(some).figure(Key.PROGRESSION)
    assert (figure.numerator, figure.denominator) == (1, 2)
    assert figure.percent == pytest.approx(20)
    assert figure.points == pytest.approx((2 - 0.5) / 2)
    assert book(some).behind(Key.PROGRESSION, Part.OF) == (1, 2)


def test_progression_looks_no_further_than_the_day() -> None:
    first = D - 200 * DAY
    some = [course(wheels=(Wheel(first, {"job": 4}), Wheel(D + DAY, {"job": 8})))]
    assert counted(Key.PROGRESSION, some) == (0, 0)


def test_satisfaction_is_what_was_answered_last() -> None:
    some = [
        course(1, answered=(Answered(D - 30 * DAY, D - DAY, True), Answered(D, D + 300 * DAY, False))),
        course(2, answered=(Answered(D - 300 * DAY, D, True),)),
        course(3),
    ]
    assert counted(Key.SATISFACTION, some) == (1, 2)


def test_history_is_the_same_definition_on_each_months_last_day() -> None:
    some = [course(placements=((date(2026, 2, 28), date(2026, 3, 30)),))]
    days = month_ends(D)
    assert days[0] == date(2025, 11, 30)
    assert days[-2:] == (date(2026, 10, 31), D)
    figure = book(some, *days).figure(Key.PLACEMENT)
    assert [one.day for one in figure.history] == list(days)
    assert [one.percent for one in figure.history[:5]] == [None, None, 0.0, 100.0, 0.0]
    for one in figure.history:
        assert (one.numerator, one.denominator) == counted(Key.PLACEMENT, some, one.day)


def test_a_workers_figures_are_of_what_she_holds_that_day() -> None:
    some = [
        course(1, caseworkers=(Holder(7, STARTS, D - DAY), Holder(8, D, None))),
        course(2, caseworkers=(Holder(7, STARTS, None),), consultants=(Holder(8, STARTS, None),)),
        course(3, caseworkers=(Holder(7, STARTS, D - DAY),), ended=D - DAY,
               endings=(Ended(D - DAY, True, ""),)),
    ]  # fmt: skip
    assert counted(Key.CONSULTANT, some, narrow=Narrow(worker_id=7)) == (1, 1)
    assert counted(Key.CONSULTANT, some, narrow=Narrow(worker_id=8)) == (1, 2)
    assert counted(Key.CONSULTANT, some, D - DAY, Narrow(worker_id=7)) == (1, 3)
    # what is over stays with whoever had it last
    assert counted(Key.ENDED_WELL, some, narrow=Narrow(worker_id=7)) == (1, 1)
    assert counted(Key.ENDED_WELL, some, narrow=Narrow(worker_id=8)) == (0, 0)
