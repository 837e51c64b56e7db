"""The week: days beside each other and hours down; a single day is a week of one column."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QEvent, QPoint, QRect, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QShowEvent,
)
from PySide6.QtWidgets import QToolTip

from koordinator.domain.meetings.records import Entry, MeetingRef
from koordinator.domain.values.times import span as span_words
from koordinator.services.meetings.calendar import CalendarView
from koordinator.ui.base.focus import keyboard_focus
from koordinator.ui.base.house import house
from koordinator.ui.base.painted import say
from koordinator.ui.base.text import tip
from koordinator.ui.calendar.blocks import Block, Shown, Told, day_bars, ref, shown
from koordinator.ui.calendar.drag import Grip, lengthened, may_move, moved
from koordinator.ui.calendar.hand import Hand
from koordinator.ui.calendar.heads import ALL_DAY, DayHeads
from koordinator.ui.calendar.hours import HoursArea
from koordinator.ui.calendar.layout import DAY, SNAP, Box, Grid, length, moment_at
from koordinator.ui.calendar.standing import Standing
from koordinator.ui.calendar.walk import STEP, Spot
from koordinator.ui.calendar.week_paint import GAP, Moving, WeekPainter

_WORKDAY_HOURS = 9
_BEGINS = 8 * 60
_Key = Qt.Key
_STEPS = {_Key.Key_Up: (0, -SNAP), _Key.Key_Down: (0, SNAP), _Key.Key_Left: (-1, 0), _Key.Key_Right: (1, 0)}
_CURSORS = {
    Grip.TOP: Qt.CursorShape.SizeVerCursor,
    Grip.BOTTOM: Qt.CursorShape.SizeVerCursor,
    Grip.WHOLE: Qt.CursorShape.PointingHandCursor,
    Grip.EMPTY: Qt.CursorShape.ArrowCursor,
}


class WeekView(HoursArea):
    """Shows meetings where they lie in time; mouse and keys make, move, lengthen and open them."""

    walked = Signal(object)  # the keyboard came to another meeting (its ref), or to free time (None)
    chosen = Signal(object)
    opened = Signal(object)
    time_changed = Signal(object, object, object)  # a meeting, and the start and end it shall have
    wanted = Signal(object, object)  # a start, and how many minutes if that was said
    day_opened = Signal(object)
    ran_over = Signal(int, int)  # past the first (-1) or the last (1) day, at a minute

    def __init__(self) -> None:
        super().__init__()
        self.shown = Shown((date(2026, 1, 1),))
        self._view, self._told = CalendarView((), (), (), {}), Told()
        self._days: tuple[date, ...] = self.shown.days
        self._standing = Standing(self.shown, _BEGINS)
        self._today: date | None = None
        self._now = 0
        self.placed = False  # whether somebody chose the time one stands at
        self._hand = Hand(self._box)
        self.heads = DayHeads(self)
        self.heads.day_opened.connect(self.day_opened)
        house.changed.connect(self._measure)

    # What is shown

    def show_days(self, view: CalendarView, days: Sequence[date], told: Told | None = None) -> None:
        """Shows these days; one goes on standing on the same meeting, or else at the same time."""
        before, kept = self._days, self.chosen_ref()
        told = told or Told()
        if view is self._view and before == tuple(days) and told == self._told:
            self._hand.let_go()  # nothing has happened to the days; what was on its way goes back
            self.update()
            return
        self.placed = self.placed and set(before) == set(days)
        self._view, self._days, self._told = view, tuple(days), told
        self._standing.turn_to(self._days)
        self._hand.let_go()
        self._measure()
        if kept is not None:
            self.choose(kept)
        self._land()
        self._say()

    def set_now(self, today: date, minute: int) -> None:
        """Says which day and minute it is."""
        self._today, self._now = today, minute
        self.heads.show_days(self.shown, self.grid, today)
        self.viewport().update()

    def current(self) -> Entry | None:
        """The meeting one stands on."""
        return self._standing.entry()

    def chosen_ref(self) -> MeetingRef | None:
        """What the meeting one stands on is called by."""
        return self._standing.ref()

    def cursor_time(self) -> tuple[date, int]:
        """The day and minute one stands at."""
        return self._standing.time()

    def choose(self, wanted: MeetingRef | None) -> bool:
        """Stands on a meeting, if it is here; with None at the same time on none."""
        spot = self._standing.of(wanted)
        if spot is not None:
            self._stand(spot)
        elif self.current() is not None:
            self._stand(self._standing.free())
        return spot is not None

    def stand_on(self, day: date, minute: int) -> None:
        """Stands at a time; the keyboard stands on the meeting there, if there is one."""
        self._stand(self._standing.at(day, minute, landed=keyboard_focus(self)))

    def entry_area(self, wanted: MeetingRef) -> QRect:
        """Where a meeting lies within the viewport."""
        block = next(b for b in self.shown.blocks if b.entry is not None and ref(b.entry) == wanted)
        box = self._box(block)
        return QRect(box.x, box.y - self.down(), box.width, box.height)

    def point(self, day: int, minute: int) -> QPoint:
        """A point within the viewport at the middle of a column."""
        column = self.grid.column(day)
        return QPoint(column.x + column.width // 2, self.grid.y(minute) - self.down())

    def ghost_words(self) -> str:
        """The time that stands in what is being drawn, or empty."""
        return span_words(*self._hand.times) if self._hand.times is not None else ""

    # Moving by keys and by commands

    def shift(self, days: int, minutes: int) -> None:
        """Moves the chosen meeting."""
        entry = self.current()
        if entry is not None and may_move(entry):
            self._ask(entry, moved(entry, days, minutes))

    def lengthen(self, minutes: int) -> None:
        """Lets the chosen meeting end later, or earlier."""
        entry = self.current()
        if entry is not None and may_move(entry):
            self._ask(entry, lengthened(entry, minutes))

    def open_here(self) -> None:
        """Opens the meeting one stands on, or wants a new one at the time."""
        entry = self.current()
        if entry is not None:
            self.opened.emit(ref(entry))
            return
        day, minute = self.cursor_time()
        slot = self._standing.slot
        self.wanted.emit(moment_at(day, minute), slot if slot != STEP else None)

    def _ask(self, entry: Entry, times: tuple[object, object]) -> None:
        if times != (entry.starts, entry.ends):
            self.time_changed.emit(entry, *times)

    # Measures

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._measure()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._measure()  # where to scroll to at first is known when it is seen

    def _measure(self) -> None:
        bars = day_bars(self._view, self._days, self._told)
        head = self.heads.wanted_height(bars)
        if self.viewportMargins().top() != head:
            self.setViewportMargins(0, head, 0, 0)
        strong, small = house.metrics("strong"), house.metrics("small")
        gutter = max(small.horizontalAdvance(words) for words in (ALL_DAY, "00.00")) + 14
        room = self.height() - head - small.height() // 2 - 4
        hour = max(2 * strong.height() + 12, room // _WORKDAY_HOURS)
        top = self.hours_down()
        self.grid = Grid(len(self._days), gutter, self.viewport().width(), hour)
        least = min(DAY, -(-(strong.height() + 2) * 60 // hour // 5) * 5)
        self.shown = shown(self._view, self._days, self._told, max(SNAP, least))
        self._standing.look_at(self.shown)
        self.heads.setGeometry(0, 0, self.viewport().width(), head)
        self.heads.show_days(self.shown, self.grid, self._today)
        begin = (block.span.first for block in self.shown.blocks if block.entry is not None)
        self.scroll_to(top, min(begin, default=DAY))
        self.viewport().update()

    def _box(self, block: Block) -> Box:
        return self.grid.box(block.day, block.span, block.place, GAP)

    # Painting

    def paintEvent(self, event: QPaintEvent) -> None:
        by = self.down()
        painter = QPainter(self.viewport())
        painter.translate(0, -by)
        drawing = WeekPainter(painter, self.shown, self.grid, event.rect().translated(0, by))
        moving = self._moving()
        drawing.ground()
        drawing.blocks(self._standing.block(), moving)
        today = self.shown.column_of(self._today)
        if today is not None:
            drawing.now(today, self._now)
        if moving is not None:
            drawing.moving(moving)
        elif self.current() is None and keyboard_focus(self):
            here = self._standing
            drawing.cursor(here.spot.day, here.free_span(), here.free_words())

    def _moving(self) -> Moving | None:
        if self._hand.times is None:
            return None
        return Moving(*self._hand.times, self._hand.hit.block)

    # Standing somewhere

    def _stand(self, spot: Spot) -> None:
        self._standing.stand(spot)
        self.placed = True
        self._stood()

    def _stood(self) -> None:
        self.see(self._standing.span())
        self._say()
        self.viewport().update()

    def _say(self) -> None:
        say(self, self._standing.sentence())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, mods = Qt.Key(event.key()), event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        alt, shift = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ShiftModifier
        if key == _Key.Key_Escape and self._hand.drag is not None:
            self._hand.let_go()
            self.viewport().update()
        elif key in _STEPS and mods == alt:
            self.shift(*_STEPS[key])
        elif key in (_Key.Key_Up, _Key.Key_Down) and mods == alt | shift:
            self.lengthen(_STEPS[key][1])
        elif key in (_Key.Key_Up, _Key.Key_Down) and mods == shift:
            self._stretch(_STEPS[key][1])
        elif key in _STEPS and not mods:
            self._walk(key)
        elif key in (_Key.Key_Return, _Key.Key_Enter) and not mods:
            self.open_here()
        elif key == _Key.Key_Space and not mods and self.chosen_ref() is not None:
            self.chosen.emit(self.chosen_ref())
        else:
            event.ignore()  # paging, today and Esc are the page's

    def _walk(self, key: Qt.Key) -> None:
        before, spot = self.chosen_ref(), self._standing.walked(key)
        if not 0 <= spot.day < len(self.shown.days):
            self.ran_over.emit(-1 if spot.day < 0 else 1, spot.minute)
            return
        self._stand(spot)
        if self.chosen_ref() != before:
            self.walked.emit(self.chosen_ref())

    def _stretch(self, minutes: int) -> None:
        """Makes the free time one stands on longer or shorter."""
        if self._standing.stretch(minutes):
            self._stood()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._land()
        self._say()
        self.viewport().update()

    def _land(self) -> None:
        """The keyboard stands on what lies at its time."""
        if keyboard_focus(self):
            self._standing.land()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.viewport().update()

    # The mouse

    def mousePressEvent(self, event: QMouseEvent) -> None:
        at = self.at(event)
        if event.button() != Qt.MouseButton.LeftButton or at.x() < self.grid.left:
            return
        block = self._hand.press(self.shown, self.grid, at).block
        if block is not None and block.entry is not None:
            self._stand(self._standing.on(block))
        else:
            self._stand(Spot(self.grid.day_at(at.x()), self.grid.slot_at(at.y(), STEP)))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        at = self.at(event)
        if not event.buttons() & Qt.MouseButton.LeftButton:
            self.viewport().setCursor(_CURSORS[self._hand.under(self.shown, at).grip])
            return
        if self._hand.pull(self.shown, self.grid, at):
            self.viewport().update()
        if self._hand.drag is not None:
            self.scroll_along(event.position().toPoint().y())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() != Qt.MouseButton.LeftButton or not self._hand.held:
            return
        drag, times = self._hand.drag, self._hand.times
        self._hand.let_go()
        self.viewport().update()
        if drag is None or times is None:
            if self.chosen_ref() is not None:
                self.chosen.emit(self.chosen_ref())
        elif drag.entry is None:
            self.wanted.emit(times[0], int(length(*times).total_seconds() // 60))
        else:
            self._ask(drag.entry, times)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        # The first click may have opened the panel and moved everything, so what it stood on counts.
        if event.button() == Qt.MouseButton.LeftButton and self.at(event).x() >= self.grid.left:
            self.open_here()

    def viewportEvent(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            block = self._hand.under(self.shown, self.at(event)).block
            QToolTip.showText(event.globalPos(), tip(block.sentence if block is not None else ""), self)
            return True
        return super().viewportEvent(event)
