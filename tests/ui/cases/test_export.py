"""Cases out of the list into a spreadsheet."""

import csv
from datetime import date
from pathlib import Path

from openpyxl import load_workbook
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from koordinator.ui.cases.columns import FIRST_SHOWN
from koordinator.ui.cases.page import CasesPage
from tests.ui.cases.desk import Place

EVERYTHING = (*FIRST_SHOWN, "age", "team", "starts", "expected_end")


def save_as(page: CasesPage, qtbot: QtBot, place: Place, path: Path) -> str:
    """Presses Ctrl+E, answers the dialog, waits for the file; returns the dialog's title."""
    QTest.keyClick(page.list.table, Qt.Key.Key_E, Qt.KeyboardModifier.ControlModifier)
    dialog = page.findChild(QFileDialog)
    assert dialog is not None
    title = dialog.windowTitle()
    with qtbot.waitSignal(place.ctx.told, timeout=5000):
        dialog.fileSelected.emit(str(path))
    dialog.close()
    return title


def rows(path: Path) -> list[tuple[object, ...]]:
    sheet = load_workbook(path).active
    assert sheet is not None
    return list(sheet.iter_rows(values_only=True))


def test_the_list_as_it_is_shown_goes_to_excel(
    page: CasesPage, place: Place, qtbot: QtBot, tmp_path: Path
) -> None:
    path = tmp_path / "ud.xlsx"
    assert save_as(page, qtbot, place, path) == "Gem 4 sager som regneark"
    found = rows(path)
    assert found[0][:3] == ("Navn", "Sagsnr.", "Ydelse")
    assert [row[0] for row in found[1:]] == ["Ali Rahimi", "Emil Møller", "Mille Østerby", "Åse Krogh"]
    mille = dict(zip(found[0], found[3], strict=True))
    assert mille["Sagsnr."] == "26-0001"
    assert mille["Timer pr. uge"] == 6.5
    assert getattr(mille["Seneste samtale"], "date", lambda: None)() == date(2026, 11, 17)


def test_several_selected_go_alone(page: CasesPage, place: Place, qtbot: QtBot, tmp_path: Path) -> None:
    page.list.table.select_ids([place.mille, place.aase], place.mille)
    assert save_as(page, qtbot, place, tmp_path / "valgte.xlsx") == "Gem 2 sager som regneark"
    assert [row[0] for row in rows(tmp_path / "valgte.xlsx")[1:]] == ["Mille Østerby", "Åse Krogh"]


def test_neither_cpr_nor_a_protected_address_goes_out(
    page: CasesPage, place: Place, qtbot: QtBot, tmp_path: Path
) -> None:
    page.list.show_columns(EVERYTHING)
    path = tmp_path / "alt.csv"
    save_as(page, qtbot, place, path)
    text = path.read_text(encoding="utf-8-sig")
    assert len(list(csv.reader(text.splitlines(), delimiter=";"))) == 5
    for case_id in (place.mille, place.ali, place.aase, place.emil):
        cpr = place.card(case_id).cpr
        assert cpr not in text.replace("-", "")
        assert cpr[6:] not in text
    assert "Hemmelig" not in text
    assert "Åse Krogh" in text


def test_a_file_without_ending_becomes_a_workbook(
    page: CasesPage, place: Place, qtbot: QtBot, tmp_path: Path
) -> None:
    save_as(page, qtbot, place, tmp_path / "uden endelse")
    assert len(rows(tmp_path / "uden endelse.xlsx")) == 5


def test_a_place_that_cannot_be_written_is_told(
    page: CasesPage, place: Place, qtbot: QtBot, tmp_path: Path
) -> None:
    QTest.keyClick(page.list.table, Qt.Key.Key_E, Qt.KeyboardModifier.ControlModifier)
    dialog = page.findChild(QFileDialog)
    assert dialog is not None
    with qtbot.waitSignal(place.ctx.refused, timeout=5000):
        dialog.fileSelected.emit(str(tmp_path / "findes" / "ikke.xlsx"))
    dialog.close()
