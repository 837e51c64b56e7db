"""The whole course of a case on one line of time."""

from collections.abc import Iterable
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import event

from koordinator.db.base import Base
from koordinator.db.course_tables import (
    Assessment,
    CaseEnding,
    JournalNote,
    KeptPaper,
    Milestone,
    Plan,
    Spoke,
    StatusNote,
    StoredFile,
)
from koordinator.db.meeting_tables import Meeting
from koordinator.db.tables import Assignment, Intervention, Organisation, PaidHours, Placement, Talk
from koordinator.domain.timeline import Course, Happening, Kind
from koordinator.errors import Refused
from koordinator.services import timeline
from koordinator.services.desk import Desk
from tests.factories import STARTS, TODAY, add_case, add_worker

MADE = datetime(2026, 11, 2, 23, 30, tzinfo=UTC)  # half past midnight here


def put(desk: Desk, *rows: Base) -> None:
    with desk.write("Skriv") as tx:
        tx.add(*rows)


def of(course: Course, kind: Kind) -> list[Happening]:
    return [one for one in course.happenings if one.kind is kind]


def told(found: Iterable[Happening]) -> list[tuple[date | None, str, str]]:
    return [(one.day, one.title, one.detail) for one in found]


def meeting(case_id: int, day: date, **fields: Any) -> Meeting:
    starts = datetime(day.year, day.month, day.day, 9, tzinfo=UTC)
    ends = starts + timedelta(hours=1)
    return Meeting(
        **{
            "type_key": "netvaerk", "title": "Netværksmøde", "case_id": case_id, "starts": starts,
            "ends": ends, "over": ends, "zone": "Europe/Copenhagen", "state": "planned",
            "place": "Mødelokale 2", **fields,
        }
    )  # fmt: skip


def test_what_runs_from_day_to_day(desk: Desk) -> None:
    case_id = add_case(desk)
    with desk.write("Hus") as tx:
        house = Organisation(name="Socialpsykiatrien", name_key="socialpsykiatrien")
        tx.add(house)
        number = house.id
    put(
        desk,
        Intervention(case_id=case_id, title="Bostøtte", law="SEL § 85", organisation_id=number, starts=TODAY),
        Placement(
            case_id=case_id, kind="praktik", title="Praktik i Brugsen", place="Brugsen", ends=TODAY, hours=12
        ),
        PaidHours(case_id=case_id, hours=6, starts=TODAY),
    )
    course = timeline.course(desk, case_id)
    assert told(of(course, Kind.INTERVENTION)) == [(TODAY, "Bostøtte", "Socialpsykiatrien · SEL § 85")]
    assert told(of(course, Kind.PLACEMENT)) == [(TODAY, "Praktik i Brugsen", "12 timer om ugen")]
    assert told(of(course, Kind.PAID_HOURS)) == [(TODAY, "6 lønnede timer om ugen", "")]
    assert all(one.lasting for kind in (Kind.INTERVENTION, Kind.PLACEMENT) for one in of(course, kind))


def test_meetings_with_those_of_a_series_and_talks_that_were_no_meeting(desk: Desk) -> None:
    case_id = add_case(desk)
    put(
        desk,
        meeting(case_id, TODAY),
        meeting(case_id, date(2026, 10, 5), title="Rundt om bordet", state="cancelled"),
        Talk(case_id=case_id, day=TODAY),
        Talk(case_id=case_id, day=date(2026, 10, 5)),
    )
    course = timeline.course(desk, case_id)
    assert told(of(course, Kind.MEETING)) == [
        (date(2026, 10, 5), "Netværksmøde", "Rundt om bordet · Mødelokale 2 · aflyst"),
        (TODAY, "Netværksmøde", "Mødelokale 2"),
    ]
    # The meeting of today says the talk already; the one that was cancelled was none.
    assert [one.day for one in of(course, Kind.TALK)] == [date(2026, 10, 5)]


def test_what_was_corrected_stands_once(desk: Desk) -> None:
    case_id, anna = add_case(desk), add_worker(desk)
    note = {"case_id": case_id, "kind": "phone", "worker_id": anna, "made_at": MADE, "day": TODAY}
    with desk.write("Noter") as tx:
        first = JournalNote(**note, subject="Forket", text="x")
        tx.add(first)
        tx.add(JournalNote(**note, subject="Rettet", text="Han ringede\nselv.", corrects_id=first.id))
        old = StatusNote(case_id=case_id, starts=STARTS, ends=TODAY, state="final", done=TODAY)
        tx.add(old)
        tx.add(StatusNote(case_id=case_id, starts=STARTS, ends=TODAY, state="draft", corrects_id=old.id))
    course = timeline.course(desk, case_id)
    assert told(of(course, Kind.NOTE)) == [(TODAY, "Rettet", "Anna Holm · Han ringede selv.")]
    assert told(of(course, Kind.STATUS_NOTE)) == [(TODAY, "Statusnotat", "Kladde")]


def test_an_awaited_status_note_does_not_look_as_if_it_had_come(desk: Desk) -> None:
    case_id, anna = add_case(desk), add_worker(desk)
    note = {"case_id": case_id, "starts": STARTS, "ends": TODAY, "provider": "Lindehuset", "worker_id": anna}
    put(desk, StatusNote(**note, state="awaited"))
    course = timeline.course(desk, case_id)
    assert told(of(course, Kind.STATUS_NOTE)) == [(TODAY, "Afventer statusnotat fra Lindehuset", "")]


