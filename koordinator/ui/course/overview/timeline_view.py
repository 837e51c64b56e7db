"""The timeline on the screen: zoomed from weeks to years, moved with the arrows or by dragging."""

from datetime import date

from PySide6.QtCore import QEvent, QPoint, Qt, Signal
from PySide6.QtGui import QHelpEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from koordinator.domain.timeline import Course, Happening, Kind, Window, around, whole
from koordinator.domain.values.dates import day_month, whole_day
from koordinator.ui.base.focus import keyboard_focus
from koordinator.ui.base.house import house
from koordinator.ui.base.style import paint_ring
from koordinator.ui.base.text import tip
from koordinator.ui.course.overview.layout import Item, Layout, Sizes, lay_out
from koordinator.ui.course.overview.paint import TimelinePainter

STEPS = {"6w": 42, "3m": 92, "15m": 457}
WHOLE = "all"
_FACTOR = 1.4
_DRAG = 4  # pixels before a press is a drag


class TimelineView(QWidget):
    """Shows a course; the keys + and - zoom, the arrows move, Home comes back to today."""

    opened = Signal(object)
    moved = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._course: Course | None = None
        self._today = date.min
        self.window_ = Window(date(2026, 1, 1), 457)
        self._layout: Layout | None = None
        self._over: Item | None = None
        self._pressed: tuple[QPoint, Window] | None = None
        self._dragging = False
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName("Tidslinje")
        house.changed.connect(self._again)

    def show_course(self, course: Course, today: date) -> None:
        """Shows a course as it stands today, in the stretch that is in sight."""
        self._course, self._today = course, today
        self._again()

    def show_step(self, key: str) -> None:
        """A stretch of this length with today in it, or the whole course."""
        if self._course is None:
            return
        anchor = self._course.last if self._course.over and self._course.last else self._today
        found = whole(self._course, self._today) if key == WHOLE else around(anchor, STEPS[key])
        self._go(found)

    def zoom(self, factor: float, at: float = 0.5) -> None:
        """More days in sight, or fewer."""
        self._go(self.window_.zoomed(factor, at))

    def items(self) -> list[Item]:
        """What is in sight."""
        return list(self._layout.items) if self._layout else []

    def item_words(self, one: Happening) -> str:
        """What a tooltip says of a thing."""
        return "\n".join(part for part in (one.title, _when(one), one.detail) if part)

    def _go(self, window: Window) -> None:
        self.window_ = window
        self._again()
        self.moved.emit()

    def _sizes(self) -> Sizes:
        small = house.metrics("small")
        left = small.horizontalAdvance("Indsatser") + 16
        return Sizes(
            left, small.height() + house.px(5), house.px(11), house.px(4), small.height() + house.px(4),
            small.horizontalAdvance("sep.") + house.px(8), small.horizontalAdvance("00. sep.") + house.px(10),
        )  # fmt: skip

    def _again(self) -> None:
        if self._course is None:
            return
        self._layout = lay_out(self._course, self.window_, self._today, self.width(), self._sizes())
        self._over = None
        if self.height() != self._layout.height:
            self.setFixedHeight(self._layout.height)
        self.setAccessibleDescription(self._told())
        self.update()

    def _told(self) -> str:
        first, last = whole_day(self.window_.first), whole_day(self.window_.last)
        shown = len(self._layout.items) if self._layout else 0
        return f"Fra {first} til {last}: {shown} ting. Det samme står i listen Alt på sagen."

    def _next_meeting(self) -> Item | None:
        coming = [
            item
            for item in self.items()
            if item.what.kind is Kind.MEETING
            and not item.what.off
            and (item.what.day or date.min) >= self._today
        ]
        return min(coming, key=lambda item: item.what.day or date.max, default=None)

    # Mouse and keys

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = max(1, self.window_.days // 8)
        match Qt.Key(event.key()):
            case Qt.Key.Key_Left:
                self._go(self.window_.moved(-step))
            case Qt.Key.Key_Right:
                self._go(self.window_.moved(step))
            case Qt.Key.Key_Plus:
                self.zoom(1 / _FACTOR)
            case Qt.Key.Key_Minus:
                self.zoom(_FACTOR)
            case Qt.Key.Key_Home:
                self._go(around(self._today, self.window_.days))
            case _:
                super().keyPressEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        turned = event.angleDelta().y()
        if not event.modifiers() & Qt.KeyboardModifier.ControlModifier or not turned:
            event.ignore()  # the page scrolls
            return
        left = self._sizes().left
        at = (event.position().x() - left) / max(1, self.width() - left)
        self.zoom(_FACTOR if turned < 0 else 1 / _FACTOR, max(0.0, min(1.0, at)))
        event.accept()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self._pressed, self._dragging = (event.position().toPoint(), self.window_), False

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._pressed is not None:
            start, window = self._pressed
            by = event.position().toPoint().x() - start.x()
            self._dragging = self._dragging or abs(by) > _DRAG
            if self._dragging:
                room = max(1, self.width() - self._sizes().left)
                self._go(window.moved(-round(by * window.days / room)))
            return
        over = self._at(event.position().toPoint())
        if over is not self._over:
            self._over = over
            self.setCursor(Qt.CursorShape.PointingHandCursor if over else Qt.CursorShape.ArrowCursor)
            self.update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        pressed, self._pressed = self._pressed, None
        if pressed is not None and not self._dragging:
            item = self._at(event.position().toPoint())
            if item is not None:
                self.opened.emit(item.what)

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self._over = None
        self.update()

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            item = self._at(event.pos())
            QToolTip.showText(event.globalPos(), _tip(self.item_words(item.what)) if item else "", self)
            return True
        return super().event(event)

    def _at(self, where: QPoint) -> Item | None:
        hits = [item for item in self.items() if item.holds(where.x(), where.y())]
        return next((item for item in reversed(hits) if not item.bar), hits[-1] if hits else None)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._again()

    def paintEvent(self, _event: QPaintEvent) -> None:
        if self._layout is None:
            return
        painter = QPainter(self)
        drawn = TimelinePainter(painter, self._layout, self._sizes(), self.width())
        drawn.draw(self._next_meeting(), self._over)
        if self.hasFocus() and keyboard_focus(self):
            paint_ring(painter, self.rect())


def _tip(words: str) -> str:
    return tip(words).replace("\n", "<br>")


def _when(one: Happening) -> str:
    if not one.lasting:
        return f"{day_month(one.day)} {one.day.year}" if one.day else ""
    starts = f"{day_month(one.starts)} {one.starts.year}" if one.starts else ""
    ends = f"{day_month(one.ends)} {one.ends.year}" if one.ends else ""
    if starts and ends:
        return f"{starts} – {ends}"
    return f"fra {starts}" if starts else f"til {ends}" if ends else ""
