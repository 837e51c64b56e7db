"""The one layout of charts that the window and the paper paint."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from koordinator.domain.charts.layout import layout, nearest, sparkline
from koordinator.domain.charts.records import Anchor, Chart, ChartPoint, Ink
from koordinator.domain.charts.words import described, told
from koordinator.domain.figures.days import month_ends

DAYS = month_ends(date(2026, 11, 20))
VALUES = st.lists(
    st.none() | st.floats(-500, 500, allow_nan=False).map(lambda value: round(value, 3)),
    min_size=13,
    max_size=13,
)


def chart(*values: float | None, target: float | None = 15) -> Chart:
    points = tuple(ChartPoint(day, value) for day, value in zip(DAYS, values, strict=False))
    return Chart("Lønnede timer", points, target)


def test_a_blank_breaks_the_line_and_is_no_zero() -> None:
    drawn = layout(chart(10, 12, None, 11, None, 14, 16), 600, 240, 10)
    lines = [len(stroke.points) for stroke in drawn.strokes if stroke.ink is Ink.DATA]
    assert lines == [2, 2]
    assert [dot.radius for dot in drawn.dots] == [2.4, 4.0]  # one alone between two blanks, and the last
    assert drawn.places[2][1] is None


def test_the_last_value_and_the_target_stand_at_the_lines_end() -> None:
    drawn = layout(chart(10, 12, 16.7), 600, 240, 10)
    ends = [words for words in drawn.words if words.anchor is Anchor.START]
    assert [(words.text, words.strong) for words in ends] == [("16,7 %", True), ("mål 15 %", False)]
    assert abs(ends[0].y - ends[1].y) >= 13 - 1e-9  # they do not stand on each other


def test_months_are_named_in_danish_with_the_year_where_it_begins() -> None:
    drawn = layout(chart(*range(13)), 900, 240, 10)
    months = [words.text for words in drawn.words if words.anchor is Anchor.MIDDLE]
    assert months[:5] == ["nov.", "2025", "dec.", "jan.", "2026"]
    assert months[-2:] == ["okt.", "nov."]
    narrow = [words.text for words in layout(chart(*range(13)), 420, 240, 10).words]
    assert "dec." not in narrow
    assert "nov." in narrow


def test_hairlines_are_whole_numbers_and_few() -> None:
    for values in ((0, 16.7), (93, 100), (-10.6, 32.6), (0, 0), (15, 15), (0, 1200)):
        drawn = layout(chart(*values), 600, 240, 10)
        labels = [words.text for words in drawn.words if words.anchor is Anchor.END]
        assert 2 <= len(labels) <= 5
        assert len(set(labels)) == len(labels)
        assert not any("," in text for text in labels)


def test_nothing_to_draw_is_told_as_such() -> None:
    empty = chart(None, None)
    assert described(empty) == "Lønnede timer: ingen tal i perioden."
    drawn = layout(empty, 600, 240, 10)
    assert (drawn.dots, [one for one in drawn.strokes if one.ink is Ink.DATA]) == ((), [])
    assert nearest(drawn, 10) is None


def test_a_chart_is_told_in_words() -> None:
    assert described(chart(10, None, 16.7)) == (
        "Lønnede timer fra november 2025 til januar 2026: først 10 %, senest 16,7 %, "
        "lavest 10 % i november 2025, højest 16,7 % i januar 2026. Mål 15 %."
    )
    assert told(chart(10, None), 0) == "30. november 2025: 10 %"
    assert told(chart(10, None), 1) == "31. december 2025: intet at tælle"


@given(values=VALUES, target=st.none() | st.integers(0, 100), width=st.integers(200, 1600))
def test_everything_stands_inside(values: list[float | None], target: int | None, width: int) -> None:
    one = chart(*values, target=target)
    for drawn in (layout(one, width, 240, 10), sparkline(one, width, 60)):
        points = [point for stroke in drawn.strokes for point in stroke.points]
        points += [(dot.x, dot.y) for dot in drawn.dots]
        assert all(-1e-6 <= x <= drawn.width + 1e-6 and -1e-6 <= y <= drawn.height + 1e-6 for x, y in points)
        known = [value for value in values if value is not None]
        assert sum(y is not None for _, y in drawn.places) == len(known)
        heights = [y for _, y in drawn.places if y is not None]
        for (a, ya), (b, yb) in zip(
            zip(known, heights, strict=True), list(zip(known, heights, strict=True))[1:], strict=False
        ):
            assert (a < b) is (ya > yb) or a == pytest.approx(b)
