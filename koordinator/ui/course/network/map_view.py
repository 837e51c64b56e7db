"""The map of everybody around the citizen, walked through by keys and chosen by a click."""

import math
from collections.abc import Sequence

from PySide6.QtCore import QEvent, QPointF, QSize, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleEvent,
    QFocusEvent,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QFrame, QScrollArea, QToolTip, QWidget

from koordinator.domain.network_map import Block, Map, Place, Title, drawn_map
from koordinator.domain.spheres import Sphere
from koordinator.services.surroundings import Person
from koordinator.ui.base.focus import OWN_RING, keyboard_focus
from koordinator.ui.base.house import house
from koordinator.ui.base.text import tip
from koordinator.ui.course.network.map_paint import MapPainter, Shown, roles, title_size

_DISC, _HUB, _WORDS = 48, 80, 132
_SMALL_DISC, _SMALL_WORDS = 38, 104
_LEAST = QSize(420, 360)
_SMALLEST = 0.82
_KEYS = {
    Qt.Key.Key_Right: 1, Qt.Key.Key_Down: 1, Qt.Key.Key_Left: -1, Qt.Key.Key_Up: -1,
}  # fmt: skip


class NetworkMap(QWidget):
    """Everybody stands in the sphere she belongs to; the line to her says how the consent stands."""

    chosen = Signal(str)
    opened = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._citizen = ""
        self._spheres: dict[str, Sphere] = {}
        self._people: dict[str, Person] = {}
        self._said: dict[str, str] = {}
        self._current = ""
        self._pale: frozenset[str] = frozenset()
        self._compact = False
        self._room: QSize | None = None  # until it is first shown
        self._scale = 1.0
        self._map: Map | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setProperty(OWN_RING, True)
        self.setMouseTracking(True)
        self.setAccessibleName("Netværkskort")
        house.changed.connect(self._lay_out)

    # What is shown

    def show_people(
        self, citizen: str, spheres: Sequence[Sphere], people: Sequence[Person], said: dict[str, str]
    ) -> None:
        """Shows these, clockwise in their order; `said` is each in a sentence."""
        same = self._people.keys() == {one.around.key for one in people}
        told = [(one.around.name, one.around.part, one.around.sphere) for one in self._people.values()]
        moved = told != [(one.around.name, one.around.part, one.around.sphere) for one in people]
        self._citizen, self._said = citizen, said
        self._spheres = {one.key: one for one in spheres}
        self._people = {one.around.key: one for one in people}
        if self._current not in self._people:
            self._current = ""
        if not same or moved or self._map is None:
            self._lay_out()
        self.update()

    def set_pale(self, keys: frozenset[str]) -> None:
        """Looks past these."""
        self._pale = keys
        self.update()

    def current(self) -> str:
        """Who is chosen, or empty."""
        return self._current

    def choose(self, key: str) -> None:
        """Chooses somebody without announcing it."""
        self._current = key if key in self._people else ""
        said = self._said.get(self._current, "")
        self.setAccessibleDescription(said)
        QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.DescriptionChanged))
        self.update()

    def fit(self, room: QSize) -> None:
        """Draws the map for this room; it gets larger where it must."""
        if room != self._room:
            self._room = room
            self._lay_out()

    def place_of(self, key: str) -> QPointF:
        """The middle of somebody's disc."""
        assert self._map is not None
        found = next(place for place in self._map.places if place.key == key)
        return QPointF(found.x, found.y) * self._scale

    def keys(self) -> list[str]:
        """Everybody, clockwise as they stand on the map."""
        if self._map is None:
            return []
        x, y = self._map.centre
        top = -math.pi / 2

        def angle(place: Place) -> float:
            return (math.atan2(place.y - y, place.x - x) - top) % (2 * math.pi)

        return [place.key for place in sorted(self._map.places, key=angle)]

    def sizeHint(self) -> QSize:
        return _LEAST

    # Laying out

    def _lay_out(self) -> None:
        if not self._spheres or self._room is None:
            return
        room = self._room.expandedTo(_LEAST)
        made = self._tried(room, compact=False)
        self._compact = made.width > room.width()
        self._map = self._tried(room, compact=True) if self._compact else made
        # A little smaller is better than a map one must scroll in.
        self._scale = min(1.0, max(_SMALLEST, room.width() / self._map.width))
        self.resize(math.floor(self._map.width * self._scale), math.floor(self._map.height * self._scale))
        self.update()

    def _tried(self, room: QSize, *, compact: bool) -> Map:
        titles = [Title(one.key, *title_size(one.name)) for one in self._spheres.values()]
        most = house.px(_SMALL_WORDS if compact else _WORDS)
        blocks = [self._block(one, most, compact=compact) for one in self._people.values()]
        disc = house.px(_SMALL_DISC if compact else _DISC)
        return drawn_map(blocks, titles, room.width(), room.height(), disc=disc, hub=house.px(_HUB))

    def _block(self, person: Person, most: int, *, compact: bool) -> Block:
        name, part = (house.metrics(role) for role in roles(compact=compact))
        # In the weight of somebody chosen, so that nothing is cut then.
        strong = house.metrics("small" if compact else "strong")
        wide = max(strong.horizontalAdvance(person.around.name), part.horizontalAdvance(person.around.part))
        high = name.height() + (part.height() if person.around.part else 0) + 4
        return Block(person.around.key, person.around.sphere, min(wide + 4, most), high)

    # Keys and mouse

    def focusNextPrevChild(self, onward: bool) -> bool:
        keys = self.keys()
        at = keys.index(self._current) + (1 if onward else -1) if self._current in keys else 0
        if self.hasFocus() and keys and 0 <= at < len(keys) and self._current:
            self._pick(keys[at])
            return True
        return super().focusNextPrevChild(onward)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, keys = Qt.Key(event.key()), self.keys()
        if key in _KEYS and keys:
            at = keys.index(self._current) + _KEYS[key] if self._current in keys else 0
            self._pick(keys[at % len(keys)])
        elif key in (Qt.Key.Key_Home, Qt.Key.Key_End) and keys:
            self._pick(keys[0 if key == Qt.Key.Key_Home else -1])
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self._current:
            self.opened.emit(self._current)
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        by_tab = event.reason() in (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason)
        keys = self.keys()
        if by_tab and keys and not self._current:
            self._pick(keys[0 if event.reason() == Qt.FocusReason.TabFocusReason else -1])
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        key = self.at(event.position())
        if event.button() == Qt.MouseButton.LeftButton and key:
            self._pick(key)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if key := self.at(event.position()):
            self.opened.emit(key)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        over = self.at(event.position())
        self.setCursor(Qt.CursorShape.PointingHandCursor if over else Qt.CursorShape.ArrowCursor)

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            key = self.at(QPointF(event.pos()))
            QToolTip.showText(event.globalPos(), tip(self._said.get(key, "")), self)
            return True
        return super().event(event)

    def at(self, point: QPointF) -> str:
        """Who stands at a point, or empty."""
        point = point / self._scale
        for place in self._map.places if self._map else ():
            words = place.words
            in_words = words.x <= point.x() <= words.x + words.width and (
                words.y <= point.y() <= words.y + words.height
            )
            reach = self._map.disc / 2 if self._map else 0.0
            if in_words or math.hypot(point.x() - place.x, point.y() - place.y) <= reach:
                return place.key
        return ""

    def _pick(self, key: str) -> None:
        if key != self._current:
            self.choose(key)
            self.chosen.emit(key)

    # Painting

    def paintEvent(self, _event: QPaintEvent) -> None:
        if self._map is None:
            return
        shown = Shown(self._current, self._pale, keyboard_focus(self), self._compact)
        painter = QPainter(self)
        painter.scale(self._scale, self._scale)
        MapPainter(painter, self._map, self._spheres, self._people, shown).paint(self._citizen)


class MapScroll(QScrollArea):
    """The map as large as its room, and scrolled where it must be larger."""

    def __init__(self, view: NetworkMap) -> None:
        super().__init__()
        self.view = view
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setWidget(view)
        self.setMinimumSize(320, 260)
        view.chosen.connect(self.see)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.view.fit(self.maximumViewportSize())

    def see(self, key: str) -> None:
        """Brings somebody into sight."""
        place = self.view.place_of(key)
        self.ensureVisible(round(place.x()), round(place.y()), 80, 80)
