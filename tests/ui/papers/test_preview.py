"""The agenda is seen, chosen, warned of, saved and printed, by keyboard too."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog
from pytestqt.qtbot import QtBot

from koordinator import config
from koordinator.domain.meetings.records import MeetingRef
from koordinator.services.desk import Desk
from koordinator.ui.context import Context
from koordinator.ui.papers.document import agenda_document
from koordinator.ui.papers.preview import PaperDialog
from koordinator.ui.papers.printing import NO_FILE, a4_printer, paint_pages
from tests.factories import new_desk
from tests.reports.cards import HOSTILE, page_texts
from tests.services.paper_meeting import add_network_meeting
from tests.ui.cases.desk import context, give_back

Open = Callable[[MeetingRef], PaperDialog]
HELD_BACK = "Kopien til Tove Østerby holdes tilbage: samtykket mangler."


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    """A store with Lone at the desk."""
    made = new_desk(tmp_path)
    yield made
    made.store.close()


@pytest.fixture
def ctx(desk: Desk) -> Iterator[Context]:
    """The surroundings of the dialog."""
    made = context(desk)
    yield made
    give_back(made)


@pytest.fixture
def opened(qtbot: QtBot, ctx: Context) -> Open:
    """Opens the preview and waits until the paper is there."""

    def open_(ref: MeetingRef) -> PaperDialog:
        dialog = PaperDialog(ctx, agenda_document(ctx.desk, ref))
        qtbot.addWidget(dialog)
        dialog.open()
        qtbot.waitExposed(dialog)
        qtbot.waitUntil(lambda: dialog.paper is not None, timeout=20_000)
        return dialog

    return open_


def printed(dialog: PaperDialog) -> str:
    """All text on the paper that is shown."""
    assert dialog.paper is not None
    return "\n".join(page_texts(dialog.paper.pdf))


def file_dialog() -> QFileDialog:
    """The file dialog that is open."""
    (found,) = (one for one in QApplication.topLevelWidgets() if isinstance(one, QFileDialog))
    return found


def test_pages_and_warnings_are_seen(desk: Desk, opened: Open) -> None:
    dialog = opened(add_network_meeting(desk, "Ring 620385-1234").ref)
    assert dialog.warnings.isVisible()
    assert dialog.warnings.text() == f"Der står et CPR-nummer i punkt 1.\n{HELD_BACK}"
    assert dialog.where.text() == "Side 1 af 1"
    shown = dialog.view.grab().toImage()
    middle = shown.width() // 2
    colours = {shown.pixelColor(middle, y).name() for y in range(20, shown.height() - 5)}
    assert len(colours) > 1  # paper with something on it


def test_many_warnings_are_folded_and_all_can_be_seen(desk: Desk, opened: Open) -> None:
    dialog = opened(add_network_meeting(desk, *["620385-1234"] * 7).ref)
    assert len(dialog.warnings.text().splitlines()) == 3
    dialog.warnings.acted.emit()
    assert len(dialog.warnings.text().splitlines()) == 8


def test_initials_and_the_chairs_copy_make_another_paper(qtbot: QtBot, desk: Desk, opened: Open) -> None:
    dialog = opened(add_network_meeting(desk, *"abcdef").ref)
    assert "Mille Østerby" in printed(dialog)
    dialog.boxes["initials"].click()
    dialog.boxes["chairs_copy"].click()
    qtbot.waitUntil(lambda: "Mødelederens eksemplar" in printed(dialog))
    assert "Østerby" not in printed(dialog)
    assert dialog.where.text() == "Side 1 af 2"
    bar = dialog.view.verticalScrollBar()
    bar.setValue(bar.maximum())
    assert dialog.where.text() == "Side 2 af 2"


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_is_printed_as_typed(desk: Desk, opened: Open, text: str) -> None:
    dialog = opened(add_network_meeting(desk, text).ref)
    assert "".join(text.split()) in "".join(printed(dialog).split())


def test_saved_by_keyboard_under_a_name_without_a_name(
    qtbot: QtBot, desk: Desk, opened: Open, tmp_path: Path
) -> None:
    config.change(last_folder=str(tmp_path))
    dialog = opened(add_network_meeting(desk, "Siden sidst").ref)
    QTest.keyClick(dialog, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    asked = file_dialog()
    assert Path(asked.selectedFiles()[0]) == tmp_path / "dagsorden-2026-11-24.pdf"
    asked.accept()
    qtbot.waitUntil((tmp_path / "dagsorden-2026-11-24.pdf").exists)
    assert dialog.paper is not None
    assert (tmp_path / "dagsorden-2026-11-24.pdf").read_bytes() == dialog.paper.pdf
    assert dialog.where.text() == "Gemt i dagsorden-2026-11-24.pdf"


def test_a_folder_that_is_gone_is_told(desk: Desk, opened: Open, tmp_path: Path) -> None:
    dialog = opened(add_network_meeting(desk).ref)
    dialog.save_to(tmp_path / "ingen" / "ud.pdf")
    assert dialog.where.text() == "Filen kan ikke gemmes: mappen findes ikke."


def test_ctrl_p_opens_the_print_dialog_and_a_file_is_no_printer(desk: Desk, opened: Open) -> None:
    dialog = opened(add_network_meeting(desk).ref)
    QTest.keyClick(dialog, Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
    asked = dialog.findChild(QPrintDialog)
    assert asked is not None
    asked.printer().setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    asked.accepted.emit(asked.printer())
    assert dialog.where.text() == NO_FILE
    asked.reject()


def test_pages_are_painted_as_pictures_on_the_whole_sheet(
    qtbot: QtBot, desk: Desk, opened: Open, tmp_path: Path
) -> None:
    dialog = opened(add_network_meeting(desk, *"abcdef").ref)
    dialog.boxes["chairs_copy"].click()
    qtbot.waitUntil(lambda: dialog.paper is not None and dialog.paper.pages == 2)
    assert dialog.paper is not None
    printer = a4_printer(dialog.paper.title)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "ud.pdf"))
    printer.setResolution(72)
    assert paint_pages(printer, dialog.paper)
    assert len(page_texts((tmp_path / "ud.pdf").read_bytes())) == 2


def test_zoom_by_keyboard(desk: Desk, opened: Open) -> None:
    dialog = opened(add_network_meeting(desk).ref)
    control = Qt.KeyboardModifier.ControlModifier
    fitted = dialog.view.percent()
    QTest.keyClick(dialog, Qt.Key.Key_Plus, control)
    assert dialog.view.percent() > fitted
    assert dialog.percent.text() == f"{dialog.view.percent()} %"
    QTest.keyClick(dialog, Qt.Key.Key_0, control)
    assert dialog.view.percent() == fitted


def test_escape_closes(desk: Desk, opened: Open) -> None:
    dialog = opened(add_network_meeting(desk).ref)
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()


def test_a_meeting_that_is_gone_is_told_and_nothing_can_be_printed(qtbot: QtBot, ctx: Context) -> None:
    dialog = PaperDialog(ctx, agenda_document(ctx.desk, MeetingRef(999)))
    qtbot.addWidget(dialog)
    dialog.open()
    qtbot.waitUntil(lambda: "findes ikke længere" in dialog.warnings.text(), timeout=20_000)
    assert not dialog.print_button.isEnabled()
    assert not dialog.save_button.isEnabled()
