"""Times of the day, read and written as Danes do."""

from datetime import UTC, date, datetime, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from koordinator.domain.meetings.moments import local
from koordinator.domain.values.times import clock, moment_words, parse_clock, span

DAY = date(2026, 11, 24)


def test_a_meeting_is_said_in_words() -> None:
    words = moment_words(local(DAY, 13), local(DAY, 14, 30))
    assert words == "tirsdag den 24. november 2026 kl. 13.00–14.30"


def test_moments_are_shown_in_local_time_whatever_their_zone() -> None:
    assert clock(datetime(2026, 7, 1, 7, 5, tzinfo=UTC)) == "9.05"
    assert clock(datetime(2026, 12, 1, 7, 5, tzinfo=UTC)) == "8.05"


def test_an_end_on_another_day_says_which() -> None:
    assert span(local(DAY, 22), local(date(2026, 11, 25), 1)) == "22.00–1.00 (25. nov.)"


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("13", time(13)),
        ("13.30", time(13, 30)),
        ("13:30", time(13, 30)),
        ("1330", time(13, 30)),
        ("930", time(9, 30)),
        ("kl. 9", time(9)),
        (" 8.05 ", time(8, 5)),
    ],
)
def test_times_are_read_as_people_write_them(text: str, found: time) -> None:
    assert parse_clock(text) == found


@pytest.mark.parametrize("text", ["", "24", "12.60", "ti", "13.5", "99999", "-1"])
def test_what_is_no_time_gets_a_sentence(text: str) -> None:
    with pytest.raises(ValueError, match=r"13\.00"):
        parse_clock(text)


@given(st.times())
def test_what_is_shown_can_be_read_again(value: time) -> None:
    shown = clock(datetime.combine(DAY, value))
    assert parse_clock(shown) == value.replace(second=0, microsecond=0, fold=0)