def test_the_wheel_with_its_mean_and_whose_it_is(desk: Desk) -> None:
    case_id, anna = add_case(desk), add_worker(desk)
    with desk.write("Hjul") as tx:
        for by_citizen, values in ((True, (3, 4)), (False, (6, None))):
            sheet = Assessment(
                case_id=case_id, form_key="wheel", day=TODAY, by_citizen=by_citizen,
                worker_id=None if by_citizen else anna,
            )  # fmt: skip
            tx.add(sheet)
            for number, value in enumerate(values):
                tx.add(Spoke(assessment_id=sheet.id, area_key=f"{number}", name="x", value=value))
    found = sorted(told(of(timeline.course(desk, case_id), Kind.WHEEL)))
    assert found == [
        (TODAY, "Delmålshjul: 3,5 i gennemsnit", "Borgerens egen vurdering"),
        (TODAY, "Delmålshjul: 6,0 i gennemsnit", "Vurderet af Anna Holm"),
    ]


def test_goal_milestones_papers_and_who_held_the_case(desk: Desk) -> None:
    anna, bo = add_worker(desk), add_worker(desk, "Bo Dam")
    case_id = add_case(desk, caseworker=anna, consultant=bo)
    with desk.write("Mere") as tx:
        held = tx.all(Assignment, Assignment.role == "caseworker")[0]
        held.ends = date(2026, 9, 30)
        tx.add(
            Assignment(
                case_id=case_id, worker_id=bo, role="caseworker", starts=date(2026, 10, 1), reason="Barsel"
            )
        )
        tx.add(Plan(case_id=case_id, goal="Jeg vil arbejde med planter"))
        tx.add(
            Milestone(case_id=case_id, position=1, title="Sove", status="reached", status_day=TODAY),
            Milestone(case_id=case_id, position=2, title="Bus", status="active", due=date(2026, 12, 1)),
        )
        file = StoredFile(name="a.pdf", media_type="application/pdf", digest="x", content=b"x")
        tx.add(file)
        tx.add(KeptPaper(case_id=case_id, kind="plan", title="Indsatsplan", made_at=MADE, file_id=file.id,
                         recipients="Mille"))  # fmt: skip
    course = timeline.course(desk, case_id)
    assert course.goal == "Jeg vil arbejde med planter"
    assert told(of(course, Kind.MILESTONE)) == [
        (TODAY, "Delmål: Sove", "Nået"),
        (date(2026, 12, 1), "Delmål: Bus", "I gang, forventet nået"),
    ]
    assert told(of(course, Kind.PAPER)) == [(date(2026, 11, 3), "Indsatsplan", "Til Mille")]
    assert told(of(course, Kind.WORKER)) == [
        (STARTS, "Sagsbehandler: Anna Holm", ""),
        (date(2026, 10, 1), "Sagsbehandler: Bo Dam", "Barsel"),
    ]
    assert told(of(course, Kind.CONSULTANT)) == [(STARTS, "Virksomhedskonsulent: Bo Dam", "")]


def test_a_case_that_ended_and_was_reopened(desk: Desk) -> None:
    case_id = add_case(desk)
    put(
        desk,
        CaseEnding(case_id=case_id, day=date(2026, 8, 1), reason="Fik job", outcome="job",
                   reopened=date(2026, 9, 1), reopened_reason="Jobbet holdt ikke"),
    )  # fmt: skip
    course = timeline.course(desk, case_id)
    assert told(of(course, Kind.END)) == [
        (date(2026, 8, 1), "Sagen blev afsluttet", "Fik job · Ordinært job")
    ]
    assert told(of(course, Kind.START)) == [
        (STARTS, "Sagen startede", ""),
        (date(2026, 9, 1), "Sagen blev genåbnet", "Jobbet holdt ikke"),
    ]
    assert not course.over


def test_an_ending_whose_reason_is_the_outcome_is_told_once(desk: Desk) -> None:
    case_id = add_case(desk)
    put(
        desk,
        CaseEnding(case_id=case_id, day=date(2026, 8, 1), reason="Ordinært job", outcome="job",
                   reopened=None, reopened_reason=None),
    )  # fmt: skip
    course = timeline.course(desk, case_id)
    assert told(of(course, Kind.END)) == [(date(2026, 8, 1), "Sagen blev afsluttet", "Ordinært job")]


def test_nothing_of_another_case_is_there(desk: Desk) -> None:
    mine, other = add_case(desk), add_case(desk)
    put(desk, Talk(case_id=other, day=TODAY), meeting(other, TODAY), Plan(case_id=other, goal="x"))
    course = timeline.course(desk, mine)
    assert [one.kind for one in course.happenings] == [Kind.START]
    assert course.goal is None


def test_a_case_that_is_not_there_is_refused(desk: Desk) -> None:
    with pytest.raises(Refused, match="findes ikke"):
        timeline.course(desk, 4711)


def test_a_course_is_asked_for_in_two_statements(desk: Desk) -> None:
    case_id = add_case(desk)
    sent: list[str] = []
    event.listen(desk.store.engine, "before_cursor_execute", lambda *said: sent.append(said[2]))
    timeline.course(desk, case_id)
    assert len([one for one in sent if one.startswith("SELECT")]) == 2
