"""Undo after somebody else changed one of the rows: said in plain Danish, and nothing is lost by it."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date, timedelta
from pathlib import Path

import pytest

from koordinator.db.course_tables import Handover
from koordinator.db.meeting_tables import Meeting
from koordinator.db.tables import Absence, Assignment
from koordinator.domain.checklists import HANDOVER
from koordinator.domain.meetings.records import MeetingRef
from koordinator.domain.roles import CaseRole, Role
from koordinator.errors import Refused
from koordinator.services import staff
from koordinator.services.absences import save_absence
from koordinator.services.case_edits import end_cases
from koordinator.services.checklists import tick
from koordinator.services.desk import Desk
from koordinator.services.meetings.editing import save_field
from koordinator.services.meetings.states import cancel
from koordinator.services.move_cases import move_cases
from koordinator.services.undoing import next_redo, next_undo, redo, undo
from tests.factories import TODAY, add_worker, new_desk
from tests.services.rebalancing.team import content
from tests.services.undo.actions import ACTIONS, colleague, reopened

CHANGED = r"Det kan ikke fortrydes: oplysningerne er ændret igen siden\."
Change = Callable[[Desk], object]
Content = Mapping[str, Sequence[object]]


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return new_desk(tmp_path)


def _newest(desk: Desk, role: str) -> Assignment:
    with desk.read() as session:
        lasting = session.query(Assignment).filter_by(role=role, ends=None)
        found = lasting.order_by(Assignment.id.desc()).first()
    assert found is not None
    return found


def _moves_it_on(desk: Desk) -> None:
    dorthe = add_worker(desk, "Dorthe Lind")
    move_cases(desk, [_newest(desk, "caseworker").case_id], dorthe, TODAY + timedelta(30), reason="Aftalt")


def _ends_it(desk: Desk) -> None:
    end_cases(desk, [_newest(desk, "caseworker").case_id], TODAY + timedelta(30), "Ordinært job")


def _another_consultant(desk: Desk) -> None:
    other = add_worker(desk, "Sanne Bak", (Role.CONSULTANT,))
    move_cases(desk, [_newest(desk, "consultant").case_id], other, date(2026, 12, 7), CaseRole.CONSULTANT)


def _calls_the_meeting_off(desk: Desk) -> None:
    with desk.read() as session:
        handed = session.query(Handover).filter(Handover.meeting_id.is_not(None)).first()
    assert handed is not None
    cancel(desk, MeetingRef(handed.meeting_id or 0), "Syg")


def _moves_the_meeting(desk: Desk) -> None:
    with desk.read() as session:
        moved = session.query(Meeting).filter_by(title="Samtale").order_by(Meeting.starts.desc()).first()
    assert moved is not None
    save_field(desk, MeetingRef(moved.id), "place", "Lokale 4")


def _prolongs_the_leave(desk: Desk) -> None:
    with desk.read() as session:
        row = session.query(Absence).one()
    save_absence(desk, row.worker_id, "leave", row.starts, date(2026, 12, 27), absence_id=row.id)


CASES: dict[str, tuple[str, Change]] = {
    "rebalance, moved on": ("rebalance", _moves_it_on),
    "rebalance, ended": ("rebalance", _ends_it),
    "rebalance, meeting called off": ("rebalance", _calls_the_meeting_off),
    "leave, prolonged": ("leave", _prolongs_the_leave),
    "leave, handover moved on": ("leave", _moves_it_on),
    "placing, moved on": ("placing", _moves_it_on),
    "placing, ended": ("placing", _ends_it),
    "bulk move, moved on": ("bulk move", _moves_it_on),
    "consultants, moved on": ("consultants", _another_consultant),
}


@pytest.mark.parametrize(("name", "change"), CASES.values(), ids=CASES.keys())
def test_it_is_refused_whole_and_goes_when_the_other_takes_hers_back(
    desk: Desk, name: str, change: Change
) -> None:
    do = ACTIONS[name](desk)
    before = content(desk)
    do()
    after, kim = content(desk), colleague(desk)
    change(kim)
    both, entry = content(desk), next_undo(desk)
    with pytest.raises(Refused, match=CHANGED):
        undo(desk)
    assert content(desk) == both
    assert next_undo(desk) == entry
    desk = reopened(desk)
    with pytest.raises(Refused, match=CHANGED):
        undo(desk)
    kim = colleague(desk)
    assert undo(kim) is not None
    same_but_new_people(content(desk), after)
    assert undo(desk) is not None
    same_but_new_people(content(desk), before)
    desk.store.close()


def same_but_new_people(found: Content, was: Content) -> None:
    """The same content, but for a colleague who was engaged meanwhile without undo."""
    new = {"worker", "worker_role"}
    assert {name: rows for name, rows in found.items() if name not in new} == {
        name: rows for name, rows in was.items() if name not in new
    }


def test_a_meeting_the_leave_moved_and_somebody_gave_a_room_keeps_its_room(desk: Desk) -> None:
    do = ACTIONS["leave"](desk)
    do()
    kim = colleague(desk)
    _moves_the_meeting(kim)
    told = undo(desk)
    assert told is not None
    with desk.read() as session:
        assert [row.place for row in session.query(Meeting).filter_by(title="Samtale")].count("Lokale 4") == 1


def test_what_somebody_built_upon_it_stands_and_is_said(desk: Desk) -> None:
    ACTIONS["rebalance"](desk)()
    kim = colleague(desk)
    with desk.read() as session:
        handed = session.query(Handover).first()
    assert handed is not None
    tick(kim, handed.case_id, HANDOVER, "letter", handed.id)
    both = content(desk)
    with pytest.raises(Refused, match=r"Det kan ikke fortrydes: noget nyere bygger på det\."):
        undo(desk)
    assert content(desk) == both
    undo(kim)
    assert undo(desk) is not None


def test_what_others_do_elsewhere_is_no_hindrance_and_stays(desk: Desk) -> None:
    do = ACTIONS["bulk move"](desk)
    do()
    kim = colleague(desk)
    staff.set_outside(kim, add_worker(desk, "Dorthe Lind"), 3, TODAY)
    outside = content(desk)["outside_caseload"]
    assert undo(desk) is not None
    assert content(desk)["outside_caseload"] == outside


def test_redo_after_somebody_took_a_case_meanwhile_is_refused_and_loses_nothing(desk: Desk) -> None:
    do = ACTIONS["bulk move"](desk)
    do()
    undo(desk)
    kim = colleague(desk)
    with desk.read() as session:
        case_id = session.query(Assignment).filter_by(role="caseworker").first().case_id  # type: ignore[union-attr]
    move_cases(kim, [case_id], add_worker(desk, "Dorthe Lind"), date(2026, 12, 7))
    before, entry = content(desk), next_redo(desk)
    with pytest.raises(Refused, match=r"Det kan ikke gentages: oplysningerne er ændret igen siden\."):
        redo(desk)
    assert (content(desk), next_redo(desk)) == (before, entry)
    undo(kim)
    assert redo(desk) is not None
