"""A search field that waits until one pauses typing."""

from PySide6.QtCore import QRect, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from koordinator.ui.base.buttons import IconButton
from koordinator.ui.base.house import house
from koordinator.ui.base.icons import paint_icon

_PAUSE_MS = 120
_ONWARD = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Down)


class SearchField(QLineEdit):
    """Sends `searched` shortly after the last key, at once on Enter; Esc empties it.

    Enter and Down also send `left_for_hits`, with whether it was Enter.
    """

    searched = Signal(str)
    left_for_hits = Signal(bool)

    def __init__(self, placeholder: str = "Søg …", name: str = "Søg", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setPlaceholderText(placeholder)
        self.setAccessibleName(name)
        self._clear = IconButton("close", "Ryd søgningen", small=True, shortcut="Esc", parent=self)
        self._clear.setCursor(Qt.CursorShape.ArrowCursor)
        self._clear.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # Esc does the same
        self._clear.clicked.connect(self._empty)
        self._clear.hide()
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE_MS)
        self._pause.timeout.connect(self._send)
        self.textChanged.connect(self._typed)
        house.changed.connect(self._fit)
        self._fit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.text():
            self._empty()
        elif event.key() in _ONWARD:
            entered = event.key() != Qt.Key.Key_Down
            self._send()
            self.left_for_hits.emit(entered)
            if entered:  # a dialog's default button hears it too
                super().keyPressEvent(event)
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        side = house.px(16)
        paint_icon(QPainter(self), "search", QRect(10, (self.height() - side) // 2, side, side), "text2")

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        self.setTextMargins(house.px(16) + 6, 0, house.px(22) if self.text() else 0, 0)
        size = self._clear.sizeHint()
        at = (self.height() - size.height()) // 2
        self._clear.setGeometry(self.width() - size.width() - 2, at, size.width(), size.height())

    def _typed(self, text: str) -> None:
        self._clear.setVisible(bool(text))
        self._fit()
        self._pause.start()

    def _send(self) -> None:
        self._pause.stop()
        self.searched.emit(self.text())

    def _empty(self) -> None:
        self.clear()
        self._send()
