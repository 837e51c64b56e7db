"""What people type: dates without a year and shares of full time."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from koordinator.domain.values.typed import typed_date, typed_share

TODAY = date(2026, 11, 20)
DAYS = st.dates(date(1950, 1, 1), date(2150, 12, 31))


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("1/12", date(2026, 12, 1)),
        ("1.5.", date(2027, 5, 1)),
        ("den 3. maj", date(2027, 5, 3)),
        ("1 dec", date(2026, 12, 1)),
        ("24-11-2026", date(2026, 11, 24)),
        (" I dag ", TODAY),
        ("i morgen", date(2026, 11, 21)),
        ("29/2", date(2028, 2, 29)),
    ],
)
def test_dates_as_they_are_typed(text: str, day: date) -> None:
    assert typed_date(text, TODAY) == day


@pytest.mark.parametrize("text", ["", "30/2", "2/13", "snart", "31-12-9999", "1/12/26/3"])
def test_what_is_no_date_is_refused_in_danish(text: str) -> None:
    with pytest.raises(ValueError, match=r"[.]$"):
        typed_date(text, TODAY)


@given(DAYS, st.integers(-180, 180))
def test_without_a_year_the_nearest_day_is_meant(today: date, away: int) -> None:
    day = today + timedelta(days=away)
    found = typed_date(f"{day.day}/{day.month}", today)
    assert (found.day, found.month) == (day.day, day.month)
    assert found == day or abs(found - today) <= abs(day - today)


@given(DAYS, DAYS)
def test_with_a_year_today_is_of_no_matter(day: date, today: date) -> None:
    assert typed_date(day.strftime("%d-%m-%Y"), today) == day


@pytest.mark.parametrize(
    ("text", "share"),
    [
        ("0,8", "0.8"),
        ("80 %", "0.8"),
        ("100%", "1"),
        ("fuld tid", "1"),
        (",75", "0.75"),
        ("1", "1"),
        ("0,3333", "0.333"),
    ],
)
def test_shares_as_they_are_typed(text: str, share: str) -> None:
    assert typed_share(text) == Decimal(share)


@pytest.mark.parametrize("text", ["", "otte", "-1", "1e5", "0,8 %%"])
def test_what_is_no_share_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="0,8 eller 80 %"):
        typed_share(text)


@given(st.text(max_size=30))
def test_any_text_is_a_share_or_refused(text: str) -> None:
    try:
        assert 0 <= typed_share(text) < 1000
    except ValueError as fault:
        assert str(fault).endswith(".")
