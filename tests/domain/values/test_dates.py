"""Dates in every way a Danish list writes them."""

from datetime import date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from koordinator.domain.values.dates import MONTHS, day_month, long_date, parse_date, short_date

DAYS = st.dates(date(1900, 1, 1), date(2199, 12, 31))
NEAR = st.dates(date(1970, 1, 1), date(2069, 12, 31))
WAYS = [
    lambda d: f"{d.day:02d}-{d.month:02d}-{d.year}",
    lambda d: f"{d.day}.{d.month}.{d.year}",
    lambda d: f"{d.day}/{d.month} {d.year}",
    lambda d: f"{d.day}/{d.month}/{d.year}",
    lambda d: f"{d.day:02d} {d.month:02d} {d.year}",
    lambda d: f"{d.day:02d}‑{d.month:02d}–{d.year}",
    lambda d: f"  {d.day:02d}-{d.month:02d}-{d.year} 07:41 ",
    lambda d: f"{d.day:02d}.{d.month:02d}.{d.year} kl. 07.41",
    lambda d: f"{d.day}. {MONTHS[d.month - 1]} {d.year}",
    lambda d: f"{d.day}. {MONTHS[d.month - 1][:3]}. {d.year}",
    lambda d: f"{d.day}.\N{NO-BREAK SPACE}{MONTHS[d.month - 1].upper()} {d.year}",
    lambda d: d.isoformat(),
    lambda d: d.isoformat() + "T07:41:12.5Z",
    lambda d: d.isoformat().replace("-", "/"),
    lambda d: f"{d.day:02d}{d.month:02d}{d.year}",
    short_date,
    long_date,
]


@given(DAYS, st.sampled_from(WAYS))
def test_every_way_of_writing_a_day_is_read(day, write):  # type: ignore[no-untyped-def]
    assert parse_date(write(day)) == day


@given(NEAR, st.sampled_from(["{0:%d.%m.%y}", "{0.day}/{0.month}-{0:%y}", "{0.day}-{0.month}-{0:%y}"]))
def test_two_digits_are_a_year_between_1970_and_2069(day: date, form: str) -> None:
    assert parse_date(form.format(day)) == day


@given(st.integers(20_000, 80_000), st.floats(0, 0.999))
def test_excel_serial_numbers(serial: int, clock: float) -> None:
    day = date(1899, 12, 30) + timedelta(days=serial)
    assert parse_date(serial) == parse_date(float(serial) + clock) == parse_date(str(serial)) == day


def test_excel_dates_are_taken_as_they_are() -> None:
    assert parse_date(datetime(2026, 11, 24, 7, 41)) == date(2026, 11, 24)
    assert parse_date(date(2026, 11, 24)) == date(2026, 11, 24)


@pytest.mark.parametrize(
    "wrong",
    ["32-01-2026", "29-02-2026", "11/24/2026", "24-11", "i går", "", "24-11-0026", "24. brumaire 2026",
     19_999, 80_001, True, None, float("nan"), float("inf"), "1" + " " * 100_000 + "x"],
)  # fmt: skip
def test_what_is_no_date_is_refused_with_a_sentence(wrong: object) -> None:
    with pytest.raises(ValueError, match=r"^[A-ZÆØÅ].*\.$"):
        parse_date(wrong)


@given(st.text(max_size=40) | st.from_regex(r"[0-9 ./-]{6,14}", fullmatch=True))
def test_any_text_is_a_date_or_a_sentence(text: str) -> None:
    try:
        assert isinstance(parse_date(text), date)
    except ValueError as refusal:
        assert str(refusal).endswith(".")


def test_dates_as_danes_read_them() -> None:
    day = date(2026, 11, 24)
    assert long_date(day) == "tirsdag den 24. november 2026"
    assert short_date(day) == "24-11-2026"
    assert day_month(day) == "24. nov."
    assert day_month(date(2026, 5, 1)) == "1. maj"
