"""The figures by team, worker, age and length of course."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from koordinator.domain.figures.days import Days, month_ends, still_within_year, year_up_to
from koordinator.domain.figures.groups import birthday, groups
from koordinator.domain.figures.records import By, Ended, Holder, Key, Narrow, Part
from koordinator.domain.values.cpr import age_on
from tests.domain.figures.courses import STARTS, D, book, course

DAYS = st.dates(date(2015, 1, 1), date(2030, 12, 31))


@pytest.mark.parametrize(
    ("born", "band"),
    [
        (date(1996, 11, 20), "30"),  # 30 on the day
        (date(1996, 11, 21), "0"),
        (date(1986, 11, 20), "40"),
        (date(1986, 11, 21), "30"),
        (date(1976, 11, 20), "50"),
        (date(1976, 11, 21), "40"),
        (date(2008, 1, 1), "0"),
    ],
)
def test_ages_on_the_day(born: date, band: str) -> None:
    assert [one.group for one in book([course(born=born)]).breakdown(Key.CV, By.AGE)] == [band]


@pytest.mark.parametrize(
    ("starts", "band"),
    [
        (date(2026, 5, 20), "6"),  # six months on the day
        (date(2026, 5, 21), "0"),
        (date(2025, 11, 20), "12"),
        (date(2024, 11, 21), "12"),
        (date(2024, 11, 20), "24"),
        (date(2023, 11, 20), "36"),
        (D, "0"),
    ],
)
def test_lengths_on_the_day(starts: date, band: str) -> None:
    assert [one.group for one in book([course(starts=starts)]).breakdown(Key.CV, By.LENGTH)] == [band]


def test_a_course_that_is_over_keeps_the_age_and_length_of_its_last_day() -> None:
    over = course(born=date(1996, 11, 20), starts=date(2025, 6, 1), ended=date(2026, 5, 31),
                  endings=(Ended(date(2026, 5, 31), True, ""),))  # fmt: skip
    found = book([over])
    assert [one.group for one in found.breakdown(Key.ENDED_WELL, By.AGE)] == ["0"]
    assert [one.group for one in found.breakdown(Key.ENDED_WELL, By.LENGTH)] == ["6"]


def test_passive_by_length_has_a_target_of_its_own() -> None:
    figure = book([course(number) for number in range(1, 8)]).figure(Key.PASSIVE)
    assert (figure.target.at_most, figure.standing.short) == (10, 7)
    (length,) = figure.lengths
    assert (length.target.at_most, length.standing.short) == (15, 6)


def test_teams_and_workers() -> None:
    some = [
        course(1, caseworkers=(Holder(7, STARTS, None),)),
        course(2, team_id=2, caseworkers=(Holder(7, STARTS, D - timedelta(1)), Holder(8, D, None))),
        course(3, team_id=None),
    ]
    found = book(some)
    assert [(one.name, one.denominator) for one in found.breakdown(Key.CV, By.TEAM)] == [
        ("Et", 1), ("To", 1), ("Uden", 1),
    ]  # fmt: skip
    assert [(one.name, one.denominator) for one in found.breakdown(Key.CV, By.WORKER)] == [
        ("Anna", 1), ("Bo", 1), ("Uden", 1),
    ]  # fmt: skip
    assert found.behind(Key.CV, Part.REST, Narrow(by=By.WORKER, group="8")) == (2,)
    assert found.behind(Key.CV, Part.OF, Narrow(team_id=1)) == (1,)


@given(born=st.dates(date(1940, 1, 1), date(2008, 12, 31)), day=DAYS, years=st.sampled_from([30, 40, 50]))
def test_a_birthday_is_the_day_an_age_begins(born: date, day: date, years: int) -> None:
    assert (day >= birthday(born, years)) is (age_on(born, day) >= years)


@given(
    starts=DAYS,
    lasts=st.none() | st.integers(0, 1500),
    born=st.dates(date(1950, 1, 1), date(2005, 12, 31)),
    by=st.sampled_from([By.AGE, By.LENGTH, By.TEAM]),
    on=DAYS,
)
def test_every_day_lies_in_exactly_one_group(
    starts: date, lasts: int | None, born: date, by: By, on: date
) -> None:
    one = course(starts=starts, born=born, ended=None if lasts is None else starts + timedelta(lasts))
    days = Days(month_ends(on))
    masks = [mask for _, mask in groups(one, by, days)]
    assert sum(masks) == days.every
    for first, mask in enumerate(masks):
        assert not any(mask & other for other in masks[first + 1 :])


@given(day=DAYS, on=DAYS)
def test_a_day_counts_for_twelve_months(day: date, on: date) -> None:
    first, last = year_up_to(on)
    assert (first <= day <= last) is (day <= on <= still_within_year(day))


@given(starts=st.none() | DAYS, ends=st.none() | DAYS, on=DAYS)
def test_a_mask_holds_the_days_of_a_period(starts: date | None, ends: date | None, on: date) -> None:
    days = Days(month_ends(on))
    inside = [
        place
        for place, day in enumerate(days.days)
        if (starts is None or starts <= day) and (ends is None or day <= ends)
    ]
    assert days.bits(days.between(starts, ends)) == inside
