"""What each further move buys, as a curve one can choose a number of moves on."""

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy

from koordinator.services.rebalancing import Goal
from koordinator.ui.base.focus import keyboard_focus
from koordinator.ui.base.house import house
from koordinator.ui.base.painted import OPENS, PaintedView, say, walked
from koordinator.ui.base.style import paint_ring
from koordinator.ui.base.text import count
from koordinator.ui.team.rebalance.curve_layout import Frame, Layout, Point, heading, layout, told
from koordinator.ui.team.rebalance.curve_paint import CurvePainter

_HIGH = 190
_STEPS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}


class CurveView(PaintedView):
    """A click or Enter chooses the number of moves one points at; the arrows walk along the curve."""

    chosen = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self._points: tuple[Point, ...] = ()
        self._moves, self._level, self._goal = 0, "max", Goal.MAXIMUM
        self._at = 0  # the point the keyboard stands on
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        house.changed.connect(self.updateGeometry)

    def show_curve(self, points: Sequence[Point], moves: int, level: str, goal: Goal) -> None:
        """Shows a curve with the number of moves that is made now."""
        self._points, self._moves, self._level, self._goal = tuple(points), moves, level, goal
        self._at = self.made_at()
        self._name()
        self.update()

    def points(self) -> tuple[Point, ...]:
        """The points shown."""
        return self._points

    def made_at(self) -> int:
        """The place of the point that is made now."""
        known = (at for at, point in enumerate(self._points) if point.moves <= self._moves)
        return max(known, default=0)

    def sentence(self) -> str:
        """What is reached now, and what the next move would buy."""
        return told(self._points, self._moves, self._level, self._goal) if self._points else ""

    def place(self, at: int) -> QPoint:
        """Where a point stands in the widget."""
        drawn = self._layout()
        point = drawn.points[at]
        return QPoint(round(drawn.x(point.moves)), round(drawn.over_y(point.over)))

    def sizeHint(self) -> QSize:
        return QSize(house.px(400), house.px(_HIGH) + self._words_high())

    def minimumSizeHint(self) -> QSize:
        return QSize(house.px(260), self.sizeHint().height())

    def _words_high(self) -> int:
        return 3 * house.metrics("small").height() + 8

    def _layout(self) -> Layout:
        small = house.metrics("small")
        most = max((point.cost for point in self._points), default=0)
        over = max((point.over for point in self._points), default=0)
        frame = Frame(
            small.horizontalAdvance(count(over * 2)) + 14,
            small.height() + 12,
            self.width() - small.horizontalAdvance(count(most * 2)) - 14,
            self.height() - 2 * small.height() - 10,
        )
        return layout(self._points, frame, self._goal)

    def paintEvent(self, _event: QPaintEvent) -> None:
        if not self._points:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        drawn, made = self._layout(), self.made_at()
        self._paint_heads(painter)
        drawing = CurvePainter(painter, drawn)
        small = house.metrics("small").height()
        drawing.chosen(made, small + 8)
        drawing.axes(made)
        by_keys = keyboard_focus(self)
        drawing.lines(made, self._at if by_keys else self._hover)
        painter.setFont(house.font("small"))
        painter.setPen(house.colour("text3"))
        foot = self.rect().adjusted(0, self.height() - small - 2, 0, 0)
        painter.drawText(foot, int(Qt.AlignmentFlag.AlignCenter), "antal flytninger")
        if by_keys:
            paint_ring(painter, self.rect(), 6)

    def _paint_heads(self, painter: QPainter) -> None:
        painter.setFont(house.font("small_strong"))
        head = self.rect().adjusted(4, 2, -4, 0)
        top = Qt.AlignmentFlag.AlignTop
        painter.setPen(house.colour("c1"))
        painter.drawText(head, int(top | Qt.AlignmentFlag.AlignLeft), f"● {heading(self._level, self._goal)}")
        painter.setPen(house.colour("c6"))
        painter.drawText(head, int(top | Qt.AlignmentFlag.AlignRight), "pris i point ■")

    # Pointing and walking

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        to = walked(key, self._at, len(self._points), _STEPS)
        if to is not None:
            self._stand(to)
        elif key in OPENS and self._points:
            self.chosen.emit(self._points[self._at].moves)
        else:
            super().keyPressEvent(event)

    def _stand(self, at: int) -> None:
        self._at = at
        self._name()
        self.update()

    def _name(self) -> None:
        said = self._told(self._at) if self._points else "ingen punkter endnu"
        say(self, f"Hvad køber én flytning mere? {said}")

    def _told(self, at: int) -> str:
        point = self._points[at]
        said = told(self._points, point.moves, self._level, self._goal)
        return f"{said} I alt {count(point.cost)} point."

    def under(self, at: QPoint) -> int | None:
        return self._layout().nearest(at.x()) if self._points else None

    def hint(self, at: QPoint) -> str:
        number = self.under(at)
        return "" if number is None else self._told(number)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if self._points and event.button() == Qt.MouseButton.LeftButton:
            self._stand(self._layout().nearest(event.position().x()))
            self.chosen.emit(self._points[self._at].moves)
