"""Caseloads as bars under each other, each with its own limits, before and after where there are two."""

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from koordinator.ui.base.bar import Bar
from koordinator.ui.base.bars_paint import BarsPainter, Lanes
from koordinator.ui.base.focus import keyboard_focus
from koordinator.ui.base.house import house
from koordinator.ui.base.painted import OPENS, PaintedView, say, walked
from koordinator.ui.base.style import paint_ring

_MOVES = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1, Qt.Key.Key_PageUp: -10, Qt.Key.Key_PageDown: 10}
_WIDTHS = 8  # so many are kept at once


__all__ = ["Bar", "CaseloadBars"]


class CaseloadBars(PaintedView):
    """Painted bars one can walk through with the arrows and open with Enter or a click."""

    opened = Signal(str)
    current_changed = Signal(str)

    def __init__(self, bars: Sequence[Bar] = (), parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bars: tuple[Bar, ...] = ()
        self._current = 0
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._measured: dict[int, Lanes] = {}  # by width: many rows take their time to measure
        house.changed.connect(self._measure_anew)
        self.set_bars(bars)

    def set_bars(self, bars: Sequence[Bar]) -> None:
        """Shows these rows and stays on the same person."""
        key = self.current_key()
        self._bars = tuple(bars)
        self._current = next((at for at, bar in enumerate(self._bars) if bar.key == key), 0)
        self._name()
        self._measure_anew()
        self.update()

    def _measure_anew(self) -> None:
        self._measured.clear()
        self.updateGeometry()

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
        if width not in self._measured:
            if len(self._measured) > _WIDTHS:
                self._measured.clear()
            self._measured[width] = Lanes.of(self._bars, width)
        return self._measured[width]

    def _area(self, number: int, lanes: Lanes | None = None) -> QRect:
        lanes = lanes or self._lanes(self.width())
        return QRect(0, lanes.top + number * lanes.row, self.width(), lanes.row)

    def current_area(self) -> QRect:
        """Where the row one stands on lies, so that it can be scrolled into view."""
        return self._area(self._current)

    def under(self, at: QPoint) -> int | None:
        lanes = self._lanes(self.width())
        number = (at.y() - lanes.top) // lanes.row
        return number if 0 <= number < len(self._bars) else None

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        lanes = self._lanes(self.width())
        if self._hover is not None:
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
        to = walked(key, self._current, len(self._bars), _MOVES)
        if to is not None:
            self._go(to)
        elif self._bars and key in OPENS:
            self.opened.emit(self.current_key())
        else:
            super().keyPressEvent(event)

    def _go(self, number: int) -> None:
        if number != self._current:
            self._current = number
            self._name()
            self.current_changed.emit(self.current_key())
        self.update()

    def _name(self) -> None:
        say(self, self._bars[self._current].whole if self._bars else "Ingen medarbejdere")

    def mousePressEvent(self, event: QMouseEvent) -> None:
        number = self.under(event.position().toPoint())
        if number is not None and event.button() == Qt.MouseButton.LeftButton:
            self._go(number)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        number = self.under(event.position().toPoint())
        if number is not None and number == self._current and event.button() == Qt.MouseButton.LeftButton:
            self.opened.emit(self.current_key())

    def hint(self, at: QPoint) -> str:
        """What a row says, or over the rows what their figures mean."""
        number = self.under(at)
        if number is not None:
            return self._bars[number].whole
        lanes = self._lanes(self.width())
        return lanes.meaning(at.x()) if at.y() < lanes.top else ""
