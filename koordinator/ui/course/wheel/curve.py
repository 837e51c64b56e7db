"""A curve over time: the citizen and the worker beside each other, each with its value at the line's end."""

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from koordinator.domain.progression import decimal
from koordinator.domain.values.dates import day_month
from koordinator.ui.base.house import house
from koordinator.ui.course.wheel.wheel_paint import COLOURS

_TALL = 138
_LEFT, _TOP, _BELOW = 24, 10, 24
_GAP = 10


class Line(NamedTuple):
    """One line: `look` as on the wheel, what it is called, and a value per day; a blank breaks it."""

    look: str
    name: str
    points: Sequence[tuple[date, float | None]]

    @property
    def given(self) -> list[tuple[date, float]]:
        """The days with a value."""
        return [(day, value) for day, value in self.points if value is not None]


class Curve(QWidget):
    """Painted; it says its numbers in the accessible description."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lines: list[Line] = []
        self._target: tuple[float, str] | None = None
        self._scale = (0, 10)
        self.setAccessibleName("Over tid")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        house.changed.connect(self._again)

    def show_lines(
        self, lines: Sequence[Line], low: int, high: int, target: tuple[float, str] | None = None
    ) -> None:
        """Shows lines on a scale, with a dotted target and its words."""
        self._lines = [line for line in lines if line.given]
        self._target = target
        values = [value for line in self._lines for _day, value in line.given]
        values += [target[0]] if target else []
        least, most = min(values, default=low), max(values, default=high)
        self._scale = max(low, int(least - 0.5)), min(high, int(most + 1.5))
        told = (
            f"{line.name}: " + ", ".join(f"{day_month(day)} {decimal(value)}" for day, value in line.given)
            for line in self._lines
        )
        self.setAccessibleDescription(". ".join(told))
        self._again()

    def sizeHint(self) -> QSize:
        return QSize(house.px(420), house.px(_TALL))

    def minimumSizeHint(self) -> QSize:
        return QSize(house.px(240), house.px(_TALL))

    def paintEvent(self, _event: QPaintEvent) -> None:
        if not self._lines:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        area = self._area()
        self._paint_scale(painter, area)
        self._paint_days(painter, area)
        if self._target is not None:
            self._paint_target(painter, area, self._target[0])
        for line in reversed(self._lines):
            self._paint_line(painter, area, line)
        self._paint_ends(painter, area)

    def _paint_scale(self, painter: QPainter, area: QRectF) -> None:
        painter.setFont(house.font("small"))
        low, high = self._scale
        step = 2 if high - low > 5 else 1
        for value in range(low, high + 1, step):
            y = self._y(area, value)
            painter.fillRect(QRectF(area.left(), round(y), area.width(), 1), house.colour("rule"))
            painter.setPen(house.colour("text3"))
            box = QRectF(0, y - 10, area.left() - 8, 20)
            painter.drawText(
                box, int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter), str(value)
            )

    def _paint_days(self, painter: QPainter, area: QRectF) -> None:
        painter.setFont(house.font("small"))
        painter.setPen(house.colour("text3"))
        metrics = painter.fontMetrics()
        free = -1.0
        for day in self._days():
            text = day_month(day)
            wide = metrics.horizontalAdvance(text)
            left = max(0.0, min(self._x(area, day) - wide / 2, self.width() - wide))
            if left > free:
                painter.drawText(QPointF(left, self.height() - 6), text)
                free = left + wide + 10

    def _paint_target(self, painter: QPainter, area: QRectF, value: float) -> None:
        y = self._y(area, value)
        painter.setPen(QPen(house.colour("text2"), 1.2, Qt.PenStyle.DotLine))
        painter.drawLine(QPointF(area.left(), y), QPointF(area.right(), y))

    def _paint_line(self, painter: QPainter, area: QRectF, line: Line) -> None:
        colour = house.colour(COLOURS[line.look])
        hollow = line.look == "worker"
        pen = QPen(colour, 2)
        if hollow:
            pen.setDashPattern([3, 2])
        before: QPointF | None = None
        places: list[QPointF] = []
        painter.setPen(pen)
        for day, value in line.points:
            at = None if value is None else QPointF(self._x(area, day), self._y(area, value))
            if at is not None:
                places.append(at)
                if before is not None:
                    painter.drawLine(before, at)
            before = at
        painter.setPen(QPen(colour, 1.5))
        painter.setBrush(house.colour("page") if hollow else colour)
        for at in places:
            if hollow:
                painter.drawRect(QRectF(at.x() - 3.5, at.y() - 3.5, 7, 7))
            else:
                painter.drawEllipse(at, 4, 4)

    def _paint_ends(self, painter: QPainter, area: QRectF) -> None:
        """Each line's name and last value right of it, then the target's words where there is room."""
        ends = sorted(self._lines, key=lambda line: -line.given[-1][1])
        told = [
            (
                line.given[-1][1],
                f"{line.name} {decimal(line.given[-1][1])}",
                COLOURS[line.look],
                "small_strong",
            )
            for line in ends
        ]
        told += [(*self._target, "text3", "small")] if self._target else []
        taken: list[float] = []
        for value, words, colour, role in told:
            painter.setFont(house.font(role))
            y = self._y(area, value) + 4
            while any(abs(y - other) < painter.fontMetrics().height() for other in taken):
                y += 1
            taken.append(y)
            painter.setPen(house.colour(colour))
            painter.drawText(QPointF(area.right() + _GAP, y), words)

    def _days(self) -> list[date]:
        return sorted({day for line in self._lines for day, _value in line.points})

    def _area(self) -> QRectF:
        strong = house.metrics("small_strong")
        named = [f"{line.name} {decimal(line.given[-1][1])}" for line in self._lines]
        named += [self._target[1]] if self._target else []
        right = max(strong.horizontalAdvance(name) for name in named) + 2 * _GAP
        left, below = house.px(_LEFT), house.px(_BELOW)
        return QRectF(left, _TOP, self.width() - left - right, self.height() - _TOP - below)

    def _x(self, area: QRectF, day: date) -> float:
        days = self._days()
        span = (days[-1] - days[0]).days
        inset = 6.0
        part = (day - days[0]).days / span if span else 0.5
        return area.left() + inset + part * (area.width() - 2 * inset)

    def _y(self, area: QRectF, value: float) -> float:
        low, high = self._scale
        return area.bottom() - (value - low) / max(1, high - low) * area.height()

    def _again(self) -> None:
        self.updateGeometry()
        self.update()
