"""Booking: every way in sees what a time clashes with, and it can be kept knowingly."""

from datetime import date, timedelta

import pytest

from koordinator.db.meeting_tables import Meeting
from koordinator.db.tables import Case
from koordinator.domain.meetings.kinds import MeetingState, Scope, Status
from koordinator.domain.meetings.moments import local
from koordinator.domain.meetings.records import MeetingRef, Person
from koordinator.errors import Refused
from koordinator.services.desk import Desk
from koordinator.services.meetings.booking import ClashFound, clashes, find_times
from koordinator.services.meetings.series import move
from koordinator.services.staff import set_workdays
from tests.factories import add_case, add_worker
from tests.services.meetings.diary import HOUR, TUESDAY, add_contact, at, away, book, busy


@pytest.fixture
def anna(desk: Desk) -> Person:
    return Person(worker_id=add_worker(desk, "Anna Holm"))


def keys(desk: Desk, *people: Person, hour: int = 10, day: date = TUESDAY) -> list[str]:
    return [clash.key for clash in clashes(desk, people, at(hour, day=day), at(hour, day=day) + HOUR)]


def test_an_empty_diary_has_no_clashes(desk: Desk, anna: Person) -> None:
    assert keys(desk, anna) == []


def test_a_meeting_of_worker_contact_or_citizen_clashes_with_its_name(desk: Desk, anna: Person) -> None:
    case_id = add_case(desk, "Mille Østerby")
    with desk.read() as session:
        citizen = Person(citizen_id=session.get_one(Case, case_id).citizen_id)
    egil = Person(contact_id=add_contact(desk))
    book(desk, at(10), anna, egil, citizen, title="Netværksmøde", case_id=case_id)
    found = clashes(desk, [anna, egil, citizen], at(10, 30), at(11, 30))
    assert [clash.sentence for clash in found] == [
        "Anna Holm, Egil Vinther og Mille Østerby har mødet »Netværksmøde« "
        "tirsdag den 24. november 2026 kl. 10.00–11.00."
    ]
    assert set(found[0].people) == {anna, egil, citizen}
    assert keys(desk, anna, hour=11) == []


def test_busy_time_absence_holiday_and_weekend_clash(desk: Desk, anna: Person) -> None:
    assert anna.worker_id
    busy(desk, anna.worker_id, at(9), at(12))
    assert keys(desk, anna) == ["busy"]
    away(desk, anna.worker_id, TUESDAY, None)
    assert sorted(keys(desk, anna)) == ["absence", "busy"]
    assert "indtil videre" in clashes(desk, [anna], at(14), at(15))[0].sentence
    assert keys(desk, day=date(2026, 12, 25)) == ["holiday"]
    assert keys(desk, day=date(2026, 11, 28)) == ["weekend"]


def test_part_of_the_time_away_takes_no_hour_in_particular(desk: Desk, anna: Person) -> None:
    assert anna.worker_id
    away(desk, anna.worker_id, TUESDAY, None, share="0.5")
    assert keys(desk, anna) == []


def test_the_last_day_of_an_absence_counts_and_the_next_does_not(desk: Desk, anna: Person) -> None:
    assert anna.worker_id
    away(desk, anna.worker_id, date(2026, 11, 20), TUESDAY)
    assert keys(desk, anna) == ["absence"]
    assert keys(desk, anna, day=date(2026, 11, 25)) == []


def test_who_said_no_and_what_is_cancelled_takes_nobody(desk: Desk, anna: Person) -> None:
    book(desk, at(10), anna, status=Status.DECLINED)
    book(desk, at(10), anna, state=MeetingState.CANCELLED.value)
    assert keys(desk, anna) == []


def test_booking_into_a_clash_is_refused_with_what_it_clashes_with(desk: Desk, anna: Person) -> None:
    book(desk, at(10), anna)
    with pytest.raises(ClashFound, match=r"Anna Holm har mødet »Teammøde«") as caught:
        book(desk, at(10, 30), anna)
    assert [clash.key for clash in caught.value.clashes] == ["meeting"]
    with desk.read() as session:
        assert session.query(Meeting).count() == 1


def test_a_clash_can_be_kept_knowingly(desk: Desk, anna: Person) -> None:
    book(desk, at(10), anna)
    kept = book(desk, at(10, 30), anna, keep="Anna går tidligt fra det første")
    plain = book(desk, at(13), anna, keep="Beholdt bevidst")
    with desk.read() as session:
        assert session.get_one(Meeting, kept).clash_kept == "Anna går tidligt fra det første"
        assert session.get_one(Meeting, plain).clash_kept is None


def test_a_meeting_does_not_clash_with_itself(desk: Desk, anna: Person) -> None:
    meeting = book(desk, at(10), anna)
    assert clashes(desk, [anna], at(10, 30), at(11, 30), but=MeetingRef(meeting)) == []
    assert move(desk, MeetingRef(meeting), at(10, 30), at(11, 30)) == MeetingRef(meeting)


