"""One key figure as a tile: its value, the cases behind it, how it stands, and its year as a line."""

from collections.abc import Sequence

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from koordinator.domain.charts.layout import sparkline
from koordinator.domain.figures import words
from koordinator.domain.figures.records import Figure
from koordinator.ui.base.buttons import press_on_enter
from koordinator.ui.base.chart import paint_drawing
from koordinator.ui.base.house import house
from koordinator.ui.base.icons import paint_icon
from koordinator.ui.base.states import LOOKS
from koordinator.ui.base.text import plain_tip
from koordinator.ui.figures.shown import beside, chart_of, state_of

_PAD = 12
_CURVE = 0.42  # of the tile's width
_LEAST = 268


class FigureCard(QAbstractButton):
    """Painted; a click shows the figure's year, what it is made up of, and its cases."""

    def __init__(self, figure: Figure, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.figure = figure
        self._goals: Sequence[str] = ("",)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_figure(self, figure: Figure, goals: Sequence[str]) -> None:
        """Shows other numbers; `goals` say the target and how far it is, the longest that fits is shown."""
        self.figure, self._goals = figure, goals
        goal = goals[0]
        said = (figure.name, words.percent(figure.percent), beside(figure), goal)
        self.setAccessibleName(", ".join(part for part in said if part))
        self.setAccessibleDescription(figure.definition)
        plain_tip(self, f"{goal[:1].upper()}{goal[1:]}. {figure.definition}")
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        body, value = house.metrics("strong"), house.metrics("figure")
        return QSize(house.px(_LEAST), 2 * _PAD + 2 * body.height() + value.height() + 8)

    def minimumSizeHint(self) -> QSize:
        return QSize(house.px(_LEAST), self.sizeHint().height())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not press_on_enter(self, event):
            super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.underMouse():
            painter.fillRect(self.rect(), house.colour("rail"))
        strong, value = house.metrics("strong"), house.metrics("figure")
        wide, y = self.width() - 8, _PAD
        curve = round(wide * _CURVE)
        self._text(painter, QRect(4, y, wide - curve, strong.height()), self.figure.name, "strong", "text")
        y += strong.height() + 2
        self._paint_value(painter, QRect(4, y, wide - curve - 8, value.height()))
        drawn = sparkline(chart_of(self.figure), curve - 12, strong.height() + value.height() - 8)
        paint_drawing(painter, drawn, self.width() - curve + 2, _PAD + 4)
        y += value.height() + 6
        self._paint_goal(painter, QRect(4, y, wide, strong.height()))

    def _paint_value(self, painter: QPainter, area: QRect) -> None:
        metrics = house.metrics("figure")
        text = words.percent(self.figure.percent)
        painter.setFont(house.font("figure"))
        painter.setPen(house.colour("text"))
        painter.drawText(area.x(), area.y() + metrics.ascent(), text)
        x = area.x() + metrics.horizontalAdvance(text) + 8
        painter.setFont(house.font("small"))
        painter.setPen(house.colour("text2"))
        said = painter.fontMetrics().elidedText(
            beside(self.figure), Qt.TextElideMode.ElideRight, area.right() - x
        )
        painter.drawText(x, area.y() + metrics.ascent(), said)

    def _paint_goal(self, painter: QPainter, area: QRect) -> None:
        look = LOOKS[state_of(self.figure)]
        side = house.px(14)
        icon = QRect(area.x(), area.y() + (area.height() - side) // 2, side, side)
        paint_icon(painter, look.icon, icon, look.text)
        room = area.adjusted(side + 6, 0, 0, 0)
        metrics = house.metrics("strong")
        fit = (goal for goal in self._goals if metrics.horizontalAdvance(goal) <= room.width())
        self._text(painter, room, next(fit, self._goals[-1]), "strong", look.text)

    def _text(self, painter: QPainter, area: QRect, text: str, role: str, tone: str) -> None:
        painter.setFont(house.font(role))
        painter.setPen(house.colour(tone))
        said = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, area.width())
        painter.drawText(area, int(Qt.AlignmentFlag.AlignVCenter), said)
