"""Who is away when: a quiet line of months with a bar for each leave."""

from collections.abc import Sequence
from datetime import date, timedelta

from PySide6.QtCore import QEvent, QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from koordinator.domain.leaves import LeaveLine
from koordinator.ui.base.focus import OWN_RING, keyboard_focus
from koordinator.ui.base.house import house
from koordinator.ui.base.style import paint_ring
from koordinator.ui.base.text import tip
from koordinator.ui.team.absence.words import leave_words, month_title

_NAMES = 176
_LEFT = int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft)
_STEPS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Left: -1, Qt.Key.Key_Down: 1, Qt.Key.Key_Right: 1}


class AbsenceTimeline(QWidget):
    """Painted leaves one can walk through with the arrows and open with Enter or a click."""

    opened = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self._leaves: tuple[LeaveLine, ...] = ()
        self._rows: dict[int, int] = {}
        self._kinds: dict[str, str] = {}
        self._first = self._last = self._today = date(2000, 1, 1)
        self._current = 0
        self.setProperty(OWN_RING, True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        house.changed.connect(self.updateGeometry)

    def show_leaves(
        self, leaves: Sequence[LeaveLine], kinds: dict[str, str], first: date, last: date, today: date
    ) -> None:
        """Shows the leaves from one day to another, a row for each worker who has any."""
        self._leaves, self._kinds = tuple(leaves), kinds
        self._first, self._last, self._today = first, last, today
        workers = list(dict.fromkeys(line.worker_id for line in leaves))
        self._rows = {worker: at for at, worker in enumerate(workers)}
        self._current = min(self._current, max(0, len(self._leaves) - 1))
        self._name()
        self.updateGeometry()
        self.update()

    def leaves(self) -> tuple[LeaveLine, ...]:
        """The leaves shown."""
        return self._leaves

    def sizeHint(self) -> QSize:
        return QSize(house.px(640), self._top() + len(self._rows) * house.row("list") + 4)

    def minimumSizeHint(self) -> QSize:
        return QSize(house.px(360), self.sizeHint().height())

    def _top(self) -> int:
        return house.metrics("small").height() + 10

    def _x(self, day: date) -> float:
        days = max(1, (self._last - self._first).days + 1)
        left = house.px(_NAMES)
        at = min(max((day - self._first).days, 0), days)
        return left + (self.width() - left - 8) * at / days

    def _area(self, line: LeaveLine) -> QRectF:
        high = house.row("list")
        top = self._top() + self._rows[line.worker_id] * high
        ends = (line.ends or self._last) + timedelta(days=1)
        left, right = self._x(line.starts), self._x(ends)
        return QRectF(left, top + 4, max(6.0, right - left), high - 8)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_months(painter)
        for line in self._leaves:
            area = self._area(line)
            if not area.toRect().adjusted(-self.width(), 0, 0, 0).intersects(event.rect()):
                continue
            self._paint_name(painter, line, area)
            painter.setPen(QPen(house.colour("c5"), 1))
            painter.setBrush(house.colour("c5_tint"))
            painter.drawRoundedRect(area.adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
            self._paint_words(painter, line)
        if self._leaves and keyboard_focus(self):
            paint_ring(painter, self._area(self._leaves[self._current]).toRect().adjusted(-2, -2, 2, 2), 6)

    def _paint_words(self, painter: QPainter, line: LeaveLine) -> None:
        place, words, side = self.said(line)
        inside = self._area(line).contains(place)
        painter.setFont(house.font("small"))
        painter.setPen(house.colour("text" if inside else "text2"))
        painter.drawText(place, int(Qt.AlignmentFlag.AlignVCenter | side), words)

    def said(self, line: LeaveLine) -> tuple[QRectF, str, Qt.AlignmentFlag]:
        """What a leave is and where that stands: on its bar or, where that is too short, beside it.

        Between two leaves of one worker there may be no room for all of it: the tip and the page have it.
        """
        small, area = house.metrics("small"), self._area(line)
        kind = self._kinds.get(line.kind, line.kind)
        words = f"{kind} · {line.covered} dækkes" if line.covered else kind
        wide = small.horizontalAdvance(words)
        if wide <= area.width() - 12:
            return area.adjusted(8, 0, -4, 0), words, Qt.AlignmentFlag.AlignLeft
        before, after = self._beside(line, area)
        behind = after.width() >= wide or after.width() >= before.width()
        place = after if behind else before
        words = small.elidedText(words, Qt.TextElideMode.ElideRight, max(0, int(place.width())))
        return place, words, Qt.AlignmentFlag.AlignLeft if behind else Qt.AlignmentFlag.AlignRight

    def _beside(self, line: LeaveLine, area: QRectF) -> tuple[QRectF, QRectF]:
        """The room before and after a bar, up to the worker's other leaves."""
        others = [self._area(one) for one in self._leaves if one.worker_id == line.worker_id]
        middle = area.center().x()
        left = max((one.right() for one in others if one.center().x() < middle), default=house.px(_NAMES))
        right = min((one.left() for one in others if one.center().x() > middle), default=self.width())
        return (
            QRectF(left + 6, area.y(), max(0.0, area.left() - left - 12), area.height()),
            QRectF(area.right() + 6, area.y(), max(0.0, right - area.right() - 12), area.height()),
        )

    def _paint_name(self, painter: QPainter, line: LeaveLine, area: QRectF) -> None:
        if next(one for one in self._leaves if one.worker_id == line.worker_id) is not line:
            return
        medium = house.metrics("medium")
        room = house.px(_NAMES) - 16
        painter.setFont(house.font("medium"))
        painter.setPen(house.colour("text"))
        place = QRect(0, int(area.y()), room, int(area.height()))
        painter.drawText(place, _LEFT, medium.elidedText(line.worker, Qt.TextElideMode.ElideRight, room))

    def _paint_months(self, painter: QPainter) -> None:
        painter.setFont(house.font("small"))
        bottom = self.height()
        day = self._first
        while day <= self._last:
            x = round(self._x(day)) + 0.5
            painter.setPen(QPen(house.colour("rule"), 1))
            painter.drawLine(round(x), self._top() - 4, round(x), bottom)
            painter.setPen(house.colour("text3"))
            title = f"{month_title(day)} {day.year}" if day.month == 1 else month_title(day)
            painter.drawText(QRectF(x + 4, 0, house.px(90), self._top() - 6), _LEFT, title)
            day = (day.replace(day=1) + timedelta(days=32)).replace(day=1)
        painter.setPen(QPen(house.colour("accent"), 1.5))
        x = round(self._x(self._today))
        painter.drawLine(x, self._top() - 4, x, bottom)

    # Keys and mouse

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if not self._leaves:
            super().keyPressEvent(event)
        elif key in _STEPS:
            self._go(self._current + _STEPS[key])
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.opened.emit(self._leaves[self._current].absence_id)
        else:
            super().keyPressEvent(event)

    def _go(self, number: int) -> None:
        self._current = max(0, min(len(self._leaves) - 1, number))
        self._name()
        self.update()

    def _name(self) -> None:
        if not self._leaves:
            self.setAccessibleName("Intet fravær")
            return
        line = self._leaves[self._current]
        self.setAccessibleName(f"{line.worker}: {leave_words(line, self._kinds, self._today)}")
        if self.hasFocus():
            QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.NameChanged))

    def _at(self, place: QPoint) -> int | None:
        """Which leave lies here; beside the bars it is the first of the row."""
        found = [at for at, line in enumerate(self._leaves) if self._area(line).contains(place)]
        if found:
            return found[0]
        row = (place.y() - self._top()) // max(1, house.row("list"))
        mine = [at for at, line in enumerate(self._leaves) if self._rows[line.worker_id] == row]
        return mine[0] if mine and place.x() < house.px(_NAMES) else None

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        at = self._at(event.position().toPoint())
        if at is not None and event.button() == Qt.MouseButton.LeftButton:
            self._go(at)
            self.opened.emit(self._leaves[at].absence_id)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        over = self._at(event.position().toPoint()) is not None
        self.setCursor(Qt.CursorShape.PointingHandCursor if over else Qt.CursorShape.ArrowCursor)

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip:
            at = self._at(self.mapFromGlobal(self.cursor().pos()))
            if at is not None:
                line = self._leaves[at]
                said = f"{line.worker}: {leave_words(line, self._kinds, self._today)}"
                QToolTip.showText(self.cursor().pos(), tip(said), self)
            return True
        return super().event(event)
