"""Order and lateness of tasks and agreements."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from koordinator.domain.tasks import TaskKind, TaskLine, TaskState, days_over, in_order, may_end

TODAY = date(2026, 11, 20)


def line(number: int, due: date | None, state: TaskState = TaskState.OPEN) -> TaskLine:
    return TaskLine(
        number, TaskKind.TASK, "Ring til egen læge", due, None, None, None, state, None, TODAY, *[None] * 6
    )  # fmt: skip


LINES = st.builds(
    line,
    st.integers(1, 99),
    st.none() | st.dates(date(2026, 1, 1), date(2027, 1, 1)),
    st.sampled_from([TaskState.OPEN, TaskState.DONE]),
)


@given(st.lists(LINES))
def test_open_ones_come_first_by_day_and_those_without_one_after(lines: list[TaskLine]) -> None:
    ordered = in_order(lines)
    assert sorted(map(repr, ordered)) == sorted(map(repr, lines))
    waiting = [one for one in ordered if one.is_open]
    assert ordered[: len(waiting)] == waiting
    days = [one.due or date.max for one in waiting]
    assert days == sorted(days)


@given(LINES, st.integers(-400, 400))
def test_only_an_open_one_with_a_past_day_is_late(one: TaskLine, ahead: int) -> None:
    today = TODAY + timedelta(days=ahead)
    late = days_over(one, today)
    assert (late > 0) == (one.is_open and one.due is not None and one.due < today)


def test_an_agreement_is_kept_or_not_and_a_task_is_done() -> None:
    assert may_end(TaskKind.AGREEMENT, TaskState.NOT_KEPT)
    assert not may_end(TaskKind.AGREEMENT, TaskState.DONE)
    assert may_end(TaskKind.TASK, TaskState.DONE)
    assert not may_end(TaskKind.TASK, TaskState.KEPT)
