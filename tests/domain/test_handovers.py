"""Until when the handover meeting is to be held, and how far a checklist has come."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from koordinator.domain.checklists import (
    Checklist,
    ChecklistPart,
    ChecklistPoint,
    Tick,
    progress,
    progress_words,
)
from koordinator.domain.handovers import last_meeting_day
from koordinator.domain.meetings.holidays import is_workday


def test_the_fourteenth_day_counts() -> None:
    assert last_meeting_day(date(2026, 11, 2), 14, is_workday) == date(2026, 11, 16)


def test_a_holiday_is_shown_as_the_working_day_before() -> None:
    assert last_meeting_day(date(2026, 12, 11), 14, is_workday) == date(2026, 12, 23)


@given(st.dates(date(2024, 1, 1), date(2040, 12, 31)), st.integers(14, 90))
def test_it_is_always_a_working_day_within_the_rule(day: date, days: int) -> None:
    last = last_meeting_day(day, days, is_workday)
    assert day <= last <= day + timedelta(days=days)
    assert is_workday(last)


def test_progress_counts_only_what_is_asked_today() -> None:
    points = (ChecklistPoint("a", "A?"), ChecklistPoint("b", "B?"))
    asked = Checklist("x", "X", "", (ChecklistPart("Før", points),))
    ticks = {key: Tick(key, "Anna", date(2026, 11, 20)) for key in ("a", "gone")}
    assert progress(asked, ticks) == (1, 2)
    assert progress_words(1, 2) == "1 af 2 klaret"
    assert progress_words(2, 2) == "Alt er klaret"
