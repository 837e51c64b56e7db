"""A few ways of looking at the same thing, of which exactly one holds."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QSizePolicy, QToolButton, QWidget

from koordinator.ui.base.buttons import press_on_enter
from koordinator.ui.base.fonts import set_font
from koordinator.ui.base.house import house
from koordinator.ui.base.text import plain_tip


class _Segment(QToolButton):
    def __init__(self, words: str, side: str) -> None:
        super().__init__()
        self.setText(words)
        self.setAccessibleName(words)
        self.setCheckable(True)
        self.setProperty("kind", "segment")
        self.setProperty("side", side)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.toggled.connect(lambda on: set_font(self, "strong" if on else "medium"))
        set_font(self, "medium")

    def sizeHint(self) -> QSize:
        # Measured in the heavier weight, so that nothing moves when another one holds.
        wide = house.metrics("strong").horizontalAdvance(self.text())
        return QSize(wide + 2 * 13 + 2, house.row("button"))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not press_on_enter(self, event):
            super().keyPressEvent(event)


class Segmented(QWidget):
    """Buttons in one frame; `picked` tells the key a person chose."""

    picked = Signal(str)

    def __init__(self, name: str, options: Sequence[tuple[str, str, str]]) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._group = QButtonGroup(self)
        self._group.setExclusive(True)
        self._buttons: dict[str, QToolButton] = {}
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(0)
        for number, (key, words, keys) in enumerate(options):
            side = "first" if number == 0 else "last" if number == len(options) - 1 else "middle"
            button = _Segment(words, side)
            plain_tip(button, f"{words} ({keys})" if keys else words)
            button.clicked.connect(lambda _on, key=key: self.picked.emit(key))
            self._group.addButton(button)
            self._buttons[key] = button
            line.addWidget(button)

    def choose(self, key: str) -> None:
        """Lets another one hold, without telling."""
        self._buttons[key].setChecked(True)

    def button(self, key: str) -> QToolButton:
        """The button of a key."""
        return self._buttons[key]
