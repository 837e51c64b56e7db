"""What a person does in the window."""

from typing import TypeVar

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget

from koordinator.ui.base.dialog import Dialog
from koordinator.ui.base.editable import EditableValue
from koordinator.ui.network.listing import LineList

D = TypeVar("D", bound=Dialog)


def names(lines: LineList) -> list[str]:
    """The names in a list from top to bottom."""
    return [line.name for line in lines.model.records()]


def press(widget: QWidget, key: Qt.Key, held: Qt.KeyboardModifier | None = None) -> None:
    """Presses a key on a widget."""
    QTest.keyClick(widget, key, held or Qt.KeyboardModifier.NoModifier)
    QApplication.processEvents()


def open_dialog(kind: type[D]) -> D:
    """The dialog of a kind that is open now."""
    QApplication.processEvents()
    shown = [one for one in QApplication.topLevelWidgets() if isinstance(one, kind) and one.isVisible()]
    assert len(shown) == 1, "one dialog is open"
    return shown[0]


def fill(field: EditableValue, text: str) -> None:
    """Goes to a field, types over what stands there, and leaves by Tab."""
    entry = field.focusProxy()
    assert entry is not None
    entry.window().activateWindow()  # a list that closed may have left no window active
    QApplication.processEvents()
    entry.setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(entry, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClick(entry, Qt.Key.Key_Delete)
    if isinstance(entry, QLineEdit):
        entry.insert(text)
    else:
        QTest.keyClicks(entry, text)
    QTest.keyClick(QApplication.activePopupWidget() or entry, Qt.Key.Key_Tab)  # an open list hears keys first
    QApplication.processEvents()
