"""What the parts of a caseload bar mean, drawn as they are drawn in the bars."""

from PySide6.QtCore import QPointF, QRectF, QSize
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from koordinator.ui.base.house import house

_GAP = 18
_SAMPLE = 16
_PALE = 0.3


class BarsLegend(QWidget):
    """Samples with words: own cases, those that count besides, the two limits."""

    def __init__(self) -> None:
        super().__init__()
        self._parts: list[tuple[str, str]] = []
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        house.changed.connect(self.updateGeometry)

    def show_parts(self, *, paler: bool, limits: bool) -> None:
        """Explains only what is to be seen."""
        self._parts = [("own", "sager her"), ("paler", "uden for eller dækket")] if paler else []
        if limits:
            self._parts += [("near", "nær max"), ("max", "max")]
        self.setAccessibleName(", ".join(word for _, word in self._parts))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        words = house.metrics("small")
        width = sum(self._wide(kind) + 6 + words.horizontalAdvance(word) + 2 for kind, word in self._parts)
        return QSize(width + _GAP * max(0, len(self._parts) - 1), words.height() + 4)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(house.font("small"))
        metrics = house.metrics("small")
        x = 0
        for kind, word in self._parts:
            self._sample(painter, kind, x)
            x += self._wide(kind) + 6
            painter.setPen(house.colour("text2"))
            painter.drawText(QPointF(x, (self.height() + metrics.ascent() - metrics.descent()) / 2), word)
            x += metrics.horizontalAdvance(word) + 2 + _GAP

    def _wide(self, kind: str) -> int:
        return house.px(_SAMPLE) if kind in ("own", "paler") else 4

    def _sample(self, painter: QPainter, kind: str, x: int) -> None:
        middle = self.height() / 2
        if kind in ("own", "paler"):
            high = house.px(9)
            area = QRectF(x + 0.5, middle - high / 2, self._wide(kind) - 1, high)
            fill = house.colour("calm_fill")
            painter.setPen(QPen(fill, 1))
            shade = QColor(fill)
            if kind == "paler":
                shade.setAlphaF(_PALE)
            painter.setBrush(shade)
            painter.drawRoundedRect(area, 2, 2)
            return
        pen = QPen(house.colour("text"), 1.5 if kind == "near" else 2.5)
        if kind == "near":
            pen.setDashPattern([1, 1.6])
        painter.setPen(pen)
        painter.drawLine(QPointF(x + 2, middle - 6), QPointF(x + 2, middle + 6))
