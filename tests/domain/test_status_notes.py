"""Which period a status note is about."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from koordinator.domain.status_notes import NoteState, StatusCard, next_period

STARTS = date(2026, 1, 5)
days = st.dates(STARTS, date(2027, 12, 31))


def card(ends: date, done: date | None) -> StatusCard:
    """A note whose period ends on a day."""
    state = NoteState.FINAL if done else NoteState.DRAFT
    return StatusCard(1, 1, STARTS, ends, state, done, "", "", None, None, None, None, "", "", ())


def test_the_first_begins_with_the_case() -> None:
    assert next_period([], STARTS, date(2026, 4, 5)) == (STARTS, date(2026, 4, 5))


def test_the_next_begins_the_day_after_the_last_that_is_done() -> None:
    done = [card(date(2026, 4, 5), date(2026, 4, 8)), card(date(2026, 3, 1), date(2026, 3, 1))]
    assert next_period(done, STARTS, date(2026, 7, 1)) == (date(2026, 4, 6), date(2026, 7, 1))


def test_a_draft_does_not_count() -> None:
    assert next_period([card(date(2026, 4, 5), None)], STARTS, date(2026, 7, 1))[0] == STARTS


@given(ends=st.lists(days, max_size=4), today=days)
def test_a_period_is_never_backwards_and_ends_today(ends: list[date], today: date) -> None:
    notes = [card(day, day + timedelta(days=1)) for day in ends]
    starts, last = next_period(notes, STARTS, today)
    assert starts <= last == today