def test_every_occurrence_of_the_coming_year_is_looked_at(desk: Desk, anna: Person) -> None:
    late = TUESDAY + timedelta(weeks=40)
    book(desk, at(10, day=late), anna)
    beyond = TUESDAY + timedelta(weeks=60)
    book(desk, at(10, day=beyond), anna)
    found = clashes(desk, [anna], at(10), at(11), rule="FREQ=WEEKLY")
    assert [clash.starts.date() for clash in found if clash.key == "meeting"] == [late]
    with pytest.raises(ClashFound):
        book(desk, at(10), anna, rule="FREQ=WEEKLY")


def test_a_series_meets_its_own_occurrences_only_when_one_is_moved_onto_another(
    desk: Desk, anna: Person
) -> None:
    series = book(desk, at(10), anna, rule="FREQ=WEEKLY;COUNT=4")
    one = MeetingRef(series, at(10))
    assert clashes(desk, [anna], at(10, 30), at(11, 30), but=one) == []
    next_week = at(10, 30, TUESDAY + timedelta(weeks=1))
    assert [c.key for c in clashes(desk, [anna], next_week, next_week + HOUR, but=one)] == ["meeting"]
    assert clashes(desk, [anna], at(10, 30), at(11, 30), rule="FREQ=WEEKLY;COUNT=4", but=one) == []


def test_an_occurrence_that_was_moved_away_leaves_its_time_free(desk: Desk, anna: Person) -> None:
    series = book(desk, at(10), anna, rule="FREQ=WEEKLY;COUNT=4")
    move(desk, MeetingRef(series, at(10)), at(14), at(15))
    assert keys(desk, anna, hour=10) == []
    assert keys(desk, anna, hour=14) == ["meeting"]


def test_clashes_of_a_series_stay_at_their_hour_over_summer_time(desk: Desk, anna: Person) -> None:
    march = date(2027, 3, 2)
    book(desk, local(march, 10), anna, rule="FREQ=WEEKLY;COUNT=8")
    assert keys(desk, anna, hour=10, day=date(2027, 3, 30)) == ["meeting"]
    assert keys(desk, anna, hour=9, day=date(2027, 3, 30)) == []


def test_a_meeting_runs_forward_and_not_for_weeks(desk: Desk, anna: Person) -> None:
    meeting = book(desk, at(10), anna)
    with pytest.raises(Refused, match="før det begynder"):
        move(desk, MeetingRef(meeting), at(11), at(11), Scope.THIS)
    with pytest.raises(Refused, match="syv dage"):
        book(desk, at(10), anna, length=timedelta(days=8))


def test_common_times_are_found_with_who_is_missing(desk: Desk, anna: Person) -> None:
    egil = Person(contact_id=add_contact(desk))
    bo = Person(worker_id=add_worker(desk, "Bo Lund"))
    assert bo.worker_id
    book(desk, at(8), anna, length=timedelta(hours=8))
    away(desk, bo.worker_id, date(2026, 11, 25), date(2026, 11, 25))
    found = find_times(desk, [anna, bo, egil], 60, TUESDAY, date(2026, 11, 26))
    assert [(offer.starts, offer.missing) for offer in found[:3]] == [
        (at(8, day=date(2026, 11, 26)), ()),
        (at(9, day=date(2026, 11, 26)), ()),
        (at(8), ("Anna Holm",)),
    ]


def test_who_does_not_work_on_a_day_of_the_week_is_away_that_day(desk: Desk, anna: Person) -> None:
    assert anna.worker_id
    set_workdays(desk, anna.worker_id, [1, 3, 4])
    clash = clashes(desk, [anna], at(10), at(11))[0]
    assert (clash.key, clash.sentence) == ("day_off", "Anna Holm arbejder ikke om tirsdagen.")
    assert keys(desk, anna, day=date(2026, 11, 25)) == []
    assert keys(desk, anna, day=date(2026, 11, 27)) == ["day_off"]
    assert keys(desk, anna, day=date(2026, 11, 28)) == ["weekend"]
    found = find_times(desk, [anna], 60, TUESDAY, date(2026, 12, 1), most=9)
    assert {offer.starts.isoweekday() for offer in found} == {1, 3, 4}


def test_those_who_are_off_the_same_day_are_told_of_together(desk: Desk, anna: Person) -> None:
    bo = Person(worker_id=add_worker(desk, "Bo Lund"))
    assert anna.worker_id
    assert bo.worker_id
    for worker_id in (anna.worker_id, bo.worker_id):
        set_workdays(desk, worker_id, [1, 3, 4, 5])
    weekly = clashes(desk, [anna, bo], at(10), at(11), rule="FREQ=WEEKLY")
    assert {clash.sentence for clash in weekly if clash.key == "day_off"} == {
        "Anna Holm og Bo Lund arbejder ikke om tirsdagen."
    }


def test_no_time_is_found_in_the_past(desk: Desk, anna: Person) -> None:
    found = find_times(desk, [anna], 60, date(2026, 11, 2), TUESDAY)
    assert min(offer.starts for offer in found).date() == desk.today()
