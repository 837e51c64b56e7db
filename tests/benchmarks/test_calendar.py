"""A calendar week of a store with many meetings against the very same SQL without us."""

from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, date, timedelta
from functools import partial
from time import perf_counter
from typing import Any

import pytest
from sqlalchemy import event

from koordinator.db.meeting_tables import Meeting, Participant
from koordinator.domain.meetings.kinds import MeetingState, Status
from koordinator.domain.meetings.moments import ZONE, local
from koordinator.services.desk import Desk
from koordinator.services.meetings.calendar import view
from tests.benchmarks.bare import bare
from tests.benchmarks.measure import ratio
from tests.factories import add_case, add_worker, new_desk

MEETINGS = 10_000
SERIES = 40
DAYS = 520  # workdays, two years
FIRST = date(2025, 11, 24)
MONDAY, FRIDAY = date(2026, 11, 23), date(2026, 11, 27)


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    found = new_desk(tmp_path_factory.mktemp("large"))
    workers = [add_worker(found, f"Medarbejder {number}") for number in range(40)]
    cases = [add_case(found, f"Borger {number}") for number in range(200)]
    with found.write_quietly("Mange møder") as tx:
        ids = tx.add_many(Meeting, [_meeting(number, cases) for number in range(MEETINGS)])
        seats = [
            {
                "meeting_id": meeting,
                "worker_id": workers[(number + seat) % 40],
                "status": Status.INVITED.value,
            }
            for number, meeting in enumerate(ids)
            for seat in range(5)
        ]
        tx.add_many(Participant, seats)
    yield found
    found.store.close()


def _meeting(number: int, cases: list[int]) -> dict[str, Any]:
    """Meetings on each workday of two years; the first ones are series."""
    workday = number % DAYS
    day = FIRST + timedelta(days=workday // 5 * 7 + workday % 5)
    starts = local(day, 8 + number // DAYS % 8, 30 * (number % 2)).astimezone(UTC)
    fields = {
        "type_key": "opfoelgning", "title": "Opfølgningssamtale", "case_id": cases[number % 200],
        "starts": starts, "ends": starts + timedelta(hours=1), "over": starts + timedelta(hours=1),
        "zone": ZONE, "state": MeetingState.PLANNED.value, "place": "Lokale 3",
    }  # fmt: skip
    if number < SERIES:
        return {**fields, "rule": f"FREQ=WEEKLY;INTERVAL={1 + number % 3}", "over": None, "case_id": None}
    return fields


def test_a_week_costs_little_beyond_its_sql(desk: Desk) -> None:
    """The week somebody has in front of her, asked for after each change anywhere."""

    def ask() -> object:
        return view(desk, MONDAY, FRIDAY)

    found = ratio(ask, bare(desk, ask), rounds=400, bound=1.5)
    print(f"calendar week / raw SQL: {found:.2f}")
    assert found <= 1.5


def test_a_week_turned_to_costs_little_more(desk: Desk) -> None:
    """More weeks than are remembered, one after the other, so that each is made from its rows."""
    weeks = [MONDAY + timedelta(weeks=number - 10) for number in range(20)]
    asks = [partial(view, desk, monday, monday + timedelta(days=4)) for monday in weeks]
    found = ratio(_each(asks), _each([bare(desk, ask) for ask in asks]), rounds=20, bound=1.8)
    print(f"calendar week turned to / raw SQL: {found:.2f}")
    assert found <= 1.8


def _each(asks: Sequence[Callable[[], object]]) -> Callable[[], object]:
    return lambda: [ask() for ask in asks]


def test_switching_weeks_asks_no_more_than_one_week_does(desk: Desk) -> None:
    weeks = [MONDAY + timedelta(weeks=number) for number in range(20)]
    sent: list[str] = []

    def note(_c: Any, _cursor: Any, statement: str, *_rest: Any) -> None:
        sent.append(statement)

    event.listen(desk.store.engine, "before_cursor_execute", note)
    times, shown = [], []
    for monday in weeks:
        began = perf_counter()
        shown.append(len(view(desk, monday, monday + timedelta(days=4)).entries))
        times.append(perf_counter() - began)
    event.remove(desk.store.engine, "before_cursor_execute", note)
    print(f"a week of {MEETINGS} meetings, at worst: {max(times[1:]) * 1000:.1f} ms")
    assert len(set(sent)) == len(sent) / len(weeks) == 2, "every week is one statement in its transaction"
    assert 0 < max(shown) <= 2 * MEETINGS / DAYS * 5, "only what is visible is read"
