"""The drawing of the network map: spheres as arcs, lines by consent, discs with initials and words."""

from collections.abc import Callable, Mapping
from typing import NamedTuple

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen

from koordinator.domain.network_map import Map, Place, Rect, outline
from koordinator.domain.spheres import Sphere
from koordinator.services.surroundings import Person
from koordinator.ui.base.avatar import initials
from koordinator.ui.base.house import house
from koordinator.ui.base.icons import paint_icon
from koordinator.ui.base.states import LOOKS, State
from koordinator.ui.course.network.words import state_of

_CENTRE = int(Qt.AlignmentFlag.AlignCenter)
_PALE = 0.28
_ARC_STEP = 0.02
_ARC_GAP = 0.035
_TITLE_PAD = 8


class Shown(NamedTuple):
    """What is painted beside the places: who stands out, and who is looked past."""

    chosen: str
    pale: frozenset[str]
    ring: bool
    compact: bool


def line_pen(key: str) -> QPen:
    """The line to somebody by what stands about the consent."""
    styles = {
        "valid": ("text2", 1.6, None),
        "expiring": ("near_fill", 2.2, [4.0, 2.6]),
        "none_needed": ("ctl", 1.0, None),
    }
    token, width, dashes = styles.get(key, ("over_fill", 2.0, [0.6, 2.6]))
    pen = QPen(house.colour(token), width)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    if dashes:
        pen.setDashPattern(dashes)
    return pen


