"""A handover is one action: caseworker, meeting, checklist; undo gives back the exact rows."""

from datetime import date, datetime
from typing import Any

import pytest

from koordinator.db.base import Base
from koordinator.db.course_tables import ChecklistTick, Handover
from koordinator.db.meeting_tables import AgendaItem, Meeting, Participant
from koordinator.db.tables import Assignment
from koordinator.db.values import field_names
from koordinator.domain.meetings.moments import local, to_local
from koordinator.domain.meetings.records import MeetingRef, Person
from koordinator.domain.roles import Role
from koordinator.errors import Refused
from koordinator.services import checklists
from koordinator.services.case_edits import end_cases
from koordinator.services.case_lists import case_card
from koordinator.services.desk import Desk
from koordinator.services.handing_over import hand_over, handovers, meeting_times
from koordinator.services.meetings import calendar, states
from koordinator.services.undoing import redo, undo
from tests.factories import TODAY, add_case, add_team, add_worker
from tests.services.meetings.diary import at, book

TOUCHED: tuple[type[Base], ...] = (Assignment, Handover, ChecklistTick, Meeting, Participant, AgendaItem)
MONDAY = date(2026, 11, 23)


@pytest.fixture
def people(desk: Desk) -> tuple[int, int, int, int]:
    """Anna, Bo, the consultant Carl, and a case that Anna and Carl have."""
    team = add_team(desk)
    anna, bo = add_worker(desk, team_id=team), add_worker(desk, "Bo Kjær", team_id=team)
    carl = add_worker(desk, "Carl Dam", (Role.CONSULTANT,), team)
    return anna, bo, carl, add_case(desk, caseworker=anna, consultant=carl, team_id=team)


def stored(desk: Desk) -> dict[str, list[dict[str, Any]]]:
    """Every row a handover can touch, field by field."""
    with desk.store.write("Se efter", by="test", kind="quiet") as tx:
        return {
            table.__tablename__: [
                {name: getattr(row, name) for name in field_names(table)} for row in tx.all(table)
            ]
            for table in TOUCHED
        }


def test_the_case_goes_over_with_its_meeting_and_its_history(
    desk: Desk, people: tuple[int, int, int, int]
) -> None:
    _anna, bo, _carl, case_id = people
    made = hand_over(desk, case_id, bo, MONDAY, "Anna går på orlov")
    history = [(one.title, one.starts, one.ends) for one in case_card(desk, case_id).assignments]
    assert ("Bo Kjær", MONDAY, None) in history
    assert ("Anna Holm", date(2026, 3, 2), date(2026, 11, 22)) in history
    [line] = handovers(desk, case_id)
    assert (line.from_worker, line.to_worker, line.day, line.reason) == (
        "Anna Holm",
        "Bo Kjær",
        MONDAY,
        "Anna går på orlov",
    )
    assert made.sentence == ""
    assert line.meeting_starts is not None
    assert to_local(line.meeting_starts) == local(MONDAY, 8)
    card = calendar.card(desk, MeetingRef(made.meeting_id or 0))
    citizen = card.participants[0]
    assert (citizen.name, citizen.role) == ("Emil Møller", "borger")
    roles = {one.name: one.role for one in card.participants[1:]}
    assert roles["Anna Holm"] == "tidligere sagsbehandler"
    assert set(roles) == {"Anna Holm", "Bo Kjær", "Carl Dam"}
    chair, writer = card.holder("chair"), card.holder("minute_taker")
    assert (chair and chair.name, writer and writer.name) == ("Anna Holm", "Bo Kjær")
    assert set(checklists.ticks(desk, case_id, "overdragelse")) == {"chosen", "meeting"}


def test_undo_gives_every_row_back_in_one_step_and_redo_does_it_again(
    desk: Desk, people: tuple[int, int, int, int]
) -> None:
    _anna, bo, _carl, case_id = people
    before = stored(desk)
    hand_over(desk, case_id, bo, MONDAY, "Anna går på orlov")
    after = stored(desk)
    assert after != before
    told = undo(desk)
    assert told is not None
    assert told.label == "Overdrag sag til Bo Kjær"
    assert stored(desk) == before
    redo(desk)
    assert stored(desk) == after


def test_the_meeting_is_when_everybody_is_free(desk: Desk, people: tuple[int, int, int, int]) -> None:
    anna, bo, _carl, case_id = people
    book(desk, at(8, day=MONDAY), Person(worker_id=bo))
    book(desk, at(9, day=MONDAY), Person(worker_id=anna))
    times = meeting_times(desk, case_id, bo, MONDAY)
    assert times.times[0].starts == local(MONDAY, 10)
    assert times.last == date(2026, 12, 7)
    assert all(one.missing == () for one in times.times)
    chosen = times.times[1].starts
    made = hand_over(desk, case_id, bo, MONDAY, "Ny fordeling", at=chosen)
    assert calendar.card(desk, MeetingRef(made.meeting_id or 0)).entry.starts == chosen


def test_a_time_that_is_taken_meanwhile_is_refused_and_nothing_is_written(
    desk: Desk, people: tuple[int, int, int, int]
) -> None:
    _anna, bo, _carl, case_id = people
    book(desk, at(8, day=MONDAY), Person(worker_id=bo))
    before = stored(desk)
    with pytest.raises(Refused, match="ikke længere ledig"):
        hand_over(desk, case_id, bo, MONDAY, "Ny fordeling", at=local(MONDAY, 8))
    assert stored(desk) == before


def test_a_rule_that_has_run_out_is_said_and_the_case_goes_over_all_the_same(
    desk: Desk, people: tuple[int, int, int, int]
) -> None:
    _anna, bo, _carl, case_id = people
    made = hand_over(desk, case_id, bo, date(2026, 10, 1), "Skrevet ind bagefter")
    assert made.meeting_id is None
    assert made.sentence == "Fristen for overdragelsesmødet var torsdag den 15. oktober 2026."
    assert set(checklists.ticks(desk, case_id, "overdragelse")) == {"chosen"}


