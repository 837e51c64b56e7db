"""Periods hold both their days."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from koordinator.domain.periods import Period, first_overlap

DAY = date(2026, 11, 20)
days = st.integers(-20, 20).map(lambda n: DAY + timedelta(n))
periods = st.builds(Period, days | st.none(), days | st.none()).filter(lambda p: not p.backwards)
every_day = [DAY + timedelta(n) for n in range(-60, 61)]


def test_both_days_count() -> None:
    period = Period(DAY, DAY)
    assert period.covers(DAY)
    assert not period.covers(DAY + timedelta(1))
    assert not period.covers(DAY - timedelta(1))


@given(periods, periods)
def test_overlap_is_a_shared_day(one: Period, other: Period) -> None:
    shared = any(one.covers(day) and other.covers(day) for day in every_day)
    assert one.overlaps(other) is other.overlaps(one) is shared


@given(st.lists(periods, max_size=6))
def test_an_overlap_among_many_is_found(many: list[Period]) -> None:
    twice = any(sum(one.covers(day) for one in many) > 1 for day in every_day)
    assert (first_overlap(many) is not None) is twice
