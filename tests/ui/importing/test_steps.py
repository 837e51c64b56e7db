"""What each step asks: the file, the columns, the names."""

from pathlib import Path

import pytest
from openpyxl import load_workbook
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog

from koordinator import config
from koordinator.domain.cases import CaseFilter
from koordinator.services.case_lists import case_lines
from koordinator.services.staff import workers
from koordinator.ui.context import Context
from koordinator.ui.importing.steps import Step
from tests.ui.importing.conftest import Walk, Walker
from tests.ui.importing.lists import HEAD, ROWS, changed, write_list


def names(ctx: Context) -> dict[str, str | None]:
    return {line.name: line.caseworker for line in case_lines(ctx.desk, CaseFilter())}


def brought_in(walk: Walk, path: Path) -> Walker:
    """The list taken in without changing anything on the way."""
    person = walk()
    person.read(path)
    person.press(Qt.Key.Key_Return)
    person.still()
    if person.wizard.step is Step.NAMES:
        person.enter(Step.REVIEW)
    person.done()
    return person


def test_a_file_without_headings_gets_its_sentence_and_the_one_before_stays(
    walk: Walk, tmp_path: Path
) -> None:
    person = walk()
    bad = tmp_path / "indkøb.csv"
    bad.write_text("mælk;2\nbrød;1\n", encoding="utf-8")
    person.read(bad)
    assert person.wizard.step is Step.FILE
    assert "overskriftsrække" in person.wizard.file_step.error.text()
    assert not person.wizard.next.isEnabled()
    person.read(write_list(tmp_path / "liste.csv"))
    person.at(Step.COLUMNS)
    person.read(bad)
    assert person.wizard.file_step.error.isVisible()
    person.wizard.next.click()
    assert len(person.wizard.columns_step.combos) == len(HEAD)


def test_a_file_dropped_on_the_area_is_read(walk: Walk, tmp_path: Path) -> None:
    person = walk()
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(write_list(tmp_path / "liste.csv")))])
    none = Qt.KeyboardModifier.NoModifier
    left = Qt.MouseButton.LeftButton
    event = QDropEvent(QPointF(20, 20), Qt.DropAction.CopyAction, mime, left, none)
    person.wizard.file_step.area.dropEvent(event)
    person.at(Step.COLUMNS)


