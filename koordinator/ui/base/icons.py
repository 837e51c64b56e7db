"""Icons of one family, drawn from SVG in the colour of their place and cached per size and screen."""

from functools import cache
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QRect, QSize, Qt
from PySide6.QtGui import QColor, QGuiApplication, QPainter, QPixmap

from koordinator.resources import path
from koordinator.ui.base.house import house

if TYPE_CHECKING:
    from PySide6.QtGui import QIcon


@cache
def _drawing(name: str) -> str:
    return path(f"icons/{name}.svg").read_text(encoding="utf-8")


@cache
def _rendered(name: str, rgba: str, width: int, height: int, ratio: float) -> QPixmap:
    from PySide6.QtSvg import QSvgRenderer  # 4 ms that a window without icons need not pay

    drawing = QByteArray(_drawing(name).replace("currentColor", rgba).encode())
    pixmap = QPixmap(QSize(round(width * ratio), round(height * ratio)))
    pixmap.fill(Qt.GlobalColor.transparent)
    side = min(pixmap.width(), pixmap.height())
    painter = QPainter(pixmap)
    QSvgRenderer(drawing).render(painter, QRect(0, (pixmap.height() - side) // 2, side, side))
    painter.end()
    pixmap.setDevicePixelRatio(ratio)
    return pixmap


def pixmap(name: str, colour: QColor | str = "text2", size: int = 18, ratio: float | None = None) -> QPixmap:
    """One icon as a pixmap; `colour` is a token's name or a colour, `size` is in logical pixels."""
    shade = house.colour(colour) if isinstance(colour, str) else colour
    return _rendered(name, shade.name(), size, size, ratio or _screen_ratio())


def icon(name: str, colour: QColor | str = "text2", size: int = 18, gap: int = 0) -> "QIcon":
    """One icon for a button or menu in today's theme; `gap` leaves clear room to the right of it."""
    from PySide6.QtGui import QIcon  # brings 150 names of icons along that log-in does without

    made = QIcon()
    ratio = _screen_ratio()
    shade = house.colour(colour) if isinstance(colour, str) else colour
    made.addPixmap(_rendered(name, shade.name(), size + gap, size, ratio))
    made.addPixmap(
        _rendered(name, house.colour("rule2").name(), size + gap, size, ratio), QIcon.Mode.Disabled
    )
    return made


def paint_icon(painter: QPainter, name: str, area: QRect, colour: QColor | str = "text2") -> None:
    """Draws an icon centred in an area, as large as the area's shorter side."""
    side = min(area.width(), area.height())
    drawn = pixmap(name, colour, side, painter.device().devicePixelRatioF())
    painter.drawPixmap(area.x() + (area.width() - side) // 2, area.y() + (area.height() - side) // 2, drawn)


def _screen_ratio() -> float:
    return max((screen.devicePixelRatio() for screen in QGuiApplication.screens()), default=1.0)