def test_without_a_meeting_when_that_is_wished(desk: Desk, people: tuple[int, int, int, int]) -> None:
    _anna, bo, _carl, case_id = people
    made = hand_over(desk, case_id, bo, MONDAY, "Ny fordeling", meeting=False)
    assert made.meeting_id is None
    assert stored(desk)["meeting"] == []


def test_a_cancelled_meeting_is_no_longer_the_handovers(
    desk: Desk, people: tuple[int, int, int, int]
) -> None:
    _anna, bo, _carl, case_id = people
    made = hand_over(desk, case_id, bo, MONDAY, "Ny fordeling")
    states.cancel(desk, MeetingRef(made.meeting_id or 0), "Borgeren er syg")
    assert handovers(desk, case_id)[0].meeting_starts is None


@pytest.mark.parametrize(
    ("reason", "sentence"),
    [("  ", "Skriv en årsag"), ("x" * 1_001, "længere end 1.000 tegn")],
)
def test_a_reason_is_asked_for(
    desk: Desk, people: tuple[int, int, int, int], reason: str, sentence: str
) -> None:
    with pytest.raises(Refused, match=sentence):
        hand_over(desk, people[3], people[1], MONDAY, reason)


def test_who_has_the_case_cannot_be_given_it(desk: Desk, people: tuple[int, int, int, int]) -> None:
    with pytest.raises(Refused, match="Anna Holm har allerede sagen"):
        hand_over(desk, people[3], people[0], MONDAY, "Ny fordeling")


def test_an_ended_case_is_not_handed_over(desk: Desk, people: tuple[int, int, int, int]) -> None:
    end_cases(desk, [people[3]], date(2026, 11, 1), "Ordinært job")
    with pytest.raises(Refused, match="afsluttet"):
        hand_over(desk, people[3], people[1], MONDAY, "Ny fordeling")


def test_the_reason_of_the_handover_does_not_open_the_gate(
    desk: Desk, people: tuple[int, int, int, int]
) -> None:
    _anna, bo, _carl, case_id = people
    for _ in range(35):
        add_case(desk, caseworker=bo)
    with pytest.raises(Refused, match="kommer over max"):
        hand_over(desk, case_id, bo, MONDAY, "Ny fordeling")
    hand_over(desk, case_id, bo, MONDAY, "Ny fordeling", over_reason="Aftalt med leder")
    assert handovers(desk, case_id)[0].to_worker == "Bo Kjær"


def test_each_handover_has_its_own_checklist(desk: Desk, people: tuple[int, int, int, int]) -> None:
    anna, bo, _carl, case_id = people
    hand_over(desk, case_id, bo, MONDAY, "Ny fordeling", meeting=False)
    checklists.tick(desk, case_id, "overdragelse", "told")
    first = handovers(desk, case_id)[0].handover_id
    hand_over(desk, case_id, anna, date(2026, 12, 1), "Tilbage igen", meeting=False)
    assert set(checklists.ticks(desk, case_id, "overdragelse")) == {"chosen"}
    assert set(checklists.ticks(desk, case_id, "overdragelse", first)) == {"chosen", "told"}


def test_a_case_that_begins_later_is_handed_over_from_its_start(
    desk: Desk, people: tuple[int, int, int, int]
) -> None:
    anna, bo = people[0], people[1]
    case_id = add_case(desk, "Ida Lund", caseworker=anna, starts=date(2027, 1, 4))
    hand_over(desk, case_id, bo, TODAY, "Ny fordeling", meeting=False)
    assert handovers(desk, case_id)[0].day == date(2027, 1, 4)


def test_a_colleague_who_has_left_is_not_called_to_the_meeting(
    desk: Desk, people: tuple[int, int, int, int]
) -> None:
    gone = add_worker(desk, "Dorte Vang", leaves_on=date(2026, 11, 1))
    case_id = add_case(desk, "Ida Lund", caseworker=gone)
    made = hand_over(desk, case_id, people[1], MONDAY, "Dorte er holdt op")
    card = calendar.card(desk, MeetingRef(made.meeting_id or 0))
    assert {one.name for one in card.participants} == {"Ida Lund", "Bo Kjær"}
    assert isinstance(card.entry.starts, datetime)


def test_meetings_planned_about_the_case_go_over_as_it_was_said(
    desk: Desk, people: tuple[int, int, int, int]
) -> None:
    anna, bo, carl, case_id = people
    later = date(2027, 1, 4)
    free, taken = (
        book(desk, at(hour, day=later), Person(worker_id=anna), case_id=case_id, title="Opfølgning")
        for hour in (9, 13)
    )
    book(desk, at(13, day=later), Person(worker_id=bo), Person(worker_id=carl))
    said = meeting_times(desk, case_id, bo, MONDAY).planned
    assert said == (
        "Bo Kjær overtager pladsen i »Opfølgning« mandag den 4. januar 2027 kl. 9.00–10.00.",
        "»Opfølgning« mandag den 4. januar 2027 kl. 13.00–14.00 bliver hos Anna Holm: "
        "Bo Kjær har mødet »Teammøde« mandag den 4. januar 2027 kl. 13.00–14.00.",
    )
    before = stored(desk)
    hand_over(desk, case_id, bo, MONDAY, "Anna går på orlov")
    there = {
        meeting: [one.person.worker_id for one in calendar.card(desk, MeetingRef(meeting)).participants]
        for meeting in (free, taken)
    }
    assert there == {free: [bo], taken: [anna]}
    undo(desk)
    assert stored(desk) == before
