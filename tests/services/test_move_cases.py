"""Moving cases: seen beforehand, judged by the gate, undone exactly."""

from datetime import date, timedelta

import pytest

from koordinator.domain.caseload import Limits, State
from koordinator.domain.cases import CaseFilter
from koordinator.domain.roles import CaseRole, Role
from koordinator.errors import Refused
from koordinator.services.case_lists import case_card, case_lines
from koordinator.services.caseloads import caseloads
from koordinator.services.desk import Desk
from koordinator.services.move_cases import move_cases, preview_move
from koordinator.services.staff import save_team
from koordinator.services.undoing import next_redo, redo, undo
from tests.factories import TODAY, add_case, add_team, add_worker


@pytest.fixture
def team(desk: Desk) -> int:
    return add_team(desk)


def loads(desk: Desk, day: date | None = None) -> dict[str, int]:
    return {load.worker: load.cases for load in caseloads(desk, day).workers}


def test_a_move_shows_beforehand_who_goes_from_what_to_what(desk: Desk, team: int) -> None:
    anna, bo = add_worker(desk, team_id=team), add_worker(desk, "Bo Kjær", team_id=team)
    cases = [add_case(desk, f"Borger {n}", caseworker=anna, team_id=team) for n in range(3)]
    seen = preview_move(desk, cases[:2], bo, TODAY)
    assert [line.from_worker for line in seen.lines] == ["Anna Holm", "Anna Holm"]
    assert seen.verdict is not None
    assert (seen.verdict.before, seen.verdict.after, seen.verdict.state) == (0, 2, State.OK)
    assert [(one.load.worker, one.load.total, one.after) for one in seen.giving] == [("Anna Holm", 3, 1)]
    assert loads(desk) == {"Anna Holm": 3, "Bo Kjær": 0}


def test_the_old_assignment_ends_the_day_before(desk: Desk) -> None:
    anna, bo = add_worker(desk), add_worker(desk, "Bo Kjær")
    case_id = add_case(desk, caseworker=anna)
    assert move_cases(desk, [case_id], bo, TODAY) == 1
    history = case_card(desk, case_id).assignments
    assert [(one.title, one.ends) for one in history] == [
        ("Bo Kjær", None),
        ("Anna Holm", date(2026, 11, 19)),
    ]
    assert loads(desk, TODAY - timedelta(1)) == {"Anna Holm": 1, "Bo Kjær": 0}


def test_undo_gives_back_what_was_and_redo_moves_again(desk: Desk) -> None:
    anna, bo = add_worker(desk), add_worker(desk, "Bo Kjær")
    cases = [add_case(desk, f"Borger {n}", caseworker=anna) for n in range(3)]
    before = [case_card(desk, one) for one in cases]
    move_cases(desk, cases, bo, TODAY)
    entry = undo(desk)
    assert entry is not None
    assert entry.label == "Flyt 3 sager til Bo Kjær"
    assert [case_card(desk, one) for one in cases] == before
    assert next_redo(desk) is not None
    redo(desk)
    assert loads(desk) == {"Anna Holm": 0, "Bo Kjær": 3}
    assert undo(desk) is not None
    assert undo(desk) is None


def test_above_the_maximum_it_takes_a_reason_and_the_reason_is_kept(desk: Desk, team: int) -> None:
    anna, bo = add_worker(desk, team_id=team), add_worker(desk, "Bo Kjær", team_id=team)
    for _ in range(35):
        add_case(desk, caseworker=bo, team_id=team)
    case_id = add_case(desk, caseworker=anna, team_id=team)
    with pytest.raises(Refused, match="Skriv en begrundelse"):
        move_cases(desk, [case_id], bo, TODAY)
    assert loads(desk)["Bo Kjær"] == 35
    move_cases(desk, [case_id], bo, TODAY, reason="Kender familien")
    assert loads(desk)["Bo Kjær"] == 36


def test_a_team_can_refuse_whatever_the_reason(desk: Desk, team: int) -> None:
    save_team(desk, team, "Under 30", None, 29, Limits(1, 1), refuse_over=True)
    bo = add_worker(desk, "Bo Kjær", team_id=team)
    add_case(desk, caseworker=bo, team_id=team)
    case_id = add_case(desk, team_id=team)
    with pytest.raises(Refused, match="tillader det ikke"):
        move_cases(desk, [case_id], bo, TODAY, reason="Bare denne ene")


def test_moving_to_who_holds_it_already_is_no_action(desk: Desk) -> None:
    anna = add_worker(desk)
    case_id = add_case(desk, caseworker=anna)
    assert preview_move(desk, [case_id], anna, TODAY).unchanged == 1
    assert move_cases(desk, [case_id], anna, TODAY) == 0
    assert undo(desk) is None


def test_a_case_still_to_start_moves_from_its_first_day(desk: Desk) -> None:
    anna, bo = add_worker(desk), add_worker(desk, "Bo Kjær")
    later = TODAY + timedelta(10)
    case_id = add_case(desk, caseworker=anna, starts=later)
    move_cases(desk, [case_id], bo, TODAY)
    assert [(one.title, one.starts) for one in case_card(desk, case_id).assignments] == [("Bo Kjær", later)]


def test_ended_cases_stay_where_they_ended(desk: Desk) -> None:
    anna, bo = add_worker(desk), add_worker(desk, "Bo Kjær")
    case_id = add_case(desk, caseworker=anna, ended=TODAY - timedelta(3))
    assert move_cases(desk, [case_id], bo, TODAY) == 0


def test_consultants_move_by_the_same_means(desk: Desk) -> None:
    peter = add_worker(desk, "Peter Ågård", [Role.CONSULTANT])
    karen = add_worker(desk, "Karen Åkjær", [Role.CONSULTANT])
    case_id = add_case(desk, consultant=peter)
    move_cases(desk, [case_id], karen, TODAY, CaseRole.CONSULTANT)
    assert case_lines(desk, CaseFilter())[0].consultant == "Karen Åkjær"


def test_a_worker_who_is_not_there_is_refused(desk: Desk) -> None:
    with pytest.raises(Refused, match="Vælg en sagsbehandler"):
        move_cases(desk, [add_case(desk)], 999, TODAY)


def test_somebody_without_the_role_or_who_has_left_cannot_take_cases(desk: Desk) -> None:
    case_id = add_case(desk)
    peter = add_worker(desk, "Peter Ågård", [Role.CONSULTANT])
    gone = add_worker(desk, "Carl Dam", leaves_on=TODAY - timedelta(1))
    for worker_id in (peter, gone):
        with pytest.raises(Refused, match="er ikke sagsbehandler"):
            move_cases(desk, [case_id], worker_id, TODAY)


def test_who_gives_a_case_away_is_who_holds_it_on_the_day_of_the_move(desk: Desk) -> None:
    anna, bo, carl = add_worker(desk), add_worker(desk, "Bo Kjær"), add_worker(desk, "Carl Dam")
    case_id = add_case(desk, caseworker=anna)
    move_cases(desk, [case_id], bo, TODAY + timedelta(10))
    seen = preview_move(desk, [case_id], carl, TODAY + timedelta(20))
    assert [line.from_worker for line in seen.lines] == ["Bo Kjær"]
    assert [one.load.worker for one in seen.giving] == ["Bo Kjær"]