class MapPainter:
    """Draws one map with one painter."""

    def __init__(
        self,
        painter: QPainter,
        drawn: Map,
        spheres: Mapping[str, Sphere],
        people: Mapping[str, Person],
        shown: Shown,
    ) -> None:
        self._painter, self._map, self._shown = painter, drawn, shown
        self._spheres, self._people = spheres, people
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)

    def paint(self, citizen: str) -> None:
        """Everything, what lies behind first."""
        self._arcs()
        for place in self._map.places:
            self._with_opacity(place, self._line)
        self._hub(citizen)
        for place in self._map.places:
            self._with_opacity(place, self._words)
            self._with_opacity(place, self._disc)

    def _with_opacity(self, place: Place, paint: Callable[[Place], None]) -> None:
        self._painter.setOpacity(_PALE if place.key in self._shown.pale else 1.0)
        paint(place)
        self._painter.setOpacity(1.0)

    def _arcs(self) -> None:
        painter, drawn = self._painter, self._map
        for arc in drawn.arcs:
            sphere = self._spheres[arc.sphere]
            path, angle = QPainterPath(), arc.begins + _ARC_GAP
            path.moveTo(QPointF(*outline(angle, drawn.centre, drawn.radii)))
            while angle < arc.ends - _ARC_GAP:
                angle = min(angle + _ARC_STEP, arc.ends - _ARC_GAP)
                path.lineTo(QPointF(*outline(angle, drawn.centre, drawn.radii)))
            pen = QPen(house.colour(sphere.colour), 5)
            pen.setCapStyle(Qt.PenCapStyle.FlatCap)
            painter.setPen(pen)
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawPath(path)
            title = _rectf(arc.title)
            painter.fillRect(title.adjusted(0, -6, 0, 6), house.colour("page"))
            painter.setFont(house.font("strong"))
            painter.setPen(house.colour("text"))
            painter.drawText(title, _CENTRE, sphere.name)

    def _line(self, place: Place) -> None:
        drawn = self._map
        there, hub = QPointF(place.x, place.y), QPointF(*drawn.centre)
        away = there - hub
        length = max(1.0, (away.x() ** 2 + away.y() ** 2) ** 0.5)
        unit = away / length
        self._painter.setPen(line_pen(self._people[place.key].consent.key))
        begins = hub + unit * (drawn.hub / 2 + 5)
        self._painter.drawLine(begins, there - unit * (drawn.disc / 2 + 5))

    def _hub(self, citizen: str) -> None:
        painter, drawn = self._painter, self._map
        area = _around(drawn.centre, drawn.hub)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(house.colour("accent"))
        painter.drawEllipse(area)
        painter.setFont(house.font("section"))
        painter.setPen(house.colour("on_accent"))
        name = house.metrics("section").elidedText(citizen, Qt.TextElideMode.ElideRight, int(drawn.hub - 12))
        painter.drawText(area, _CENTRE, name)

    def _words(self, place: Place) -> None:
        painter, person = self._painter, self._people[place.key]
        whole = _rectf(place.words)
        chosen = place.key == self._shown.chosen
        name_role, part_role = roles(compact=self._shown.compact)
        if chosen:
            name_role = "strong" if not self._shown.compact else name_role
        names, parts = house.metrics(name_role), house.metrics(part_role)
        two = bool(person.around.part)
        top = whole.top() + (4 if not place.over else 0)
        elide = Qt.TextElideMode.ElideRight
        line = QRectF(whole.left(), top, whole.width(), names.height())
        cleared = QColor(house.colour("page"))
        cleared.setAlphaF(0.88)
        painter.fillRect(QRectF(whole.left(), top, whole.width(), whole.height() - 4), cleared)
        painter.setFont(house.font(name_role, 600 if chosen else None))
        painter.setPen(house.colour("text"))
        painter.drawText(line, _CENTRE, names.elidedText(person.around.name, elide, int(whole.width())))
        if two:
            painter.setFont(house.font(part_role))
            painter.setPen(house.colour("text2"))
            under = QRectF(whole.left(), line.bottom(), whole.width(), parts.height())
            painter.drawText(under, _CENTRE, parts.elidedText(person.around.part, elide, int(whole.width())))

    def _disc(self, place: Place) -> None:
        painter, person = self._painter, self._people[place.key]
        sphere = self._spheres[person.around.sphere]
        area = _around((place.x, place.y), self._map.disc - 4)
        painter.setPen(QPen(house.colour(sphere.colour), 1.6))
        painter.setBrush(house.colour(f"{sphere.colour}_tint"))
        painter.drawEllipse(area)
        font = house.font("strong")
        font.setPixelSize(max(9, round(area.height() * 0.33)))
        painter.setFont(font)
        painter.setPen(house.colour("text"))
        painter.drawText(area, _CENTRE, initials(person.around.name))
        if place.key == self._shown.chosen:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(house.colour("accent"), 2.4 if self._shown.ring else 1.8))
            painter.drawEllipse(_around((place.x, place.y), self._map.disc + 3))
        self._badge(area, state_of(person))

    def _badge(self, disc: QRectF, state: State) -> None:
        """A sign at the disc where something must be done: never the line's colour alone."""
        if state not in (State.NEAR, State.OVER, State.MISSING):
            return
        look = LOOKS[State.MISSING if state is State.OVER else state]
        side = disc.width() * 0.44
        area = QRectF(disc.right() - side * 0.7, disc.top() - side * 0.3, side, side)
        self._painter.setPen(QPen(house.colour(look.fill), 1.4))
        self._painter.setBrush(house.colour("page"))
        self._painter.drawEllipse(area)
        inner = QRect(0, 0, round(side * 0.62), round(side * 0.62))
        inner.moveCenter(area.center().toPoint())
        paint_icon(self._painter, look.icon, inner, look.text)


def roles(*, compact: bool) -> tuple[str, str]:
    """The type of a name and of the part under it."""
    return ("small", "small") if compact else ("medium", "small")


def title_size(name: str) -> tuple[float, float]:
    """The room a sphere's name takes in the outline."""
    metrics = house.metrics("strong")
    return metrics.horizontalAdvance(name) + 2 * _TITLE_PAD, metrics.height() + 2


def _rectf(rect: Rect) -> QRectF:
    return QRectF(rect.x, rect.y, rect.width, rect.height)


def _around(centre: tuple[float, float], side: float) -> QRectF:
    return QRectF(centre[0] - side / 2, centre[1] - side / 2, side, side)
