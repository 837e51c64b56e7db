"""The example's meetings and networks: believable, the same every time, and nobody in two places at once."""

from collections import Counter
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from functools import cache
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from koordinator.domain.meetings.kinds import MeetingState, Status
from koordinator.domain.meetings.moments import ZONE, to_local
from koordinator.domain.meetings.series import Series
from koordinator.services.demo.calendar import is_workday
from koordinator.services.demo.meeting_plan import Actor, MeetingPlan, PlannedMeeting, PlannedMember
from koordinator.services.demo.meetings import plan_meetings
from koordinator.services.demo.plan import DemoPlan
from koordinator.services.demo.planning import plan_demo

TODAY = date(2026, 11, 20)
NOW = datetime(2026, 11, 20, tzinfo=UTC)
WEEKS = timedelta(weeks=8)
OVER = (MeetingState.HELD, MeetingState.CANCELLED)
Stretch = tuple[datetime, datetime]


@cache
def usual() -> tuple[DemoPlan, MeetingPlan]:
    plan = plan_demo(TODAY)
    return plan, plan_meetings(plan)


def stretches(found: MeetingPlan, now: datetime = NOW) -> Iterator[tuple[PlannedMeeting, Stretch]]:
    """What takes somebody's time in the coming weeks, the occurrences of series among it."""
    hidden = {(row.series, row.original) for row in found.meetings if row.series is not None}
    for row in found.meetings:
        if row.state is not MeetingState.CANCELLED and row.ends > now:
            yield row, (row.starts, row.ends)
    for place, row in enumerate(found.series):
        assert row.rule is not None
        whole = Series(row.rule, row.starts, row.ends, ZONE, row.over)
        for start, end in whole.between(now, now + WEEKS):
            if (place, start) not in hidden:
                yield row, (start, end)


def doubles(found: MeetingPlan, now: datetime = NOW) -> list[Actor]:
    """Whoever is to be in two places at once."""
    taken: dict[Actor, list[Stretch]] = {}
    for row, stretch in stretches(found, now):
        for seat in row.seats:
            taken.setdefault(seat.actor, []).append(stretch)
    return [
        actor
        for actor, times in taken.items()
        if any(before[1] > after[0] for before, after in pairwise(sorted(times)))
    ]


def members() -> list[PlannedMember]:
    return [member for network in usual()[1].networks for member in network]


def story() -> PlannedMeeting:
    plan, found = usual()
    names = [citizen.name for citizen in plan.citizens]
    mille = Actor("citizen", names.index("Mille Østerby"))
    return next(
        row
        for row in found.meetings
        if row.type_key == "netvaerk" and row.starts > NOW and row.seats[0].actor == mille
    )


def test_the_same_seed_and_day_give_the_same_meetings() -> None:
    plan = plan_demo(TODAY, 40, 4, 7)
    assert plan_meetings(plan, 7) == plan_meetings(plan_demo(TODAY, 40, 4, 7), 7)
    assert plan_meetings(plan, 7) != plan_meetings(plan, 8)


def test_an_empty_example_has_no_meetings() -> None:
    assert plan_meetings(plan_demo(TODAY, 0, 0)) == MeetingPlan()


def test_every_running_case_has_three_to_nine_actors() -> None:
    plan, found = usual()
    sizes = [
        len({member.contact for member in network})
        for case, network in zip(plan.cases, found.networks, strict=True)
        if case.ended is None
    ]
    assert len(sizes) == 210
    assert (min(sizes), max(sizes)) == (3, 9)


def test_consents_are_of_all_kinds_and_most_hold() -> None:
    states = Counter(member.state for member in members())
    assert set(states) == {"valid", "missing", "expiring", "expired", "withdrawn"}
    assert states["valid"] / states.total() > 0.65
    for member in members():
        consent = member.consent
        assert (consent is None) == (member.state == "missing")
        if consent is not None:
            assert consent.starts <= TODAY
            assert consent.ends is not None
            assert (consent.ends < TODAY) == (member.state == "expired")
            assert (consent.withdrawn is not None and consent.withdrawn <= TODAY) == (
                member.state == "withdrawn"
            )


def test_the_actors_are_those_a_network_has() -> None:
    roles = {(member.role or "").split(" (")[0] for member in members()}
    assert {"bostøtte", "psykolog", "egen læge", "mentor", "KUI-vejleder", "bisidder", "tolk"} <= roles
    assert {"mor", "far", "kæreste"} <= {member.relation for member in members()}


def test_what_is_past_was_held_or_cancelled_and_what_comes_is_not_held() -> None:
    for row in usual()[1].meetings:
        past = to_local(row.starts).date() < TODAY
        assert past == (row.state is MeetingState.HELD) or row.state is MeetingState.CANCELLED
        assert (row.reason is not None) == (row.state is MeetingState.CANCELLED)
        answered = {seat.status for seat in row.seats}
        if row.state is MeetingState.HELD:
            assert answered <= {Status.ATTENDED, Status.ABSENT}
        else:
            assert not answered & {Status.ATTENDED, Status.ABSENT}


