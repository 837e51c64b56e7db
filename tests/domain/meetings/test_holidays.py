"""Danish public holidays and the days on which offices are closed."""

from datetime import date

import pytest

from koordinator.domain.meetings.holidays import between, closing_day, holiday, is_workday


def test_general_prayer_day_was_kept_until_2023() -> None:
    assert holiday(date(2023, 5, 5)) == "Store bededag"
    assert holiday(date(2024, 4, 26)) is None
    assert "Store bededag" not in between(date(2024, 1, 1), date(2027, 12, 31)).values()


@pytest.mark.parametrize(
    ("day", "name"),
    [
        (date(2026, 1, 1), "Nytårsdag"),
        (date(2026, 4, 2), "Skærtorsdag"),
        (date(2026, 4, 6), "Anden påskedag"),
        (date(2026, 5, 14), "Kristi himmelfartsdag"),
        (date(2026, 12, 26), "Anden juledag"),
    ],
)
def test_holidays_have_danish_names(day: date, name: str) -> None:
    assert holiday(day) == name


@pytest.mark.parametrize("day", [date(2026, 6, 5), date(2026, 12, 24), date(2026, 12, 31)])
def test_closing_days_are_no_holidays_yet_no_workdays(day: date) -> None:
    assert holiday(day) is None
    assert closing_day(day)
    assert not is_workday(day)


def test_a_year_has_all_of_them_in_order() -> None:
    found = between(date(2026, 1, 1), date(2026, 12, 31))
    assert list(found) == sorted(found)
    assert len(found) == 13


def test_an_ordinary_day_is_a_workday() -> None:
    assert is_workday(date(2026, 11, 24))
    assert not is_workday(date(2026, 11, 28))
