"""Editing series: one occurrence, this and the following, all; and undo of each."""

from collections.abc import Callable
from datetime import date, datetime, timedelta

import pytest
from sqlalchemy import select

from koordinator.db.meeting_tables import AgendaItem, Meeting, Participant
from koordinator.domain.meetings.kinds import MeetingState, Scope
from koordinator.domain.meetings.moments import local
from koordinator.domain.meetings.records import MeetingRef, Person
from koordinator.errors import Refused
from koordinator.services.desk import Desk
from koordinator.services.meetings.booking import ClashFound
from koordinator.services.meetings.calendar import card, entries
from koordinator.services.meetings.series import move, ref_to, set_rule, target
from koordinator.services.undoing import redo, undo
from tests.factories import add_worker
from tests.services.meetings.diary import HOUR, TUESDAY, at, book

WEEK = timedelta(weeks=1)
FIRST, LAST = date(2026, 11, 1), date(2027, 12, 31)
Edit = Callable[[Desk, int], object]


@pytest.fixture
def series(desk: Desk) -> int:
    """Five Tuesdays at ten with two people and an agenda."""
    people = [Person(worker_id=add_worker(desk, name)) for name in ("Anna Holm", "Bo Lund")]
    return book(desk, at(10), *people, rule="FREQ=WEEKLY;BYDAY=TU;COUNT=5", agenda=("Siden sidst", "Aftaler"))


def starts(desk: Desk) -> list[datetime]:
    return [entry.starts for entry in entries(desk, FIRST, LAST)]


def tuesdays(*places: int, hour: int = 10) -> list[datetime]:
    return [tuesday(place, hour) for place in places]


def tuesday(place: int, hour: int = 10) -> datetime:
    return at(hour, day=TUESDAY + place * WEEK)


def ref(series: int, place: int) -> MeetingRef:
    return MeetingRef(series, tuesday(place))


def everything(desk: Desk) -> list[object]:
    """All rows of meetings, to compare before and after."""
    tables = (Meeting, Participant, AgendaItem)
    with desk.read() as session:
        return [
            tuple(getattr(row, name) for name in table.__mapper__.columns.keys())  # noqa: SIM118
            for table in tables
            for row in session.scalars(select(table).order_by(table.id))
        ]


def test_one_occurrence_is_moved_and_the_others_stay(desk: Desk, series: int) -> None:
    found = move(desk, ref(series, 1), tuesday(1, hour=14), at(15, day=TUESDAY + WEEK))
    assert starts(desk) == sorted(tuesdays(0, 2, 3, 4) + tuesdays(1, hour=14))
    shown = card(desk, found)
    assert [one.name for one in shown.participants] == ["Anna Holm", "Bo Lund"]
    assert [point.title for point in shown.agenda] == ["Siden sidst", "Aftaler"]
    assert (shown.entry.recurring, shown.series_id) == (True, series)
    assert card(desk, ref(series, 1)) == shown


def test_an_occurrence_moved_twice_is_still_one_meeting(desk: Desk, series: int) -> None:
    once = move(desk, ref(series, 1), tuesday(1, hour=14), at(15, day=TUESDAY + WEEK))
    again = move(desk, ref(series, 1), tuesday(1, hour=12), at(13, day=TUESDAY + WEEK))
    assert once == again
    assert starts(desk) == sorted(tuesdays(0, 2, 3, 4) + tuesdays(1, hour=12))


def test_this_and_the_following_are_moved(desk: Desk, series: int) -> None:
    found = move(desk, ref(series, 2), tuesday(2, hour=13), at(14, day=TUESDAY + 2 * WEEK), Scope.FOLLOWING)
    assert starts(desk) == tuesdays(0, 1) + tuesdays(2, 3, 4, hour=13)
    assert found.meeting_id != series
    assert len(card(desk, found).participants) == 2


def test_this_and_the_following_from_the_first_is_the_whole_series(desk: Desk, series: int) -> None:
    found = move(desk, ref(series, 0), at(13), at(14), Scope.FOLLOWING)
    assert found == MeetingRef(series, at(13))
    assert starts(desk) == tuesdays(0, 1, 2, 3, 4, hour=13)


