"""The drawing of the week: hours, columns, what lies in them, the line of now, and what is being drawn."""

from dataclasses import dataclass
from datetime import datetime

from PySide6.QtCore import QPointF, QRect, Qt
from PySide6.QtGui import QPainter, QPen

from koordinator.domain.values.times import span as span_words
from koordinator.ui.base.house import house
from koordinator.ui.base.style import paint_ring
from koordinator.ui.calendar.blocks import SATURDAY, Block, Shown
from koordinator.ui.calendar.layout import Grid, Place, Span, parts
from koordinator.ui.calendar.paint import paint_block, paint_ghost, rect

GAP = 3
_RIGHT = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
_PALE = 0.45


@dataclass(frozen=True, slots=True)
class Moving:
    """What would come of a drag, and the meeting it is done to."""

    starts: datetime
    ends: datetime
    block: Block | None


class WeekPainter:
    """Draws with one painter what of the week lies within an area."""

    def __init__(self, painter: QPainter, shown: Shown, grid: Grid, area: QRect) -> None:
        self._painter, self._shown, self._grid, self._area = painter, shown, grid, area
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)

    def ground(self) -> None:
        """Days off in another tone, a line at each hour and a dotted one between."""
        painter, grid = self._painter, self._grid
        for number, day in enumerate(self._shown.days):
            if day.weekday() >= SATURDAY or day in self._shown.holidays:
                painter.fillRect(rect(grid.column(number)) & self._area, house.colour("rail"))
        rule = house.colour("rule")
        dots = QPen(rule, 1)
        dots.setDashPattern([2, 3])
        for half in range(1, 48):
            y = grid.y(half * 30) + 0.5
            if self._area.top() <= y <= self._area.bottom():
                painter.setPen(QPen(rule, 1) if half % 2 == 0 else dots)
                painter.drawLine(QPointF(grid.left, y), QPointF(grid.width, y))
        painter.setPen(QPen(rule, 1))
        for number in range(grid.days + 1):
            x = min(grid.edge(number), grid.width - 1) + 0.5
            painter.drawLine(QPointF(x, self._area.top()), QPointF(x, self._area.bottom() + 1))
        self._hours()

    def _hours(self) -> None:
        painter, grid = self._painter, self._grid
        painter.setFont(house.font("small"))
        painter.setPen(house.colour("text3"))
        high = house.metrics("small").height()
        for hour in range(1, 24):
            painter.drawText(
                QRect(0, grid.y(hour * 60) - high // 2, grid.left - 8, high), _RIGHT, f"{hour}.00"
            )

    def blocks(self, chosen: Block | None, moving: Moving | None) -> None:
        """All meetings and busy time; the chosen one over the others."""
        late: Block | None = None
        for block in self._shown.blocks:
            if chosen is not None and block.entry is not None and block.entry == chosen.entry:
                late = block if block is chosen else late
                if block is chosen:
                    continue
            self._block(block, moving, chosen=False)
        if late is not None:
            self._block(late, moving, chosen=True)

    def _block(self, block: Block, moving: Moving | None, *, chosen: bool) -> None:
        area = rect(self._grid.box(block.day, block.span, block.place, GAP))
        if not area.adjusted(-4, -4, 4, 4).intersects(self._area):
            return
        held = moving is not None and moving.block is not None and moving.block.entry == block.entry
        pale = held and block.entry is not None
        self._painter.setOpacity(_PALE if pale else 1.0)
        paint_block(self._painter, area, block, chosen=chosen and not pale)
        self._painter.setOpacity(1.0)

    def now(self, number: int, minute: int) -> None:
        """The line of now in today's column."""
        column, y = self._grid.column(number), self._grid.y(minute) + 0.5
        painter, shade = self._painter, house.colour("accent")
        painter.setPen(QPen(shade, 2))
        painter.drawLine(QPointF(column.x, y), QPointF(column.x + column.width, y))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(shade)
        painter.drawEllipse(QPointF(column.x + 1, y), 4, 4)

    def moving(self, moving: Moving) -> None:
        """The live ghost with its time."""
        name = [] if moving.block is None or moving.block.entry is None else [moving.block.title]
        for day, span in parts(moving.starts, moving.ends):
            if day in self._shown.days:
                box = self._grid.box(self._shown.days.index(day), span, Place(0, 1), GAP)
                paint_ghost(self._painter, rect(box), [span_words(moving.starts, moving.ends), *name])

    def cursor(self, number: int, span: Span, words: str) -> None:
        """The free time the keyboard stands on; beside busy time it has no room for words."""
        area = rect(self._grid.box(number, span, Place(0, 1), GAP))
        paint_ring(self._painter, area, 4)
        if any(block.day == number and block.span.overlaps(span) for block in self._shown.blocks):
            return
        painter, metrics = self._painter, house.metrics("small")
        painter.setFont(house.font("small"))
        painter.setPen(house.colour("accent"))
        inner = area.adjusted(9, 0, -4, 0)
        text = metrics.elidedText(words, Qt.TextElideMode.ElideRight, inner.width())
        painter.drawText(inner, int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter), text)
