"""The wheel on the screen: scored by dragging its points and by keyboard, or a small picture of itself."""

from collections.abc import Sequence
from enum import StrEnum

from PySide6.QtCore import QLineF, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from koordinator.domain.forms import Area
from koordinator.domain.wheel_shape import distance, nearest_spoke, place, reach, value_at
from koordinator.ui.base.focus import keyboard_focus, tab_in_place
from koordinator.ui.base.house import house
from koordinator.ui.course.wheel.score import Score
from koordinator.ui.course.wheel.wheel_layout import Place, lay_out, picture
from koordinator.ui.course.wheel.wheel_paint import COLOURS, Shown, Trace, WheelPainter

__all__ = ["Trace", "WheelSize", "WheelView"]

_GRAB = 16  # pixels around a point or a spoke within which one takes hold of it
_GRAB_LARGE = 30  # for a finger
_MIDDLE = 0.05  # so near the middle a direction means nothing
_CROWDED = 0.09  # within this the points of several areas lie on each other
_AWAY = 0.15  # so far out a drag from the middle has shown its direction
_WIDEST_NAME = 124


class WheelSize(StrEnum):
    """How large the wheel is meant: a picture without names, in a page, or alone on the screen."""

    SMALL = "small"
    USUAL = "usual"
    LARGE = "large"


_ROLES = {WheelSize.SMALL: "small", WheelSize.USUAL: "body", WheelSize.LARGE: "quote"}
_LEAST = {WheelSize.SMALL: 120, WheelSize.USUAL: 340, WheelSize.LARGE: 420}


