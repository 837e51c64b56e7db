"""Meetings that are not like others, in a leave: series, duties, whole days, midnight, cancelled, past."""

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

import pytest

from koordinator.domain.leave_plans import LeavePlan, MeetingChoice, MeetingPlan, MeetingWay
from koordinator.domain.meetings.kinds import Duty, Status
from koordinator.domain.meetings.records import MeetingRef
from koordinator.services.desk import Desk
from koordinator.services.leave import plan
from koordinator.services.leave_meetings import other_times
from koordinator.services.leave_saving import save
from koordinator.services.meetings import calendar, states
from koordinator.services.meetings.editing import save_participant
from koordinator.services.undoing import undo
from tests.factories import TODAY, at
from tests.services.leave.staff import FIRST, LAST, book_meeting, contents, meeting, wish, worker

KEEP = MeetingChoice(MeetingWay.KEEP)


@pytest.fixture
def bo(desk: Desk) -> int:
    return worker(desk, "Bo Lund", 1)


def _case(desk: Desk, bo: int) -> int:
    (case,) = (one.case.case_id for one in plan(desk, wish(bo)).cases)
    return case


def _starts(desk: Desk, who: int) -> list[datetime]:
    found = calendar.entries(desk, TODAY, date(2027, 2, 1), [who])
    return [one.starts.astimezone(UTC) for one in found]


def _only(found: LeavePlan) -> MeetingPlan:
    (one,) = found.meetings
    return one


def test_each_occurrence_of_a_series_is_a_meeting_of_its_own(desk: Desk, bo: int) -> None:
    anna = worker(desk, "Anna Holm")
    start = datetime(2026, 11, 24, 9, tzinfo=UTC)
    series = book_meeting(desk, _case(desk, bo), start, bo, rule="FREQ=WEEKLY;COUNT=8")
    found = plan(desk, wish(bo))
    weeks = [start + timedelta(weeks=n) for n in (1, 2, 3)]
    assert [one.ref for one in found.meetings] == [MeetingRef(series, when) for when in weeks]
    assert {one.choice for one in found.meetings} == {MeetingChoice(MeetingWay.COVER, anna)}
    before = contents(desk)
    save(desk, found)
    assert _starts(desk, anna) == weeks
    assert _starts(desk, bo) == [start, *(start + timedelta(weeks=n) for n in range(4, 8))]
    undo(desk)
    assert contents(desk) == before


def test_a_moved_occurrence_does_not_land_on_the_next_one(desk: Desk, bo: int) -> None:
    monday = datetime(2026, 12, 14, 7, tzinfo=UTC)
    book_meeting(desk, None, monday, bo, rule="FREQ=WEEKLY;COUNT=3", minutes=480)
    found = plan(desk, wish(bo))
    times = other_times(desk, found.wish, _only(found), found.meetings)
    assert times
    assert date(2026, 12, 21) not in {one.starts.date() for one in times}


def test_what_is_held_without_its_chair_says_so(desk: Desk, bo: int) -> None:
    anna = worker(desk, "Anna Holm")
    book_meeting(desk, None, datetime(2026, 12, 3, 9), bo, anna, title="Teammøde")
    book_meeting(desk, None, datetime(2026, 12, 4, 9), anna, bo, title="Andet")
    found = plan(desk, wish(bo))
    assert [(one.choice, one.duties) for one in found.meetings] == [(KEEP, (Duty.CHAIR,)), (KEEP, ())]


def test_whoever_takes_her_place_chairs_and_is_asked_even_if_she_had_said_no(desk: Desk, bo: int) -> None:
    anna = worker(desk, "Anna Holm")
    number = book_meeting(desk, _case(desk, bo), datetime(2026, 12, 3, 9), bo, anna)
    card = calendar.card(desk, MeetingRef(number))
    hers = next(one for one in card.participants if one.person.worker_id == anna)
    save_participant(desk, MeetingRef(number), hers.participant_id, status=Status.DECLINED)
    save(desk, plan(desk, wish(bo)))
    (left,) = calendar.card(desk, MeetingRef(number)).participants
    assert (left.person.worker_id, left.chair, left.status) == (anna, True, Status.INVITED)


def test_one_that_lasts_whole_days_is_kept_for_no_time_fits_it(desk: Desk, bo: int) -> None:
    book_meeting(desk, _case(desk, bo), datetime(2026, 12, 2, 23), bo, minutes=24 * 60)
    found = plan(desk, wish(bo))
    one = _only(found)
    assert (one.starts.date(), one.ends.date()) == (date(2026, 12, 3), date(2026, 12, 4))
    assert one.choice == KEEP
    assert other_times(desk, found.wish, one, found.meetings) == ()


@pytest.mark.parametrize(
    ("starts", "listed"),
    [
        (datetime(2026, 11, 30, 22, 30), True),  # 23.30 the evening before, into the first day
        (datetime(2026, 11, 30, 22, 0), False),  # over at midnight, when the leave begins
        (datetime(2026, 12, 20, 22, 30), True),  # the last evening, into the day she is back
        (datetime(2026, 12, 20, 23, 0), False),  # from midnight on she is here
    ],
)
def test_one_that_crosses_midnight_counts_on_both_days(
    desk: Desk, bo: int, starts: datetime, listed: bool
) -> None:
    book_meeting(desk, None, starts, bo)
    assert bool(plan(desk, wish(bo)).meetings) is listed


def test_what_is_cancelled_or_declined_asks_for_nothing(desk: Desk, bo: int) -> None:
    cancelled = book_meeting(desk, None, datetime(2026, 12, 3, 9), bo)
    states.cancel(desk, MeetingRef(cancelled), "Borgeren er syg")
    declined = book_meeting(desk, None, datetime(2026, 12, 4, 9), bo)
    (hers,) = calendar.card(desk, MeetingRef(declined)).participants
    save_participant(desk, MeetingRef(declined), hers.participant_id, status=Status.DECLINED)
    series = book_meeting(desk, None, datetime(2026, 12, 7, 9), bo, rule="FREQ=WEEKLY;COUNT=2")
    states.cancel(desk, MeetingRef(series, datetime(2026, 12, 7, 9, tzinfo=UTC)), "Helligdag")
    assert [one.starts.date() for one in plan(desk, wish(bo)).meetings] == [date(2026, 12, 14)]


def test_of_a_leave_that_has_begun_only_what_is_to_come_is_asked_about(desk: Desk, bo: int) -> None:
    for day in (2, 9, 10, 16):
        book_meeting(desk, None, datetime(2026, 12, day, 9), bo)
    book_meeting(desk, None, datetime(2026, 12, 9, 22, 30), bo, title="Begyndt i går")
    found = plan(at(desk, date(2026, 12, 10)), wish(bo))
    assert [one.starts.date().day for one in found.meetings] == [10, 16]
    assert plan(at(desk, date(2027, 1, 4)), wish(bo)).meetings == ()


def test_a_leave_that_is_over_touches_nothing_but_itself(desk: Desk, bo: int) -> None:
    worker(desk, "Anna Holm")
    number = book_meeting(desk, None, datetime(2026, 12, 3, 9), bo)
    later = at(desk, date(2027, 1, 4))
    save(later, plan(later, wish(bo)))
    assert meeting(desk, number)[1] == {(bo, True)}


def test_a_leave_for_some_of_the_time_leaves_the_meetings_alone(desk: Desk, bo: int) -> None:
    book_meeting(desk, None, datetime(2026, 12, 3, 9), bo)
    assert plan(desk, wish(bo, FIRST, LAST, share=Decimal("0.5"))).meetings == ()
