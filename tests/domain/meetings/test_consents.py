"""What a consent allows on a day, its last day and the day of withdrawing included."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from koordinator.domain.meetings.consents import ConsentFacts, consent_state, judged_on
from koordinator.domain.meetings.moments import local

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


def test_the_day_of_a_meeting_to_come_counts_and_today_after_it() -> None:
    assert judged_on(TODAY, local(days(14), 13)) == days(14)
    assert judged_on(TODAY, local(days(-14), 13)) == TODAY
    assert judged_on(TODAY, local(days(3), 0)) == days(3)


@pytest.mark.parametrize(
    ("one", "sentence"),
    [
        (
            ConsentFacts(days(-10), days(14), None),
            "Samtykket gælder kun til og med 4. december 2026. "
            "Kopi af dagsorden og referat holdes tilbage, til der er givet et nyt.",
        ),
        (ConsentFacts(days(-10), days(35), None), "Samtykket udløber 25. december 2026."),
        (ConsentFacts(days(-10), days(90), None), "Samtykket gælder til og med 18. februar 2027."),
        (
            ConsentFacts(days(-10), None, days(5)),
            "Samtykket er trukket tilbage pr. 25. november 2026. "
            "Kopi af dagsorden og referat holdes tilbage, til der er givet et nyt.",
        ),
    ],
)
def test_a_day_to_come_is_told_of_in_words_that_hold_today(one: ConsentFacts, sentence: str) -> None:
    assert consent_state([one], days(20)).sentence == sentence
