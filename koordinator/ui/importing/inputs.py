"""Inputs as a wizard needs them: Enter goes on to the next step, Esc leaves, wherever the focus is."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from koordinator.ui.base.choices import Combo
from koordinator.ui.base.table import DataTable

Option = tuple[object, str]
_LEAVING = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Escape)


class StepCombo(Combo):
    """A closed list of choices that counts at once, by mouse and by arrow keys."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setSizeAdjustPolicy(self.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(12)
        self._more: Callable[[], Sequence[Option]] | None = None

    def fill(
        self, options: Sequence[Option], chosen: object, more: Callable[[], Sequence[Option]] | None = None
    ) -> None:
        """The choices as keys and words, one without words is a line; `more` are added when first needed.

        Many lists of many choices would otherwise take seconds to make.
        """
        self._more = more
        blocked = self.blockSignals(True)
        self.clear()
        self._append(options)
        self.blockSignals(blocked)
        self.choose(chosen)

    def choose(self, key: object) -> None:
        """Shows another choice without telling anybody."""
        if key is not None and self.findData(key) < 0:
            self._complete()
        blocked = self.blockSignals(True)
        self.setCurrentIndex(max(0, self.findData(key)))
        self.blockSignals(blocked)

    def showPopup(self) -> None:
        self._complete()
        super().showPopup()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _LEAVING or event.text().strip():
            event.ignore()  # a stray letter must not choose something else; the open list finds by letters
        else:
            self._complete()
            super().keyPressEvent(event)

    def _complete(self) -> None:
        if self._more is not None:
            more, self._more = self._more, None
            blocked = self.blockSignals(True)
            self._append(more())
            self.blockSignals(blocked)

    def _append(self, options: Sequence[Option]) -> None:
        for key, words in options:
            if words:
                self.addItem(words, key)
            else:
                self.insertSeparator(self.count())


class StepTable(DataTable):
    """A table to read through; Enter and Esc are the wizard's."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _LEAVING:
            event.ignore()
        else:
            super().keyPressEvent(event)
