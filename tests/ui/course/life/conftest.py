"""An office with the window's surroundings, for the dialogs of a case's life."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QDialog
from pytestqt.qtbot import QtBot

from koordinator.ui.base.editable import EditableValue
from tests.ui.cases.desk import until_left
from tests.ui.team.office import Office, make_office


@pytest.fixture
def office(qapp: QApplication, tmp_path: Path) -> Iterator[Office]:
    """A small office: Karim has room, Anna is near her max of 4, Bo over it."""
    yield from until_left(make_office(tmp_path))


@pytest.fixture
def opened(qtbot: QtBot) -> "Opened":
    """Opens a dialog as the window does."""
    return Opened(qtbot)


class Opened:
    """Opens dialogs and waits until they are seen."""

    def __init__(self, qtbot: QtBot) -> None:
        self._qtbot = qtbot

    def __call__(self, dialog: QDialog) -> None:
        self._qtbot.addWidget(dialog)
        dialog.open()
        self._qtbot.waitExposed(dialog)
        QApplication.processEvents()


def write(field: EditableValue, text: str) -> None:
    """Types a text in a field instead of what stands there, and leaves it."""
    inside = field.focusProxy()
    assert inside is not None
    inside.setFocus()
    QTest.keyClick(inside, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClicks(inside, text)
    QTest.keyClick(inside, Qt.Key.Key_Tab)


def pick(field: EditableValue, key: str) -> None:
    """Chooses one of several by the arrow keys, and leaves the field."""
    inside = field.focusProxy()
    assert isinstance(inside, QComboBox)
    inside.setFocus()
    inside.setCurrentIndex(inside.findData(key))
    QTest.keyClick(inside, Qt.Key.Key_Tab)
