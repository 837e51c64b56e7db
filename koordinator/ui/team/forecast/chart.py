"""The year ahead painted: the band from low to high intake, the expected line, and the levels."""

from PySide6.QtCore import QEvent, QPoint, QPointF, QSize, Qt
from PySide6.QtGui import QColor, QHelpEvent, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from koordinator.domain.charts.layout import nearest
from koordinator.domain.forecast.chart import BandDrawing, columns, layout, told
from koordinator.domain.forecast.records import Forecast
from koordinator.domain.forecast.words import answer
from koordinator.ui.base.chart import paint_drawing
from koordinator.ui.base.house import house
from koordinator.ui.base.text import tip

_HIGH = 300
_BAND_SHADE = 60  # of 255: the lines and hairlines are seen through the band


class ForecastChart(QWidget):
    """A chart of one team; the mouse over it tells each month, and screen readers hear the answer."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._found: Forecast | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        house.changed.connect(self.updateGeometry)

    def show_forecast(self, found: Forecast) -> None:
        """Shows another team or other numbers."""
        self._found = found
        self.setAccessibleName(answer(found))
        self.update()

    def drawing(self) -> BandDrawing | None:
        """What is painted now."""
        if self._found is None:
            return None
        size = house.metrics("small").ascent() + house.metrics("small").descent() / 2
        return layout(self._found, self.width(), self.height(), size)

    def sizeHint(self) -> QSize:
        return QSize(house.px(560), house.px(_HIGH))

    def minimumSizeHint(self) -> QSize:
        return QSize(house.px(320), house.px(_HIGH))

    def paintEvent(self, _event: QPaintEvent) -> None:
        made = self.drawing()
        if made is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        shade = QColor(house.colour("c1"))
        shade.setAlpha(_BAND_SHADE)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(shade)
        painter.drawPolygon(QPolygonF([QPointF(x, y) for x, y in made.band]))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        paint_drawing(painter, made.drawing)
        painter.setPen(QPen(house.colour("text"), 2.5))
        painter.drawPolyline(QPolygonF([QPointF(x, y) for x, y in made.maximum]))

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            made = self.drawing()
            place = nearest(made.drawing, event.x()) if made is not None else None
            if self._found is not None and place is not None:
                text = told(columns(self._found)[place])
                QToolTip.showText(event.globalPos() + QPoint(0, 4), tip(text), self)
            return True
        return super().event(event)
