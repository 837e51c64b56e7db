"""The wheel's geometry, shared by screen and paper."""

from hypothesis import given
from hypothesis import strategies as st
from pytest import approx

from koordinator.domain.wheel_shape import Point, nearest_spoke, place, reach, strokes, value_at

SPOKES = st.integers(6, 10)


@given(SPOKES, st.data())
def test_pointing_at_a_value_gives_that_value(spokes: int, data: st.DataObject) -> None:
    spoke = data.draw(st.integers(0, spokes - 1))
    value = data.draw(st.integers(1, 10))
    at = place(spoke, spokes, reach(value, 0, 10))
    assert nearest_spoke(at, spokes) == spoke
    assert value_at(at, spoke, spokes, 0, 10) == value


@given(SPOKES, st.floats(-3, 3), st.floats(-3, 3), st.data())
def test_no_value_falls_off_the_scale(spokes: int, x: float, y: float, data: st.DataObject) -> None:
    spoke = data.draw(st.integers(0, spokes - 1))
    assert 0 <= value_at(Point(x, y), spoke, spokes, 0, 10) <= 10
    assert 0 <= nearest_spoke(Point(x, y), spokes) < spokes


def test_the_first_spoke_points_up_and_the_next_is_clockwise() -> None:
    assert place(0, 9, 1) == approx((0, -1))
    assert place(1, 9, 1).x > 0


@given(st.lists(st.none() | st.floats(0, 1), min_size=6, max_size=10))
def test_the_line_goes_through_every_value_once_and_breaks_at_each_blank(
    reaches: list[float | None],
) -> None:
    found = strokes(reaches)
    given_ = [one for one in reaches if one is not None]
    assert sum(len(one.points) for one in found) == len(given_)
    assert any(one.closed for one in found) == (len(given_) == len(reaches))
    gaps = sum(1 for n, one in enumerate(reaches) if one is None and reaches[n - 1] is not None)
    assert len(found) == (gaps or (1 if len(given_) == len(reaches) else 0))
