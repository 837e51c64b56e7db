"""What a consent allows on a day, its last day and the day of withdrawing included."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from koordinator.domain.meetings.consents import ConsentFacts, consent_state

TODAY = date(2026, 11, 20)
DAYS = st.integers(-60, 60).map(lambda days: TODAY + timedelta(days=days))
CONSENTS = st.lists(st.builds(ConsentFacts, DAYS, st.none() | DAYS, st.none() | DAYS), max_size=4)


def days(number: int) -> date:
    return TODAY + timedelta(days=number)


@pytest.mark.parametrize(
    ("given_", "key"),
    [
        ([], "missing"),
        ([ConsentFacts(days(-10), None, None)], "valid"),
        ([ConsentFacts(days(-10), days(31), None)], "valid"),
        ([ConsentFacts(days(-10), days(30), None)], "expiring"),
        ([ConsentFacts(days(-10), days(0), None)], "expiring"),
        ([ConsentFacts(days(-10), days(-1), None)], "expired"),
        ([ConsentFacts(days(-10), None, days(0))], "withdrawn"),
        ([ConsentFacts(days(1), None, None)], "missing"),
        ([ConsentFacts(days(-90), days(-60), None), ConsentFacts(days(-10), None, None)], "valid"),
    ],
)
def test_each_day_has_its_state(given_: list[ConsentFacts], key: str) -> None:
    state = consent_state(given_, TODAY)
    assert state.key == key
    assert state.sentence
    assert ("holdes tilbage" in state.sentence) is state.lacking


@given(CONSENTS)
def test_nothing_may_be_told_exactly_when_no_consent_holds(given_: list[ConsentFacts]) -> None:
    holds = any(
        one.starts <= TODAY
        and (one.ends is None or one.ends >= TODAY)
        and (one.withdrawn is None or one.withdrawn > TODAY)
        for one in given_
    )
    assert consent_state(given_, TODAY).lacking is not holds
