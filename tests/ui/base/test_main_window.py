"""The frame: pages built on first visit, keys, leaving, the rail giving way, the command box, the toast."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QVBoxLayout
from pytestqt.qtbot import QtBot

from koordinator.ui.base.gauge import Load
from koordinator.ui.base.shortcuts import ShortcutSheet
from koordinator.ui.base.states import State
from koordinator.ui.main_window import MainWindow, PageFactory
from koordinator.ui.page import Page

CTRL = Qt.KeyboardModifier.ControlModifier


class Room(Page):
    """A page that remembers what happened to it."""

    built: list[str] = []  # noqa: RUF012 - emptied by the fixture

    def __init__(self, name: str) -> None:
        super().__init__()
        self.built.append(name)
        self.refreshed = 0
        self.stays = False
        self.field = QLineEdit()
        QVBoxLayout(self).addWidget(self.field)

    def refresh(self) -> None:
        self.refreshed += 1

    def leave(self) -> bool:
        return not self.stays


def factory(key: str, title: str, *, foot: bool = False) -> PageFactory:
    """A page that is built when it is visited."""
    return PageFactory(key, title, "folder", lambda: Room(key), foot)


@pytest.fixture
def window(qtbot: QtBot) -> MainWindow:
    """A window with three pages, on the first."""
    Room.built.clear()
    made = MainWindow([factory("a", "Æbler"), factory("b", "Bær"), factory("s", "Indstillinger", foot=True)])
    qtbot.addWidget(made)
    made.resize(1300, 760)
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    made.go("a")
    return made


def room(window: MainWindow, key: str) -> Room:
    """One of the pages."""
    page = window.page(key)
    assert isinstance(page, Room)
    return page


def press(window: MainWindow, key: Qt.Key, held: Qt.KeyboardModifier = CTRL) -> None:
    """Presses a key wherever the focus is."""
    QTest.keyClick(QApplication.focusWidget() or window, key, held)


def test_pages_are_built_on_the_first_visit(window: MainWindow) -> None:
    assert Room.built == ["a"]
    window.go("b")
    window.go("a")
    assert Room.built == ["a", "b"]
    assert room(window, "a").refreshed == 2


def test_ctrl_and_a_figure_goes_to_a_page(window: MainWindow) -> None:
    press(window, Qt.Key.Key_2)
    assert window.current_key() == "b"
    assert window.rail.item("b").isChecked()
    press(window, Qt.Key.Key_Comma)
    assert window.current_key() == "s"


def test_a_page_may_hold_one_back(window: MainWindow) -> None:
    room(window, "a").stays = True
    assert not window.go("b")
    assert window.current_key() == "a"
    assert window.rail.item("a").isChecked()


def test_a_change_refreshes_the_page_in_front_only(window: MainWindow) -> None:
    window.go("b")
    before = room(window, "a").refreshed
    window.refresh()
    assert room(window, "b").refreshed == 2
    assert room(window, "a").refreshed == before


@pytest.mark.parametrize(
    ("key", "held", "signal"),
    [
        (Qt.Key.Key_Z, CTRL, "undo_requested"),
        (Qt.Key.Key_Z, CTRL | Qt.KeyboardModifier.ShiftModifier, "redo_requested"),
        (Qt.Key.Key_L, CTRL, "lock_requested"),
    ],
)
def test_global_keys(
    qtbot: QtBot, window: MainWindow, key: Qt.Key, held: Qt.KeyboardModifier, signal: str
) -> None:
    window.rail.item("a").setFocus()
    with qtbot.waitSignal(getattr(window, signal)):
        press(window, key, held)


def test_a_field_undoes_its_own_typing_first(qtbot: QtBot, window: MainWindow) -> None:
    field = room(window, "a").field
    field.setFocus()
    QTest.keyClicks(field, "abc")
    with qtbot.assertNotEmitted(window.undo_requested):
        press(window, Qt.Key.Key_Z)
    assert field.text() == ""


def test_typing_on_the_search_button_goes_into_the_box(qtbot: QtBot, window: MainWindow) -> None:
    with qtbot.waitSignal(window.search_requested) as asked:
        QTest.keyClicks(window.topbar.search, "m")
    assert asked.args == ["m"]
    QTest.keyClicks(window.command_box.field, "il")
    assert window.command_box.field.text() == "mil"


def test_ctrl_k_opens_the_box_and_esc_closes_it(window: MainWindow) -> None:
    room(window, "a").field.setFocus()
    press(window, Qt.Key.Key_K)
    assert window.command_box.isVisible()
    press(window, Qt.Key.Key_Escape, Qt.KeyboardModifier.NoModifier)
    assert not window.command_box.isVisible()
    assert room(window, "a").field.hasFocus()


def test_f1_shows_the_keys(qtbot: QtBot, window: MainWindow) -> None:
    press(window, Qt.Key.Key_F1, Qt.KeyboardModifier.NoModifier)
    sheet = window.findChild(ShortcutSheet)
    assert isinstance(sheet, ShortcutSheet)
    assert sheet.isVisible()
    sheet.close()


def test_the_rail_gives_way_in_a_narrow_window(window: MainWindow) -> None:
    assert not window.rail.collapsed
    window.resize(1024, 700)
    assert window.rail.collapsed
    window.resize(1440, 900)
    assert not window.rail.collapsed


def test_the_toast_offers_the_way_back(qtbot: QtBot, window: MainWindow) -> None:
    height = window.toast.height()
    window.toast.show_saved("Gemt: <b>Statusnotat</b>")
    assert window.toast.text() == "Gemt: <b>Statusnotat</b>"
    assert window.toast.height() == height
    with qtbot.waitSignal(window.undo_requested):
        QTest.mouseClick(window.toast.undo, Qt.MouseButton.LeftButton)
    window.toast.show_message("Lageret er i brug.")
    assert not window.toast.undo.isVisible()


def test_the_gauge_says_it_all_and_opens(qtbot: QtBot, window: MainWindow) -> None:
    window.set_load(Load(33, 30, 35, State.NEAR))
    assert window.gauge is not None
    assert window.gauge.accessibleName() == "33 af højst 35 sager, nær max"
    with qtbot.waitSignal(window.gauge_clicked):
        QTest.keyClick(window.gauge, Qt.Key.Key_Return)


def test_the_example_day_is_shown(window: MainWindow) -> None:
    window.set_demo_day("fredag den 20. november 2026")
    assert "Eksempeldata · i dag er fredag den 20. november 2026" in window.topbar.note()


def test_nothing_else_opens_a_window(window: MainWindow) -> None:
    shown = [widget for widget in QApplication.topLevelWidgets() if widget.isVisible()]
    assert shown == [window]
