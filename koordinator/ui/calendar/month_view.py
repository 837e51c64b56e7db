"""The month: weeks with their numbers, a few lines a day, and the rest behind a count."""

from datetime import date, timedelta

from PySide6.QtCore import QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QSizePolicy

from koordinator.domain.meetings.records import Entry, MeetingRef
from koordinator.domain.values.dates import WEEKDAYS
from koordinator.services.meetings.calendar import CalendarView
from koordinator.ui.base.focus import keyboard_focus
from koordinator.ui.base.house import house
from koordinator.ui.base.painted import PaintedView, say
from koordinator.ui.base.style import paint_ring
from koordinator.ui.calendar.blocks import Told, ref
from koordinator.ui.calendar.drag import may_move, moved
from koordinator.ui.calendar.layout import moment_at
from koordinator.ui.calendar.month import WEEK, Day, Item, MonthGrid, month_days
from koordinator.ui.calendar.month_paint import MonthPainter, line_height, lines_in, name_height
from koordinator.ui.calendar.paint import rect

_NEW_AT = 9 * 60
_STEPS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Up: -WEEK, Qt.Key.Key_Down: WEEK}


class MonthView(PaintedView):
    """Shows a month; days are walked with the arrows, meetings opened or drawn to another day."""

    chosen = Signal(object)
    opened = Signal(object)
    time_changed = Signal(object, object, object)
    wanted = Signal(object, object)
    day_opened = Signal(object)
    week_opened = Signal(object)
    ran_over = Signal(object)  # the day walked to, which lies in another month

    def __init__(self) -> None:
        super().__init__()
        self.days: list[Day] = []
        self._month = self._at = date(2026, 1, 1)
        self._today: date | None = None
        self._chosen: MeetingRef | None = None
        self._press: tuple[QPoint, Entry] | None = None
        self._target: int | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        house.changed.connect(self.updateGeometry)

    def show_month(self, view: CalendarView, month: date, days: list[date], told: Told) -> None:
        """Shows the weeks of a month."""
        self._month = month
        self.days = month_days(view, days, told)
        self._press = self._target = None
        self._say()
        self.updateGeometry()
        self.update()

    def set_now(self, today: date) -> None:
        """Says which day it is."""
        self._today = today
        self.update()

    def stand_on(self, day: date) -> None:
        """Stands on a day."""
        self._at = day
        self._say()
        self.update()

    def current_day(self) -> date:
        """The day one stands on."""
        return self._at

    def choose(self, wanted: MeetingRef | None) -> None:
        """Marks the meeting whose panel is open."""
        self._chosen = wanted
        self.update()

    # Where things lie

    def minimumSizeHint(self) -> QSize:
        weeks = max(1, len(self.days) // WEEK)
        return QSize(house.px(420), self._top() + weeks * (name_height() + 2 * line_height() + 8))

    def grid(self) -> MonthGrid:
        """Where the days lie."""
        left = house.metrics("small").horizontalAdvance("00") + 18
        return MonthGrid(max(1, len(self.days) // WEEK), left, self._top(), self.width(), self.height())

    def _top(self) -> int:
        return house.row("button") - 4

    def day_area(self, day: date) -> QRect:
        """Where a day lies."""
        return rect(self.grid().cell(self._number(day)))

    def shown_items(self, day: date) -> tuple[Item, ...]:
        """The lines of a day there is room for."""
        number = self._number(day)
        return self.days[number].items[: lines_in(self.days[number], self.day_area(day))]

    def line_area(self, day: date, line: int) -> QRect:
        """Where a line of a day lies; the one after the last shown is the count of the rest."""
        cell = self.day_area(day)
        return QRect(
            cell.x() + 3, cell.y() + name_height() + line * line_height(), cell.width() - 6, line_height()
        )

    def _number(self, day: date) -> int:
        return (day - self.days[0].day).days

    def _day_under(self, at: QPoint) -> Day | None:
        number = self.grid().number_at(at.x(), at.y()) if self.days else None
        return self.days[number] if number is not None else None

    def _item_under(self, at: QPoint) -> Item | None:
        day = self._day_under(at)
        if day is None:
            return None
        lines = enumerate(self.shown_items(day.day))
        return next((item for n, item in lines if self.line_area(day.day, n).contains(at)), None)

    # Painting

    def paintEvent(self, _event: QPaintEvent) -> None:
        if not self.days:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        grid = self.grid()
        self._names(painter, grid)
        drawing = MonthPainter(painter, self._month.month, self._today, self._chosen)
        for number, day in enumerate(self.days):
            drawing.day(day, rect(grid.cell(number)))
        for week in range(grid.weeks):
            drawing.week(self.days[week * WEEK].day, rect(grid.cell(week * WEEK)), grid.left)
        drawing.lines(grid)
        if self._target is not None:
            paint_ring(painter, rect(grid.cell(self._target)).adjusted(1, 1, -1, -1), 4)
        elif keyboard_focus(self) and 0 <= self._number(self._at) < len(self.days):
            paint_ring(painter, self.day_area(self._at).adjusted(1, 1, -1, -1), 4)

    def _names(self, painter: QPainter, grid: MonthGrid) -> None:
        painter.setFont(house.font("small"))
        painter.setPen(house.colour("text2"))
        metrics = house.metrics("small")
        for number, name in enumerate(WEEKDAYS):
            cell = grid.cell(number)
            short = name if metrics.horizontalAdvance(name) < cell.width - 12 else name[:3]
            area = QRect(cell.x + 8, 0, cell.width - 8, grid.top)
            painter.drawText(area, int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter), short)
        painter.drawText(
            QRect(0, 0, grid.left - 8, grid.top),
            int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter), "uge",
        )  # fmt: skip

    # Keys

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, mods = Qt.Key(event.key()), event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if key == Qt.Key.Key_Escape and self._target is not None:
            self._let_go()
        elif key in _STEPS and not mods:
            self._go(self._at + timedelta(days=_STEPS[key]))
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not mods:
            self.day_opened.emit(self._at)
        else:
            event.ignore()

    def _go(self, day: date) -> None:
        if (day.year, day.month) == (self._month.year, self._month.month):
            self.stand_on(day)
        else:
            self.ran_over.emit(day)

    def _say(self) -> None:
        number = self._number(self._at) if self.days else -1
        if 0 <= number < len(self.days):
            say(self, self.days[number].sentence)

    # The mouse

    def mousePressEvent(self, event: QMouseEvent) -> None:
        at = event.position().toPoint()
        day, item = self._day_under(at), self._item_under(at)
        if event.button() != Qt.MouseButton.LeftButton:
            return
        if day is not None:
            self.stand_on(day.day)
        if item is not None and item.entry is not None:
            self._press = (at, item.entry)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        at = event.position().toPoint()
        if self._press is None:
            item = self._item_under(at)
            self.show_hand((item is not None and item.entry is not None) or self._leads_on(at))
        elif may_move(self._press[1]):
            far = (at - self._press[0]).manhattanLength() >= QApplication.startDragDistance()
            if far or self._target is not None:
                self._target = self.grid().number_at(at.x(), at.y())
                self.update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        at = event.position().toPoint()
        press, target = self._press, self._target
        self._let_go()
        if event.button() != Qt.MouseButton.LeftButton:
            return
        if press is not None and target is not None:
            began = self._day_under(press[0])
            days = (self.days[target].day - began.day).days if began is not None else 0
            if days:
                self.time_changed.emit(press[1], *moved(press[1], days, 0))
        elif press is not None:
            self.choose(ref(press[1]))
            self.chosen.emit(ref(press[1]))
        else:
            self._follow(at)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        at = event.position().toPoint()
        item, day = self._item_under(at), self._day_under(at)
        if event.button() != Qt.MouseButton.LeftButton or day is None:
            return
        if item is not None and item.entry is not None:
            self.opened.emit(ref(item.entry))
        elif item is None and not self._leads_on(at):
            self.wanted.emit(moment_at(day.day, _NEW_AT), None)

    def _let_go(self) -> None:
        self._press = self._target = None
        self.update()

    def _leads_on(self, at: QPoint) -> bool:
        """Whether a day's number, a week's number or a count of what is hidden is under the mouse."""
        day = self._day_under(at)
        if day is None:
            return bool(self.days) and self.grid().week_at(at.x(), at.y()) is not None
        hidden = len(day.items) > len(self.shown_items(day.day))
        rest = self.line_area(day.day, len(self.shown_items(day.day)))
        return at.y() < self.day_area(day.day).y() + name_height() or (hidden and rest.contains(at))

    def _follow(self, at: QPoint) -> None:
        if not self._leads_on(at):
            return
        day = self._day_under(at)
        if day is not None:
            self.day_opened.emit(day.day)
            return
        week = self.grid().week_at(at.x(), at.y())
        if week is not None:
            self.week_opened.emit(self.days[week * WEEK].day)

    def hint(self, at: QPoint) -> str:
        item, day = self._item_under(at), self._day_under(at)
        if item is not None and item.sentence:
            return item.sentence
        if day is None or not self._leads_on(at):
            return ""
        hidden = day.items[len(self.shown_items(day.day)) :]
        return "; ".join(one.sentence for one in hidden) or "Vis dagen"
