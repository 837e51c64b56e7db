"""What the colours and edges of the calendar mean, drawn as they are drawn in it."""

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from koordinator.ui.base.house import house
from koordinator.ui.base.icons import paint_icon

_GAP = 16
_HINT = "Træk for at oprette eller flytte"
_PARTS = (
    ("c1", "borger"), ("c2", "praktik"), ("c3", "internt"), ("busy", "optaget"), ("draft", "kladde"),
    ("cancelled", "aflyst"), ("held", "afholdt"),
)  # fmt: skip


class CalendarLegend(QWidget):
    """Samples with words, and a hint to the right if it fits; samples that do not fit are left out."""

    def __init__(self) -> None:
        super().__init__()
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setAccessibleName("Farverne: " + ", ".join(word for _, word in _PARTS))
        house.changed.connect(self.updateGeometry)

    def sizeHint(self) -> QSize:
        wide = sum(self._wide(kind, word) + _GAP for kind, word in _PARTS)
        return QSize(wide, house.metrics("small").height() + 4)

    def minimumSizeHint(self) -> QSize:
        return QSize(0, self.sizeHint().height())

    def _wide(self, kind: str, word: str) -> int:
        words = house.metrics("small_strong" if kind == "cancelled" else "small")
        return house.px(14) + 7 + words.horizontalAdvance(word) + 2

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        metrics = house.metrics("small")
        x = 1
        for kind, word in _PARTS:
            wide = self._wide(kind, word)
            if x + wide > self.width():
                return
            side = house.px(14)
            self._sample(painter, kind, QRect(x, (self.height() - side) // 2, side, side))
            font = house.font("small")
            font.setStrikeOut(kind == "cancelled")
            painter.setFont(font)
            painter.setPen(house.colour("text2"))
            base = (self.height() + metrics.ascent() - metrics.descent()) / 2
            painter.drawText(QPointF(x + side + 7, base), word)
            x += wide + _GAP
        if x + metrics.horizontalAdvance(_HINT) < self.width():
            painter.setFont(house.font("small"))
            painter.drawText(
                self.rect(), int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter), _HINT
            )

    def _sample(self, painter: QPainter, kind: str, area: QRect) -> None:
        if kind == "held":
            paint_icon(painter, "check", area, "text2")
            return
        edge = {"busy": "c5", "cancelled": "c5", "draft": "c1"}.get(kind, kind)
        fill = {"busy": "sunk", "cancelled": "page", "draft": "page"}.get(kind, f"{edge}_tint")
        painter.setBrush(house.colour(fill))
        painter.setPen(Qt.PenStyle.NoPen)
        if kind == "draft":
            painter.setPen(QPen(house.colour(edge), 1.5, Qt.PenStyle.DashLine))
        elif kind in ("cancelled", "busy"):
            painter.setPen(QPen(house.colour("rule2"), 1))
        painter.drawRoundedRect(QRectF(area).adjusted(0.5, 0.5, -0.5, -0.5), 2, 2)
        if kind != "draft":
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(house.colour(edge))
            painter.drawRoundedRect(QRectF(area.x(), area.y(), 3, area.height()), 1.5, 1.5)
