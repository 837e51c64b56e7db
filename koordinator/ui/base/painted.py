"""Widgets that are painted whole: what lies under the mouse is lit and told, the keyboard walks among it."""

from collections.abc import Mapping

from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QAccessible, QAccessibleEvent, QFocusEvent, QHelpEvent, QMouseEvent
from PySide6.QtWidgets import QToolTip, QWidget

from koordinator.ui.base.focus import OWN_RING
from koordinator.ui.base.text import tip

OPENS = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)


def say(widget: QWidget, text: str) -> None:
    """Names what one stands on; a screen reader that is there reads it aloud."""
    widget.setAccessibleName(text)
    if widget.hasFocus():
        QAccessible.updateAccessibility(QAccessibleEvent(widget, QAccessible.Event.NameChanged))


def walked(key: Qt.Key, at: int, number: int, steps: Mapping[Qt.Key, int]) -> int | None:
    """Where a key leads from one of so many in a line; None where it leads nowhere."""
    if not number:
        return None
    to = {Qt.Key.Key_Home: 0, Qt.Key.Key_End: number - 1}.get(key)
    if key in steps:
        to = at + steps[key]
    return None if to is None else max(0, min(number - 1, to))


class PaintedView(QWidget):
    """Lights what `under` finds below the mouse, tells its `hint`, and paints anew with the focus."""

    def __init__(self, parent: QWidget | None = None, *, keys: bool = True) -> None:
        super().__init__(parent)
        self._hover: int | None = None
        self.setMouseTracking(True)
        self.setProperty(OWN_RING, keys)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus if keys else Qt.FocusPolicy.NoFocus)

    def under(self, _at: QPoint) -> int | None:
        """The number of what one would click at a place; None where there is nothing."""
        return None

    def hint(self, _at: QPoint) -> str:
        """What is said of a place one rests the mouse on."""
        return ""

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._light(self.under(event.position().toPoint()))

    def leaveEvent(self, event: QEvent) -> None:
        self._light(None)
        super().leaveEvent(event)

    def _light(self, number: int | None) -> None:
        if number != self._hover:
            self._hover = number
            self.show_hand(number is not None)
            self.update()

    def show_hand(self, on: bool) -> None:
        """Whether the mouse is over something one can click."""
        self.setCursor(Qt.CursorShape.PointingHandCursor if on else Qt.CursorShape.ArrowCursor)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            QToolTip.showText(event.globalPos(), tip(self.hint(event.pos())), self)
            return True
        return super().event(event)
