"""Changing who holds a case: no day is held twice, and history stays."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from koordinator.domain.assignments import Held, holder_on, reassign
from koordinator.domain.periods import Period, first_overlap

FIRST = date(2026, 1, 1)
days = st.integers(0, 60).map(lambda n: FIRST + timedelta(n))
moves = st.lists(st.tuples(st.integers(1, 4) | st.none(), days), max_size=12)


def apply(held: list[Held], worker_id: int | None, day: date) -> list[Held]:
    change = reassign(held, worker_id, day)
    ends = dict(change.end)
    kept = [
        one._replace(ends=ends.get(one.assignment_id, one.ends))
        for one in held
        if one.assignment_id not in change.remove
    ]
    if change.starts is not None and worker_id is not None:
        kept.append(
            Held(len(held) + 100 + sum(h.assignment_id for h in held), worker_id, change.starts, None)
        )
    return kept


def test_the_one_before_holds_the_case_to_the_day_before() -> None:
    held = [Held(1, 7, FIRST, None)]
    change = reassign(held, 8, date(2026, 11, 20))
    assert change.end == ((1, date(2026, 11, 19)),)
    assert change.starts == date(2026, 11, 20)


def test_a_move_on_the_first_day_leaves_no_empty_period() -> None:
    change = reassign([Held(1, 7, FIRST, None)], 8, FIRST)
    assert change.remove == (1,)
    assert change.end == ()


def test_moving_to_who_holds_it_already_changes_nothing() -> None:
    assert reassign([Held(1, 7, FIRST, None)], 7, date(2026, 5, 1)).nothing
    assert reassign([], None, FIRST).nothing


@given(moves)
def test_no_day_is_ever_held_twice_and_no_period_runs_backwards(steps: list[tuple[int | None, date]]) -> None:
    held: list[Held] = []
    for worker_id, day in steps:
        held = apply(held, worker_id, day)
        periods = [Period(one.starts, one.ends) for one in held]
        assert first_overlap(periods) is None
        assert not any(period.backwards for period in periods)
        assert holder_on(held, day) == worker_id
        assert holder_on(held, day + timedelta(400)) == worker_id


@given(moves, st.integers(1, 4), days)
def test_the_days_before_a_move_stay_as_they_were(
    steps: list[tuple[int | None, date]], worker_id: int, day: date
) -> None:
    held: list[Held] = []
    for one, when in steps:
        held = apply(held, one, when)
    after = apply(held, worker_id, day)
    earlier = (FIRST + timedelta(n) for n in range((day - FIRST).days))
    assert all(holder_on(held, one) == holder_on(after, one) for one in earlier)
