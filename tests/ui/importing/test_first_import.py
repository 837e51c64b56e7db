"""A leader with a list and nothing else: from the file to the caseloads, by keyboard."""

import json
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from koordinator.domain.cases import CaseFilter
from koordinator.domain.roles import CaseRole
from koordinator.services import undoing
from koordinator.services.case_lists import case_lines
from koordinator.services.caseloads import caseloads
from koordinator.ui.context import Context
from koordinator.ui.importing.steps import Step
from tests.ui.importing.conftest import DATA, Walk
from tests.ui.importing.lists import write_list


def loads(ctx: Context) -> dict[str, int]:
    found = caseloads(ctx.desk, None, CaseRole.CASEWORKER)
    held = {load.worker: load.cases for load in found.workers if load.cases}
    return {**held, "(ingen)": found.unheld.cases}


def number_of_cases(ctx: Context) -> int:
    return len(case_lines(ctx.desk, CaseFilter()))


def test_the_list_becomes_caseloads_by_keyboard_alone(ctx: Context, walk: Walk) -> None:
    facit = json.loads((DATA / "facit.json").read_text(encoding="utf-8"))
    person = walk()
    person.read(DATA / "sagsliste.xlsx")
    person.at(Step.COLUMNS)
    assert person.wizard.columns_step.note.text() == "Alle kolonner er genkendt."
    person.enter(Step.NAMES)
    assert len(person.wizard.names_step.combos) == 14
    person.enter(Step.REVIEW)
    tiles = person.wizard.review_step.tally.tiles
    counts = {key: tile.shown.number for key, tile in tiles.items()}
    assert (counts["created"], counts["rejected"], counts["missing"]) == (facit["cases"], 6, 0)
    person.wizard.review_step.tally.open("rejected")
    rejected = {line.row for line in person.wizard.review_step.rejected.records()}
    assert rejected == {error["row"] for error in facit["errors"]}
    assert number_of_cases(ctx) == 0
    assert person.done() == "206 sager er oprettet."
    assert loads(ctx) == facit["caseload"]


def test_the_same_list_again_changes_nothing_and_asks_nothing(ctx: Context, walk: Walk) -> None:
    person = walk()
    person.read(DATA / "sagsliste.xlsx")
    person.enter(Step.NAMES)
    person.enter(Step.REVIEW)
    person.done()
    again = walk()
    again.read(DATA / "sagsliste.csv")
    assert again.wizard.columns_step.note.text() == "Kolonnerne er husket fra sidst."
    again.enter(Step.REVIEW)
    tiles = again.wizard.review_step.tally.tiles
    assert tiles["unchanged"].shown.number == 206
    assert tiles["created"].shown.number == tiles["changed"].shown.number == 0
    assert again.wizard.next.text() == "Færdig"
    assert again.done() == "Der var intet at ændre."


def test_ctrl_z_in_the_last_step_takes_all_of_it_back(ctx: Context, walk: Walk, tmp_path: Path) -> None:
    person = walk()
    person.read(write_list(tmp_path / "liste.csv"))
    person.enter(Step.NAMES)
    person.enter(Step.REVIEW)
    person.done()
    assert number_of_cases(ctx) == 3
    QTest.keyClick(person.wizard, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert person.wizard.done_step.headline.text() == "Importen er fortrudt."
    assert number_of_cases(ctx) == 0
    assert loads(ctx) == {"(ingen)": 0}


def test_ctrl_z_never_takes_back_more_than_the_import(ctx: Context, walk: Walk, tmp_path: Path) -> None:
    person = walk()
    person.read(write_list(tmp_path / "liste.csv"))
    person.enter(Step.NAMES)
    person.enter(Step.REVIEW)
    person.done()
    again = walk()
    again.read(write_list(tmp_path / "liste.csv"))
    again.enter(Step.REVIEW)
    again.done()
    QTest.keyClick(again.wizard, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert again.wizard.done_step.headline.text() == "Der var intet at ændre."
    assert number_of_cases(ctx) == 3


def test_a_backup_is_made_before_anything_is_written(ctx: Context, walk: Walk, tmp_path: Path) -> None:
    person = walk()
    person.read(write_list(tmp_path / "liste.csv"))
    person.enter(Step.NAMES)
    person.enter(Step.REVIEW)
    before = set(ctx.place.path.parent.rglob("*"))
    person.done()
    made = set(ctx.place.path.parent.rglob("*")) - before
    assert any(path.name.endswith("-import") for path in made)


def test_cancelling_while_it_is_written_leaves_nothing(ctx: Context, walk: Walk, tmp_path: Path) -> None:
    person = walk()
    person.read(write_list(tmp_path / "liste.csv"))
    person.enter(Step.NAMES)
    person.enter(Step.REVIEW)
    person.press(Qt.Key.Key_Return)
    panel = person.wizard.done_step.panel
    assert panel is not None
    QTest.mouseClick(panel.cancel, Qt.MouseButton.LeftButton)
    person.at(Step.REVIEW)
    assert person.wizard.message.text() == "Afbrudt. Intet er ændret."
    assert number_of_cases(ctx) == 0
    assert undoing.next_undo(ctx.desk) is None
    assert person.done() == "3 sager er oprettet."


def test_the_ways_on_from_the_last_step(ctx: Context, walk: Walk, tmp_path: Path, qtbot: QtBot) -> None:
    person = walk()
    person.read(write_list(tmp_path / "liste.csv"))
    person.enter(Step.NAMES)
    person.enter(Step.REVIEW)
    person.done()
    with qtbot.waitSignal(ctx.page_wanted) as wanted:
        QTest.mouseClick(person.wizard.done_step.loads, Qt.MouseButton.LeftButton)
    assert wanted.args == ["team"]
    assert not person.wizard.isVisible()


def test_enter_in_the_last_step_opens_the_cases(ctx: Context, walk: Walk, tmp_path: Path) -> None:
    person = walk()
    person.read(write_list(tmp_path / "liste.csv"))
    person.enter(Step.NAMES)
    person.enter(Step.REVIEW)
    person.done()
    with person.qtbot.waitSignal(ctx.cases_wanted):
        person.press(Qt.Key.Key_Return)
    assert not person.wizard.isVisible()


def test_escape_closes_and_nothing_is_changed(ctx: Context, walk: Walk, tmp_path: Path) -> None:
    person = walk()
    person.read(write_list(tmp_path / "liste.csv"))
    person.press(Qt.Key.Key_Escape)
    assert not person.wizard.isVisible()
    assert number_of_cases(ctx) == 0
