"""The drawing of the month: one cell a day, one line a meeting."""

from datetime import date

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from koordinator.domain.meetings.kinds import STATE_NAMES, MeetingState
from koordinator.domain.meetings.records import MeetingRef
from koordinator.ui.base.house import house
from koordinator.ui.base.icons import paint_icon
from koordinator.ui.calendar.blocks import SATURDAY, ref
from koordinator.ui.calendar.layout import Box
from koordinator.ui.calendar.month import WEEK, Day, Item, MonthGrid
from koordinator.ui.calendar.paint import COLOURS, struck
from koordinator.ui.calendar.words import DONE, TOLD, more

_LEFT = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
_RIGHT = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
_ELIDE = Qt.TextElideMode.ElideRight


def line_height() -> int:
    """The height of one line."""
    return house.metrics("small").height() + 4


def name_height() -> int:
    """The height of a day's number over its lines."""
    return house.metrics("strong").height() + 8


def lines_in(day: Day, cell: QRect) -> int:
    """How many of a day's lines are shown; the count of the rest takes one."""
    room = max(1, (cell.height() - name_height() - 2) // line_height())
    return len(day.items) if len(day.items) <= room else room - 1


class MonthPainter:
    """Draws the days of a month with one painter."""

    def __init__(self, painter: QPainter, month: int, today: date | None, chosen: MeetingRef | None) -> None:
        self._painter, self._month, self._today, self._chosen = painter, month, today, chosen

    def day(self, day: Day, cell: QRect) -> None:
        """One day: its number, the holiday's name, its lines, and the count of the rest."""
        if day.day.weekday() >= SATURDAY or day.holiday:
            self._painter.fillRect(cell, house.colour("rail"))
        self._number(day, cell)
        seen = lines_in(day, cell)
        area = QRect(cell.x() + 3, cell.y() + name_height(), cell.width() - 6, line_height())
        for item in day.items[:seen]:
            self._line(item, area.adjusted(0, 1, 0, -1))
            area.translate(0, line_height())
        if seen < len(day.items):
            self._painter.setFont(house.font("small_strong"))
            self._painter.setPen(house.colour("accent"))
            self._painter.drawText(area.adjusted(7, 0, 0, 0), _LEFT, more(len(day.items) - seen, seen))

    def _number(self, day: Day, cell: QRect) -> None:
        painter, now = self._painter, day.day == self._today
        outside = day.day.month != self._month
        text = f"{day.day.day}."
        area = QRect(cell.x() + 8, cell.y() + 4, cell.width() - 12, name_height() - 4)
        painter.setFont(house.font("body" if outside else "strong"))
        painter.setPen(house.colour("accent" if now else "text3" if outside else "text"))
        painter.drawText(area, _LEFT, text)
        told = " · ".join([*(["i dag"] if now else []), *([day.holiday] if day.holiday else [])])
        wide = house.metrics("strong").horizontalAdvance(text + " ")
        painter.setFont(house.font("small"))
        painter.setPen(house.colour("accent"))
        rest = area.adjusted(wide, 0, 0, 0)
        painter.drawText(rest, _LEFT, house.metrics("small").elidedText(told, _ELIDE, rest.width()))

    def _line(self, item: Item, area: QRect) -> None:
        painter, entry = self._painter, item.entry
        chosen = entry is not None and ref(entry) == self._chosen
        edge = "c5" if entry is None else COLOURS[entry.colour]
        cancelled = entry is not None and entry.state is MeetingState.CANCELLED
        draft = entry is not None and entry.state is MeetingState.DRAFT
        fill = (
            "accent"
            if chosen
            else "sunk"
            if entry is None
            else "page"
            if cancelled or draft
            else f"{edge}_tint"
        )
        painter.setBrush(house.colour(fill))
        painter.setPen(Qt.PenStyle.NoPen)
        if not chosen and draft:
            painter.setPen(QPen(house.colour(edge), 1, Qt.PenStyle.DashLine))
        elif not chosen and cancelled:
            painter.setPen(QPen(house.colour("rule2"), 1))
        painter.drawRoundedRect(QRectF(area).adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
        if not chosen and not draft:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(house.colour("c5" if cancelled else edge))
            painter.drawRoundedRect(QRectF(area.x(), area.y(), 3, area.height()), 1.5, 1.5)
        self._words(item, area.adjusted(8, 0, -3, 0), "on_accent" if chosen else "text" if entry else "text2")

    def _words(self, item: Item, area: QRect, tone: str) -> None:
        painter, entry = self._painter, item.entry
        painter.setPen(house.colour(tone))
        x = area.x()
        if entry is not None and entry.state in DONE:
            side = area.height() - 4
            paint_icon(painter, "check", QRect(x - 2, area.y() + 2, side, side), tone)
            x += side
        if item.time:
            painter.setFont(house.font("small"))
            painter.drawText(QRect(x, area.y(), area.right() - x, area.height()), _LEFT, item.time)
            x += house.metrics("small").horizontalAdvance(item.time + " ")
        font, metrics = house.font("small_strong"), house.metrics("small_strong")
        beside = entry is not None and entry.state in TOLD - DONE
        state = f" · {STATE_NAMES[entry.state]}" if entry is not None and beside else ""
        room = area.right() - x + 1
        name = metrics.elidedText(item.text, _ELIDE, max(0, room - metrics.horizontalAdvance(state)))
        painter.setFont(struck(font, entry))
        painter.drawText(QRect(x, area.y(), room, area.height()), _LEFT, name)
        x += metrics.horizontalAdvance(name)
        painter.setFont(font)
        painter.drawText(QRect(x, area.y(), area.right() - x + 1, area.height()), _LEFT, state)

    def week(self, day: date, cell: QRect, left: int) -> None:
        """The number of a week at its left."""
        self._painter.setFont(house.font("small"))
        self._painter.setPen(house.colour("text3"))
        area = QRect(0, cell.y() + 4, left - 8, name_height() - 4)
        self._painter.drawText(area, _RIGHT, str(day.isocalendar().week))

    def lines(self, grid: MonthGrid) -> None:
        """Hairlines between the days."""
        self._painter.setPen(QPen(house.colour("rule"), 1))
        bottom: Box = grid.cell(grid.weeks * WEEK - 1)
        for week in range(grid.weeks + 1):
            y = grid.cell(week * WEEK).y if week < grid.weeks else bottom.y + bottom.height - 1
            self._painter.drawLine(grid.left, y, grid.width - 1, y)
        for number in range(WEEK + 1):
            x = grid.cell(number).x if number < WEEK else grid.width - 1
            self._painter.drawLine(x, grid.top, x, bottom.y + bottom.height - 1)
