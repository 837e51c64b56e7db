"""How late a thing is, and until when, in the words of every list."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from koordinator.ui.due.words import late_words, when
from tests.factories import TODAY


@pytest.mark.parametrize(
    ("over", "said"),
    [
        (1, "1 dag over"),
        (2, "2 dage over"),
        (91, "91 dage over"),
        (92, "3 måneder over"),
        (502, "16 måneder over"),
        (730, "24 måneder over"),
        (731, "2 år over"),
        (811, "2 år over"),
    ],
)
def test_lateness_is_short_and_human(over: int, said: str) -> None:
    assert late_words(over) == said
    assert when(TODAY - timedelta(days=over), over, TODAY) == said


@given(st.integers(1, 4000), st.integers(0, 4000))
def test_the_number_said_never_becomes_less_while_the_unit_is_the_same(over: int, more: int) -> None:
    number, unit = late_words(over).split()[:2]
    later, later_unit = late_words(over + more).split()[:2]
    assert int(number) >= 1
    assert unit != later_unit or int(later) >= int(number)


@pytest.mark.parametrize(
    ("day", "said"),
    [
        (None, ""),
        (TODAY, "i dag"),
        (TODAY + timedelta(days=1), "i morgen"),
        (date(2026, 11, 27), "fredag 27. nov."),
        (date(2027, 1, 4), "mandag 4. jan. 2027"),
    ],
)
def test_a_day_ahead_is_said_as_people_say_it(day: date | None, said: str) -> None:
    assert when(day, 0, TODAY) == said
