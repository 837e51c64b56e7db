"""Stores to log in to, and what a person does in the way in."""

from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from koordinator.domain.roles import Role
from koordinator.services import stores
from koordinator.services.workplace import Workplace
from koordinator.ui.start.step import Step
from koordinator.ui.start.window import StartWindow

PASSWORD = "fire blå heste løber"
NEW_PASSWORD = "otte gule fugle synger"
S = TypeVar("S", bound=Step)


def make_store(folder: Path, name: str = "Anna Holm") -> tuple[Path, str]:
    """A closed store of one leader, and its recovery code."""
    path = folder / "afdelingen.koordinator"
    place, code = stores.create_store(path, name, frozenset({Role.LEADER}), PASSWORD)
    place.close()
    return path, code


def step_of(qtbot: QtBot, window: StartWindow, kind: type[S]) -> S:
    """The step in front, once it is of this kind."""
    qtbot.waitUntil(lambda: isinstance(window.step, kind), timeout=20_000)
    assert isinstance(window.step, kind)
    return window.step


def wait_for(qtbot: QtBot, entered: list[Workplace]) -> Workplace:
    """The store handed over."""
    qtbot.waitUntil(lambda: bool(entered), timeout=20_000)
    return entered[-1]


def press(*keys: Qt.Key | str) -> None:
    """Presses keys, or types text, wherever the focus is."""
    for key in keys:
        focused = QApplication.focusWidget()
        assert focused is not None, "nothing has the focus"
        if isinstance(key, str):
            QTest.keyClicks(focused, key)
        else:
            shift = Qt.KeyboardModifier.ShiftModifier if key == Qt.Key.Key_Backtab else None
            QTest.keyClick(focused, key, shift or Qt.KeyboardModifier.NoModifier)


def click(widget: QWidget) -> None:
    """Presses a button with the mouse."""
    QTest.mouseClick(widget, Qt.MouseButton.LeftButton)


def tab_to(widget: QWidget) -> None:
    """Goes with Tab until the focus is there, as one without a mouse does."""
    for _ in range(40):
        focused = QApplication.focusWidget()
        if focused is widget or (focused is not None and focused is widget.focusProxy()):
            return
        press(Qt.Key.Key_Tab)
    raise AssertionError("Tab never comes there")
