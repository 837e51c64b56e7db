"""Wall clock and UTC, also on the two nights of the year on which they part."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from koordinator.domain.meetings.moments import local, to_local, to_utc, wall_clock, window

SUMMER_BEGINS, SUMMER_ENDS = date(2026, 3, 29), date(2026, 10, 25)


@pytest.mark.parametrize(("day", "hour"), [(date(2026, 1, 15), 9), (date(2026, 7, 15), 8)])
def test_ten_o_clock_is_another_moment_in_summer(day: date, hour: int) -> None:
    assert local(day, 10).astimezone(UTC).hour == hour


def test_a_time_in_the_missing_hour_is_as_long_after_the_change() -> None:
    found = local(SUMMER_BEGINS, 2, 30)
    assert (found.hour, found.minute) == (3, 30)
    assert found.astimezone(UTC) == datetime(2026, 3, 29, 1, 30, tzinfo=UTC)


def test_a_time_in_the_double_hour_is_the_first_of_the_two() -> None:
    assert local(SUMMER_ENDS, 2, 30).astimezone(UTC) == datetime(2026, 10, 25, 0, 30, tzinfo=UTC)


@pytest.mark.parametrize(("day", "hours"), [(SUMMER_BEGINS, 23), (SUMMER_ENDS, 25), (date(2026, 6, 1), 24)])
def test_a_day_is_as_long_as_it_is(day: date, hours: int) -> None:
    begins, ends = window(day, day)
    assert ends - begins == timedelta(hours=hours)


@given(st.datetimes(datetime(1990, 1, 1), datetime(2090, 1, 1)))
def test_every_wall_clock_time_that_exists_comes_back(wall: datetime) -> None:
    there = to_utc(wall)
    back = wall_clock(there)
    assert back in (wall, wall + timedelta(hours=1))
    assert to_utc(back) == there or back == wall


@given(st.datetimes(datetime(1990, 1, 1), datetime(2090, 1, 1)))
def test_local_time_is_the_same_moment(moment: datetime) -> None:
    moment = moment.replace(tzinfo=UTC)
    assert to_local(moment).astimezone(UTC) == moment