def test_all_are_moved_to_another_day_by_moving_the_third(desk: Desk, series: int) -> None:
    wednesday = TUESDAY + timedelta(days=15)
    move(desk, ref(series, 2), at(9, day=wednesday), at(11, day=wednesday), Scope.ALL)
    assert starts(desk) == [at(9, day=TUESDAY + timedelta(days=1) + n * WEEK) for n in range(5)]
    assert card(desk, MeetingRef(series, at(9, day=wednesday))).minutes == 120


def test_what_was_changed_by_itself_keeps_its_place_when_all_move_a_week(desk: Desk, series: int) -> None:
    for place in (1, 2):
        day = TUESDAY + place * WEEK
        move(desk, ref(series, place), at(15, day=day), at(16, day=day))
    move(desk, ref(series, 0), tuesday(1), at(11, day=TUESDAY + WEEK), Scope.ALL)
    assert starts(desk) == sorted(tuesdays(1, 4, 5) + tuesdays(1, 2, hour=15))


def test_what_was_changed_by_itself_follows_its_part(desk: Desk, series: int) -> None:
    day = TUESDAY + 3 * WEEK
    own = move(desk, ref(series, 3), at(15, day=day), at(16, day=day))
    part = move(desk, ref(series, 2), tuesday(2, hour=13), at(14, day=TUESDAY + 2 * WEEK), Scope.FOLLOWING)
    assert starts(desk) == sorted(tuesdays(0, 1) + tuesdays(2, 4, hour=13) + tuesdays(3, hour=15))
    assert card(desk, own).series_id == part.meeting_id


def test_a_meeting_of_its_own_takes_its_series_along(desk: Desk, series: int) -> None:
    day = TUESDAY + 2 * WEEK
    own = move(desk, ref(series, 2), at(15, day=day), at(16, day=day))
    assert move(desk, own, at(14, day=day), at(15, day=day), Scope.FOLLOWING) == own
    assert starts(desk) == tuesdays(0, 1) + tuesdays(2, 3, 4, hour=14)


def test_ten_o_clock_stays_ten_o_clock_after_a_move_over_summer_time(desk: Desk) -> None:
    march = local(date(2027, 3, 2), 9)
    series = book(desk, march, rule="FREQ=WEEKLY;COUNT=6")
    move(desk, MeetingRef(series, march), march + HOUR, march + 2 * HOUR, Scope.ALL)
    assert {start.hour for start in starts(desk)} == {10}


def test_a_clash_of_any_occurrence_stops_the_move_and_can_be_kept(desk: Desk, series: int) -> None:
    anna = card(desk, MeetingRef(series)).participants[0].person
    book(desk, at(13, day=TUESDAY + 3 * WEEK), anna, title="Supervision")
    before = everything(desk)
    with pytest.raises(ClashFound, match="Supervision"):
        move(desk, ref(series, 1), tuesday(1, hour=13), at(14, day=TUESDAY + WEEK), Scope.FOLLOWING)
    assert everything(desk) == before
    found = move(
        desk, ref(series, 1), tuesday(1, hour=13), at(14, day=TUESDAY + WEEK), Scope.FOLLOWING, "Aftalt"
    )
    assert card(desk, found).clash_kept == "Aftalt"


def test_a_meeting_begins_to_come_again_and_stops(desk: Desk) -> None:
    meeting = book(desk, at(10))
    found = set_rule(desk, MeetingRef(meeting), "FREQ=WEEKLY;BYDAY=TU;COUNT=3")
    assert found == MeetingRef(meeting, at(10))
    assert starts(desk) == tuesdays(0, 1, 2)
    assert set_rule(desk, ref(meeting, 0), None) == MeetingRef(meeting)
    assert starts(desk) == tuesdays(0)
    assert not card(desk, MeetingRef(meeting)).entry.recurring


def test_another_rule_holds_from_the_occurrence_on(desk: Desk, series: int) -> None:
    set_rule(desk, ref(series, 2), "FREQ=WEEKLY;INTERVAL=2;BYDAY=TU;COUNT=3")
    assert starts(desk) == tuesdays(0, 1, 2, 4, 6)


