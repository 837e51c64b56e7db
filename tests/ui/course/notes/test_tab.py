"""Writing, correcting, finishing and finding notes and papers in the case's tab."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from koordinator.domain.status_notes import NoteState
from koordinator.services import archive, notes, status_notes, undoing
from koordinator.services.desk import Desk
from koordinator.ui.base.focus import input_of
from koordinator.ui.context import Context
from koordinator.ui.course.notes.note_editor import NoteEditor
from koordinator.ui.course.notes.received import AwaitDialog, ReceiveDialog
from koordinator.ui.course.notes.tab import NotesTab
from koordinator.ui.papers.document import Document
from tests.factories import add_case, add_worker, new_desk
from tests.reports.cards import page_texts
from tests.ui.cases.desk import context


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    """An empty store with Lone at the desk."""
    return new_desk(tmp_path)


@pytest.fixture
def case_id(desk: Desk) -> int:
    """Mille's case."""
    return add_case(desk, "Mille Østerby", caseworker=add_worker(desk), number="26-0001")


@pytest.fixture
def ctx(desk: Desk) -> Iterator[Context]:
    """The window's surroundings."""
    made = context(desk)
    yield made
    made.close()


@pytest.fixture
def tab(qtbot: QtBot, ctx: Context, case_id: int) -> NotesTab:
    """The tab at Mille's case; it is shown anew after each change, as the page does."""
    made = NotesTab(ctx)
    qtbot.addWidget(made)
    made.resize(1080, 560)
    made.show()
    made.show_case(case_id)
    ctx.changed.connect(lambda _: made.show_case(made._case_id))
    qtbot.waitExposed(made)
    return made


def titles(tab: NotesTab) -> list[str]:
    """What the list shows from top to bottom."""
    return [one.title for one in tab.model.records()]


def type_in(qtbot: QtBot, field: QWidget, text: str) -> None:
    """Goes to a field and types."""
    field.setFocus()
    QTest.keyClicks(input_of(field), text)


def write(qtbot: QtBot, tab: NotesTab, subject: str, text: str = "Vi aftalte at mødes.") -> None:
    """Writes a note from the first click to the last."""
    QTest.mouseClick(tab.head_button(), Qt.MouseButton.LeftButton)
    type_in(qtbot, tab.editor.subject, subject)
    type_in(qtbot, tab.editor.text, text)
    QTest.mouseClick(tab.editor.save_button, Qt.MouseButton.LeftButton)


def test_an_empty_case_says_what_will_stand_here(tab: NotesTab, qtbot: QtBot) -> None:
    assert tab.none.isVisible()
    QTest.mouseClick(tab.none.button, Qt.MouseButton.LeftButton)
    assert tab.editor.isVisible()
    assert input_of(tab.editor.subject).hasFocus()


def test_a_note_is_written_and_read(tab: NotesTab, desk: Desk, case_id: int, qtbot: QtBot) -> None:
    write(qtbot, tab, "Praktik i <b>Brugsen</b>", "Hun sagde: <i>ja</i>")
    (line,) = notes.notes(desk, case_id)
    assert (line.now.subject, line.now.text) == ("Praktik i <b>Brugsen</b>", "Hun sagde: <i>ja</i>")
    assert titles(tab) == ["Praktik i <b>Brugsen</b>"]
    assert tab.reader.isVisible()
    assert tab.reader.title.text() == "Praktik i <b>Brugsen</b>"
    assert tab.reader.text.text() == "Hun sagde: <i>ja</i>"
    assert tab.reader.text.textFormat() is Qt.TextFormat.PlainText


def test_what_is_missing_is_said_at_its_field(tab: NotesTab, desk: Desk, case_id: int, qtbot: QtBot) -> None:
    write(qtbot, tab, "")
    assert tab.editor.subject.error() == "Skriv et kort emne, så notatet kan findes igen."
    assert tab.editor.text.value() == "Vi aftalte at mødes."
    assert notes.notes(desk, case_id) == []


