"""Inputs as a wizard needs them: Enter goes on to the next step, Esc leaves, wherever the focus is."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from koordinator.ui.base.choices import Combo
from koordinator.ui.base.table import DataTable

_LEAVING = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Escape)


class StepCombo(Combo):
    """A closed list of choices that counts at once, by mouse and by arrow keys."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setSizeAdjustPolicy(self.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(12)

    def fill(self, options: Sequence[tuple[object, str]], chosen: object) -> None:
        """The choices as keys and words; an entry without words is a line between them."""
        self.blockSignals(True)
        self.clear()
        for key, words in options:
            if words:
                self.addItem(words, key)
            else:
                self.insertSeparator(self.count())
        self.choose(chosen)
        self.blockSignals(False)

    def choose(self, key: object) -> None:
        """Shows another choice without telling anybody."""
        blocked = self.blockSignals(True)
        self.setCurrentIndex(max(0, self.findData(key)))
        self.blockSignals(blocked)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _LEAVING:
            event.ignore()
        else:
            super().keyPressEvent(event)


class StepTable(DataTable):
    """A table to read through; Enter and Esc are the wizard's."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _LEAVING:
            event.ignore()
        else:
            super().keyPressEvent(event)
