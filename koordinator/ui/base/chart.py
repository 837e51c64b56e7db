"""Charts painted from the pure layout: the large one with months and words, and the small line of a tile."""

from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QHelpEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from koordinator.domain.charts.layout import layout, nearest
from koordinator.domain.charts.records import Anchor, Chart, Drawing, Ink
from koordinator.domain.charts.words import described, told
from koordinator.ui.base.house import house
from koordinator.ui.base.text import tip

_HIGH = 240
_WORDS_WIDE = 400
# Colour, width and dashes of each kind of stroke.
_PENS = {Ink.GRID: ("rule", 1.0), Ink.TARGET: ("text2", 1.5), Ink.DATA: ("c1", 2.0)}


def paint_drawing(painter: QPainter, drawing: Drawing, left: float = 0.0, top: float = 0.0) -> None:
    """Paints a chart's primitives with its corner at a place."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.translate(left, top)
    for stroke in drawing.strokes:
        colour, width = _PENS[stroke.ink]
        pen = QPen(house.colour(colour), width)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        if stroke.ink is Ink.TARGET:
            pen.setDashPattern([0.01, 2.6])  # round dots
        painter.setPen(pen)
        painter.drawPolyline(QPolygonF([QPointF(x, y) for x, y in stroke.points]))
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(house.colour("c1"))
    for dot in drawing.dots:
        painter.drawEllipse(QPointF(dot.x, dot.y), dot.radius, dot.radius)
    _paint_words(painter, drawing)
    painter.restore()


def _paint_words(painter: QPainter, drawing: Drawing) -> None:
    sides = {
        Anchor.START: (0.0, Qt.AlignmentFlag.AlignLeft),
        Anchor.MIDDLE: (_WORDS_WIDE / 2, Qt.AlignmentFlag.AlignHCenter),
        Anchor.END: (_WORDS_WIDE, Qt.AlignmentFlag.AlignRight),
    }
    for words in drawing.words:
        painter.setFont(house.font("strong" if words.strong else "small"))
        painter.setPen(house.colour("text" if words.strong else "text3"))
        metrics = painter.fontMetrics()
        back, side = sides[words.anchor]
        area = QRectF(words.x - back, words.y - metrics.ascent(), _WORDS_WIDE, metrics.height())
        painter.drawText(area, int(side | Qt.AlignmentFlag.AlignTop), words.text)


class ChartView(QWidget):
    """A line over months; the mouse over it tells each value, and all of it is told to screen readers.

    A click on a value picks it.
    """

    picked = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._chart = Chart("", ())
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        house.changed.connect(self.updateGeometry)

    def show_chart(self, chart: Chart) -> None:
        """Shows other values."""
        self._chart = chart
        self.setAccessibleName(described(chart))
        self.update()

    def drawing(self) -> Drawing:
        """The chart as it is painted now."""
        size = house.metrics("small").ascent() + house.metrics("small").descent() / 2
        return layout(self._chart, self.width(), self.height(), size)

    def sizeHint(self) -> QSize:
        return QSize(house.px(640), house.px(_HIGH))

    def minimumSizeHint(self) -> QSize:
        return QSize(house.px(320), house.px(_HIGH))

    def paintEvent(self, _event: QPaintEvent) -> None:
        paint_drawing(QPainter(self), self.drawing())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        place = nearest(self.drawing(), event.position().x())
        if place is not None and event.button() == Qt.MouseButton.LeftButton:
            self.picked.emit(place)

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            place = nearest(self.drawing(), event.x())
            text = "" if place is None else told(self._chart, place)
            QToolTip.showText(event.globalPos() + QPoint(0, 4), tip(text), self)
            return True
        return super().event(event)