def test_a_note_is_corrected_and_the_old_one_stays_to_be_seen(tab: NotesTab, qtbot: QtBot) -> None:
    write(qtbot, tab, "Praktik", "Det var mandag.")
    QTest.mouseClick(tab.reader.correct_button, Qt.MouseButton.LeftButton)
    assert tab.editor.text.value() == "Det var mandag."
    input_of(tab.editor.text).selectAll()  # type: ignore[attr-defined]
    type_in(qtbot, tab.editor.text, "Det var tirsdag.")
    QTest.mouseClick(tab.editor.save_button, Qt.MouseButton.LeftButton)
    assert tab.reader.text.text() == "Det var tirsdag."
    assert tab.reader.fold.accessibleName() == "Vis 1 tidligere udgave"
    QTest.mouseClick(tab.reader.fold, Qt.MouseButton.LeftButton)
    assert tab.reader.earlier.isVisible()


def test_half_written_text_waits_while_one_is_elsewhere(
    tab: NotesTab, ctx: Context, desk: Desk, case_id: int, qtbot: QtBot
) -> None:
    write(qtbot, tab, "Praktik")
    QTest.mouseClick(tab.new_button, Qt.MouseButton.LeftButton)
    type_in(qtbot, tab.editor.subject, "Opfølgning")
    type_in(qtbot, tab.editor.text, "Vi talte om")
    assert tab.leave()
    tab.show_case(add_case(desk, "Åse Nielsen"))
    assert titles(tab) == []
    tab.show_case(case_id)
    assert titles(tab) == ["Opfølgning", "Praktik"]
    assert tab.editor.isVisible()
    assert (tab.editor.subject.value(), tab.editor.text.value()) == ("Opfølgning", "Vi talte om")
    QTest.mouseClick(tab.editor.save_button, Qt.MouseButton.LeftButton)
    assert titles(tab) == ["Opfølgning", "Praktik"]
    assert notes.draft(desk, case_id) is None


def test_reading_another_note_keeps_what_is_half_written(tab: NotesTab, qtbot: QtBot) -> None:
    write(qtbot, tab, "Praktik")
    QTest.mouseClick(tab.new_button, Qt.MouseButton.LeftButton)
    type_in(qtbot, tab.editor.text, "Vi talte om")
    tab.table.select_ids(["note:1"], "note:1")
    assert tab.reader.isVisible()
    QTest.mouseClick(tab.new_button, Qt.MouseButton.LeftButton)
    assert tab.editor.text.value() == "Vi talte om"


def test_a_pause_in_typing_keeps_it_too(tab: NotesTab, desk: Desk, case_id: int, qtbot: QtBot) -> None:
    QTest.mouseClick(tab.new_button, Qt.MouseButton.LeftButton)
    type_in(qtbot, tab.editor.text, "Vi talte om")
    tab.editor._pause.setInterval(10)
    QTest.keyClicks(input_of(tab.editor.text), " planter")
    qtbot.waitUntil(lambda: notes.draft(desk, case_id) is not None)
    QTest.keyClicks(input_of(tab.editor.text), " igen")
    tab.editor.keep()
    held = notes.draft(desk, case_id)
    assert held is not None
    assert held.text == "Vi talte om planter igen"
    assert tab.editor.isVisible()


def test_what_is_thrown_away_comes_back_by_undo(
    tab: NotesTab, desk: Desk, case_id: int, qtbot: QtBot
) -> None:
    QTest.mouseClick(tab.new_button, Qt.MouseButton.LeftButton)
    type_in(qtbot, tab.editor.text, "Vi talte om")
    QTest.mouseClick(tab.editor.drop_button, Qt.MouseButton.LeftButton)
    assert notes.draft(desk, case_id) is None
    assert tab.none.isVisible()
    undoing.undo(desk)
    qtbot.waitUntil(lambda: titles(tab) == ["Påbegyndt notat"])
    assert tab.editor.text.value() == "Vi talte om"


def begin_status(qtbot: QtBot, tab: NotesTab) -> None:
    """Begins a status note."""
    QTest.mouseClick(tab.status_button, Qt.MouseButton.LeftButton)


