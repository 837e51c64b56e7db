"""CPR numbers as lists write them; every example is a replacement number (day + 60)."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from koordinator.domain.values.cpr import age_on, birth_date, format_cpr, parse_cpr

BORN = st.dates(date(1937, 1, 1), date(1999, 12, 31))


def number(day: date, tail: int, extra: int = 60) -> str:
    """A CPR number of somebody born in 1937-1999."""
    return f"{day.day + extra:02d}{day:%m%y}{tail:04d}"


@given(BORN, st.integers(0, 3999))
def test_with_dash_without_and_as_a_number_are_one(day: date, tail: int) -> None:
    cpr = number(day, tail)
    ways = [cpr, format_cpr(cpr), f" {cpr[:6]} {cpr[6:]} ", f"{cpr[:6]} – {cpr[6:]}", int(cpr), float(cpr)]
    assert {parse_cpr(way) for way in ways} == {cpr}
    assert birth_date(cpr) == day


@given(BORN, st.integers(0, 3999))
def test_a_lost_leading_zero_comes_back(day: date, tail: int) -> None:
    cpr = number(day.replace(day=day.day % 9 + 1), tail, extra=0)
    assert parse_cpr(int(cpr)) == parse_cpr(str(int(cpr))) == cpr


@pytest.mark.parametrize(
    ("seventh", "year", "born"),
    [(0, 5, 1905), (3, 99, 1999), (4, 36, 2036), (4, 37, 1937), (5, 57, 2057), (5, 58, 1858), (8, 0, 2000),
     (9, 36, 2036), (9, 37, 1937)],
)  # fmt: skip
def test_the_seventh_digit_tells_the_century(seventh: int, year: int, born: int) -> None:
    assert birth_date(f"6101{year:02d}{seventh}000") == date(born, 1, 1)


@pytest.mark.parametrize(
    "wrong",
    ["", "-", "3113991234", "931299-1234", "6002991234", "123", "12345678", "61019912345", "610199-XXXX",
     "x", None, True, 1.5, float("nan"), "٦١٠١٩٩١٢٣٤"],
)  # fmt: skip
def test_what_has_no_date_of_birth_is_refused_with_a_sentence(wrong: object) -> None:
    with pytest.raises(ValueError, match=r"^CPR.*\.$"):
        parse_cpr(wrong)


def test_nobody_is_born_tomorrow() -> None:
    assert parse_cpr("6101264000", date(2026, 1, 1))
    with pytest.raises(ValueError, match="fremtiden"):
        parse_cpr("6201264000", date(2026, 1, 1))


@pytest.mark.parametrize(
    ("born", "day", "age"),
    [
        (date(1996, 11, 24), date(2026, 11, 23), 29),
        (date(1996, 11, 24), date(2026, 11, 24), 30),
        (date(1996, 2, 29), date(2026, 2, 28), 29),
        (date(1996, 2, 29), date(2026, 3, 1), 30),
        (date(1996, 2, 29), date(2028, 2, 29), 32),
    ],
)
def test_age_changes_on_the_birthday(born: date, day: date, age: int) -> None:
    assert age_on(born, day) == age
