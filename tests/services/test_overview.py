"""The start page's facts."""

from datetime import timedelta
from pathlib import Path

from koordinator.domain.cases import Chip
from koordinator.domain.roles import Role
from koordinator.services.case_edits import record_cv, save_field, set_paid_hours
from koordinator.services.move_cases import move_cases
from koordinator.services.overview import figure_texts, overview, touched_cases
from koordinator.services.staff import save_absence
from koordinator.services.undoing import undo
from tests.factories import TODAY, add_case, add_team, add_worker, new_desk


def test_a_leader_sees_everybody(tmp_path: Path) -> None:
    desk = new_desk(tmp_path)
    team = add_team(desk, warning=1, maximum=2)
    anna, bo = add_worker(desk, team_id=team), add_worker(desk, "Bo Kjær", team_id=team)
    old = add_case(desk, "Gammel", caseworker=anna, team_id=team)
    new = add_case(desk, "Ny", caseworker=anna, team_id=team, starts=TODAY - timedelta(2))
    add_case(desk, "Ingens", team_id=team)
    move_cases(desk, [old], bo, TODAY)
    save_absence(desk, bo, "leave", TODAY + timedelta(28), None)
    found = overview(desk)
    assert (found.whose, found.running, found.load) == (None, 3, None)
    assert [(one.case_id, one.kind, one.worker) for one in found.happenings] == [
        (old, "moved", "Bo Kjær"),
        (new, "new", "Anna Holm"),
    ]
    assert {one.chip: one.cases for one in found.missing} == {
        Chip.NO_CASEWORKER: 1,
        Chip.NO_CONSULTANT: 3,
        Chip.CV_OLD: 3,
    }
    assert [load.worker for load in found.near_or_over] == ["Anna Holm", "Bo Kjær"]
    assert [name for name, _ in found.absences] == ["Bo Kjær"]
    assert [one.label for one in found.doings] == ["Nyt fravær", "Flyt 1 sag til Bo Kjær"]
    assert touched_cases(desk, found.doings[1].set_id) == {old}


def test_a_caseworker_sees_her_own(tmp_path: Path) -> None:
    desk = new_desk(tmp_path, [Role.CASEWORKER])
    mine = add_case(desk, "Min", caseworker=desk.who.worker_id)
    add_case(desk, "Andens")
    record_cv(desk, mine, TODAY)
    set_paid_hours(desk, mine, "5", TODAY)
    found = overview(desk)
    assert found.running == 1
    assert found.load is not None
    assert found.load.cases == 1
    figures = {key: (one.share.cases, one.short) for key, one in found.figures.items()}
    assert figures == {"paid": (1, 0), "placement": (0, 1), "passive": (0, 0), "cv_fresh": (1, 0)}
    assert list(found.figures) == list(figure_texts())


def test_an_empty_store_has_no_percentages(tmp_path: Path) -> None:
    found = overview(new_desk(tmp_path))
    assert all(one.share.percent is None and one.reached for one in found.figures.values())


def test_a_caseworker_hears_of_what_touched_her_cases_and_an_undone_action_is_gone(tmp_path: Path) -> None:
    desk = new_desk(tmp_path, [Role.CASEWORKER])
    mine = add_case(desk, "Min", caseworker=desk.who.worker_id)
    other = add_case(desk, "Andens")
    save_field(desk, mine, "phone", "12 34 56 78")
    save_field(desk, other, "phone", "12 34 56 79")
    save_field(desk, mine, "remark", "ringer tilbage")
    assert [one.label for one in overview(desk).doings] == ["Ret bemærkning", "Ret telefon"]
    undo(desk)
    found = overview(desk).doings
    assert [one.label for one in found] == ["Ret telefon"]
    assert touched_cases(desk, found[0].set_id) == {mine}
