"""Values that are chosen rather than typed: one of several, or yes and no."""

from collections.abc import Sequence

from PySide6.QtCore import QRect, QSignalBlocker, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPainter, QPaintEvent, QWheelEvent
from PySide6.QtWidgets import QCheckBox, QComboBox, QStyleOptionComboBox, QWidget

from koordinator.ui.base.editable import EditableValue
from koordinator.ui.base.house import house
from koordinator.ui.base.icons import paint_icon
from koordinator.ui.base.text import no_mnemonic

_NOT_SET = "–"
_TEXT_BEGINS = 12  # where the text of an input stands


class Combo(QComboBox):
    """A list to choose from that the wheel does not change by accident."""

    left = Signal()
    given_up = Signal()
    picked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._open = False
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMaxVisibleItems(16)
        self.activated.connect(self._activated)

    def showPopup(self) -> None:
        self._open = True
        super().showPopup()

    def hidePopup(self) -> None:
        super().hidePopup()
        QTimer.singleShot(0, self._closed)  # Qt closes the list before it says what was picked in it

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.picked.emit()
            event.ignore()  # a dialog's Enter still saves it
        elif event.key() == Qt.Key.Key_Escape:
            self.given_up.emit()
            super().keyPressEvent(event)
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() not in (Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason):
            self.left.emit()

    def initStyleOption(self, option: QStyleOptionComboBox) -> None:
        super().initStyleOption(option)
        room = self.width() - house.px(26) - 14  # Qt cuts the text off in the middle of a letter
        option.currentText = self.fontMetrics().elidedText(
            self.currentText(), Qt.TextElideMode.ElideRight, room
        )

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        # The style sheet leaves no arrow; a value that reads as text gets it when the mouse is over it.
        reads = self.property("reads") == "true" and not self.underMouse()
        if self.property("fixed") != "true" and not reads:
            side = house.px(14)
            area = QRect(self.width() - side - 10, (self.height() - side) // 2, side, side)
            paint_icon(QPainter(self), "chevron-down", area, "text2" if self.isEnabled() else "rule2")

    def _closed(self) -> None:
        self._open = False

    def _activated(self) -> None:
        # Arrow keys on the closed list only look; what is picked in the open list counts.
        if self._open:
            self.picked.emit()


class NarrowingCombo(Combo):
    """Everything, or one of several by number, to narrow something by."""

    def __init__(self, name: str, everything: str, *, other: str = "") -> None:
        """`other` names a choice that is no longer among the others; without it, everything is chosen."""
        super().__init__()
        self._other = other
        self.setAccessibleName(name)
        self.setToolTip(name)
        self.addItem(everything, None)

    def fill(self, options: Sequence[tuple[int, str]]) -> None:
        """Offers these; what is chosen stays."""
        if [(self.itemData(at), self.itemText(at)) for at in range(1, self.count())] == list(options):
            return
        chosen = self.currentData()
        with QSignalBlocker(self):
            while self.count() > 1:
                self.removeItem(1)
            for key, words in options:
                self.addItem(words, key)
        self.choose(chosen)

    def choose(self, key: int | None) -> None:
        """Chooses one, or everything, without telling."""
        at = self.findData(key) if key is not None else 0
        with QSignalBlocker(self):
            if at < 0 and self._other:
                self.addItem(self._other, key)
                at = self.count() - 1
            self.setCurrentIndex(max(0, at))


class ChoiceValue(EditableValue):
    """One of several, by key; picked in the list it counts at once, by arrow keys on leaving."""

    def __init__(
        self, name: str, options: Sequence[tuple[str, str]] = (), *, parent: QWidget | None = None
    ) -> None:
        super().__init__(name, parent=parent)
        self._combo = Combo()
        self._combo.picked.connect(self.commit)
        self._combo.left.connect(self.commit)
        self._combo.given_up.connect(self.restore)
        self._adopt(self._combo)
        self.set_options(options)

    def set_options(self, options: Sequence[tuple[str, str]]) -> None:
        """Keys and words to choose among."""
        self._combo.blockSignals(True)
        self._combo.clear()
        for key, words in options:
            self._combo.addItem(words or _NOT_SET, key)
        self._combo.blockSignals(False)
        self._show()

    def set_fixed(self, fixed: bool) -> None:
        self._combo.setEnabled(not fixed)
        super().set_fixed(fixed)

    def _input(self) -> QWidget:
        return self._combo

    def _typed(self) -> str:
        return str(self._combo.currentData() or "")

    def _show(self) -> None:
        self._combo.setCurrentIndex(self._combo.findData(self._value))


class CheckValue(EditableValue):
    """Yes or no; the value is "1" or empty, and a click counts at once."""

    def __init__(self, name: str, words: str = "", *, parent: QWidget | None = None) -> None:
        super().__init__(name, parent=parent)
        self._box = QCheckBox(no_mnemonic(words))
        self._box.clicked.connect(lambda _: self.commit())
        self._adopt(self._box)
        self._column.setContentsMargins(_TEXT_BEGINS, 0, 0, 0)
        self._box.setAccessibleName(f"{name}: {words}" if words else name)

    def set_fixed(self, fixed: bool) -> None:
        self._box.setEnabled(not fixed)
        super().set_fixed(fixed)

    def _input(self) -> QWidget:
        return self._box

    def _typed(self) -> str:
        return "1" if self._box.isChecked() else ""

    def _show(self) -> None:
        self._box.setChecked(self._value == "1")