def test_the_folder_is_remembered(walk: Walk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []
    path = write_list(tmp_path / "liste.csv")

    def choose(_parent: object, _title: str, folder: str, _kinds: str) -> tuple[str, str]:
        asked.append(folder)
        return str(path), ""

    monkeypatch.setattr(QFileDialog, "getOpenFileName", choose)
    for _ in range(2):
        person = walk()
        person.press(Qt.Key.Key_Return)
        person.at(Step.COLUMNS)
        person.wizard.reject()
    assert asked[1] == str(tmp_path)
    assert config.load().last_folder == str(tmp_path)


def test_what_a_column_is_shows_at_once_in_the_rows(walk: Walk, tmp_path: Path) -> None:
    person = walk()
    person.read(write_list(tmp_path / "liste.csv"))
    step = person.wizard.columns_step
    table = step.preview.table

    def first_row() -> list[str]:
        model = table.model()
        return [str(model.index(0, at).data()) for at in range(model.columnCount())]

    assert first_row()[1:4] == ["1001", "610385-4101", "Emil Møller"]
    combo = step.combos[3]
    combo.setFocus()
    QTest.keyClick(combo, Qt.Key.Key_Home)
    assert "Skolevej 1" not in first_row()
    assert step.note.text() == "1 kolonne bruges ikke."


def test_a_missing_column_and_two_of_a_kind_are_said_and_stop(walk: Walk, tmp_path: Path) -> None:
    person = walk()
    person.read(write_list(tmp_path / "liste.csv"))
    step = person.wizard.columns_step
    step.combos[1].setCurrentIndex(0)
    assert step.note.text() == "Vælg den kolonne, der har CPR-numrene."
    assert not person.wizard.next.isEnabled()
    step.combos[1].setCurrentIndex(step.combos[1].findData("starts"))
    assert "»CPR-nr.« og »Startdato«" in step.note.text() or "»Startdato« og »CPR-nr.«" in step.note.text()
    step.combos[1].setCurrentIndex(step.combos[1].findData("cpr"))
    assert person.wizard.next.isEnabled()


def test_a_wrong_cell_among_the_first_rows_is_marked_with_its_sentence(walk: Walk, tmp_path: Path) -> None:
    person = walk()
    person.read(write_list(tmp_path / "liste.csv", changed(ROWS, 1, "Startdato", "31-02-2026")))
    assert person.wizard.columns_step.preview.sentences.text() == (
        "Række 3, Startdato: Datoen findes ikke i kalenderen."
    )


def test_columns_chosen_by_hand_are_remembered(ctx: Context, walk: Walk, tmp_path: Path) -> None:
    path = write_list(tmp_path / "liste.csv", head=("Sagsnr", "CPR-nr.", "Hvem", "Hvor", *HEAD[4:]))
    person = walk()
    person.read(path)
    step = person.wizard.columns_step
    assert "Vælg den kolonne, der har navnene." in step.note.text()
    step.combos[2].setCurrentIndex(step.combos[2].findData("name"))
    person.enter(Step.NAMES)
    person.enter(Step.REVIEW)
    person.done()
    assert set(names(ctx)) == {"Emil Møller", "Pia Skov", "Dragan Kristensen"}
    again = walk()
    again.read(path)
    assert again.wizard.columns_step.note.text().startswith("Kolonnerne er husket fra sidst.")


def test_an_unknown_name_given_to_a_worker_is_remembered(ctx: Context, walk: Walk, tmp_path: Path) -> None:
    brought_in(walk, write_list(tmp_path / "a.csv"))
    typo = write_list(tmp_path / "b.csv", changed(ROWS, 2, "Sagsbehandler", "Ana Holm"))
    person = walk()
    person.read(typo)
    person.enter(Step.NAMES)
    combo = person.wizard.names_step.combos["ana holm"]
    assert combo.currentText() == "Opret som ny medarbejder"
    QTest.keyClick(combo, Qt.Key.Key_Down)
    assert combo.currentText() == "Anna Holm – næsten samme navn"
    person.enter(Step.REVIEW)
    assert person.done() == "1 sag er ændret."
    assert names(ctx)["Dragan Kristensen"] == "Anna Holm"
    assert [one.name for one in workers(ctx.desk)] == ["Anna Holm", "Bo Kjær", "Lone Leder"]
    again = walk()
    again.read(typo)
    again.enter(Step.REVIEW)
    assert again.wizard.review_step.tally.tiles["unchanged"].shown.number == 3


def test_a_slip_in_the_first_list_is_one_worker_and_remembered(
    ctx: Context, walk: Walk, tmp_path: Path
) -> None:
    path = write_list(tmp_path / "a.csv", changed(ROWS, 2, "Sagsbehandler", "Ana Holm"))
    person = walk()
    person.read(path)
    person.enter(Step.NAMES)
    step = person.wizard.names_step
    assert step.all.isVisible()
    assert step.note.text().startswith("2 navne er nye for programmet. Se dem efter")
    step.all.click()
    assert not step.all.isVisible()
    assert step.note.text() == (
        "1 navn er nyt for programmet. Det oprettes som medarbejder, hvis du ikke vælger andet."
    )
    person.enter(Step.REVIEW)
    person.done()
    assert set(names(ctx).values()) == {"Anna Holm"}
    again = walk()
    again.read(path)
    again.enter(Step.REVIEW)
    assert again.wizard.review_step.tally.tiles["unchanged"].shown.number == 3


def test_going_back_and_forth_keeps_what_was_chosen(ctx: Context, walk: Walk, tmp_path: Path) -> None:
    person = walk()
    person.read(write_list(tmp_path / "a.csv", changed(ROWS, 2, "Sagsbehandler", "Ana Holm")))
    person.wizard.columns_step.combos[3].setCurrentIndex(0)
    person.enter(Step.NAMES)
    person.wizard.names_step.all.click()
    person.enter(Step.REVIEW)
    for step in (Step.NAMES, Step.COLUMNS, Step.FILE):
        person.wizard.back.click()
        person.at(step)
    person.enter(Step.COLUMNS)
    person.enter(Step.NAMES)
    assert person.wizard.names_step.combos["ana holm"].currentText().startswith("Anna Holm (ny)")
    person.enter(Step.REVIEW)
    person.done()
    assert set(names(ctx).values()) == {"Anna Holm"}
    assert [line.name for line in case_lines(ctx.desk, CaseFilter(text="Skolevej"))] == []


def test_a_proposal_given_up_can_be_taken_again(walk: Walk, tmp_path: Path) -> None:
    person = walk()
    person.read(write_list(tmp_path / "a.csv", changed(ROWS, 2, "Sagsbehandler", "Ana Holm")))
    person.enter(Step.NAMES)
    step = person.wizard.names_step
    step.all.click()
    step.combos["ana holm"].setCurrentIndex(0)
    assert step.all.isVisible()
    assert "tastefejl" in step.note.text()


def test_letters_and_the_wheel_do_not_change_what_a_column_is(walk: Walk, tmp_path: Path) -> None:
    person = walk()
    person.read(write_list(tmp_path / "a.csv"))
    step = person.wizard.columns_step
    assert person.wizard.focusWidget() is person.wizard.next
    before = [combo.currentText() for combo in step.combos.values()]
    for combo in step.combos.values():
        combo.setFocus()
        QTest.keyClicks(combo, "navn")
        middle = QPointF(combo.rect().center())
        down = QWheelEvent(
            middle, combo.mapToGlobal(middle), QPoint(), QPoint(0, -240), Qt.MouseButton.NoButton,
            Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase, False,
        )  # fmt: skip
        QApplication.sendEvent(combo, down)
    assert [combo.currentText() for combo in step.combos.values()] == before


def test_the_focus_begins_where_a_column_must_be_chosen(walk: Walk, tmp_path: Path) -> None:
    person = walk()
    person.read(write_list(tmp_path / "a.csv", head=(*HEAD[:2], "Hvem", *HEAD[3:])))
    assert person.wizard.focusWidget() is person.wizard.columns_step.combos[2]


def test_rejected_rows_can_be_saved_to_be_mended(
    ctx: Context, walk: Walk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "afvist"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(target), ""))
    person = walk()
    person.read(write_list(tmp_path / "a.csv", changed(ROWS, 0, "CPR-nr.", "123")))
    person.enter(Step.NAMES)
    person.enter(Step.REVIEW)
    person.wizard.review_step.tally.open("rejected")
    person.wizard.save_rejects()
    person.still()
    assert person.wizard.message.text() == "De afviste rækker er gemt i afvist.xlsx."
    rows = list(load_workbook(target.with_suffix(".xlsx")).worksheets[0].values)
    assert rows[0][-1] == "Årsag"
    assert rows[1][2] == "Emil Møller"


def test_hostile_text_is_shown_as_typed(ctx: Context, walk: Walk, tmp_path: Path, qapp: QApplication) -> None:
    evil = "<b>Ole</b> <img src=/etc/passwd>"
    rows = changed(changed(ROWS, 0, "Sagsbehandler", evil), 1, "Adresse", "=cmd|' /C calc'!A0")
    head = (*HEAD[:3], "<h1>Adresse</h1> & vej", *HEAD[4:])
    person = walk()
    person.read(write_list(tmp_path / "<i>liste<i>.csv", rows, head))
    person.wizard.columns_step.combos[3].setCurrentIndex(
        person.wizard.columns_step.combos[3].findData("address")
    )
    assert person.wizard.file_step._big.text() == "<i>liste<i>.csv"
    person.enter(Step.NAMES)
    person.enter(Step.REVIEW)
    shown = {line.caseworker for line in person.wizard.review_step.created.records()}
    assert evil in shown
    person.done()
    assert names(ctx)["Emil Møller"] == evil
