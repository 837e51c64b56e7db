"""The drawing of the curve: two lines with an axis each, and the number of moves that is chosen."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen, QPolygonF

from koordinator.ui.base.house import house
from koordinator.ui.base.text import count
from koordinator.ui.team.rebalance.curve_layout import Layout, ticks

_RADIUS = 3.5
_CENTER = int(Qt.AlignmentFlag.AlignCenter)


class CurvePainter:
    """Draws a laid out curve with one painter."""

    def __init__(self, painter: QPainter, drawn: Layout) -> None:
        self._painter, self._drawn = painter, drawn

    def chosen(self, at: int, high: int) -> None:
        """A band behind the point that is chosen."""
        drawn, frame = self._drawn, self._drawn.frame
        wide = house.px(24)
        x = drawn.x(drawn.points[at].moves)
        area = QRectF(x - wide / 2, frame.top, wide, frame.bottom - frame.top + high)
        self._painter.fillRect(area, house.colour("tint"))

    def axes(self, at: int) -> None:
        """Hairlines, both axes' numbers, and the numbers of moves under them."""
        painter, drawn, frame = self._painter, self._drawn, self._drawn.frame
        painter.setFont(house.font("small"))
        high = painter.fontMetrics().height()
        for over, cost in zip(ticks(drawn.over_top, drawn.over_low), ticks(drawn.cost_top), strict=True):
            y = round(drawn.over_y(over)) + 0.5
            painter.setPen(QPen(house.colour("rule"), 1))
            painter.drawLine(QPointF(frame.left, y), QPointF(frame.right, y))
            self._beside(QRectF(0, y - high / 2, frame.left - 8, high), count(over), "right", "text3")
            right = QRectF(frame.right + 8, y - high / 2, 80, high)
            self._beside(right, count(cost), "left", "c6")
        for place in self.marked(at):
            moves = drawn.points[place].moves
            painter.setFont(house.font("small_strong" if place == at else "small"))
            painter.setPen(house.colour("text" if place == at else "text3"))
            under = QRectF(drawn.x(moves) - 30, frame.bottom + 4, 60, high)
            painter.drawText(under, _CENTER, count(moves))

    def marked(self, at: int) -> list[int]:
        """The points whose number is written; the chosen one always is."""
        apart = house.metrics("small").horizontalAdvance("000") + 6
        drawn = self._drawn
        here = drawn.x(drawn.points[at].moves)
        found = drawn.marked(apart)
        return [
            one for one in found if one == at or abs(drawn.x(drawn.points[one].moves) - here) >= apart
        ] + ([] if at in found else [at])

    def lines(self, at: int, looked_at: int | None) -> None:
        """Cost dashed with hollow squares, cases solid with discs; the chosen point is filled."""
        painter, drawn = self._painter, self._drawn
        cost = [QPointF(drawn.x(one.moves), drawn.cost_y(one.cost)) for one in drawn.points]
        over = [QPointF(drawn.x(one.moves), drawn.over_y(one.over)) for one in drawn.points]
        dashed = QPen(house.colour("c6"), 1.6)
        dashed.setDashPattern([3, 2.5])
        painter.setPen(dashed)
        painter.drawPolyline(QPolygonF(cost))
        painter.setPen(QPen(house.colour("c1"), 2.2))
        painter.drawPolyline(QPolygonF(over))
        few = len(drawn.points) <= max(2, (drawn.frame.right - drawn.frame.left) / (4 * _RADIUS))
        for place in range(len(drawn.points)):
            if few or place in (at, looked_at):
                self._square(cost[place], "c6", filled=place == at)
                self._disc(over[place], "c1", filled=place == at, larger=place in (at, looked_at))

    def _disc(self, point: QPointF, tone: str, *, filled: bool, larger: bool) -> None:
        self._painter.setPen(QPen(house.colour(tone), 1.8))
        self._painter.setBrush(house.colour(tone if filled else "page"))
        radius = _RADIUS + (1.5 if larger else 0)
        self._painter.drawEllipse(point, radius, radius)

    def _square(self, point: QPointF, tone: str, *, filled: bool) -> None:
        self._painter.setPen(QPen(house.colour(tone), 1.4))
        self._painter.setBrush(house.colour(tone if filled else "page"))
        side = _RADIUS * 1.8
        self._painter.drawRect(QRectF(point.x() - side / 2, point.y() - side / 2, side, side))

    def _beside(self, area: QRectF, text: str, side: str, tone: str) -> None:
        self._painter.setPen(house.colour(tone))
        flag = Qt.AlignmentFlag.AlignRight if side == "right" else Qt.AlignmentFlag.AlignLeft
        self._painter.drawText(area, int(flag | Qt.AlignmentFlag.AlignVCenter), text)
