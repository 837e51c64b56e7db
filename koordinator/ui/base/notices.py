"""What a page says when there is nothing to show or something to mind."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QVBoxLayout, QWidget

from koordinator.ui.base.buttons import Button
from koordinator.ui.base.fonts import mark
from koordinator.ui.base.house import house
from koordinator.ui.base.labels import Icon, Label

_NARROW = 440
_KINDS = {
    "info": ("info", "accent", "text"),
    "warning": ("triangle-alert", "near_text", "near_text"),
    "error": ("octagon-alert", "over_text", "over_text"),
    "plain": ("info", "text2", "text2"),
}


class Banner(QFrame):
    """A sentence on a tint with its icon: "info", "warning", "error" or "plain"."""

    acted = Signal()

    def __init__(self, text: str = "", kind: str = "info", action: str = "", parent: QWidget | None = None):
        super().__init__(parent)
        self._icon = Icon("info", size=16)
        self._label = Label(wrap=True)
        self._button = Button(action, "link")
        self._button.clicked.connect(self.acted)
        self._words = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._words.setSpacing(4)
        self._words.addWidget(self._label, 1)
        self._words.addWidget(self._button, 0, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        line = QHBoxLayout(self)
        line.setContentsMargins(12, 8, 12, 8)
        line.setSpacing(10)
        line.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignTop)
        line.addLayout(self._words, 1)
        self.show_text(text, kind, action)

    def show_text(self, text: str, kind: str = "info", action: str = "") -> None:
        """Shows a sentence and tells screen readers."""
        icon_name, icon_tone, tone = _KINDS[kind]
        mark(self, "banner", kind)
        self._icon.set(icon_name, icon_tone)
        self._label.setText(text)
        self._label.set_tone(tone)
        self._button.set_text(action)
        self._button.setVisible(bool(action))
        self.setAccessibleName(text)
        if text and self.isVisible():
            QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.Alert))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        ways = QBoxLayout.Direction
        self._words.setDirection(ways.TopToBottom if self.width() < house.px(_NARROW) else ways.LeftToRight)

    def text(self) -> str:
        """The sentence shown."""
        return self._label.text()


class EmptyState(QWidget):
    """One sentence saying what will stand here and one button that starts it."""

    acted = Signal()

    def __init__(
        self, sentence: str, action: str = "", icon_name: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(32, 32, 32, 32)
        column.setSpacing(16)
        column.addStretch(2)
        if icon_name:
            column.addWidget(Icon(icon_name, "ctl", 40), 0, Qt.AlignmentFlag.AlignHCenter)
        self._label = Label(sentence, "quote", "text2", wrap=True)
        self._label.setAlignment(Qt.AlignmentFlag.AlignCenter)
        column.addWidget(self._label)
        self.button = Button(action, "filled")
        self.button.clicked.connect(self.acted)
        column.addWidget(self.button, 0, Qt.AlignmentFlag.AlignHCenter)
        self.button.setVisible(bool(action))
        column.addStretch(3)

    def set_sentence(self, sentence: str) -> None:
        """Says something else, for instance after a search without hits."""
        self._label.setText(sentence)