def test_a_status_note_from_draft_to_final_and_pdf(
    tab: NotesTab, ctx: Context, desk: Desk, case_id: int, qtbot: QtBot
) -> None:
    begin_status(qtbot, tab)
    assert tab.status.isVisible()
    assert "Der er ikke skrevet et hovedmål endnu." in tab.status.fields["goals"].value()
    type_in(qtbot, tab.status.fields["assessment"], "Det går fremad.")
    tab.status.fields["next"].setFocus()
    (card,) = status_notes.status_notes(desk, case_id)
    assert card.text("assessment") == "Det går fremad."
    place = tab.status.show_button.geometry()
    pressed = tab.status.final_button.geometry()
    QTest.mouseClick(tab.status.final_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: not tab.status.final_button.isVisible(), timeout=20_000)
    (card,) = status_notes.status_notes(desk, case_id)
    assert card.state is NoteState.FINAL
    assert tab.status.banner.text().startswith("Endeligt 20. november 2026.")
    qtbot.waitUntil(tab.status.correct_button.isVisible)
    assert tab.status.show_button.geometry() == place
    assert not tab.status.correct_button.geometry().intersects(pressed)
    assert titles(tab) == ["Statusnotat", "Statusnotat (endeligt) 20. november 2026"]
    shown: list[Document] = []
    ctx.document_wanted.connect(shown.append)
    QTest.mouseClick(tab.status.show_button, Qt.MouseButton.LeftButton)
    (kept,) = archive.papers(desk, case_id)
    pdf = shown[0].make(frozenset()).pdf
    assert pdf == archive.paper_bytes(desk, kept.paper_id)
    assert "Det går fremad." in " ".join(page_texts(pdf))
    tab.table.select_ids([f"paper:{kept.paper_id}"], f"paper:{kept.paper_id}")
    QTest.mouseClick(tab.paper.show_button, Qt.MouseButton.LeftButton)
    assert shown[1].make(frozenset()).pdf == pdf


def test_a_pause_saves_the_draft_and_the_caret_stays(
    tab: NotesTab, desk: Desk, case_id: int, qtbot: QtBot
) -> None:
    begin_status(qtbot, tab)
    for pause in tab.status._timers:
        pause.setInterval(10)
    type_in(qtbot, tab.status.fields["assessment"], "Det gaar ")
    qtbot.waitUntil(lambda: status_notes.status_notes(desk, case_id)[0].text("assessment") == "Det gaar")
    QTest.keyClicks(input_of(tab.status.fields["assessment"]), "godt.")
    assert tab.status.keep()
    assert status_notes.status_notes(desk, case_id)[0].text("assessment") == "Det gaar godt."


def test_leaving_saves_the_section_one_is_in(tab: NotesTab, desk: Desk, case_id: int, qtbot: QtBot) -> None:
    begin_status(qtbot, tab)
    type_in(qtbot, tab.status.fields["next"], "Netværksmøde")
    assert tab.leave()
    assert status_notes.status_notes(desk, case_id)[0].text("next") == "Netværksmøde"


def test_a_final_note_is_corrected_by_a_new_draft(
    tab: NotesTab, desk: Desk, case_id: int, qtbot: QtBot
) -> None:
    begin_status(qtbot, tab)
    note_id = status_notes.status_notes(desk, case_id)[0].note_id
    status_notes.save_section(desk, note_id, "assessment", "Det går fremad.")
    status_notes.finish(desk, note_id)
    QTest.mouseClick(tab.status.correct_button, Qt.MouseButton.LeftButton)
    assert "Den retter statusnotatet af 20. november 2026." in tab.status.banner.text()
    assert tab.status.final_button.isVisible()
    status_notes.finish(desk, status_notes.status_notes(desk, case_id)[0].note_id)
    said = [one.under.partition(" · ")[0] for one in tab.model.records() if one.kind == "status"]
    assert said == ["rettelse", "rettet"]


def test_an_unwritten_assessment_is_said_at_its_section(
    tab: NotesTab, desk: Desk, case_id: int, qtbot: QtBot
) -> None:
    begin_status(qtbot, tab)
    field = tab.status.fields["assessment"]
    QTest.mouseClick(tab.status.final_button, Qt.MouseButton.LeftButton)
    assert field.error() == "Skriv vurderingen, før notatet gøres endeligt."
    assert input_of(field).hasFocus()
    QTest.keyClicks(input_of(field), "Det gaar godt.")
    QTest.mouseClick(tab.status.final_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: not tab.status.final_button.isVisible(), timeout=20_000)
    (card,) = status_notes.status_notes(desk, case_id)
    assert (card.state, card.text("assessment")) == (NoteState.FINAL, "Det gaar godt.")


