"""What the parts of a before-and-after bar mean, drawn as they are drawn in the bars."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from koordinator.ui.base.house import house

_GAP = 16
_AFTER = ("calm_fill", "near_fill", "over_fill")


class CompareLegend(QWidget):
    """Samples with words: before, after, and the two limits."""

    def __init__(self) -> None:
        super().__init__()
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        house.changed.connect(self.updateGeometry)
        self.show_levels("nær max")

    def show_levels(self, near: str) -> None:
        """Names the dotted line as it is meant here."""
        self._words = ("før", "efter", near, "max")
        self.setAccessibleName(", ".join(self._words))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        words = house.metrics("small")
        wide = sum(self._wide(at) + 6 + words.horizontalAdvance(word) + 2 for at, word in self._parts())
        return QSize(wide + _GAP * (len(self._words) - 1), words.height() + 4)

    def _parts(self) -> list[tuple[int, str]]:
        return list(enumerate(self._words))

    def _wide(self, at: int) -> int:
        return (house.px(16), 3 * house.px(10) + 4, 4, 4)[at]

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        metrics = house.metrics("small")
        painter.setFont(house.font("small"))
        x = 0
        for at, word in self._parts():
            self._sample(painter, at, x)
            x += self._wide(at) + 6
            painter.setPen(house.colour("text2"))
            painter.drawText(QPointF(x, (self.height() + metrics.ascent() - metrics.descent()) / 2), word)
            x += metrics.horizontalAdvance(word) + 2 + _GAP

    def _sample(self, painter: QPainter, at: int, x: int) -> None:
        middle = self.height() / 2
        if at == 0:
            high = house.px(7)
            painter.setPen(QPen(house.colour("c5"), 1))
            painter.setBrush(house.colour("c5_tint"))
            area = QRectF(x + 0.5, round(middle - high / 2) + 0.5, self._wide(0) - 1, high)
            painter.drawRoundedRect(area, 2, 2)
        elif at == 1:
            side = house.px(10)
            painter.setPen(Qt.PenStyle.NoPen)
            for number, fill in enumerate(_AFTER):
                painter.setBrush(house.colour(fill))
                area = QRectF(x + number * (side + 2), middle - side / 2, side, side)
                painter.drawRoundedRect(area, 2, 2)
        else:
            pen = QPen(house.colour("text"), 1.5 if at == 2 else 2.5)
            if at == 2:
                pen.setDashPattern([1, 1.6])
            painter.setPen(pen)
            painter.drawLine(QPointF(x + 2, middle - 6), QPointF(x + 2, middle + 6))