def test_there_are_believably_many_meetings_of_every_type() -> None:
    plan, found = usual()
    newest = [
        row for row in found.meetings if row.case is not None and row.starts > NOW - timedelta(days=240)
    ]
    running = [row for row in newest if row.case is not None and plan.cases[row.case].ended is None]
    assert 6 < len(running) / 210 < 16
    kinds = Counter(row.type_key for row in (*found.meetings, *found.series))
    assert len(kinds) == 14
    assert Counter(row.state for row in found.meetings)[MeetingState.DRAFT] > 5


def test_meetings_reach_two_years_back_and_eight_weeks_ahead() -> None:
    starts = [row.starts for row in usual()[1].meetings]
    assert min(starts) < NOW - timedelta(days=690)
    assert NOW + timedelta(weeks=6) < max(starts) < NOW + timedelta(weeks=11)


def test_pairs_teams_and_leaders_meet_again_and_again() -> None:
    found = usual()[1]
    series = Counter(row.type_key for row in found.series)
    assert (series["parmoede"], series["teammoede"], series["ledergruppe"]) == (7, 2, 1)
    moved = [row for row in found.meetings if row.original not in (None, row.starts)]
    assert moved
    assert all(row.series is not None for row in moved)
    assert any(row.original and row.state is MeetingState.CANCELLED for row in found.meetings)


def test_nobody_is_in_two_places_at_once() -> None:
    assert doubles(usual()[1]) == []


def test_meetings_to_come_keep_to_working_hours_and_pass_over_those_away() -> None:
    plan, found = usual()
    for row, (start, end) in stretches(found):
        first, last = to_local(start), to_local(end)
        assert (first.hour, first.minute) >= (8, 0)
        assert (last.hour, last.minute) <= (16, 0)
        assert is_workday(first.date())
        if row.team is not None:
            continue  # a whole team meets without the one who is away
        workers = [seat.actor.place for seat in row.seats if seat.actor.kind == "worker"]
        gone = [away for place in workers if place >= 0 for away in plan.workers[place].absences]
        assert not any(away.starts <= first.date() <= away.ends for away in gone)


def test_every_meeting_has_at_most_one_of_each_duty_and_nobody_twice() -> None:
    for row in (*usual()[1].meetings, *usual()[1].series):
        assert len({seat.actor for seat in row.seats}) == len(row.seats)
        for duty in ("chair", "host", "minute_taker"):
            assert sum(getattr(seat, duty) for seat in row.seats) <= 1


def test_who_lacks_consent_is_at_a_planned_meeting_only_with_a_reason() -> None:
    _plan, found = usual()
    for row in found.meetings:
        if row.case is None or row.state is MeetingState.HELD:
            continue
        lacking = {member.contact for member in found.networks[row.case] if member.lacking}
        for seat in row.seats:
            if seat.actor.kind == "contact" and seat.actor.place in lacking:
                assert seat.consent_reason


def test_the_told_meeting_is_within_a_week_with_eight_at_the_table() -> None:
    plan, found = usual()
    row = story()
    assert to_local(row.starts) == to_local(datetime(2026, 11, 24, 12, tzinfo=UTC))
    assert len(row.seats) == 8
    duties = [plan.workers[seat.actor.place].name for seat in row.seats if seat.actor.kind == "worker"]
    assert duties == ["Anna Holm", "Peter Ågård"]
    assert row.case is not None
    at_table = {seat.actor.place for seat in row.seats if seat.actor.kind == "contact"}
    there = [member for member in found.networks[row.case] if member.contact in at_table]
    soon = [m for m in there if m.consent and m.consent.ends and m.consent.ends <= TODAY + timedelta(days=30)]
    assert len([member for member in there if member.lacking]) == 1
    assert len(soon) == 1
    assert sum(point.minutes or 0 for point in row.agenda) == 90


def test_a_large_example_has_few_meetings_of_each_case() -> None:
    plan = plan_demo(TODAY, 2500, 80)
    found = plan_meetings(plan)
    assert 500 < len(found.meetings) < 2 * len(plan.cases)
    assert doubles(found) == []


@pytest.mark.parametrize(("cases", "workers"), [(0, 3), (5, 0), (3, 1), (31, 2)])
def test_small_examples_are_in_order_too(cases: int, workers: int) -> None:
    found = plan_meetings(plan_demo(TODAY, cases, workers))
    assert doubles(found) == []
    assert (len(found.series) > 0) == (workers > 0)


@settings(max_examples=12)
@given(st.dates(date(2025, 1, 1), date(2031, 12, 31)), st.integers(0, 45), st.integers(0, 5))
def test_on_any_day_nobody_is_in_two_places_at_once(today: date, cases: int, workers: int) -> None:
    found = plan_meetings(plan_demo(today, cases, workers))
    assert doubles(found, datetime.combine(today, datetime.min.time(), UTC)) == []
    for row in found.meetings:
        assert is_workday(to_local(row.starts).date()) or row.state is MeetingState.CANCELLED
