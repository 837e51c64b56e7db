"""What the parts of bars mean: samples with words, drawn as they are drawn in the bars."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QSize
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from koordinator.ui.base.house import house

_GAP, _TO_WORDS = 16, 6
_WIDE, _LIMIT_WIDE = 16, 4
NEAR, MAX = "near", "max"


class Samples(QWidget):
    """Each kind's sample and its word; the kinds of limits are drawn here, all others by the bars' own."""

    def __init__(self) -> None:
        super().__init__()
        self._parts: list[tuple[str, str]] = []
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        house.changed.connect(self.updateGeometry)

    def show_samples(self, parts: Sequence[tuple[str, str]]) -> None:
        """Explains these kinds, each in its words."""
        self._parts = list(parts)
        self.setAccessibleName(", ".join(word for _, word in parts))
        self.updateGeometry()
        self.update()

    def wide(self, kind: str) -> int:
        """How wide a sample is."""
        return _LIMIT_WIDE if kind in (NEAR, MAX) else house.px(_WIDE)

    def sample(self, painter: QPainter, kind: str, x: int, middle: float) -> None:
        """Draws a sample."""
        raise NotImplementedError

    def sizeHint(self) -> QSize:
        words = house.metrics("small")
        wide = sum(
            self.wide(kind) + _TO_WORDS + words.horizontalAdvance(word) + 2 for kind, word in self._parts
        )
        return QSize(wide + _GAP * max(0, len(self._parts) - 1), words.height() + 4)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(house.font("small"))
        metrics = house.metrics("small")
        x, middle = 0, self.height() / 2
        for kind, word in self._parts:
            if kind in (NEAR, MAX):
                _limit(painter, kind, x, middle)
            else:
                self.sample(painter, kind, x, middle)
            x += self.wide(kind) + _TO_WORDS
            painter.setPen(house.colour("text2"))
            painter.drawText(QPointF(x, (self.height() + metrics.ascent() - metrics.descent()) / 2), word)
            x += metrics.horizontalAdvance(word) + 2 + _GAP


def _limit(painter: QPainter, kind: str, x: int, middle: float) -> None:
    pen = QPen(house.colour("text"), 1.5 if kind == NEAR else 2.5)
    if kind == NEAR:
        pen.setDashPattern([1, 1.6])
    painter.setPen(pen)
    painter.drawLine(QPointF(x + 2, middle - 6), QPointF(x + 2, middle + 6))
