"""What the parts of a before-and-after bar mean."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from koordinator.ui.base.house import house
from koordinator.ui.team.samples import MAX, NEAR, Samples

_AFTER = ("calm_fill", "near_fill", "over_fill")


class CompareLegend(Samples):
    """Before, after, and the two limits."""

    def __init__(self) -> None:
        super().__init__()
        self.show_levels("nær max")

    def show_levels(self, near: str) -> None:
        """Names the dotted line as it is meant here."""
        self.show_samples([("before", "før"), ("after", "efter"), (NEAR, near), (MAX, "max")])

    def wide(self, kind: str) -> int:
        return 3 * house.px(10) + 4 if kind == "after" else super().wide(kind)

    def sample(self, painter: QPainter, kind: str, x: int, middle: float) -> None:
        if kind == "before":
            high = house.px(7)
            painter.setPen(QPen(house.colour("c5"), 1))
            painter.setBrush(house.colour("c5_tint"))
            area = QRectF(x + 0.5, round(middle - high / 2) + 0.5, self.wide(kind) - 1, high)
            painter.drawRoundedRect(area, 2, 2)
            return
        side = house.px(10)
        painter.setPen(Qt.PenStyle.NoPen)
        for number, fill in enumerate(_AFTER):
            painter.setBrush(house.colour(fill))
            area = QRectF(x + number * (side + 2), middle - side / 2, side, side)
            painter.drawRoundedRect(area, 2, 2)
