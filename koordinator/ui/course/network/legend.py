"""What the lines of the map mean."""

from PySide6.QtCore import QPointF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from koordinator.ui.base.flow import FlowLayout
from koordinator.ui.base.house import house
from koordinator.ui.base.labels import Label
from koordinator.ui.course.network.map_paint import line_pen

_TOLD = {
    "valid": "samtykke gælder",
    "expiring": "udløber snart",
    "missing": "mangler eller trukket tilbage",
    "none_needed": "kollega, intet krav",
}


class MapLegend(QWidget):
    """A sample of each line with its words."""

    def __init__(self) -> None:
        super().__init__()
        flow = FlowLayout(self)
        for key, said in _TOLD.items():
            one = QWidget()
            line = QHBoxLayout(one)
            line.setContentsMargins(0, 0, 12, 0)
            line.setSpacing(8)
            line.addWidget(_Sample(key))
            line.addWidget(Label(said, "small", "text2"))
            flow.addWidget(one)


class _Sample(QWidget):
    def __init__(self, key: str) -> None:
        super().__init__()
        self._key = key
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(house.px(28), house.px(12))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(line_pen(self._key))
        middle = self.height() / 2
        painter.drawLine(QPointF(2, middle), QPointF(self.width() - 2, middle))
