"""A search field that waits until one pauses typing."""

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from koordinator.ui.base.house import house
from koordinator.ui.base.icons import icon

_PAUSE_MS = 120


class SearchField(QLineEdit):
    """Sends `searched` shortly after the last key, at once on Enter; Esc empties it."""

    searched = Signal(str)

    def __init__(self, placeholder: str = "Søg …", name: str = "Søg", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setPlaceholderText(placeholder)
        self.setAccessibleName(name)
        self._glass = QAction(self)
        self.addAction(self._glass, QLineEdit.ActionPosition.LeadingPosition)
        self._clear = QAction("Ryd", self)
        self._clear.triggered.connect(self._empty)
        self.addAction(self._clear, QLineEdit.ActionPosition.TrailingPosition)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE_MS)
        self._pause.timeout.connect(self._send)
        self.textChanged.connect(self._typed)
        self.returnPressed.connect(self._send)
        self._clear.setVisible(False)
        self._renew()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._renew()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.text():
            self._empty()
        else:
            super().keyPressEvent(event)

    def _typed(self, text: str) -> None:
        self._clear.setVisible(bool(text))
        self._pause.start()

    def _send(self) -> None:
        self._pause.stop()
        self.searched.emit(self.text())

    def _empty(self) -> None:
        self.clear()
        self._send()

    def _renew(self) -> None:
        side = house.px(16)
        self._glass.setIcon(icon("search", "text2", side))
        self._clear.setIcon(icon("close", "text2", side))
