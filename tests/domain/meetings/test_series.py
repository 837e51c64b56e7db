"""What a series' rule gives, against dateutil's own expansion of the same text."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from dateutil.rrule import rrulestr
from hypothesis import assume, given
from hypothesis import strategies as st

from koordinator.domain.meetings.moments import ZONE, local, to_utc, wall_clock
from koordinator.domain.meetings.rules import Every, make_rule, parse_rule
from koordinator.domain.meetings.series import Series, occurrences, settled
from koordinator.domain.meetings.series_edits import moved, split
from koordinator.errors import Refused

HOUR = timedelta(hours=1)
WEEKDAYS = st.sets(st.integers(0, 6), min_size=1, max_size=4)
WALLS = st.datetimes(datetime(2024, 1, 1), datetime(2027, 1, 1)).map(
    lambda moment: moment.replace(second=0, microsecond=0)
)


@st.composite
def rules(draw: st.DrawFn) -> str:
    every = draw(st.sampled_from(Every))
    options: dict[str, Any] = {"interval": draw(st.integers(1, 5))}
    if every is Every.WEEK and draw(st.booleans()):
        options["weekdays"] = draw(WEEKDAYS)
    elif every is Every.DAY and draw(st.booleans()):
        options |= {"interval": 1, "weekdays": draw(WEEKDAYS)}
    elif every is Every.MONTH:
        how = draw(st.sampled_from(["", "weekday", "day"]))
        if how == "weekday":
            options |= {"weekdays": draw(WEEKDAYS), "nth": draw(st.sampled_from([1, 2, 3, 4, -1]))}
        elif how == "day":
            options["month_day"] = draw(st.sampled_from([1, 15, 28, 29, 30, -1]))
    if draw(st.booleans()):
        options["count"] = draw(st.integers(1, 40))
    elif draw(st.booleans()):
        options["until"] = date(2026, 1, 1) + timedelta(days=draw(st.integers(0, 900)))
    return make_rule(every, **options)


def plain(rule: str, wall: datetime) -> list[datetime]:
    """Dateutil's own expansion on the wall clock, to the middle of 2029; each start then put in its zone."""
    until = parse_rule(rule).until
    if until is not None:
        # The last day belongs to the series, at whatever time it is.
        rule = rule.replace(f"{until:%Y%m%d}", f"{until:%Y%m%d}T235959")
    found = rrulestr(rule, dtstart=wall).between(wall, datetime(2029, 6, 1), inc=True)
    return [to_utc(start) for start in found]


def series(rule: str, wall: datetime, length: timedelta = HOUR) -> Series:
    start = to_utc(wall)
    return Series(rule, start, start + length, ZONE)


@given(rules(), WALLS, st.datetimes(datetime(2024, 1, 1), datetime(2029, 1, 1)), st.integers(1, 60))
def test_every_window_holds_what_dateutil_finds(rule: str, wall: datetime, at: datetime, days: int) -> None:
    assume(wall_clock(to_utc(wall)) == wall)
    expected = plain(rule, wall)
    assume(expected)
    lo = at.replace(tzinfo=UTC)
    hi = lo + timedelta(days=days)
    plan = settled(series(rule, wall))
    found = plan.between(lo, hi)
    assert [start for start, _end in found] == [s for s in expected if s < hi and s + HOUR > lo]
    assert all(end - start == HOUR for start, end in found)
    assert found == occurrences(plan.rule, plan.starts, plan.ends, ZONE, None, lo, hi)


@given(rules(), WALLS)
def test_a_series_knows_when_it_is_over(rule: str, wall: datetime) -> None:
    assume(wall_clock(to_utc(wall)) == wall)
    expected = plain(rule, wall)
    assume(expected)
    over = settled(series(rule, wall)).over
    parsed = parse_rule(rule)
    if parsed.count is None and parsed.until is None:
        assert over is None
    elif parsed.until is not None or len(expected) == parsed.count:
        assert over == expected[-1] + HOUR


@given(rules(), WALLS, st.integers(0, 60))
def test_the_two_parts_of_a_split_series_are_the_whole(rule: str, wall: datetime, place: int) -> None:
    assume(wall_clock(to_utc(wall)) == wall)
    expected = plain(rule, wall)
    assume(expected)
    at = expected[place % len(expected)]
    assume(wall_clock(at).time() == wall.time())  # a part that began in the missing hour would stay there
    lo, hi = to_utc(wall), datetime(2029, 6, 1, tzinfo=UTC)
    whole = settled(series(rule, wall))
    earlier, later = split(whole, at)
    found = [start for start, _end in settled(Series(later or "", at, at + HOUR, ZONE)).between(lo, hi)]
    if earlier is not None:
        before = settled(whole._replace(rule=earlier, over=None))
        found = [start for start, _end in before.between(lo, hi)] + found
    assert found == [start for start, _end in whole.between(lo, hi)]


@given(st.integers(1, 4), WEEKDAYS, WALLS, st.integers(-10, 10), st.integers(0, 23))
def test_a_weekly_series_moves_as_one(
    interval: int, weekdays: set[int], wall: datetime, days: int, hour: int
) -> None:
    whole = settled(series(make_rule(Every.WEEK, interval, weekdays=sorted(weekdays)), wall))
    walls = [wall_clock(start) for start, _end in whole.between(whole.starts, whole.starts + 120 * 24 * HOUR)]
    assume(all(w.time() == wall.time() and w.hour not in {2, 3} for w in walls) and hour not in {2, 3})
    to = walls[0].replace(hour=hour) + timedelta(days=days)
    after = moved(whole, to_utc(walls[0]), to_utc(to), to_utc(to) + 2 * HOUR)
    found = [start for start, _end in after.between(after.starts, after.starts + 100 * 24 * HOUR)]
    assert [wall_clock(start) for start in found] == [w + (to - walls[0]) for w in walls][: len(found)]
    assert after.length == 2 * HOUR


