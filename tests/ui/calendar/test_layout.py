"""Where time lies on the page: nothing hides anything, and a point leads back to its time."""

from datetime import UTC, date, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from koordinator.domain.meetings.moments import local, to_local
from koordinator.ui.calendar.layout import (
    DAY,
    SNAP,
    Grid,
    Place,
    Span,
    later,
    length,
    minute_of,
    moment_at,
    parts,
    side_by_side,
)

SPRING, AUTUMN = date(2026, 3, 29), date(2026, 10, 25)
DAYS = st.dates(date(2025, 1, 1), date(2028, 12, 31))
MOMENTS = st.datetimes(datetime(2025, 1, 1), datetime(2028, 12, 31)).map(lambda m: m.replace(tzinfo=UTC))
SPANS = st.tuples(st.integers(0, DAY - 1), st.integers(1, DAY)).map(
    lambda pair: Span(pair[0], min(DAY, pair[0] + pair[1]))
)
GRIDS = st.builds(
    Grid,
    days=st.integers(1, 7),
    left=st.integers(30, 120),
    width=st.integers(700, 2400),
    hour=st.integers(30, 160),
)


@given(st.lists(SPANS, max_size=14), GRIDS, st.integers(0, 4))
def test_no_two_overlapping_entries_share_pixels(spans: list[Span], grid: Grid, gap: int) -> None:
    boxes = [grid.box(0, span, place, gap) for span, place in zip(spans, side_by_side(spans), strict=True)]
    for number, box in enumerate(boxes):
        for other, beside in enumerate(boxes[:number]):
            assert not (box.overlaps(beside) and spans[number].overlaps(spans[other]))


@given(st.lists(SPANS, max_size=14), GRIDS)
def test_every_entry_lies_within_its_days_column(spans: list[Span], grid: Grid) -> None:
    for number in range(grid.days):
        column = grid.column(number)
        for span, place in zip(spans, side_by_side(spans), strict=True):
            box = grid.box(number, span, place)
            assert column.x <= box.x and box.x + box.width <= column.x + column.width
            assert box.y >= 0 and box.y + box.height <= grid.height + 1


@given(st.lists(SPANS, max_size=14))
def test_what_overlaps_nothing_takes_the_whole_column(spans: list[Span]) -> None:
    for number, place in enumerate(side_by_side(spans)):
        alone = not any(spans[number].overlaps(other) for n, other in enumerate(spans) if n != number)
        if alone:
            assert place == Place(0, 1, 1)


@given(GRIDS, st.integers(0, 95))
def test_a_quarter_of_an_hour_is_found_again_where_it_is_drawn(grid: Grid, quarter: int) -> None:
    minute = quarter * SNAP
    assert grid.minute_at(grid.y(minute)) == minute
    assert grid.slot_at(grid.y(minute), SNAP) == minute


@given(GRIDS)
def test_every_pixel_of_a_column_leads_to_its_day(grid: Grid) -> None:
    for number in range(grid.days):
        column = grid.column(number)
        assert grid.day_at(column.x) == number
        assert grid.day_at(column.x + column.width - 1) == number


@given(DAYS, st.integers(0, 95))
def test_a_minute_of_the_wall_clock_is_read_as_it_was_set(day: date, quarter: int) -> None:
    minute = quarter * SNAP
    moment = moment_at(day, minute)
    if day.month == 3 and 120 <= minute < 180 and day.weekday() == 6 and day.day > 24:
        assert minute_of(moment) == minute + 60  # the hour that summer time takes
    else:
        assert (moment.date(), minute_of(moment)) == (day, minute)


def test_the_end_of_a_day_is_the_beginning_of_the_next() -> None:
    assert moment_at(SPRING, DAY) == local(SPRING + timedelta(days=1))
    assert length(moment_at(SPRING, 0), moment_at(SPRING, DAY)) == timedelta(hours=23)
    assert length(moment_at(AUTUMN, 0), moment_at(AUTUMN, DAY)) == timedelta(hours=25)


@given(MOMENTS, st.integers(1, 3 * DAY))
def test_the_parts_of_a_stretch_cover_its_days_in_order(starts: datetime, minutes: int) -> None:
    ends = starts + timedelta(minutes=minutes)
    found = parts(starts, ends)
    days = [day for day, _ in found]
    assert days == sorted(set(days))
    assert days[0] == to_local(starts).date()
    assert all(0 <= span.first < span.last <= DAY for _, span in found)


def test_a_night_over_the_change_is_drawn_by_the_clock_on_the_wall() -> None:
    night = parts(local(SPRING - timedelta(days=1), 23), local(SPRING, 4))
    assert night == [(SPRING - timedelta(days=1), Span(23 * 60, DAY)), (SPRING, Span(0, 4 * 60))]


def test_the_hour_that_comes_twice_is_drawn_although_it_ends_before_it_begins() -> None:
    first = local(AUTUMN, 2, 45)
    second = later(first, timedelta(minutes=45))  # 2.30 the second time
    assert minute_of(second) == 2 * 60 + 30
    assert parts(first, second) == [(AUTUMN, Span(165, 180))]


def test_a_meeting_until_midnight_does_not_reach_into_the_next_day() -> None:
    day = date(2026, 11, 24)
    assert parts(local(day, 22), local(day + timedelta(days=1))) == [(day, Span(22 * 60, DAY))]


@given(SPANS, st.integers(15, 120))
def test_what_is_short_is_drawn_long_enough_to_read_within_the_day(span: Span, least: int) -> None:
    seen = span.at_least(least)
    assert 0 <= seen.first <= span.first
    assert seen.last - seen.first >= min(least, DAY)
    assert seen.last <= DAY
