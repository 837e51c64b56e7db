"""Paints the wheel: rings and spokes, the lines of then and now, and the chosen area."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF

from koordinator.domain.forms import Area
from koordinator.domain.wheel_shape import Point, place, reach, ring, strokes
from koordinator.ui.base.house import house
from koordinator.ui.course.wheel.wheel_layout import Place

COLOURS = {"now": "c1", "then": "c2", "worker": "c3"}
_FILL = 34
_AIM = 22.0  # from the chosen point to the middle of its value


class Trace(NamedTuple):
    """One line on the wheel: values by area; `look` is "now", "then" or "worker"."""

    look: str
    values: Mapping[str, int]


class Shown(NamedTuple):
    """What is on the wheel; the last trace is the one in front."""

    areas: Sequence[Area]
    traces: Sequence[Trace]
    low: int
    high: int

    def reaches(self, trace: Trace) -> list[float | None]:
        """How far out each value of a trace stands."""
        values = [trace.values.get(area.key) for area in self.areas]
        return [None if one is None else reach(one, self.low, self.high) for one in values]


class WheelPainter:
    """Draws on one painter in one place; a small wheel has thinner lines and no numbers."""

    def __init__(self, painter: QPainter, where: Place, shown: Shown, *, small: bool, role: str) -> None:
        self._p, self._at, self._shown = painter, where, shown
        self._small, self._role = small, role

    def net(self) -> None:
        """Rings and spokes, the fifth and the last ring darker."""
        count, steps = len(self._shown.areas), self._shown.high - self._shown.low
        self._p.setBrush(Qt.BrushStyle.NoBrush)
        for step in range(1, steps + 1):
            strong = step in (steps, steps / 2)
            if self._small and not strong:
                continue
            self._p.setPen(QPen(house.colour("rule2" if strong else "rule"), 1))
            self._p.drawPolygon(self._polygon(ring(count, step / steps)))
        self._p.setPen(QPen(house.colour("rule"), 1))
        for spoke in range(count):
            self._p.drawLine(self._at.middle, self._at.at(place(spoke, count, 1)))

    def numbers(self) -> None:
        """The scale along the first spoke."""
        self._p.setFont(house.font("small"))
        self._p.setPen(house.colour("text3"))
        metrics = self._p.fontMetrics()
        low, high = self._shown.low, self._shown.high
        for value in (low, (low + high) // 2, high):
            at = self._at.at(place(0, len(self._shown.areas), reach(value, low, high)))
            wide = metrics.horizontalAdvance(str(value))
            self._p.drawText(QPointF(at.x() - wide - 5, at.y() + metrics.ascent() / 2 - 2), str(value))

    def trace(self, trace: Trace) -> None:
        """A line through the values with a mark at each; it breaks where one is blank."""
        colour = house.colour(COLOURS[trace.look])
        then = trace.look == "then"
        pen = QPen(colour, 1.5 if self._small or then else 2)
        pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        if then:
            pen.setDashPattern([4, 3])
        reaches = self._shown.reaches(trace)
        for stroke in strokes(reaches):
            line = self._polygon(stroke.points)
            self._p.setPen(pen)
            if stroke.closed:
                self._p.setBrush(Qt.BrushStyle.NoBrush if then else _paler(colour))
                self._p.drawPolygon(line)
            else:
                self._p.drawPolyline(line)
        for spoke, out in enumerate(reaches):
            if out is not None:
                self._mark(self._at.at(place(spoke, len(reaches), out)), colour, hollow=then)

    def chosen(self, spoke: int, value: int | None, colour: str, *, focused: bool) -> None:
        """The chosen spoke in accent, its point with a ring, and its value beside it."""
        count = len(self._shown.areas)
        self._p.setPen(QPen(house.colour("accent"), 1.5))
        self._p.drawLine(self._at.middle, self._at.at(place(spoke, count, 1)))
        out = 0.0 if value is None else reach(value, self._shown.low, self._shown.high)
        at = self._at.at(place(spoke, count, out))
        shade = house.colour(colour)
        self._p.setBrush(house.colour("page"))
        self._p.setPen(QPen(house.colour("accent") if focused else shade, 2.5 if focused else 1.5))
        self._p.drawEllipse(at, 12, 12)
        if value is not None:
            self._p.setPen(Qt.PenStyle.NoPen)
            self._p.setBrush(shade)
            self._p.drawEllipse(at, 7, 7)
            self._tag(at, place(spoke, count, 1), str(value), colour)

    def names(self, chosen: int | None) -> None:
        """The areas around the wheel."""
        for spoke, (lines, area) in enumerate(self._at.names):
            held = spoke == chosen
            self._p.setFont(house.font(self._role, 600 if held else None))
            self._p.setPen(house.colour("accent" if held else "text"))
            along = place(spoke, len(self._at.names), 1)
            side = (
                Qt.AlignmentFlag.AlignHCenter if abs(along.x) < 0.2
                else Qt.AlignmentFlag.AlignLeft if along.x > 0 else Qt.AlignmentFlag.AlignRight
            )  # fmt: skip
            # The heavier letters of the chosen one are wider than what was measured.
            room = area.adjusted(-24, 0, 24, 0) if side == Qt.AlignmentFlag.AlignHCenter else (
                area.adjusted(0, 0, 48, 0) if side == Qt.AlignmentFlag.AlignLeft
                else area.adjusted(-48, 0, 0, 0)
            )  # fmt: skip
            self._p.drawText(room, int(side | Qt.AlignmentFlag.AlignVCenter), "\n".join(lines))

    def _tag(self, at: QPointF, along: Point, text: str, colour: str) -> None:
        """The value beside its point, further in where a name stands there."""
        self._p.setFont(house.font("strong"))
        metrics = self._p.fontMetrics()
        wide, tall = metrics.horizontalAdvance(text) + 18, metrics.height() + 6
        aside = (-1 if along.x < -0.01 else 1) * (_AIM + wide / 2 - 4)
        inwards = _AIM + max(wide, tall) / 2 - 4
        middles = (
            at + QPointF(aside, 0), at - QPointF(aside, 0), at - QPointF(along.x, along.y) * inwards,
        )  # fmt: skip
        boxes = [QRectF(one.x() - wide / 2, one.y() - tall / 2, wide, tall) for one in middles]
        names = [area.adjusted(-8, 0, 8, 0) for _lines, area in self._at.names]
        free = (box for box in boxes if not any(box.intersects(name) for name in names))
        box = next(free, boxes[-1])
        self._p.setPen(Qt.PenStyle.NoPen)
        self._p.setBrush(house.colour(colour))
        self._p.drawRoundedRect(box, 4, 4)
        self._p.setPen(house.colour("page"))
        self._p.drawText(box, int(Qt.AlignmentFlag.AlignCenter), text)

    def _mark(self, at: QPointF, colour: QColor, *, hollow: bool) -> None:
        half = 2.0 if self._small else 4.0
        if hollow:
            self._p.setPen(QPen(colour, 1.5))
            self._p.setBrush(house.colour("page"))
            self._p.drawRect(QRectF(at.x() - half, at.y() - half, 2 * half, 2 * half))
        else:
            self._p.setPen(QPen(house.colour("page"), 0 if self._small else 1))
            self._p.setBrush(colour)
            self._p.drawEllipse(at, half + 1, half + 1)

    def _polygon(self, points: Sequence[Point]) -> QPolygonF:
        return QPolygonF([self._at.at(point) for point in points])


def _paler(colour: QColor) -> QColor:
    pale = QColor(colour)
    pale.setAlpha(_FILL)
    return pale
