"""A person's initials on a disc."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from koordinator.ui.base.house import house


def initials(name: str) -> str:
    """First letters of the first and last word of a name."""
    words = [word for word in name.split() if word[0].isalnum()]
    return (words[0][0] + (words[-1][0] if len(words) > 1 else "")).upper() if words else ""


def paint_avatar(painter: QPainter, area: QRectF, text: str, fill: str = "tint", ink: str = "accent") -> None:
    """Draws the disc with its letters inside `area`."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(house.colour(fill))
    painter.drawEllipse(area)
    font = house.font("strong")
    font.setPixelSize(max(8, round(area.height() * 0.39)))
    painter.setFont(font)
    painter.setPen(house.colour(ink))
    painter.drawText(area, int(Qt.AlignmentFlag.AlignCenter), text)
    painter.restore()


class Avatar(QWidget):
    """A disc with initials; the name stands beside it, so it is silent to screen readers."""

    def __init__(self, name: str = "", size: int = 28, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._letters, self._size = initials(name), size
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def set_name(self, name: str) -> None:
        """Shows another person's initials."""
        self._letters = initials(name)
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(house.px(self._size), house.px(self._size))

    def paintEvent(self, _event: QPaintEvent) -> None:
        paint_avatar(QPainter(self), QRectF(self.rect()), self._letters)
