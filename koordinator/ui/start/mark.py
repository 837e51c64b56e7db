"""The program's mark drawn by hand: log-in is painted before the SVG reader is loaded."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from koordinator.ui.base.house import house

_SIDE = 26
_GRID = 24
_RADIUS, _STROKE, _DOT = 8.6, 2.4, 3.2
_GAP = 20  # degrees between two arcs


class Mark(QWidget):
    """Four arcs around a dot, as in icons/logo.svg; the name beside it is read aloud."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(house.px(_SIDE), house.px(_SIDE))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.scale(self.width() / _GRID, self.height() / _GRID)
        painter.translate(_GRID / 2, _GRID / 2)
        accent = house.colour("accent")
        painter.setPen(QPen(accent, _STROKE, Qt.PenStyle.SolidLine, Qt.PenCapStyle.FlatCap))
        ring = QRectF(-_RADIUS, -_RADIUS, 2 * _RADIUS, 2 * _RADIUS)
        for quarter in range(4):
            painter.drawArc(ring, (quarter * 90 + _GAP // 2) * 16, (90 - _GAP) * 16)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(accent)
        painter.drawEllipse(QRectF(-_DOT, -_DOT, 2 * _DOT, 2 * _DOT))
