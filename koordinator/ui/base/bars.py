"""Caseloads as bars under each other, each with its own limits, before and after where there are two."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleEvent,
    QFocusEvent,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
)
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from koordinator.ui.base.bar import Bar
from koordinator.ui.base.bars_paint import BarsPainter, Lanes
from koordinator.ui.base.focus import OWN_RING, keyboard_focus
from koordinator.ui.base.house import house
from koordinator.ui.base.style import paint_ring
from koordinator.ui.base.text import tip

_MOVES = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1, Qt.Key.Key_PageUp: -10, Qt.Key.Key_PageDown: 10}


__all__ = ["Bar", "CaseloadBars"]


class CaseloadBars(QWidget):
    """Painted bars one can walk through with the arrows and open with Enter or a click."""

    opened = Signal(str)
    current_changed = Signal(str)

    def __init__(self, bars: Sequence[Bar] = (), parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bars: tuple[Bar, ...] = ()
        self._current = 0
        self._hover = -1
        self.setProperty(OWN_RING, True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        house.changed.connect(self.updateGeometry)
        self.set_bars(bars)

    def set_bars(self, bars: Sequence[Bar]) -> None:
        """Shows these rows and stays on the same person."""
        key = self.current_key()
        self._bars = tuple(bars)
        self._current = next((at for at, bar in enumerate(self._bars) if bar.key == key), 0)
        self._name()
        self.updateGeometry()
        self.update()

    def bars(self) -> tuple[Bar, ...]:
        """The rows shown."""
        return self._bars

    def current_key(self) -> str:
        """The key of the row one stands on."""
        return self._bars[self._current].key if self._current < len(self._bars) else ""

    def set_current(self, key: str) -> None:
        """Stands on another row."""
        self._go(next((at for at, bar in enumerate(self._bars) if bar.key == key), self._current))

    def sizeHint(self) -> QSize:
        lanes = self._lanes(house.px(720))
        return QSize(lanes.least + house.px(240), lanes.top + len(self._bars) * lanes.row + 4)

    def minimumSizeHint(self) -> QSize:
        return QSize(self._lanes(house.px(480)).least, self.sizeHint().height())

    def _lanes(self, width: int) -> Lanes:
        return Lanes.of(self._bars, width)

    def _area(self, number: int, lanes: Lanes | None = None) -> QRect:
        lanes = lanes or self._lanes(self.width())
        return QRect(0, lanes.top + number * lanes.row, self.width(), lanes.row)

    def current_area(self) -> QRect:
        """Where the row one stands on lies, so that it can be scrolled into view."""
        return self._area(self._current)

    def _row_at(self, y: float) -> int:
        lanes = self._lanes(self.width())
        number = int((y - lanes.top) // lanes.row)
        return number if 0 <= number < len(self._bars) and y >= lanes.top else -1

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        lanes = self._lanes(self.width())
        if self._hover >= 0:
            painter.fillRect(self._area(self._hover), house.colour("rail"))
        drawing = BarsPainter(painter, lanes)
        drawing.scale(len(self._bars))
        for number, bar in enumerate(self._bars):
            area = self._area(number, lanes)
            if area.intersects(event.rect()):
                drawing.row(bar, area)
        if self._bars and keyboard_focus(self):
            paint_ring(painter, self._area(self._current).adjusted(0, 1, 0, -1), 6)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if not self._bars:
            super().keyPressEvent(event)
        elif key in _MOVES:
            self._go(self._current + _MOVES[key])
        elif key == Qt.Key.Key_Home:
            self._go(0)
        elif key == Qt.Key.Key_End:
            self._go(len(self._bars) - 1)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.opened.emit(self.current_key())
        else:
            super().keyPressEvent(event)

    def _go(self, number: int) -> None:
        number = max(0, min(len(self._bars) - 1, number))
        if number != self._current:
            self._current = number
            self._name()
            self.current_changed.emit(self.current_key())
        self.update()

    def _name(self) -> None:
        said = self._bars[self._current].whole if self._bars else "Ingen medarbejdere"
        self.setAccessibleName(said)
        if self.hasFocus():
            QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.NameChanged))

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        number = self._row_at(event.position().y())
        if number >= 0 and event.button() == Qt.MouseButton.LeftButton:
            self._go(number)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        number = self._row_at(event.position().y())
        if number == self._current and number >= 0 and event.button() == Qt.MouseButton.LeftButton:
            self.opened.emit(self.current_key())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._over(self._row_at(event.position().y()))

    def leaveEvent(self, event: QEvent) -> None:
        self._over(-1)
        super().leaveEvent(event)

    def _over(self, number: int) -> None:
        if number != self._hover:
            self._hover = number
            self.setCursor(Qt.CursorShape.PointingHandCursor if number >= 0 else Qt.CursorShape.ArrowCursor)
            self.update()

    def _hint(self, at: QPoint) -> str:
        """What a row says, or over the rows what their figures mean."""
        number = self._row_at(at.y())
        if number >= 0:
            return self._bars[number].whole
        lanes = self._lanes(self.width())
        return lanes.meaning(at.x()) if at.y() < lanes.top else ""

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            QToolTip.showText(event.globalPos(), tip(self._hint(event.pos())), self)
            return True
        return super().event(event)
