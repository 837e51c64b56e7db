"""A cover's last day passes and the case counts with its caseworker again, with nothing to press."""

from collections import defaultdict
from datetime import date, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from koordinator.db.queries.caseload import covers_on
from koordinator.domain.leaves import CoverSpan, added, followed
from koordinator.domain.periods import ONE_DAY, Period
from koordinator.services.absences import remove_absence, save_absence
from koordinator.services.caseloads import caseloads
from koordinator.services.desk import Desk
from koordinator.services.leave import plan
from koordinator.services.leave_saving import save
from tests.factories import at, new_desk
from tests.services.leave.staff import FIRST, LAST, totals, wish, worker

CUT = date(2026, 12, 10)


def _away(desk: Desk, first: date, last: date) -> tuple[int, int, int]:
    bo, anna = worker(desk, "Bo Lund", 2), worker(desk, "Anna Holm", 1)
    return bo, anna, save(desk, plan(desk, wish(bo, first, last)))


@pytest.mark.parametrize(
    ("first", "last", "back"),
    [
        (date(2026, 12, 14), date(2026, 12, 31), date(2027, 1, 1)),  # over a year's end
        (date(2027, 1, 18), date(2027, 1, 31), date(2027, 2, 1)),
        (date(2027, 2, 15), date(2027, 2, 28), date(2027, 3, 1)),  # no leap year
        (date(2028, 2, 14), date(2028, 2, 28), date(2028, 2, 29)),  # she is back on leap day
        (date(2028, 2, 14), date(2028, 2, 29), date(2028, 3, 1)),  # and here the day after it
        (date(2028, 2, 29), date(2028, 2, 29), date(2028, 3, 1)),  # away on leap day alone
        (date(2026, 12, 7), date(2026, 12, 11), date(2026, 12, 12)),  # a Friday: hers again on Saturday
        (date(2026, 12, 7), date(2026, 12, 13), date(2026, 12, 14)),  # a Sunday: hers again on Monday
        (date(2027, 3, 22), date(2027, 3, 28), date(2027, 3, 29)),  # the night summer time begins
    ],
)
def test_the_day_after_the_last_one_it_is_hers(desk: Desk, first: date, last: date, back: date) -> None:
    bo, anna, leave = _away(desk, first, last)
    assert back == last + ONE_DAY
    days = (first - ONE_DAY, first, last, back)
    assert totals(desk, bo, *days) == [2, 0, 0, 2]
    assert totals(desk, anna, *days) == [1, 3, 3, 1]
    cases = {one.case.case_id for one in plan(desk, wish(bo, first, last, absence_id=leave)).cases}
    with desk.read() as session:
        assert set(covers_on(session, cases, last).values()) == {anna}
        assert covers_on(session, cases, back) == {}


def test_what_today_shows_follows_the_clock_and_nothing_is_written(desk: Desk) -> None:
    _bo, anna, _leave = _away(desk, FIRST, LAST)
    told: list[str] = []
    desk.on_change(lambda change: told.append(change.label))
    for day, counts in ((LAST, 3), (LAST + ONE_DAY, 1)):
        loads = caseloads(at(desk, day), day).workers
        assert next(one.total for one in loads if one.worker_id == anna) == counts
    assert told == []


def test_a_leave_cut_short_brings_them_home_the_day_after(desk: Desk) -> None:
    bo, _anna, leave = _away(desk, FIRST, LAST)
    save_absence(at(desk, CUT), bo, "leave", FIRST, CUT, absence_id=leave)
    assert totals(desk, bo, CUT, CUT + ONE_DAY) == [0, 2]
    save_absence(at(desk, CUT), bo, "leave", FIRST, CUT - ONE_DAY, absence_id=leave)
    assert totals(desk, bo, CUT - ONE_DAY, CUT) == [0, 2]


def test_a_leave_taken_away_brings_them_home_the_same_day(desk: Desk) -> None:
    bo, _anna, leave = _away(desk, FIRST, LAST)
    remove_absence(at(desk, CUT), leave)
    assert totals(desk, bo, CUT - ONE_DAY, CUT, LAST) == [0, 2, 2]


def test_who_covers_may_be_away_herself_and_they_still_come_home_in_time(desk: Desk) -> None:
    """An absence typed without its cases leaves the covers with her; her holiday is told at the bar."""
    bo, anna, _leave = _away(desk, FIRST, LAST)
    save_absence(desk, anna, "illness", date(2026, 12, 16), date(2027, 1, 15))
    days = (date(2026, 12, 15), date(2026, 12, 16), LAST, LAST + ONE_DAY)
    assert totals(desk, anna, *days) == [3, 3, 3, 1]
    assert totals(desk, bo, *days) == [0, 0, 0, 2]


STARTS = date(2028, 2, 20)  # around a leap day
_offsets, _lengths = st.integers(0, 20), st.integers(0, 20)


@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(_offsets, _lengths, _offsets, _lengths, _offsets, _lengths)
def test_on_every_day_each_case_counts_once_and_home_outside_the_leave(
    tmp_path_factory: pytest.TempPathFactory,
    first: int, length: int, first_then: int, length_then: int, other: int, other_length: int,
) -> None:  # fmt: skip
    desk = new_desk(tmp_path_factory.mktemp("hjem"))
    bo, anna = worker(desk, "Bo Lund", 2), worker(desk, "Anna Holm", 1)
    worker(desk, "Carl Dam")
    starts = STARTS + timedelta(first)
    leave = save(desk, plan(desk, wish(bo, starts, starts + timedelta(length))))
    hers = STARTS + timedelta(other)
    save(desk, plan(desk, wish(anna, hers, hers + timedelta(other_length))))
    then = Period(STARTS + timedelta(first_then), STARTS + timedelta(first_then + length_then))
    save_absence(desk, bo, "leave", STARTS + timedelta(first_then), then.ends, absence_id=leave, reason="Ja")
    for number in range(-1, 45):
        day = STARTS + timedelta(number)
        loads = {one.worker_id: one.total for one in caseloads(desk, day).workers}
        assert sum(loads.values()) == 3, day
        if not then.covers(day):
            assert loads[bo] == 2, day
    desk.store.close()


_days = _offsets.map(lambda number: STARTS + timedelta(number))


@given(_days, st.none() | _lengths, _days, st.none() | _lengths, _days)
def test_days_added_are_those_of_the_new_cover_without_the_old(
    starts: date, length: int | None, then: date, length_then: int | None, today: date
) -> None:
    before = CoverSpan(starts, None if length is None else starts + timedelta(length))
    after = CoverSpan(then, None if length_then is None else then + timedelta(length_then))
    counted: dict[date, int] = defaultdict(int)
    for span in added(before, after, today):
        for number in range(-5, 70):
            day = STARTS + timedelta(number)
            counted[day] += Period(*span).covers(day)
    for number in range(-5, 70):
        day = STARTS + timedelta(number)
        new = Period(*after).covers(day) and not Period(*before).covers(day) and day >= today
        assert counted[day] == new


@given(_days, _lengths, _days, _lengths)
def test_a_cover_never_outlives_its_leave(first: date, length: int, then: date, length_then: int) -> None:
    before, after = Period(first, first + timedelta(length)), Period(then, then + timedelta(length_then))
    span = followed(CoverSpan(first, before.ends), before, after, STARTS)
    assert span is not None
    assert span.ends is not None
    assert after.ends is not None
    assert span.ends <= after.ends
