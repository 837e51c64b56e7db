"""Actions: declared once, found by their words, done by keys, menus and buttons alike."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from koordinator.ui.actions import Action, ActionRegistry, shown_keys
from koordinator.ui.base.shortcuts import ShortcutLine, ShortcutSheet


class Desk:
    """Counts what is done, and says whether it may be."""

    def __init__(self) -> None:
        self.done = 0
        self.allowed = True

    def work(self) -> None:
        """Does it."""
        self.done += 1


@pytest.fixture
def desk() -> Desk:
    """Somebody to do things."""
    return Desk()


@pytest.fixture
def registry(desk: Desk) -> ActionRegistry:
    """Two actions."""
    made = ActionRegistry()
    made.add(Action("new", "Nyt møde & notat", desk.work, ("Ctrl+N",), "plus", enabled=lambda: desk.allowed))
    made.add(Action("lock", "Lås skærmen", desk.work, words=("skærmlås",)))
    return made


def test_the_same_action_twice_is_a_mistake(registry: ActionRegistry, desk: Desk) -> None:
    with pytest.raises(ValueError, match="twice"):
        registry.add(Action("new", "Andet", desk.work))


def test_search_wants_every_word_and_looks_past_capitals(registry: ActionRegistry) -> None:
    assert [action.id for action in registry.search("NYT mø")] == ["new"]
    assert [action.id for action in registry.search("skærmlås")] == ["lock"]
    assert registry.search("nyt zebra") == []
    assert len(registry.search("")) == 2


def test_what_cannot_be_done_is_not_offered(qtbot: QtBot, registry: ActionRegistry, desk: Desk) -> None:
    button = registry.button("new")
    qtbot.addWidget(button)
    desk.allowed = False
    registry.refresh()
    assert not button.isEnabled()
    assert [action.id for action in registry.search("")] == ["lock"]
    assert not registry.run("new")
    assert desk.done == 0


def test_button_menu_and_call_do_the_same(qtbot: QtBot, registry: ActionRegistry, desk: Desk) -> None:
    button = registry.button("new")
    qtbot.addWidget(button)
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    registry.menu(["new", "", "lock"], button).actions()[0].trigger()
    registry.run("new")
    assert desk.done == 3
    assert button.accessibleName() == "Nyt møde & notat"


def test_keys_work_within_their_scope(qtbot: QtBot, desk: Desk) -> None:
    window = QWidget()
    field = QLineEdit()
    QVBoxLayout(window).addWidget(field)
    qtbot.addWidget(window)
    registry = ActionRegistry()
    registry.add(Action("x", "Noget", desk.work, ("Ctrl+J",)), window)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    QTest.keyClick(field, Qt.Key.Key_J, Qt.KeyboardModifier.ControlModifier)
    assert desk.done == 1


def test_keys_are_named_as_on_a_danish_keyboard() -> None:
    assert shown_keys("Ctrl+Shift+Z") == "Ctrl+Skift+Z"


def test_the_sheet_lists_every_key(qtbot: QtBot) -> None:
    sheet = ShortcutSheet(
        [ShortcutLine("Overalt", "Vis genveje", ("F1", "Ctrl+?")), ShortcutLine("Sager", "Ny", ("N",))]
    )
    qtbot.addWidget(sheet)
    words = [getattr(child, "text", str)() for child in sheet.findChildren(QWidget)]
    assert {"Overalt", "Vis genveje", "F1", "Ctrl+?", "Ny", "N"} <= set(words)
