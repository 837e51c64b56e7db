"""Meetings that a leave moved or gave away, put back when it is taken away or becomes shorter."""

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from koordinator.db.queries.log import broken_links
from koordinator.domain.leave_plans import LeavePlan, MeetingChoice, MeetingWay
from koordinator.domain.meetings.kinds import Duty, Status
from koordinator.domain.meetings.records import MeetingRef, Person
from koordinator.services.absences import has_followers, remove_absence, save_absence
from koordinator.services.desk import Desk
from koordinator.services.leave import plan
from koordinator.services.leave_saving import save
from koordinator.services.meetings import calendar, states
from koordinator.services.meetings.editing import add_participant, save_participant, set_duty
from koordinator.services.meetings.series import move
from koordinator.services.undoing import redo, undo
from koordinator.ui.team.absence.words import staying_words
from tests.factories import at, new_desk
from tests.services.leave.staff import FIRST, LAST, book_meeting, contents, meeting, wish, worker

TALK = datetime(2026, 12, 2, 9, tzinfo=UTC)
EARLY = datetime(2026, 12, 4, 9, tzinfo=UTC)
LATE = datetime(2026, 12, 16, 9, tzinfo=UTC)


class _Leave:
    """Bo is away: Anna takes his talk, and two meetings of his own are held after it."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk
        self.bo, self.anna = worker(desk, "Bo Lund", 1), worker(desk, "Anna Holm")
        (case,) = (one.case.case_id for one in plan(desk, wish(self.bo)).cases)
        self.talk = book_meeting(desk, case, TALK, self.bo)
        save_participant(desk, MeetingRef(self.talk), _seat(desk, self.talk, self.bo), status=Status.ACCEPTED)
        self.early = book_meeting(desk, None, EARLY, self.bo, title="Tidligt")
        self.late = book_meeting(desk, None, LATE, self.bo, title="Sent")
        self.before = contents(desk)
        found = plan(desk, wish(self.bo, meetings=_moved(self.early, 5) | _moved(self.late, 6)))
        self.absence = save(desk, found)

    def again(self, **more: Any) -> LeavePlan:
        """The leave as it would be corrected."""
        return plan(self.desk, wish(self.bo, absence_id=self.absence, **more))

    def puts(self) -> list[int]:
        """Which meetings could be put back if the leave were taken away."""
        return [one.meeting_id for one in self.again().all_put_backs]


def _moved(number: int, day: int) -> dict[MeetingRef, MeetingChoice]:
    when = datetime(2027, 1, day, 9, tzinfo=UTC)
    return {MeetingRef(number): MeetingChoice(MeetingWay.MOVE, None, when)}


def _seat(desk: Desk, number: int, worker_id: int) -> int:
    people = calendar.card(desk, MeetingRef(number)).participants
    return next(one.participant_id for one in people if one.person.worker_id == worker_id)


@pytest.fixture
def leave(desk: Desk) -> _Leave:
    return _Leave(desk)


def test_taking_the_leave_away_puts_them_back_in_the_same_step(leave: _Leave) -> None:
    desk = leave.desk
    assert leave.puts() == [leave.talk, leave.early, leave.late]
    after = contents(desk)
    told: list[str] = []
    desk.on_change(lambda change: told.append(change.label))
    remove_absence(desk, leave.absence, put_back=True)
    assert told == ["Slet fravær. 1 dækning slutter, 3 møder flyttes tilbage"]
    assert contents(desk) == leave.before
    undo(desk)
    assert contents(desk) == after


def test_they_stay_where_one_does_not_ask_for_it(leave: _Leave) -> None:
    told: list[str] = []
    leave.desk.on_change(lambda change: told.append(change.label))
    remove_absence(leave.desk, leave.absence)
    assert told == ["Slet fravær. 1 dækning slutter, 3 møder bliver, hvor de er"]
    assert meeting(leave.desk, leave.talk)[1] == {(leave.anna, True)}
    assert meeting(leave.desk, leave.early)[0].date() == date(2027, 1, 5)


def test_a_shorter_leave_puts_back_what_no_longer_lies_in_it(leave: _Leave) -> None:
    desk = leave.desk
    shorter = leave.again(ends=date(2026, 12, 10))
    assert [one.meeting_id for one in shorter.put_backs] == [leave.late]
    assert len(shorter.all_put_backs) == 3
    after = contents(desk)
    save(desk, shorter, put_back=True)
    assert meeting(desk, leave.late)[0] == LATE
    assert meeting(desk, leave.early)[0].date() == date(2027, 1, 5)
    assert leave.puts() == [leave.talk, leave.early]
    undo(desk)
    assert contents(desk) == after
    save(desk, leave.again(starts=date(2026, 12, 8)), put_back=True)
    assert (meeting(desk, leave.talk)[1], meeting(desk, leave.early)[0]) == ({(leave.bo, True)}, EARLY)


def test_a_correction_that_is_undone_and_done_again_is_followed(leave: _Leave) -> None:
    save(leave.desk, leave.again(ends=date(2026, 12, 10)), put_back=True)
    undo(leave.desk)
    assert leave.puts() == [leave.talk, leave.early, leave.late]
    redo(leave.desk)
    assert leave.puts() == [leave.talk, leave.early]
    undo(leave.desk)
    remove_absence(leave.desk, leave.absence, put_back=True)
    assert contents(leave.desk) == leave.before


def test_a_leave_for_some_of_the_time_leaves_all_of_them_hers(leave: _Leave) -> None:
    assert len(leave.again(share=Decimal("0.5")).put_backs) == 3


def test_what_others_have_done_since_stands(leave: _Leave) -> None:
    desk = leave.desk
    states.cancel(desk, MeetingRef(leave.late), "Borgeren er syg")
    there = datetime(2027, 1, 7, 9, tzinfo=UTC)
    move(desk, MeetingRef(leave.early), there, there + timedelta(hours=1))
    add_participant(desk, MeetingRef(leave.talk), Person(worker_id=leave.bo), None, keep="Er med")
    assert leave.puts() == []
    after = meeting(desk, leave.early), meeting(desk, leave.talk)
    remove_absence(desk, leave.absence, put_back=True)
    assert (meeting(desk, leave.early), meeting(desk, leave.talk)) == after


def test_what_has_been_and_what_is_taken_meanwhile_is_not_offered(leave: _Leave) -> None:
    book_meeting(leave.desk, None, LATE, leave.bo, title="Andet")
    assert leave.puts() == [leave.talk, leave.early]
    later = at(leave.desk, date(2026, 12, 3))
    again = plan(later, wish(leave.bo, absence_id=leave.absence))
    assert [one.meeting_id for one in again.all_put_backs] == [leave.early]


def test_a_meeting_moved_in_a_later_correction_goes_back_to_where_it_was_first(leave: _Leave) -> None:
    desk = leave.desk
    third = book_meeting(desk, None, datetime(2026, 12, 9, 9, tzinfo=UTC), leave.bo, title="Nyt")
    before = contents(desk)
    save(desk, leave.again(meetings=_moved(third, 8)))  # nothing of the leave itself is another
    undo(desk)
    assert contents(desk) == before
    redo(desk)
    with desk.read() as session:
        assert broken_links(session) == []
    assert third in leave.puts()
    longer = date(2027, 1, 5)
    again = plan(
        desk, wish(leave.bo, ends=longer, absence_id=leave.absence, meetings=_moved(leave.early, 12))
    )
    save(desk, again)
    remove_absence(desk, leave.absence, put_back=True)
    assert meeting(desk, leave.early)[0] == EARLY
    assert meeting(desk, third)[0].date() == date(2026, 12, 9)


def test_a_leave_prolonged_and_shortened_again_gives_meetings_their_earlier_new_time(desk: Desk) -> None:
    bo = worker(desk, "Bo Lund")
    early = book_meeting(desk, None, EARLY, bo, title="Tidligt")
    other = book_meeting(desk, None, EARLY + timedelta(hours=2), bo, title="Et andet")
    moved = [datetime(2026, 12, 15, hour, tzinfo=UTC) for hour in (9, 11)]
    on = {MeetingRef(early): moved[0], MeetingRef(other): moved[1]}
    first = {ref: MeetingChoice(MeetingWay.MOVE, None, when) for ref, when in on.items()}
    absence = save(desk, plan(desk, wish(bo, ends=date(2026, 12, 10), meetings=first)))
    longer = _moved(early, 5) | _moved(other, 6)
    save(desk, plan(desk, wish(bo, ends=date(2026, 12, 23), absence_id=absence, meetings=longer)))
    book_meeting(desk, None, moved[1], bo, title="Taget")

    shorter = plan(desk, wish(bo, ends=date(2026, 12, 7), absence_id=absence))
    assert [(one.meeting_id, one.starts.astimezone(UTC)) for one in shorter.put_backs] == [(early, moved[0])]
    assert [(one.meeting_id, one.now.date()) for one in shorter.staying] == [(other, date(2027, 1, 6))]
    assert staying_words(shorter.staying) == "1 møde bliver, hvor fraværet har lagt det: 6. jan."
    save(desk, shorter, put_back=True)
    assert meeting(desk, early)[0] == moved[0]
    assert meeting(desk, other)[0].date() == date(2027, 1, 6)
    again = plan(desk, wish(bo, ends=date(2026, 12, 7), absence_id=absence))
    assert (again.put_backs, again.staying) == ((), ())
    remove_absence(desk, absence, put_back=True)
    assert meeting(desk, early)[0] == EARLY


def test_one_occurrence_of_a_series_comes_back(desk: Desk) -> None:
    bo = worker(desk, "Bo Lund")
    series = book_meeting(desk, None, EARLY, bo, title="Tavle", rule="FREQ=WEEKLY;COUNT=6")
    ref = MeetingRef(series, EARLY + timedelta(weeks=1))
    later = MeetingChoice(MeetingWay.MOVE, None, datetime(2026, 12, 28, 9, tzinfo=UTC))
    found = plan(desk, wish(bo, meetings={ref: later}))
    absence = save(desk, found)
    remove_absence(desk, absence, put_back=True)
    starts = [one.starts.astimezone(UTC) for one in calendar.entries(desk, FIRST, date(2027, 1, 31), [bo])]
    assert starts == [EARLY + timedelta(weeks=n) for n in range(6)]


def test_a_seat_given_to_one_who_was_there_anyway_comes_back_with_its_duties(desk: Desk) -> None:
    bo, anna = worker(desk, "Bo Lund", 1), worker(desk, "Anna Holm")
    (case,) = (one.case.case_id for one in plan(desk, wish(bo)).cases)
    number = book_meeting(desk, case, TALK, bo, anna)
    absence = save(desk, plan(desk, wish(bo)))
    assert meeting(desk, number)[1] == {(anna, True)}
    remove_absence(desk, absence, put_back=True)
    assert meeting(desk, number)[1] == {(bo, True), (anna, False)}


def test_duties_somebody_else_has_got_since_are_not_taken_from_her(desk: Desk) -> None:
    bo, anna = worker(desk, "Bo Lund", 1), worker(desk, "Anna Holm")
    carl = worker(desk, "Carl Dam")
    (case,) = (one.case.case_id for one in plan(desk, wish(bo)).cases)
    number = book_meeting(desk, case, TALK, bo, anna, carl)
    found = plan(desk, wish(bo))
    absence = save(desk, found)
    set_duty(desk, MeetingRef(number), Duty.CHAIR, _seat(desk, number, carl))
    remove_absence(desk, absence, put_back=True)
    chairs = [one for one, chair in meeting(desk, number)[1] if chair]
    assert chairs == [carl]


def test_a_leave_nothing_follows_says_nothing_of_meetings(desk: Desk) -> None:
    bo = worker(desk, "Bo Lund")
    save_absence(desk, bo, "holiday", FIRST, LAST)
    told: list[str] = []
    desk.on_change(lambda change: told.append(change.label))
    assert not has_followers(desk, 1)
    remove_absence(desk, 1, put_back=True)
    assert told == ["Slet fravær"]


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    st.lists(
        st.tuples(st.integers(1, 30), st.integers(7, 13), st.booleans()),
        max_size=6,
        unique_by=lambda one: one[:2],
    ),
    st.integers(0, 40),
)
def test_a_leave_that_is_saved_and_taken_away_again_leaves_everything_as_it_was(
    tmp_path_factory: pytest.TempPathFactory, booked: list[tuple[int, int, bool]], length: int
) -> None:
    desk = new_desk(tmp_path_factory.mktemp("tilbage"))
    bo = worker(desk, "Bo Lund", 1)
    worker(desk, "Anna Holm")
    (case,) = (one.case.case_id for one in plan(desk, wish(bo)).cases)
    for day, hour, about_case in booked:
        book_meeting(desk, case if about_case else None, datetime(2026, 12, day, hour, tzinfo=UTC), bo)
    before = contents(desk)
    absence = save(desk, plan(desk, wish(bo, ends=FIRST + timedelta(length))))
    remove_absence(desk, absence, put_back=True)
    assert contents(desk) == before
    desk.store.close()