class WheelView(QWidget):
    """The painted wheel; `scored` tells what a person wants (area, number or None) and who listens saves it.

    A small one takes no focus and says what it shows in its accessible description.
    """

    scored = Signal(str, object)
    chosen = Signal(str)

    def __init__(self, size: WheelSize = WheelSize.USUAL, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._size = size
        self._shown = Shown((), (), 0, 10)
        self._open = False
        self._chosen: str | None = None
        self._dragged: tuple[int, int] | None = None
        self._undecided = False  # held in the middle: the direction is to tell which area
        self._place: Place | None = None
        self.spokes: list[Score] = []
        self.setAccessibleName("Delmålshjul")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMouseTracking(size is not WheelSize.SMALL)
        if size is not WheelSize.SMALL:
            self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        house.changed.connect(self._again)

    def show_wheel(
        self,
        areas: Sequence[Area],
        traces: Sequence[Trace],
        *,
        low: int = 0,
        high: int = 10,
        scoring: bool = False,
    ) -> None:
        """Shows these areas and lines; the last line is in front, and the one that is scored."""
        other = [area.key for area in areas] != [area.key for area in self._shown.areas]
        self._shown, self._open = Shown(areas, traces, low, high), scoring
        if other and self._chosen not in {area.key for area in areas}:
            self._chosen = None
        if self._size is not WheelSize.SMALL:
            if len(areas) != len(self.spokes):
                self._make_spokes(len(areas))
            self._fill_spokes()
        self.setAccessibleDescription(self._told())
        self._again()

    def choose(self, area_key: str | None) -> None:
        """Lets an area be the chosen one, without telling."""
        wanted = area_key if area_key in self._keys() else None
        if wanted != self._chosen:
            self._chosen = wanted
            self.update()

    def spoke(self, area_key: str) -> Score:
        """What takes the keyboard for an area."""
        return self.spokes[self._keys().index(area_key)]

    def point_of(self, area_key: str, value: int) -> QPointF:
        """Where a value of an area stands."""
        spoke, count = self._keys().index(area_key), len(self._shown.areas)
        return self._where().at(place(spoke, count, reach(value, self._shown.low, self._shown.high)))

    def sizeHint(self) -> QSize:
        side = house.px(_LEAST[self._size])
        return QSize(side, side)

    def minimumSizeHint(self) -> QSize:
        side = house.px(_LEAST[self._size] * 0.75)
        return QSize(side, side)

    # Who has the keyboard

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if self.spokes:
            held = self.spoke(self._chosen) if self._chosen is not None else self.spokes[0]
            held.setFocus(event.reason())

    def _make_spokes(self, count: int) -> None:
        gone = self.spokes[count:]
        for old in gone:
            old.blockSignals(True)  # one that goes passes the focus on to the next that goes
        for old in gone:
            old.hide()
            old.deleteLater()
        kept = self.spokes[:count]
        self.spokes = [*kept, *(self._make_spoke(number) for number in range(len(kept), count))]
        tab_in_place(self, self.spokes)

    def _make_spoke(self, number: int) -> Score:
        spoke = Score(self)
        spoke.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        spoke.scored.connect(lambda value: self.scored.emit(self._shown.areas[number].key, value))
        spoke.entered.connect(lambda: self._pick(number))
        spoke.turned.connect(self.update)
        spoke.show()
        return spoke

    def _fill_spokes(self) -> None:
        front = self._front()
        for spoke, area in zip(self.spokes, self._shown.areas, strict=True):
            score = front.values.get(area.key) if front else None
            spoke.show_score(area.name, score, self._shown.low, self._shown.high, open_=self._open)

    def _pick(self, number: int) -> None:
        key = self._shown.areas[number].key
        self.update()
        if key != self._chosen:
            self._chosen = key
            self.chosen.emit(key)

    # By mouse

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if not self.spokes or event.button() != Qt.MouseButton.LeftButton:
            event.ignore()
            return
        named = self._named_at(event.position())
        self._undecided = self._open and named is None and self._crowded(event.position())
        if self._undecided:
            return
        spoke = self._spoke_at(event.position()) if named is None else named
        self.spokes[spoke].setFocus(Qt.FocusReason.MouseFocusReason)
        if self._open and named is None and self._grabs(event.position(), spoke):
            self._drag(spoke, event.position())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._undecided:
            self._decide(event.position(), _AWAY)
        elif self._dragged is not None:
            self._drag(self._dragged[0], event.position())
        elif self.spokes:
            at = event.position()
            over = self._named_at(at) is not None or (
                self._open and self._grabs(at, self._spoke_at(at))
            )  # fmt: skip
            self.setCursor(Qt.CursorShape.PointingHandCursor if over else Qt.CursorShape.ArrowCursor)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton and self._undecided:
            self._decide(event.position(), _MIDDLE)
            self._undecided = False
        if self._dragged is None or event.button() != Qt.MouseButton.LeftButton:
            return
        (spoke, value), self._dragged = self._dragged, None
        self.update()
        if self.spokes[spoke].score != value:
            self.scored.emit(self._shown.areas[spoke].key, value)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and (self._dragged is not None or self._undecided):
            self._dragged, self._undecided = None, False
            self.update()
        else:
            super().keyPressEvent(event)

    def _drag(self, spoke: int, at: QPointF) -> None:
        point = self._where().point(at)
        count = len(self._shown.areas)
        self._dragged = spoke, value_at(point, spoke, count, self._shown.low, self._shown.high)
        self.update()

    def _crowded(self, at: QPointF) -> bool:
        """Whether one points at the middle or at several points, and not at one point alone."""
        point, front = self._where().point(at), self._front()
        near = _GRAB_LARGE if self._size is WheelSize.LARGE else _GRAB
        values = front.values if front is not None else {}
        held = [
            spoke for spoke, key in enumerate(self._keys())
            if (value := values.get(key)) is not None and value > self._shown.low
            and QLineF(self.point_of(key, value), at).length() <= near * 0.75
        ]  # fmt: skip
        if held == [nearest_spoke(point, len(self._shown.areas))]:
            return False
        return len(held) > 1 or distance(point) < _CROWDED

    def _decide(self, at: QPointF, least: float) -> None:
        """Takes the area one has moved towards, once that is so far from the middle."""
        point = self._where().point(at)
        if distance(point) >= least:
            self._undecided = False
            spoke = nearest_spoke(point, len(self._shown.areas))
            self.spokes[spoke].setFocus(Qt.FocusReason.MouseFocusReason)
            self._drag(spoke, at)

    def _spoke_at(self, at: QPointF) -> int:
        point = self._where().point(at)
        if distance(point) < _MIDDLE and self._chosen is not None:
            return self._keys().index(self._chosen)
        return nearest_spoke(point, len(self._shown.areas))

    def _grabs(self, at: QPointF, spoke: int) -> bool:
        """Whether one points at a spoke, within the wheel."""
        point, along = self._where().point(at), place(spoke, len(self._shown.areas), 1)
        aside = abs(point.x * along.y - point.y * along.x) * self._where().radius
        out = distance(point) * self._where().radius - self._where().radius
        near = _GRAB_LARGE if self._size is WheelSize.LARGE else _GRAB
        return aside <= near and out <= near

    def _named_at(self, at: QPointF) -> int | None:
        names = enumerate(self._where().names)
        return next((number for number, (_lines, area) in names if area.contains(at)), None)

    # What is seen

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._again()

    def paintEvent(self, _event: QPaintEvent) -> None:
        if not self._shown.areas:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        small = self._size is WheelSize.SMALL
        shown = self._with_drag()
        brush = WheelPainter(painter, self._where(), shown, small=small, role=_ROLES[self._size])
        brush.net()
        for trace in shown.traces:
            brush.trace(trace)
        if small:
            return
        brush.numbers()
        number = self._keys().index(self._chosen) if self._chosen is not None else None
        if number is not None and shown.traces:
            front = shown.traces[-1]
            focused = keyboard_focus(self.spokes[number])
            value = front.values.get(shown.areas[number].key)
            brush.chosen(number, value, COLOURS[front.look], focused=focused)
        brush.names(number)

    def _with_drag(self) -> Shown:
        front = self._front()
        if self._dragged is None or front is None:
            return self._shown
        spoke, value = self._dragged
        held = front._replace(values={**front.values, self._shown.areas[spoke].key: value})
        return self._shown._replace(traces=[*self._shown.traces[:-1], held])

    def _front(self) -> Trace | None:
        return self._shown.traces[-1] if self._shown.traces else None

    def _keys(self) -> list[str]:
        return [area.key for area in self._shown.areas]

    def _where(self) -> Place:
        if self._place is None:
            room = QRectF(self.rect())
            names = [area.name for area in self._shown.areas]
            metrics = house.metrics(_ROLES[self._size])
            widest = house.px(_WIDEST_NAME) * (1.5 if self._size is WheelSize.LARGE else 1)
            small = self._size is WheelSize.SMALL
            self._place = picture(room) if small else lay_out(room, names, metrics, widest)
        return self._place

    def _told(self) -> str:
        front = self._front()
        given = [(area.name, front.values.get(area.key)) for area in self._shown.areas] if front else []
        return ", ".join(f"{name} {'blank' if value is None else value}" for name, value in given)

    def _again(self) -> None:
        self._place = None
        self.update()
