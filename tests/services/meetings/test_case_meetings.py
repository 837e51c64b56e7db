"""A case's meetings: to come and past, a series as one."""

from datetime import UTC, datetime, timedelta

from koordinator.domain.meetings.kinds import MeetingState
from koordinator.domain.meetings.moments import local
from koordinator.services.desk import Desk
from koordinator.services.meetings.case_meetings import case_meetings, next_meeting
from tests.factories import TODAY, add_case
from tests.services.network_rows import add_meeting

NOW = local(TODAY, 12)


def days(offset: int) -> datetime:
    """A day by its distance from today."""
    return datetime.combine(TODAY + timedelta(days=offset), datetime.min.time())


def test_the_next_stands_first_and_the_latest_past_one_too(desk: Desk) -> None:
    case_id = add_case(desk)
    for offset in (-30, 20, -2, 4):
        add_meeting(desk, case_id=case_id, day=days(offset).date())
    add_meeting(desk, day=days(5).date())
    held = case_meetings(desk, case_id, NOW)
    assert [one.entry.starts.date() for one in held.coming] == [days(4).date(), days(20).date()]
    assert [one.entry.starts.date() for one in held.past] == [days(-2).date(), days(-30).date()]
    assert held.whole == 2


def test_what_is_over_earlier_today_is_past(desk: Desk) -> None:
    case_id = add_case(desk)
    add_meeting(desk, case_id=case_id, day=TODAY)  # from 13 to 14.30
    assert len(case_meetings(desk, case_id, NOW).coming) == 1
    assert len(case_meetings(desk, case_id, local(TODAY, 15)).past) == 1


def test_a_series_is_one_line_with_its_rule_and_what_follows(desk: Desk) -> None:
    case_id = add_case(desk)
    over = local(days(84).date(), 14, 30).astimezone(UTC)  # the eighth
    add_meeting(desk, case_id=case_id, day=days(-14).date(), rule="FREQ=WEEKLY;INTERVAL=2;COUNT=8", over=over)
    held = case_meetings(desk, case_id, NOW)
    (series,) = held.coming
    assert series.rule.startswith("hver 2. uge")
    assert series.entry.starts.date() == TODAY
    assert len(series.following) == 6
    assert len(held.past) == 1
    assert held.whole == 7


def test_the_next_meeting_is_one_that_takes_place(desk: Desk) -> None:
    case_id = add_case(desk)
    assert next_meeting(desk, case_id) is None
    add_meeting(desk, case_id=case_id, day=days(2).date(), state=MeetingState.CANCELLED.value)
    wanted = add_meeting(desk, case_id=case_id, day=days(3).date())
    add_meeting(desk, case_id=case_id, day=days(9).date())
    found = next_meeting(desk, case_id)
    assert found is not None and found.meeting_id == wanted.meeting_id
