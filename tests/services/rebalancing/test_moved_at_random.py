"""Small teams made up: after an apply nobody keeps a seat in a moved case's meeting unless it was said."""

from datetime import UTC, date, datetime, timedelta
from typing import NamedTuple

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from koordinator.domain.meetings.records import MeetingRef, Person
from koordinator.services.desk import Desk
from koordinator.services.meetings import calendar
from koordinator.services.rebalancing import apply, plan_apply
from koordinator.services.undoing import undo
from tests.factories import add_case, add_team, add_worker, new_desk
from tests.services.meetings.diary import at as moment
from tests.services.meetings.diary import book
from tests.services.rebalancing.team import asked, content

MONDAY = date(2026, 11, 23)


class Booked(NamedTuple):
    """A meeting made up: whose case it is about, when it is, who else is there, and how often it comes."""

    case: int
    day: int
    hour: int
    other: int
    holder: bool
    rule: str | None


BOOKED = st.builds(
    Booked,
    case=st.integers(0, 3),
    day=st.integers(-7, 7),
    hour=st.integers(8, 13),
    other=st.integers(0, 3),
    holder=st.booleans(),
    rule=st.sampled_from([None, None, "FREQ=WEEKLY;COUNT=4"]),
)


def seats(desk: Desk, cases: list[int]) -> dict[tuple[str, datetime], tuple[int, set[int | None]]]:
    """Every meeting about the cases from Monday on, by title and time: its number and who is there."""
    found = {}
    for case_id in cases:
        for one in calendar.of_case(desk, case_id, MONDAY, MONDAY + timedelta(days=60)):
            card = calendar.card(desk, MeetingRef(one.meeting_id, one.original))
            there = {who.person.worker_id for who in card.participants}
            found[one.title, one.starts] = (one.meeting_id, there)
    return found


@given(
    meetings=st.lists(BOOKED, max_size=12),
    takers=st.lists(st.integers(0, 3), min_size=1, max_size=4),
)
@settings(deadline=None, max_examples=12)
def test_nobody_who_gave_a_case_away_is_at_a_meeting_about_it_unless_the_plan_said_so(
    tmp_path_factory: pytest.TempPathFactory, meetings: list[Booked], takers: list[int]
) -> None:
    desk = new_desk(tmp_path_factory.mktemp("team"))
    team = add_team(desk)
    people = [add_worker(desk, name, team_id=team) for name in ("Ane", "Bo", "Cia", "Dan")]
    givers = [people[number % 3] for number in range(len(takers))]
    cases = [add_case(desk, f"Borger {giver}", caseworker=giver) for giver in givers]
    about: dict[str, int] = {}
    for number, one in enumerate(meetings):
        at = one.case % len(cases)
        there = {people[one.other], *([givers[at]] if one.holder else [])}
        starts = moment(one.hour, day=MONDAY + timedelta(days=one.day)).astimezone(UTC)
        book(
            desk, starts, *(Person(worker_id=who) for who in sorted(there)), keep="Aftalt",
            case_id=cases[at], title=f"Møde {number}", rule=one.rule,
        )  # fmt: skip
        about[f"Møde {number}"] = cases[at]
    forced = {case: people[to] for case, to in zip(cases, takers, strict=True)}
    plan = plan_apply(desk, asked(desk, on=MONDAY, forced=forced))
    if not plan.steps:
        return
    before, was = content(desk), seats(desk, cases)
    apply(desk, plan)
    left = {one.ref.meeting_id for step in plan.steps for one in step.shifts if one.why_not}
    moves = {step.move.case_id: step.move for step in plan.steps}
    now = seats(desk, cases)
    assert {key[1] for key in now.keys() - was.keys()} == {one.meeting for one in plan.steps}
    for key, (meeting_id, there_now) in now.items():
        move = moves.get(about.get(key[0], 0))
        if key not in was or move is None:
            continue
        if move.from_id not in was[key][1] or meeting_id in left:
            assert there_now == was[key][1]
        else:
            assert there_now == was[key][1] - {move.from_id} | {move.to_id}
    undo(desk)
    assert content(desk) == before
