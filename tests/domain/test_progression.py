"""Progression: over the areas both assessments have, in points and percent."""

from hypothesis import given
from hypothesis import strategies as st
from pytest import approx

from koordinator.domain.progression import change, decimal, mean, points_above, progression, signed

KEYS = st.sampled_from(["job", "identity", "skills", "social", "physical", "mental", "own-hund"])
VALUES = st.dictionaries(KEYS, st.none() | st.integers(0, 10))


def test_it_is_the_mean_change_in_points_and_percent_of_the_first() -> None:
    first = dict(zip("abcdefghi", (2, 3, 5, 2, 4, 3, 3, 6, 4), strict=True))
    last = dict(zip("abcdefghi", (4, 5, 6, 4, 4, 5, 6, 6, 5), strict=True))
    found = progression(first, last)
    assert found is not None
    assert (decimal(found.first), decimal(found.last), decimal(found.percent or 0)) == ("3,6", "5,0", "40,6")
    assert found.points == approx(13 / 9)
    assert found.reached(10)


def test_a_blank_is_not_a_zero() -> None:
    found = progression({"a": 4, "b": None, "c": 2}, {"a": 6, "b": 9, "c": None})
    assert found is not None
    assert (found.areas, found.points, found.percent) == (1, 2.0, 50.0)
    assert mean({"a": 4, "b": None}) == 4


def test_from_nothing_there_are_points_but_no_percent() -> None:
    found = progression({"a": 0, "b": 0}, {"a": 0, "b": 3})
    assert found is not None
    assert (found.points, found.percent, found.reached(10)) == (1.5, None, True)
    standing = progression({"a": 0}, {"a": 0})
    assert standing is not None and not standing.reached(10)


def test_without_a_common_area_there_is_none() -> None:
    assert progression({}, {}) is None
    assert progression({"a": 3}, {"b": 4}) is None
    assert progression({"a": 3}, {"a": None}) is None
    assert mean({"a": None}) is None


@given(VALUES, VALUES)
def test_areas_that_only_one_has_make_no_difference(
    first: dict[str, int | None], last: dict[str, int | None]
) -> None:
    both = {key for key in first if first[key] is not None and last.get(key) is not None}
    only = progression({key: first[key] for key in both}, {key: last[key] for key in both})
    found = progression(first, last)
    assert found == only
    assert (found is None) == (not both)
    if found is not None:
        assert found.areas == len(both)
        assert -10 <= found.points <= 10
        changes = [(last[key] or 0) - (first[key] or 0) for key in both]
        assert found.points == approx(sum(changes) / len(changes))


@given(VALUES, VALUES)
def test_the_way_back_is_as_long(first: dict[str, int | None], last: dict[str, int | None]) -> None:
    out, back = progression(first, last), progression(last, first)
    assert (out is None) == (back is None)
    if out is not None and back is not None:
        assert out.points == approx(-back.points)


def test_the_workers_belief_against_the_citizens_in_percentage_points() -> None:
    assert points_above({"job": 6, "hours": 9}, {"job": 5, "hours": None}, 10) == 10
    assert points_above({"job": 6}, {}, 10) is None


@given(VALUES, VALUES)
def test_the_change_told_is_the_difference_of_the_means_told(
    first: dict[str, int | None], last: dict[str, int | None]
) -> None:
    found = progression(first, last)
    if found is not None:
        ends = [round(float(decimal(one).replace(",", ".")) * 10) for one in (found.first, found.last)]
        assert found.change == signed((ends[1] - ends[0]) / 10, 1)


def test_a_reader_who_subtracts_finds_the_same() -> None:
    assert (change(3.556, 5.444), change(4.56, 5.14), change(4.62, 4.58)) == ("+1,8", "+0,5", "uændret")


def test_numbers_are_written_as_danes_write_them() -> None:
    assert [signed(2), signed(-1), signed(0), signed(1.44, 1), signed(-0.04, 1)] == [
        "+2", "−1", "uændret", "+1,4", "uændret",
    ]  # fmt: skip
    assert decimal(-0.001) == "0,0"
