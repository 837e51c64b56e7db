"""The start page's facts."""

from datetime import timedelta
from pathlib import Path

from koordinator.domain.cases import CaseFilter, Chip
from koordinator.domain.figures.records import Key, Part
from koordinator.domain.roles import Role
from koordinator.services import demo, stores
from koordinator.services.absences import save_absence
from koordinator.services.case_edits import record_cv, save_field, set_paid_hours
from koordinator.services.case_lists import case_lines
from koordinator.services.figures import cases_behind
from koordinator.services.move_cases import move_cases
from koordinator.services.overview import SHOWN, overview, touched_cases
from koordinator.services.undoing import undo
from tests.examples import made_example
from tests.factories import TODAY, add_case, add_team, add_worker, new_desk

__all__ = ["made_example"]


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
    figures = {one.key: (one.numerator, one.standing.short) for one in found.figures}
    assert figures == {"paid_hours": (1, 0), "placement": (0, 1), "passive": (0, 0), "cv": (1, 0)}
    assert [one.key for one in found.figures] == list(SHOWN)


def test_an_empty_store_has_no_percentages(tmp_path: Path) -> None:
    found = overview(new_desk(tmp_path))
    assert all(one.percent is None and one.standing.reached for one in found.figures)


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


def test_the_tiles_count_the_very_cases_their_chips_list(made_example: Path) -> None:
    """The list of cases asks in SQL what the figures ask of dated records."""
    place = stores.open_store(made_example, demo.LOGIN, demo.PASSWORD)
    desk = place.desk
    chips = {Key.PAID_HOURS: Chip.PAID, Key.PLACEMENT: Chip.PLACEMENT, Key.PASSIVE: Chip.PASSIVE}
    for key, chip in [*chips.items(), (Key.CV, Chip.CV_OLD)]:
        part = Part.REST if key is Key.CV else Part.COUNTED
        listed = case_lines(desk, CaseFilter(chips=frozenset({chip})))
        running = {line.case_id for line in listed if line.starts <= desk.today()}
        assert running == set(cases_behind(desk, key, part=part))
    place.close(back_up=False)
