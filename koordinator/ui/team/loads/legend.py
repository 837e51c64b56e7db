"""What the parts of a caseload bar mean."""

from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QPainter, QPen

from koordinator.ui.base.house import house
from koordinator.ui.team.samples import MAX, NEAR, Samples

_HIGH = 9
_PALE = 0.3


class BarsLegend(Samples):
    """Own cases, those that count besides, the two limits."""

    def show_parts(self, *, paler: bool, limits: bool) -> None:
        """Explains only what is to be seen."""
        bars = [("own", "sager her"), ("paler", "uden for eller dækket")] if paler else []
        self.show_samples(bars + ([(NEAR, "nær max"), (MAX, "max")] if limits else []))

    def sample(self, painter: QPainter, kind: str, x: int, middle: float) -> None:
        high = house.px(_HIGH)
        fill = house.colour("calm_fill")
        shade = QColor(fill)
        if kind == "paler":
            shade.setAlphaF(_PALE)
        painter.setPen(QPen(fill, 1))
        painter.setBrush(shade)
        painter.drawRoundedRect(QRectF(x + 0.5, middle - high / 2, self.wide(kind) - 1, high), 2, 2)
