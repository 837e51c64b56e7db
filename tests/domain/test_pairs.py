"""Pairs: the newest review counts, the next one is the first to come, and only those both take part in."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from koordinator.domain.pairs import FIXED, Met, Pair, Review, pairs

DAY = date(2026, 11, 20)
RULE = timedelta(days=21)
BOTH = frozenset({1, 2})
CASES = list(range(10, 10 + FIXED))


def _pair(*met: Met, cases: list[int] = CASES) -> Pair:
    (found,) = pairs({(1, 2): cases}, met, DAY)
    return found


def test_a_review_held_on_the_day_is_held_and_one_tomorrow_is_the_next() -> None:
    found = _pair(Met(DAY, BOTH), Met(DAY + timedelta(days=1), BOTH), Met(DAY - timedelta(days=7), BOTH))
    assert (found.last, found.next) == (DAY, date(2026, 11, 21))
    assert found.review(DAY, RULE) is Review.HELD


def test_the_last_day_of_the_rule_is_in_time_and_the_day_after_is_late() -> None:
    held = _pair(Met(DAY - timedelta(days=21), BOTH))
    assert held.review(DAY, RULE) is Review.HELD
    assert held.review(DAY + timedelta(days=1), RULE) is Review.LATE


def test_a_late_review_that_is_planned_is_not_chased() -> None:
    found = _pair(Met(DAY - timedelta(days=30), BOTH), Met(DAY + timedelta(days=3), BOTH))
    assert found.review(DAY, RULE) is Review.PLANNED


def test_a_meeting_of_one_of_them_is_no_review() -> None:
    assert _pair(Met(DAY, frozenset({1, 3}))).review(DAY, RULE) is Review.NONE


def test_few_common_cases_make_no_fixed_pair() -> None:
    assert _pair(cases=CASES[:-1]).review(DAY, RULE) is Review.FEW
    assert _pair(cases=CASES).review(DAY, RULE) is Review.NONE


@given(st.lists(st.integers(-200, 200)))
def test_last_is_never_ahead_and_next_never_behind(offsets: list[int]) -> None:
    found = _pair(*(Met(DAY + timedelta(days=one), BOTH) for one in offsets))
    assert found.last is None or found.last <= DAY
    assert found.next is None or found.next > DAY
    assert (found.last is None) == all(one > 0 for one in offsets)