def test_chips_narrow_the_list(tab: NotesTab, qtbot: QtBot) -> None:
    write(qtbot, tab, "Praktik")
    begin_status(qtbot, tab)
    assert titles(tab) == ["Statusnotat", "Praktik"]
    QTest.mouseClick(tab.chips.chip("note"), Qt.MouseButton.LeftButton)
    assert titles(tab) == ["Praktik"]
    QTest.mouseClick(tab.chips.chip("paper"), Qt.MouseButton.LeftButton)
    assert titles(tab) == []
    assert tab.chips.chip("all").accessibleName() == "Alle · 2"


def test_a_note_is_awaited_received_and_saved_out_again(
    tab: NotesTab, ctx: Context, desk: Desk, case_id: int, qtbot: QtBot, tmp_path: Path
) -> None:
    dialog = AwaitDialog(ctx, case_id, None)  # it goes when it has saved
    dialog.show()
    dialog.field("provider").set_value("Lindehuset")
    dialog.field("wanted").set_value("2026-11-13")
    dialog.save.click()
    assert [one.under for one in tab.model.records()] == ["skulle være kommet fra Lindehuset"]
    tab.table.select_ids([tab.model.identity(0)], tab.model.identity(0))
    assert tab.received.banner.text() == "Notatet skulle være kommet. Spørg efter det."
    (card,) = status_notes.status_notes(desk, case_id)
    file = tmp_path / "notat.txt"
    file.write_text("Mødte hver dag", encoding="utf-8")
    receive = ReceiveDialog(ctx, case_id, None, card)
    receive.show()
    receive.choose(file)
    receive.save.click()
    (card,) = status_notes.status_notes(desk, case_id)
    assert card.state is NoteState.RECEIVED
    assert tab.received.save_button.isVisible()
    assert not tab.received.show_button.isVisible()
    tab.received.save_to(tmp_path / "ud.txt")
    assert (tmp_path / "ud.txt").read_text(encoding="utf-8") == "Mødte hver dag"


def test_a_wrong_file_is_said_in_the_dialog(
    ctx: Context, desk: Desk, case_id: int, qtbot: QtBot, tmp_path: Path
) -> None:
    wrong = tmp_path / "notat.pdf"
    wrong.write_bytes(b"MZ")
    dialog = ReceiveDialog(ctx, case_id, None)
    qtbot.addWidget(dialog)
    dialog.show()
    dialog.field("provider").set_value("Lindehuset")
    dialog.choose(wrong)
    dialog.save.click()
    assert "indholdet er noget andet" in dialog.error()
    assert status_notes.status_notes(desk, case_id) == []


def test_the_log_book_is_one_click_away(tab: NotesTab, ctx: Context, qtbot: QtBot) -> None:
    write(qtbot, tab, "Praktik")
    shown: list[Document] = []
    ctx.document_wanted.connect(shown.append)
    tab.go("log_book")
    assert "Praktik" in " ".join(page_texts(shown[0].make(frozenset({"earlier"})).pdf))


def test_the_editor_begins_with_today_and_a_kind(ctx: Context, case_id: int, qtbot: QtBot) -> None:
    editor = NoteEditor(ctx)
    qtbot.addWidget(editor)
    assert editor.begin(case_id)
    assert (editor.day.value(), editor.kind.value()) == ("2026-11-20", "talk")


def test_where_there_is_no_room_for_both_the_list_waits_behind(tab: NotesTab, qtbot: QtBot) -> None:
    write(qtbot, tab, "Praktik")
    tab.resize(600, 560)
    assert tab.reader.isVisible()
    assert not tab.table.isVisible()
    QTest.mouseClick(tab.back_button, Qt.MouseButton.LeftButton)
    assert tab.table.isVisible()
    assert not tab.reader.isVisible()
    QTest.keyClick(tab.table, Qt.Key.Key_Return)
    assert tab.reader.isVisible()