@pytest.mark.parametrize(
    ("rule", "first", "to", "third"),
    [
        ("FREQ=MONTHLY;BYDAY=2TU", date(2026, 1, 13), date(2026, 1, 14), date(2026, 3, 11)),
        ("FREQ=MONTHLY;BYDAY=-1FR", date(2026, 1, 30), date(2026, 1, 29), date(2026, 3, 26)),
        ("FREQ=MONTHLY;BYMONTHDAY=15", date(2026, 1, 15), date(2026, 1, 20), date(2026, 3, 20)),
        ("FREQ=MONTHLY", date(2026, 1, 15), date(2026, 2, 2), date(2026, 4, 2)),
        ("FREQ=YEARLY", date(2026, 1, 15), date(2026, 1, 20), date(2028, 1, 20)),
        ("FREQ=DAILY;INTERVAL=3", date(2026, 1, 15), date(2026, 1, 16), date(2026, 1, 22)),
    ],
)
def test_a_series_moved_to_another_day_keeps_its_kind(rule: str, first: date, to: date, third: date) -> None:
    whole = settled(Series(rule, local(first, 10), local(first, 11), ZONE))
    after = moved(whole, local(first, 10), local(to, 12), local(to, 13))
    lo = local(date(2026, 1, 1))
    assert after.between(lo, lo + timedelta(days=1000))[2][0] == local(third, 12)


def test_a_meeting_at_ten_stays_at_ten_over_both_changes() -> None:
    whole = settled(Series("FREQ=WEEKLY", local(date(2026, 1, 6), 10), local(date(2026, 1, 6), 11), ZONE))
    found = whole.between(local(date(2026, 1, 1)), local(date(2026, 12, 31)))
    assert {wall_clock(start).hour for start, _end in found} == {10}
    assert {start.astimezone(UTC).hour for start, _end in found} == {8, 9}


def test_a_nightly_meeting_passes_the_missing_and_the_double_hour() -> None:
    start = local(date(2026, 3, 28), 2, 30)
    whole = settled(Series("FREQ=DAILY", start, start + HOUR / 2, ZONE))
    spring = whole.between(local(date(2026, 3, 28)), local(date(2026, 3, 31)))
    assert [wall_clock(s).hour for s, _ in spring] == [2, 3, 2]
    autumn = whole.between(local(date(2026, 10, 25)), local(date(2026, 10, 26)))
    assert [s for s, _ in autumn] == [datetime(2026, 10, 25, 0, 30, tzinfo=UTC)]


def test_a_series_begins_with_its_first_occurrence() -> None:
    wednesday = local(date(2026, 11, 25), 10)
    whole = settled(Series("FREQ=WEEKLY;BYDAY=TU", wednesday, wednesday + HOUR, ZONE))
    assert (whole.starts, whole.ends) == (local(date(2026, 12, 1), 10), local(date(2026, 12, 1), 11))


def test_the_last_day_belongs_to_the_series() -> None:
    start = local(date(2026, 11, 24), 10)
    whole = settled(Series("FREQ=WEEKLY;UNTIL=20261208", start, start + HOUR, ZONE))
    assert whole.over == local(date(2026, 12, 8), 11)


@pytest.mark.parametrize(
    ("rule", "sentence"),
    [
        ("FREQ=HOURLY", "dagligt"),
        ("FREQ=MINUTELY;INTERVAL=5", "dagligt"),
        ("FREQ=DAILY;INTERVAL=0", "fra 1 til"),
        ("FREQ=DAILY;INTERVAL=-1", "fra 1 til"),
        ("FREQ=DAILY;INTERVAL=x", "kan ikke læses"),
        ("FREQ=DAILY;COUNT=0", "1.000 gange"),
        ("FREQ=DAILY;COUNT=5000", "1.000 gange"),
        ("FREQ=DAILY;COUNT=5;UNTIL=20270101", "ikke begge"),
        ("FREQ=DAILY;BYHOUR=8,9", "BYHOUR"),
        ("FREQ=WEEKLY;BYDAY=2TU", "passer ikke sammen"),
        ("FREQ=DAILY;UNTIL=99991231", "tro på"),
        ("FREQ=MONTHLY;BYMONTHDAY=32", "passer ikke sammen"),
        ("FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30", "aldrig"),
        ("FREQ=DAILY;UNTIL=20200101", "før den begynder"),
        ("", "kan ikke læses"),
        ("hver tirsdag", "kan ikke læses"),
    ],
)
def test_rules_nobody_can_plan_by_are_refused(rule: str, sentence: str) -> None:
    start = local(date(2026, 11, 24), 10)
    with pytest.raises(Refused, match=sentence):
        settled(Series(rule, start, start + HOUR, ZONE))


def test_a_day_that_comes_in_leap_years_only_is_a_rule() -> None:
    start = local(date(2028, 2, 29), 10)
    whole = settled(Series("FREQ=YEARLY", start, start + HOUR, ZONE))
    assert whole.first_from(start + HOUR) == local(date(2032, 2, 29), 10)
    with pytest.raises(Refused, match="aldrig"):
        settled(
            Series("FREQ=YEARLY;INTERVAL=2;BYMONTH=2;BYMONTHDAY=29", local(date(2027, 2, 1)), start, ZONE)
        )
