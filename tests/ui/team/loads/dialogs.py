"""The dialog that stands open over a worker's panel, and typing in it."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from koordinator.ui.base.entry_dialog import EntryDialog


def dialog_of(panel: QWidget) -> EntryDialog:
    """The dialog that stands open over the panel."""
    return next(one for one in panel.findChildren(EntryDialog) if one.isVisible())


def fill(dialog: EntryDialog, **values: str) -> None:
    """Types in the dialog's fields and presses Enter in the last."""
    last: QWidget = dialog
    for key, text in values.items():
        edit = dialog.field(key).focusProxy()
        assert edit is not None
        edit.setFocus()
        QTest.keyClick(edit, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
        QTest.keyClicks(edit, text) if text else QTest.keyClick(edit, Qt.Key.Key_Delete)
        last = edit
    QTest.keyClick(last, Qt.Key.Key_Return)
