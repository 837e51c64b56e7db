"""Every path that decides who holds a case asks the one gate; those that record what is only warn."""

import re
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

import pytest

from koordinator import services
from koordinator.db.tables import Assignment, Team
from koordinator.domain.caseload import Limits, State
from koordinator.domain.roles import CaseRole, Role
from koordinator.errors import Refused
from koordinator.services import absences, staff
from koordinator.services.case_edits import end_cases, save_field
from koordinator.services.case_ending import reopen_case
from koordinator.services.case_history import history
from koordinator.services.case_life import NewCase, new_case
from koordinator.services.case_lists import case_card
from koordinator.services.desk import Desk
from koordinator.services.handing_over import hand_over
from koordinator.services.move_cases import move_cases, preview_move
from koordinator.services.undoing import redo, undo
from tests.factories import TODAY, add_case, add_team, add_worker, new_cpr, new_desk
from tests.services.full_house import full, held

Path_ = Callable[[Desk, int, str], object]
REASON = "Søskende til en borger, hun kender"


def _new(desk: Desk, bo: int, reason: str) -> object:
    return new_case(desk, NewCase(new_cpr(), "Ida Lund", TODAY, caseworker_id=bo, over_reason=reason))


def _move(desk: Desk, bo: int, reason: str) -> object:
    return move_cases(desk, [add_case(desk)], bo, TODAY, reason=reason)


def _hand_over(desk: Desk, bo: int, reason: str) -> object:
    case_id = add_case(desk, caseworker=add_worker(desk, "Carl Dam"))
    return hand_over(desk, case_id, bo, TODAY, "Ny fordeling", meeting=False, over_reason=reason)


def _reopen(desk: Desk, bo: int, reason: str) -> None:
    ended = add_case(desk, ended=TODAY - timedelta(10))
    with desk.write_quietly("Tilknyt") as tx:
        tx.add(
            Assignment(
                case_id=ended, worker_id=bo, role="caseworker", starts=date(2026, 3, 2),
                ends=TODAY - timedelta(10),
            )
        )  # fmt: skip
    reopen_case(desk, ended, TODAY, "Startet igen", over_reason=reason)


PATHS = {"new case": _new, "move": _move, "handover": _hand_over, "reopening": _reopen}
each_path = pytest.mark.parametrize("path", PATHS.values(), ids=PATHS.keys())


@each_path
def test_above_the_maximum_a_leader_must_say_why_and_it_is_kept(desk: Desk, path: Path_) -> None:
    bo = full(desk)
    with pytest.raises(Refused, match=r"kommer over max\. Skriv en begrundelse"):
        path(desk, bo, "")
    assert held(desk, bo) == 2
    path(desk, bo, REASON)
    assert held(desk, bo) == 3
    with desk.read() as session:
        assert [row.reason for row in session.query(Assignment) if row.reason] == [REASON]
        (case_id,) = [row.case_id for row in session.query(Assignment) if row.reason]
    shown = [field.after for step in history(desk, case_id) for row in step.rows for field in row.fields]
    assert REASON in shown


@each_path
def test_a_team_that_refuses_lets_nobody_past_its_maximum(desk: Desk, path: Path_) -> None:
    bo = full(desk, refuse_over=True)
    with pytest.raises(Refused, match="Teamet tillader det ikke"):
        path(desk, bo, REASON)
    assert held(desk, bo) == 2


@each_path
def test_a_caseworker_asks_her_leader(tmp_path: Path, path: Path_) -> None:
    desk = new_desk(tmp_path, [Role.CASEWORKER])
    bo = full(desk)
    with pytest.raises(Refused, match=r"kommer over max\. Spørg teamlederen"):
        path(desk, bo, REASON)
    assert held(desk, bo) == 2


@each_path
def test_up_to_the_maximum_nobody_is_asked(tmp_path: Path, path: Path_) -> None:
    desk = new_desk(tmp_path, [Role.CASEWORKER])
    bo = full(desk)
    end_cases(desk, [1], TODAY - timedelta(1), "Slut")
    path(desk, bo, "")
    assert held(desk, bo) == 2


@each_path
def test_somebody_on_leave_takes_a_case_only_with_a_reason(desk: Desk, path: Path_) -> None:
    bo = add_worker(desk, "Bo Kjær", team_id=add_team(desk))
    absences.save_absence(desk, bo, "leave", TODAY - timedelta(40), date(2027, 1, 31))
    with pytest.raises(Refused, match=r"Bo Kjær er på orlov til 31\. januar 2027, men får 1 sag til"):
        path(desk, bo, "")
    path(desk, bo, REASON)
    assert held(desk, bo) == 1


@each_path
def test_own_limits_hold_on_every_path(desk: Desk, path: Path_) -> None:
    bo = full(desk)
    staff.set_own_limit(desk, bo, TODAY, None, Limits(2, 3), "Erfaren")
    path(desk, bo, "")
    with pytest.raises(Refused, match="går fra 3 til 4 af højst 3"):
        path(desk, bo, "")


