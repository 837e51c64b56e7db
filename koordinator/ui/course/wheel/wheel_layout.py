"""Where the wheel and the names of its areas stand in the room there is."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFontMetrics

from koordinator.domain.wheel_shape import Point, place

_GAP = 14
_EDGE = 4
_SIDEWAYS = 0.35  # from so far to the side a name stands wholly beside its spoke
_LINES = 4
_SHARE = 0.26  # of the width, for the names on one side
_LONG_SHARE = 0.32  # where one of them is a single long word
_TRIES = 4
_ELIDE = Qt.TextElideMode.ElideRight


@dataclass(frozen=True, slots=True)
class Place:
    """The wheel's middle and radius in pixels, and for each area its name's lines and where they stand."""

    middle: QPointF
    radius: float
    names: tuple[tuple[tuple[str, ...], QRectF], ...] = ()

    def at(self, point: Point) -> QPointF:
        """Where a point of the wheel is."""
        return QPointF(self.middle.x() + point.x * self.radius, self.middle.y() + point.y * self.radius)

    def point(self, at: QPointF) -> Point:
        """Which point of the wheel is there."""
        radius = max(1.0, self.radius)
        return Point((at.x() - self.middle.x()) / radius, (at.y() - self.middle.y()) / radius)


def lay_out(area: QRectF, names: Sequence[str], metrics: QFontMetrics, widest: float) -> Place:
    """The largest wheel that fits with the names around it, on as few lines as that allows."""
    words = [metrics.horizontalAdvance(word) + 2 for name in names for word in name.split()]
    longest = min(max(words, default=0), area.width() * _LONG_SHARE)
    most = max(longest, min(widest, area.width() * _SHARE))
    least = min(most, longest)
    tried = [
        _around(area, names, metrics, most - part * (most - least) / _TRIES) for part in range(_TRIES + 1)
    ]
    return max(tried, key=lambda one: round(one.radius))


def _around(area: QRectF, names: Sequence[str], metrics: QFontMetrics, widest: float) -> Place:
    """The wheel with its names in lines no wider than that."""
    count = len(names)
    blocks = [_block(name, metrics, widest) for name in names]
    radius = min(area.width(), area.height()) / 2
    for spoke, (_lines, wide, tall) in enumerate(blocks):
        along = place(spoke, count, 1)
        side = _side(along)
        if abs(along.x) > 0.01:
            room = area.width() / 2 - _EDGE - (abs(side) + 1) * wide / 2
            radius = min(radius, room / abs(along.x) - _GAP)
        if abs(along.y) > 0.01:
            room = area.height() / 2 - _EDGE - (abs(along.y) + 1) * tall / 2
            radius = min(radius, room / abs(along.y) - _GAP)
    radius = max(10.0, radius)
    middle = area.center()
    placed = []
    for spoke, (lines, wide, tall) in enumerate(blocks):
        along = place(spoke, count, 1)
        x = middle.x() + along.x * (radius + _GAP) + _side(along) * wide / 2
        y = middle.y() + along.y * (radius + _GAP) + along.y * tall / 2
        placed.append((lines, QRectF(x - wide / 2, y - tall / 2, wide, tall)))
    return Place(middle, radius, tuple(placed))


def picture(area: QRectF) -> Place:
    """A wheel without names."""
    return Place(area.center(), max(4.0, min(area.width(), area.height()) / 2 - _EDGE - 2))


def _side(along: Point) -> float:
    return max(-1.0, min(1.0, along.x / _SIDEWAYS))


def _block(name: str, metrics: QFontMetrics, widest: float) -> tuple[tuple[str, ...], float, float]:
    """A name in lines no wider than that, with its size."""
    lines: list[str] = []
    for word in name.split():
        joined = f"{lines[-1]} {word}" if lines else word
        if lines and metrics.horizontalAdvance(joined) <= widest:
            lines[-1] = joined
        else:
            lines.append(word)
    if len(lines) > _LINES:
        lines = [*lines[: _LINES - 1], " ".join(lines[_LINES - 1 :])]
    cut = [metrics.elidedText(line, _ELIDE, round(widest) + 1) for line in lines]
    wide = max((metrics.horizontalAdvance(line) for line in cut), default=0) + 2
    return tuple(cut), wide, len(cut) * metrics.height()
