"""How long backups are kept: 48 hours all, 14 daily, 8 weekly, 12 monthly."""

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from koordinator.domain.backups import to_delete

NOW = datetime(2026, 11, 24, 12, tzinfo=UTC)  # a Tuesday
TIMES = st.lists(
    st.datetimes(datetime(2025, 1, 1), datetime(2026, 11, 24, 12)).map(lambda time: time.replace(tzinfo=UTC)),
    max_size=60,
)


def left(times: list[datetime], now: datetime = NOW) -> list[datetime]:
    gone = set(to_delete(times, now))
    return sorted(set(times) - gone)


def test_everything_of_the_last_two_days_is_kept() -> None:
    times = [NOW - timedelta(minutes=30 * step) for step in range(97)]
    assert to_delete(times, NOW) == []


def test_a_year_of_half_hours_thins_to_days_weeks_and_months() -> None:
    times = [NOW - timedelta(minutes=30 * step) for step in range(2 * 24 * 500)]
    older = [f"{time:%d.%m}" for time in left(times) if NOW - time > timedelta(hours=48)]
    months = ["31.12", "31.01", "28.02", "31.03", "30.04", "31.05", "30.06", "31.07", "31.08", "30.09"]
    weeks = ["11.10", "18.10", "25.10", "31.10", "01.11", "08.11"]  # the month's last among the Sundays
    assert older == [*months, *weeks, *(f"{day}.11" for day in range(11, 22))]


@given(TIMES)
def test_the_newest_is_never_deleted(times: list[datetime]) -> None:
    assert not times or max(times) in left(times)


@given(TIMES)
def test_nothing_is_invented_and_a_second_look_deletes_nothing_more(times: list[datetime]) -> None:
    assert set(to_delete(times, NOW)) <= set(times)
    assert to_delete(left(times), NOW) == []


@given(TIMES)
def test_nothing_but_the_newest_outlives_a_year(times: list[datetime]) -> None:
    assert all(NOW - time <= timedelta(days=366) for time in left(times)[:-1])


@given(TIMES)
def test_each_day_of_a_fortnight_that_had_one_still_has_its_last(times: list[datetime]) -> None:
    kept = left(times)
    recent = {time.date() for time in times if (NOW.date() - time.date()).days < 14}
    assert recent <= {time.date() for time in kept}


@given(TIMES, st.lists(st.integers(0, 400), max_size=8))
def test_thinning_along_the_way_keeps_what_thinning_at_the_end_would(
    times: list[datetime], stops: list[int]
) -> None:
    remaining = sorted(set(times))
    for days in sorted(stops, reverse=True):
        then = NOW - timedelta(days=days)
        past = [time for time in remaining if time <= then]
        remaining = [time for time in remaining if time not in set(to_delete(past, then))]
    assert set(left(remaining)) >= set(left(times))