def test_a_move_on_the_first_day_back_from_leave_is_free(desk: Desk) -> None:
    bo = add_worker(desk, "Bo Kjær", team_id=add_team(desk))
    last = date(2027, 1, 15)
    absences.save_absence(desk, bo, "leave", date(2026, 12, 16), last)
    seen = [preview_move(desk, [add_case(desk)], bo, day).verdict for day in (
        date(2026, 12, 15), date(2026, 12, 16), last, last + timedelta(1)
    )]  # fmt: skip
    assert [one.state for one in seen if one] == [State.OK, State.OVER, State.OVER, State.OK]


def test_a_day_that_is_past_weighs_on_the_caseload_of_today(desk: Desk) -> None:
    bo = add_worker(desk, "Bo Kjær", team_id=add_team(desk, warning=1, maximum=1))
    add_case(desk, caseworker=bo, starts=TODAY)
    with pytest.raises(Refused, match="går fra 1 til 2 af højst 1"):
        move_cases(desk, [add_case(desk)], bo, TODAY - timedelta(7))


def test_a_consultant_is_held_against_her_own_limits_by_the_same_gate(desk: Desk) -> None:
    team = add_team(desk)
    staff.save_team(desk, team, "Under 30", None, 29, Limits(30, 35), Limits(1, 1))
    peter = add_worker(desk, "Peter Ågård", [Role.CONSULTANT], team)
    add_case(desk, consultant=peter, team_id=team)
    with pytest.raises(Refused, match="går fra 1 til 2 af højst 1"):
        move_cases(desk, [add_case(desk)], peter, TODAY, CaseRole.CONSULTANT)
    with pytest.raises(Refused, match="går fra 1 til 2 af højst 1"):
        new_case(desk, NewCase(new_cpr(), "Ida Lund", TODAY, consultant_id=peter))
    move_cases(desk, [add_case(desk)], peter, TODAY, CaseRole.CONSULTANT, REASON)


def test_without_limits_for_consultants_the_gate_has_no_say(desk: Desk) -> None:
    peter = add_worker(desk, "Peter Ågård", [Role.CONSULTANT], add_team(desk, refuse_over=True))
    seen = preview_move(desk, [add_case(desk) for _ in range(3)], peter, TODAY, CaseRole.CONSULTANT)
    assert seen.verdict is not None
    assert (seen.verdict.allowed, seen.verdict.limits) == (True, None)


def test_undo_and_redo_never_ask_the_gate(desk: Desk) -> None:
    team = add_team(desk)
    anna, bo = add_worker(desk, team_id=team), add_worker(desk, "Bo Kjær", team_id=team)
    case_id = add_case(desk, caseworker=anna)
    move_cases(desk, [case_id], bo, TODAY)
    with desk.write_quietly("Strengere") as tx:
        row = tx.get(Team, team)
        row.warning, row.maximum, row.refuse_over = 0, 0, True
    undo(desk)
    assert held(desk, anna) == 1
    redo(desk)
    assert held(desk, bo) == 1


def test_a_move_says_where_a_change_is_advised_against(desk: Desk) -> None:
    anna, bo = add_worker(desk), add_worker(desk, "Bo Kjær")
    keep, other, mute = (add_case(desk, name, caseworker=anna) for name in ("Ida Lund", "Bent", "Ulla Vig"))
    save_field(desk, keep, "keep_worker_reason", "Lang tid om at få tillid")
    save_field(desk, mute, "keep_worker", True)
    seen = preview_move(desk, [keep, other, mute], bo, TODAY)
    assert sorted(seen.advised) == [
        "Skift af sagsbehandler frarådes for Ida Lund: Lang tid om at få tillid",
        "Skift af sagsbehandler frarådes for Ulla Vig.",
    ]
    peter = add_worker(desk, "Peter Ågård", [Role.CONSULTANT])
    assert preview_move(desk, [keep], peter, TODAY, CaseRole.CONSULTANT).advised == ()


def test_the_reason_goes_with_the_mark(desk: Desk) -> None:
    case_id = add_case(desk)
    save_field(desk, case_id, "keep_worker_reason", "Tillid")
    card = case_card(desk, case_id)
    assert (card.keep_worker, card.keep_worker_reason) == (True, "Tillid")
    save_field(desk, case_id, "keep_worker", False)
    card = case_card(desk, case_id)
    assert (card.keep_worker, card.keep_worker_reason) == (False, None)
    undo(desk)
    assert case_card(desk, case_id).keep_worker_reason == "Tillid"


# Who writes down that somebody holds a case: the first two are asked for by paths that pass the gate
# themselves, the list and the example record what already is.
WRITERS = {"assigning.py", "leave_covers.py", "importing/new_rows.py", "demo/populate.py"}


def test_no_other_path_writes_who_holds_a_case() -> None:
    folder = Path(services.__file__).parent
    found = {
        path.relative_to(folder).as_posix()
        for path in folder.rglob("*.py")
        if re.search(r"\bAssignment\(|add_many\(\s*Assignment\b", path.read_text("utf-8"))
    }
    assert found <= WRITERS