def test_a_series_ended_at_an_occurrence_leaves_it_and_what_was_changed(desk: Desk, series: int) -> None:
    day = TUESDAY + 4 * WEEK
    own = move(desk, ref(series, 4), at(15, day=day), at(16, day=day))
    last = set_rule(desk, ref(series, 2), None)
    assert starts(desk) == tuesdays(0, 1, 2) + tuesdays(4, hour=15)
    assert not card(desk, last).entry.recurring
    assert not card(desk, own).entry.recurring


def test_a_series_ended_at_its_first_moved_occurrence_is_that_meeting(desk: Desk, series: int) -> None:
    own = move(desk, ref(series, 0), at(15), at(16))
    before = everything(desk)
    assert set_rule(desk, own, None) == own
    assert starts(desk) == tuesdays(0, hour=15)
    undo(desk)
    assert everything(desk) == before


def test_a_rule_nobody_can_plan_by_is_refused_and_changes_nothing(desk: Desk, series: int) -> None:
    before = everything(desk)
    with pytest.raises(Refused, match="dagligt"):
        set_rule(desk, ref(series, 1), "FREQ=HOURLY")
    assert everything(desk) == before


def test_an_occurrence_that_is_no_longer_there_is_refused(desk: Desk, series: int) -> None:
    gone = MeetingRef(series, at(10, day=TUESDAY + timedelta(days=1)))
    with pytest.raises(Refused, match="findes ikke længere"):
        move(desk, gone, at(11), at(12))
    with pytest.raises(Refused, match="findes ikke længere"):
        card(desk, gone)


def test_an_edit_gets_the_row_it_is_for(desk: Desk, series: int) -> None:
    with desk.write("Ret titel") as tx:
        row = target(tx, ref(series, 1), Scope.THIS)
        row.title = "Kun denne"
        assert ref_to(row, ref(series, 1)) == MeetingRef(row.id)
    with desk.write("Ret titel") as tx:
        row = target(tx, ref(series, 3), Scope.FOLLOWING)
        row.title = "De sidste"
        assert ref_to(row, ref(series, 3)) == MeetingRef(row.id, tuesday(3))
    with desk.write("Ret titel") as tx:
        row = target(tx, ref(series, 0), Scope.ALL)
        row.title = "De første"
        assert ref_to(row, ref(series, 0)) == ref(series, 0)
    titles = [entry.title for entry in entries(desk, FIRST, LAST)]
    assert titles == ["De første", "Kun denne", "De første", "De sidste", "De sidste"]


def test_a_cancelled_occurrence_stays_away_from_the_series(desk: Desk, series: int) -> None:
    with desk.write("Aflys møde") as tx:
        target(tx, ref(series, 1), Scope.THIS).state = MeetingState.CANCELLED.value
    states = [entry.state for entry in entries(desk, FIRST, LAST)]
    assert states.count(MeetingState.CANCELLED) == 1
    assert len(states) == 5


def _one(desk: Desk, series: int) -> object:
    return move(desk, ref(series, 1), tuesday(1, hour=14), at(15, day=TUESDAY + WEEK))


def _following(desk: Desk, series: int) -> object:
    return move(desk, ref(series, 2), tuesday(2, hour=14), at(15, day=TUESDAY + 2 * WEEK), Scope.FOLLOWING)


def _all(desk: Desk, series: int) -> object:
    return move(desk, ref(series, 1), tuesday(2), at(11, day=TUESDAY + 2 * WEEK), Scope.ALL)


def _rule(desk: Desk, series: int) -> object:
    return set_rule(desk, ref(series, 2), "FREQ=DAILY;COUNT=3", "Beholdt bevidst")


def _no_rule(desk: Desk, series: int) -> object:
    return set_rule(desk, ref(series, 2), None)


@pytest.mark.parametrize("edit", [_one, _following, _all, _rule, _no_rule])
@pytest.mark.parametrize("changed", [(), (3,), (2, 3, 4)])
def test_every_edit_can_be_undone_and_done_again(
    desk: Desk, series: int, edit: Edit, changed: tuple[int, ...]
) -> None:
    for place in changed:
        day = TUESDAY + place * WEEK
        move(desk, ref(series, place), at(15, day=day), at(16, day=day))
    before = everything(desk)
    edit(desk, series)
    after = everything(desk)
    assert after != before
    undo(desk)
    assert everything(desk) == before
    redo(desk)
    assert everything(desk) == after
    undo(desk)
    assert everything(desk) == before
