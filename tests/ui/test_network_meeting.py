"""A network meeting from the first key to the last, with the keyboard alone."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QCheckBox, QDialog, QFileDialog, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from koordinator.domain.meetings.kinds import MeetingState
from koordinator.domain.meetings.records import Entry, MeetingRef
from koordinator.services.meetings import calendar
from koordinator.services.searching import search
from koordinator.ui.meetings.new_dialog import NewMeetingDialog
from koordinator.ui.papers.preview import PaperDialog
from koordinator.ui.shell import Shell
from tests.reports.cards import page_texts

MEETING = date(2026, 11, 24)
CITIZEN = "Mille Østerby"
LEFT_OUT = ("Ruth Damgaard", "Dr. Hanne Lynge")
NO_CONSENT = "Egil Vinther"
PLACE = "Planteskolen <stuen>"
CTRL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier
Wanted = Callable[[QWidget], bool]


def focused() -> QWidget:
    found = QApplication.focusWidget()
    assert found is not None
    return found


def press(key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    QTest.keyClick(focused(), key, modifier)


def write(text: str) -> None:
    QTest.keyClicks(focused(), text)


def named(name: str) -> Wanted:
    return lambda widget: widget.accessibleName() == name or name in getattr(widget, "text", str)()


def back_in(qtbot: QtBot, shell: Shell) -> None:
    """The dialog is closed; without a window manager nobody gives the focus back."""
    qtbot.waitUntil(lambda: QApplication.activeModalWidget() is None)
    shell.window.activateWindow()
    qtbot.waitUntil(lambda: QApplication.focusWidget() is not None)


def tab_to(wanted: Wanted) -> QWidget:
    """Press Tab until the focus is where one wants it."""
    seen: list[str] = []
    for _ in range(200):
        seen.append(focused().accessibleName())
        if wanted(focused()):
            return focused()
        press(Qt.Key.Key_Tab)
    raise AssertionError(f"Tab never came there: {seen}")


def open_dialog(qtbot: QtBot, kind: type[QDialog]) -> QDialog:
    qtbot.waitUntil(lambda: isinstance(QApplication.activeModalWidget(), kind))
    found = QApplication.activeModalWidget()
    assert isinstance(found, QDialog)
    found.activateWindow()
    qtbot.waitUntil(lambda: (one := QApplication.focusWidget()) is not None and found.isAncestorOf(one))
    return found


def booked(shell: Shell) -> Entry:
    case_id = next(hit.row_id for hit in search(shell.ctx.desk, CITIZEN) if hit.kind == "case")
    found = calendar.of_case(shell.ctx.desk, case_id, MEETING, MEETING)
    return next(one for one in found if one.place == PLACE)


def plan_it(qtbot: QtBot, shell: Shell) -> None:
    """Ctrl+K, the citizen, the type: then the day, who comes, and why one comes without consent."""
    press(Qt.Key.Key_K, CTRL)
    write("nyt netværksmøde mille")
    box = shell.window.command_box
    qtbot.waitUntil(lambda: (row := box.current()) is not None and CITIZEN in row.text)
    press(Qt.Key.Key_Return)
    dialog = open_dialog(qtbot, NewMeetingDialog)
    tab_to(named("Dag"))
    write("24-11-2026")
    tab_to(named("Klokken"))
    write("13")
    tab_to(named("Sted"))
    write(PLACE)
    for name in LEFT_OUT:
        tab_to(named(name))
        press(Qt.Key.Key_Space)
    tab_to(lambda widget: isinstance(widget, QCheckBox) and NO_CONSENT in widget.text())
    press(Qt.Key.Key_Space)
    write("Mille vil selv have ham med")
    press(Qt.Key.Key_Tab)
    assert isinstance(dialog, NewMeetingDialog)
    assert len(dialog.who.picks.chosen()) == 6


def answer_the_clash(qtbot: QtBot) -> None:
    """The first Enter shows with what it clashes, the second keeps it."""
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, NewMeetingDialog)
    tab_to(named("Book"))
    press(Qt.Key.Key_Return)
    assert dialog.clashes.isVisible()
    assert any("Netværksmøde" in text and "24. november" in text for text in dialog.clashes.texts())
    assert focused().accessibleName() == "Book alligevel"
    press(Qt.Key.Key_Return)


def save_pdf(qtbot: QtBot, path: Path) -> str:
    dialog = open_dialog(qtbot, PaperDialog)
    assert isinstance(dialog, PaperDialog)
    qtbot.waitUntil(lambda: dialog.paper is not None, timeout=20_000)
    press(Qt.Key.Key_S, CTRL)
    files = open_dialog(qtbot, QFileDialog)
    name = files.findChild(QLineEdit)
    assert name is not None
    name.setFocus()
    name.clear()
    write(str(path))
    press(Qt.Key.Key_Return)
    qtbot.waitUntil(path.exists)
    open_dialog(qtbot, PaperDialog)
    press(Qt.Key.Key_Escape)
    return " ".join(" ".join(page_texts(path.read_bytes())).split())


def test_a_network_meeting_by_keyboard_alone(qtbot: QtBot, shell: Shell, tmp_path: Path) -> None:
    desk, window = shell.ctx.desk, shell.window
    plan_it(qtbot, shell)
    answer_the_clash(qtbot)
    back_in(qtbot, shell)
    entry = booked(shell)
    ref = MeetingRef(entry.meeting_id)
    card = calendar.card(desk, ref)
    assert len(card.participants) == 6
    assert card.clash_kept
    assert next(one for one in card.participants if one.name == NO_CONSENT).consent_reason

    # Its panel stands in the calendar; the agenda's first point goes down one.
    assert window.current_key() == "calendar"
    tab_to(named("Punkt 1: overskrift"))
    first = card.agenda[0].title
    press(Qt.Key.Key_Down, ALT)
    assert calendar.card(desk, ref).agenda[1].title == first

    # The paper.
    tab_to(named("Vis, udskriv eller gem"))
    press(Qt.Key.Key_Return)
    text = save_pdf(qtbot, tmp_path / "dagsorden.pdf")
    back_in(qtbot, shell)
    assert PLACE in text and first in text and NO_CONSENT in text

    # Cancelled with a reason, and that undone.
    tab_to(named("Aflys …"))
    press(Qt.Key.Key_Return)
    open_dialog(qtbot, QDialog)
    tab_to(named("Årsag"))
    write("Mille er syg")
    press(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: booked(shell).state is MeetingState.CANCELLED)
    back_in(qtbot, shell)
    press(Qt.Key.Key_Z, CTRL)
    assert booked(shell).state is MeetingState.PLANNED
