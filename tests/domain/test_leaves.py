"""Leaves: where short ends, how covers follow, and that nobody is given more than she has room for."""

from collections import Counter
from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from koordinator.domain.caseload import Limits, WorkerLoad
from koordinator.domain.colleagues import CaseFacts, Colleague, Relations
from koordinator.domain.leaves import (
    AwayCase,
    CoverSpan,
    Way,
    followed,
    months_of,
    share_out,
    usual_way,
)
from koordinator.domain.periods import Period
from koordinator.domain.roles import CaseRole

DAY = date(2026, 12, 1)
_DAYS = st.integers(0, 60).map(lambda number: DAY + timedelta(number))


@st.composite
def _periods(draw: st.DrawFn) -> Period:
    first, length = draw(_DAYS), draw(st.none() | st.integers(0, 40))
    return Period(first, None if length is None else first + timedelta(length))


@pytest.mark.parametrize(("days", "way"), [(1, Way.COVER), (28, Way.COVER), (29, Way.HANDOVER)])
def test_four_weeks_are_short_and_a_day_more_is_not(days: int, way: Way) -> None:
    period = Period(DAY, DAY + timedelta(days - 1))
    assert usual_way(period, CaseRole.CASEWORKER, Way.HANDOVER) is way


def test_a_leave_without_end_is_long() -> None:
    assert usual_way(Period(DAY), CaseRole.CASEWORKER, Way.HANDOVER) is Way.HANDOVER
    assert usual_way(Period(DAY), CaseRole.CONSULTANT) is Way.STAYS


@given(_periods(), _periods())
def test_a_cover_as_long_as_its_leave_stays_so(before: Period, after: Period) -> None:
    assert before.starts is not None
    cover = CoverSpan(before.starts, before.ends)
    assert followed(cover, before, after, DAY) == (after.starts, after.ends)
    assert followed(cover, before, before, DAY) == cover


@given(_periods(), _periods(), st.integers(0, 10), st.integers(0, 10))
def test_a_shorter_cover_never_leaves_the_leave(before: Period, after: Period, late: int, early: int) -> None:
    assert before.starts is not None
    ends = None if before.ends is None else before.ends - timedelta(early)
    cover = CoverSpan(before.starts + timedelta(late), ends)
    if ends is not None and ends < cover.starts:
        return
    found = followed(cover, before, after, DAY)
    if found is not None:
        assert after.covers(found.starts)
        assert found.ends is None or (found.starts <= found.ends and after.covers(found.ends))
        assert found.ends is not None or after.ends is None


@given(_periods(), _DAYS)
def test_of_a_leave_taken_away_only_what_has_been_stays(before: Period, today: date) -> None:
    assert before.starts is not None
    found = followed(CoverSpan(before.starts, before.ends), before, None, today)
    if before.starts >= today:
        assert found is None
    else:
        assert found is not None
        assert found.ends is not None
        assert found.ends < today


@given(
    st.lists(st.tuples(st.integers(0, 4), st.integers(0, 4), st.booleans()), max_size=4), st.integers(0, 9)
)
def test_nobody_is_given_more_than_the_least_room_of_all_days(
    staff: list[tuple[int, int, bool]], number: int
) -> None:
    middle, last = DAY + timedelta(5), DAY + timedelta(9)
    people = [
        Colleague(
            worker, f"Kollega {worker}", ((DAY, _load(worker, first)), (middle, _load(worker, then))),
            away=(Period(last, last),) if away else (),
        )
        for worker, (first, then, away) in enumerate(staff, 1)
    ]  # fmt: skip
    cases = [_case(case) for case in range(number)]
    dealt = share_out(cases, people, Relations(), DAY, last, {})
    rooms = {
        worker: 0 if away else 4 - max(first, then) for worker, (first, then, away) in enumerate(staff, 1)
    }
    assert all(count <= rooms[worker] for worker, count in Counter(dealt.values()).items())
    assert len(dealt) == min(number, sum(rooms.values()))


def test_months_are_cut_to_what_is_asked() -> None:
    assert months_of(date(2026, 11, 20), date(2027, 1, 2)) == [
        (date(2026, 11, 20), date(2026, 11, 30)),
        (date(2026, 12, 1), date(2026, 12, 31)),
        (date(2027, 1, 1), date(2027, 1, 2)),
    ]


def _load(worker: int, cases: int) -> WorkerLoad:
    limits = Limits(3, 4)
    return WorkerLoad(worker, f"Kollega {worker}", 1, "Team", cases, 0, 0, 0, Decimal(1), limits, "", None)


def _case(number: int) -> AwayCase:
    facts = CaseFacts(number, None, f"Borger {number}", 40, None, None, None, DAY, DAY)
    return AwayCase(facts, CaseRole.CASEWORKER, DAY, None, DAY)
