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
from PySide6.QtWidgets import QAbstractScrollArea, QToolTip

from koordinator.domain.meetings.records import Entry, MeetingRef
from koordinator.domain.values.dates import long_date
from koordinator.domain.values.times import clock, moment_words
from koordinator.domain.values.times import span as span_words
from koordinator.services.meetings.calendar import CalendarView
from koordinator.ui.base.focus import OWN_RING, keyboard_focus
from koordinator.ui.base.house import house
from koordinator.ui.base.text import tip
from koordinator.ui.calendar import walk
from koordinator.ui.calendar.blocks import Block, Shown, Told, day_bars, ref, shown
from koordinator.ui.calendar.drag import Grip, lengthened, may_move, moved
from koordinator.ui.calendar.hand import Hand
from koordinator.ui.calendar.heads import ALL_DAY, DayHeads
from koordinator.ui.calendar.layout import DAY, SNAP, Box, Grid, Span, length, moment_at
from koordinator.ui.calendar.saying import say
from koordinator.ui.calendar.walk import STEP, Spot
from koordinator.ui.calendar.week_paint import GAP, Moving, WeekPainter, column_of

_WORKDAY_HOURS = 9
_BEGINS = 8
_SCROLL_ZONE = 16
_Key = Qt.Key
_STEPS = {_Key.Key_Up: (0, -SNAP), _Key.Key_Down: (0, SNAP), _Key.Key_Left: (-1, 0), _Key.Key_Right: (1, 0)}
_CURSORS = {
    Grip.TOP: Qt.CursorShape.SizeVerCursor,
    Grip.BOTTOM: Qt.CursorShape.SizeVerCursor,
    Grip.WHOLE: Qt.CursorShape.PointingHandCursor,
    Grip.EMPTY: Qt.CursorShape.ArrowCursor,
}


