"""Due things and tasks in one list: nothing is lost, and the most pressing stands first."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from koordinator.domain.due.records import DueItem, DueState
from koordinator.domain.tasks import TaskKind, TaskLine, TaskState
from koordinator.domain.today import by_citizen, by_worker, work

TODAY = date(2026, 11, 20)
BORN = date(1990, 1, 1)


def item(case: int, state: DueState, days: int, put_off: int | None = None) -> DueItem:
    due = None if state is DueState.UNKNOWN else TODAY + timedelta(days=days)
    postponed = None if put_off is None else TODAY + timedelta(days=put_off)
    return DueItem(
        case, f"26-{case}", f"Borger {case}", BORN, case % 3 or None, "Anna Holm", "cv", None, "CV på Jobnet",
        "mindst hver 2. måned", due, postponed or due, state, "Lokal praksis", "cv", postponed,
    )  # fmt: skip


def task(number: int, case: int | None, days: int | None) -> TaskLine:
    due = None if days is None else TODAY + timedelta(days=days)
    return TaskLine(
        number, TaskKind.TASK, "Ringer", due, None, None, "Mille", TaskState.OPEN, None, TODAY, case, None,
        None if case is None else f"Borger {case}", BORN, None, None,
    )  # fmt: skip


CASES = st.integers(1, 9)
ITEMS = st.one_of(
    st.builds(item, CASES, st.just(DueState.OVERDUE), st.integers(-400, -1)),
    st.builds(item, CASES, st.just(DueState.SOON), st.integers(0, 14)),
    st.builds(item, CASES, st.just(DueState.LATER), st.integers(15, 90)),
    st.builds(item, CASES, st.just(DueState.UNKNOWN), st.just(0)),
)
TASKS = st.builds(task, st.integers(1, 99), st.none() | CASES, st.none() | st.integers(-30, 60))


@given(st.lists(ITEMS), st.lists(TASKS))
def test_each_thing_stands_in_one_place_the_most_pressing_first(
    items: list[DueItem], tasks: list[TaskLine]
) -> None:
    found = work(items, tasks, TODAY)
    later = sum(one.state is DueState.LATER for one in items)
    later += sum(one.due is not None and one.due > TODAY + timedelta(days=14) for one in tasks)
    unknown = {one.case_id for one in items if one.state is DueState.UNKNOWN}
    shown = len(found.over) + len(found.soon) + len(found.undated)
    assert shown + later + sum(one.state is DueState.UNKNOWN for one in items) == len(items) + len(tasks)
    assert {case for one in found.unknown for case in one.cases} == unknown
    assert all(line.over > 0 for line in found.over)
    assert [line.over for line in found.over] == sorted((line.over for line in found.over), reverse=True)
    days = [line.day for line in found.soon if line.day is not None]
    assert days == sorted(days) and len(days) == len(found.soon)


@given(st.lists(ITEMS), st.lists(TASKS))
def test_each_citizen_and_each_worker_is_told_once(items: list[DueItem], tasks: list[TaskLine]) -> None:
    found = work(items, tasks, TODAY)
    groups = by_citizen(found.over)
    assert len({group.case_id for group in groups}) == len(groups)
    assert sum(len(group.lines) for group in groups) == len(found.over)
    workers = by_worker(found)
    assert sum(one.over for one in workers) == len(found.over)
    assert sum(one.soon for one in workers) == len(found.soon)
    for one in workers:
        own = found.of(one.worker_id)
        assert (len(own.over), len(own.soon)) == (one.over, one.soon)


def test_what_was_put_off_is_late_from_that_day_on() -> None:
    (line,) = work([item(1, DueState.OVERDUE, -40, put_off=-3)], [], TODAY).over
    assert line.over == 3


def test_what_a_citizen_is_to_do_waits_for_whoever_holds_the_case() -> None:
    found = work([item(2, DueState.LATER, 30)], [task(1, 2, -1)], TODAY)
    assert found.over[0].worker_id == 2


def test_what_its_rule_tells_ahead_of_14_days_is_seen_too() -> None:
    consent = item(1, DueState.SOON, 21)
    found = work([consent, item(2, DueState.SOON, 14), item(3, DueState.LATER, 21)], [], TODAY)
    assert [line.item for line in found.ahead] == [consent]
    assert [line.case_id for line in found.soon] == [2]
    assert found.of(1).ahead == found.ahead
    assert found.of(2).ahead == ()