class WeekView(QAbstractScrollArea):
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
        self.grid = Grid(1, 0, 1, 60)
        self._view, self._told = CalendarView((), (), (), {}), Told()
        self._days: tuple[date, ...] = self.shown.days
        self._stops, self._meetings = self.shown.stops()
        self._spot, self._slot = Spot(0, _BEGINS * 60), STEP
        self._today: date | None = None
        self._now = 0
        self._scrolled = False
        self.placed = False  # whether somebody chose the time one stands at
        self._hand = Hand(self._box)
        self.heads = DayHeads(self)
        self.heads.day_opened.connect(self.day_opened)
        self.setProperty(OWN_RING, True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setFrameShape(QAbstractScrollArea.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.viewport().setMouseTracking(True)
        self.viewport().setAutoFillBackground(False)
        house.changed.connect(self._measure)

    # What is shown

    def show_days(self, view: CalendarView, days: Sequence[date], told: Told | None = None) -> None:
        """Shows these days; one goes on standing on the same meeting, or else at the same time."""
        before, kept = self._days, self.chosen_ref()
        self.placed = self.placed and set(before) == set(days)
        self._view, self._days, self._told = view, tuple(days), told or Told()
        day = before[self._spot.day] if self._spot.day < len(before) else before[0]
        self._spot = Spot(column_of(Shown(self._days), day) or 0, self._spot.minute)
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
        block = self._current_block()
        return block.entry if block is not None else None

    def chosen_ref(self) -> MeetingRef | None:
        """What the meeting one stands on is called by."""
        entry = self.current()
        return ref(entry) if entry is not None else None

    def cursor_time(self) -> tuple[date, int]:
        """The day and minute one stands at."""
        return self.shown.days[self._spot.day], self._spot.minute

    def choose(self, wanted: MeetingRef | None) -> bool:
        """Stands on a meeting, if it is here; with None at the same time on none."""
        found = [n for n, b in enumerate(self._meetings) if b.entry is not None and ref(b.entry) == wanted]
        if found:
            here = [n for n in found if self._stops[n].day == self._spot.day]
            self._stand(walk.on(self._stops, (here or found)[0]))
        elif self._spot.stop is not None:
            self._stand(Spot(self._spot.day, self._spot.minute))
        return bool(found)

    def stand_on(self, day: date, minute: int) -> None:
        """Stands at a time; the keyboard stands on the meeting there, if there is one."""
        number = column_of(self.shown, day) or 0
        here = Spot(number, minute)
        self._stand(walk.landed(self._stops, *here[:2]) if keyboard_focus(self) else here)

    def entry_area(self, wanted: MeetingRef) -> QRect:
        """Where a meeting lies within the viewport."""
        block = next(b for b in self._meetings if b.entry is not None and ref(b.entry) == wanted)
        box = self._box(block)
        return QRect(box.x, box.y - self.verticalScrollBar().value(), box.width, box.height)

    def point(self, day: int, minute: int) -> QPoint:
        """A point within the viewport at the middle of a column."""
        column = self.grid.column(day)
        y = self.grid.y(minute) - self.verticalScrollBar().value()
        return QPoint(column.x + column.width // 2, y)

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
        self.wanted.emit(moment_at(day, minute), self._slot if self._slot != STEP else None)

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
        kept, day = self.chosen_ref(), self._spot.day
        bars = day_bars(self._view, self._days, self._told)
        head = self.heads.wanted_height(bars)
        if self.viewportMargins().top() != head:
            self.setViewportMargins(0, head, 0, 0)
        strong, small = house.metrics("strong"), house.metrics("small")
        gutter = max(small.horizontalAdvance(words) for words in (ALL_DAY, "00.00")) + 14
        room = self.height() - head - small.height() // 2 - 4
        hour = max(2 * strong.height() + 12, room // _WORKDAY_HOURS)
        top = self.verticalScrollBar().value() / self.grid.hour
        self.grid = Grid(len(self._days), gutter, self.viewport().width(), hour)
        least = min(DAY, -(-(strong.height() + 2) * 60 // hour // 5) * 5)
        self.shown = shown(self._view, self._days, self._told, max(SNAP, least))
        self._stops, self._meetings = self.shown.stops()
        self._spot = self._found(kept, day)
        self.heads.setGeometry(0, 0, self.viewport().width(), head)
        self.heads.show_days(self.shown, self.grid, self._today)
        self._scroll_to(top)
        self.viewport().update()

    def _found(self, kept: MeetingRef | None, day: int) -> Spot:
        same = [n for n, b in enumerate(self._meetings) if b.entry is not None and ref(b.entry) == kept]
        best = next((n for n in same if self._stops[n].day == day), same[0] if same else None)
        return (
            Spot(min(day, len(self._days) - 1), self._spot.minute)
            if best is None
            else walk.on(self._stops, best)
        )

    def _scroll_to(self, top: float) -> None:
        bar, high = self.verticalScrollBar(), self.viewport().height()
        bar.setRange(0, max(0, self.grid.height - high))
        bar.setPageStep(high)
        bar.setSingleStep(self.grid.hour // 2)
        if not self._scrolled and self.isVisible():
            self._scrolled = True
            early = any(block.span.first < _BEGINS * 60 for block in self._meetings)
            top = _BEGINS - (1 if early else 0) - (house.metrics("small").height() // 2 + 2) / self.grid.hour
        bar.setValue(round(top * self.grid.hour))

    def _box(self, block: Block) -> Box:
        return self.grid.box(block.day, block.span, block.place, GAP)

    # Painting

    def paintEvent(self, event: QPaintEvent) -> None:
        by = self.verticalScrollBar().value()
        painter = QPainter(self.viewport())
        painter.translate(0, -by)
        drawing = WeekPainter(painter, self.shown, self.grid, event.rect().translated(0, by))
        moving = self._moving()
        drawing.ground()
        drawing.blocks(self._current_block(), moving)
        today = column_of(self.shown, self._today)
        if today is not None:
            drawing.now(today, self._now)
        if moving is not None:
            drawing.moving(moving)
        elif self._spot.stop is None and keyboard_focus(self):
            drawing.cursor(self._spot.day, self._slot_span(), self._slot_words())

    def _moving(self) -> Moving | None:
        if self._hand.times is None:
            return None
        return Moving(*self._hand.times, self._hand.hit.block)

    def _current_block(self) -> Block | None:
        return None if self._spot.stop is None else self._meetings[self._spot.stop]

    def _slot_span(self) -> Span:
        return Span(self._spot.minute, min(DAY, self._spot.minute + self._slot))

    def _slot_words(self) -> str:
        day, minute = self.cursor_time()
        starts = moment_at(day, minute)
        if self._slot == STEP:
            return clock(starts)
        return moment_words(starts, moment_at(day, minute + self._slot)).rpartition("kl. ")[2]

    # Standing somewhere

    def _stand(self, spot: Spot) -> None:
        self._spot, self._slot, self.placed = spot, STEP, True
        self._see()
        self._say()
        self.viewport().update()

    def _see(self) -> None:
        block = self._current_block()
        span = block.span if block is not None else self._slot_span()
        bar, high = self.verticalScrollBar(), self.viewport().height()
        top, bottom = self.grid.y(span.first) - 8, self.grid.y(span.last) + 8
        if bottom > bar.value() + high:
            bar.setValue(bottom - high)
        if top < bar.value():
            bar.setValue(top)

    def _say(self) -> None:
        block = self._current_block()
        if block is not None:
            say(self, block.sentence)
            return
        day, minute = self.cursor_time()
        free = "optaget" if self.shown.busy_at(self._spot.day, minute) else "ledig"
        off = self.shown.holidays.get(day)
        told = [f"{long_date(day)} kl. {self._slot_words()}", free, *([off] if off else [])]
        say(self, ", ".join(told))

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
        before = self.chosen_ref()
        if key in (_Key.Key_Up, _Key.Key_Down):
            spot = (walk.up if key == _Key.Key_Up else walk.down)(self._stops, self._spot)
        else:
            by = -1 if key == _Key.Key_Left else 1
            spot = walk.sideways(self._stops, self._spot, by)
            if not 0 <= spot.day < len(self.shown.days):
                self.ran_over.emit(by, spot.minute)
                return
        self._stand(spot)
        if self.chosen_ref() != before:
            self.walked.emit(self.chosen_ref())

    def _stretch(self, minutes: int) -> None:
        """Makes the free time one stands on longer or shorter."""
        if self._spot.stop is None:
            self._slot = max(SNAP, min(DAY - self._spot.minute, self._slot + minutes))
            self._see()
            self._say()
            self.viewport().update()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._land()
        self._say()
        self.viewport().update()

    def _land(self) -> None:
        """The keyboard stands on what lies at its time."""
        if self._spot.stop is None and keyboard_focus(self):
            self._spot = walk.landed(self._stops, self._spot.day, self._spot.minute)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.viewport().update()

    # The mouse

    def _at(self, event: QMouseEvent | QHelpEvent) -> QPoint:
        at = event.pos() if isinstance(event, QHelpEvent) else event.position().toPoint()
        return at + QPoint(0, self.verticalScrollBar().value())

    def mousePressEvent(self, event: QMouseEvent) -> None:
        at = self._at(event)
        if event.button() != Qt.MouseButton.LeftButton or at.x() < self.grid.left:
            return
        block = self._hand.press(self.shown, self.grid, at).block
        if block is not None and block.entry is not None:
            number = next(n for n, one in enumerate(self._meetings) if one is block)
            self._stand(walk.on(self._stops, number))
        else:
            self._stand(Spot(self.grid.day_at(at.x()), self.grid.slot_at(at.y(), STEP)))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        at = self._at(event)
        if not event.buttons() & Qt.MouseButton.LeftButton:
            self.viewport().setCursor(_CURSORS[self._hand.under(self.shown, at).grip])
            return
        if self._hand.pull(self.shown, self.grid, at):
            self.viewport().update()
        if self._hand.drag is not None:
            self._scroll_along(event.position().toPoint().y())

    def _scroll_along(self, y: int) -> None:
        bar = self.verticalScrollBar()
        if y < _SCROLL_ZONE:
            bar.setValue(bar.value() - _SCROLL_ZONE)
        elif y > self.viewport().height() - _SCROLL_ZONE:
            bar.setValue(bar.value() + _SCROLL_ZONE)

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
        if event.button() == Qt.MouseButton.LeftButton and self._at(event).x() >= self.grid.left:
            self.open_here()

    def viewportEvent(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            block = self._hand.under(self.shown, self._at(event)).block
            QToolTip.showText(event.globalPos(), tip(block.sentence if block is not None else ""), self)
            return True
        return super().viewportEvent(event)
