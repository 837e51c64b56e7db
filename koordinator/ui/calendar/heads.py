"""The head of the week: the days' names, and under them what holds for whole days."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QPoint, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from koordinator.ui.base.house import house
from koordinator.ui.base.painted import PaintedView
from koordinator.ui.calendar.blocks import SATURDAY, DayBar, Shown
from koordinator.ui.calendar.layout import Grid
from koordinator.ui.calendar.words import more, weekday

_MOST_LANES = 3
_GAP = 4
_LEFT = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
_RIGHT = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
_LOOKS = {"holiday": ("tint", "accent"), "away": ("sunk", "text2"), "busy": ("sunk", "text2")}
ALL_DAY = "heldags"


class DayHeads(PaintedView):
    """Painted over the hours; a click on a day opens it."""

    day_opened = Signal(object)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent, keys=False)
        self._shown = Shown(())
        self._grid: Grid | None = None
        self._today: date | None = None

    def show_days(self, shown: Shown, grid: Grid, today: date | None) -> None:
        """Shows the heads of these columns."""
        self._shown, self._grid, self._today = shown, grid, today
        self.setAccessibleName("; ".join(f"{shown.days[bar.first]}: {bar.text}" for bar in shown.bars))
        self.update()

    def wanted_height(self, bars: Sequence[DayBar]) -> int:
        """The height for the names and so many lanes of bars."""
        lanes = min(_MOST_LANES, max((bar.lane + 1 for bar in bars), default=0))
        strip = lanes * (self._bar_height() + 2) + 6 if lanes else 0
        return house.row("button") + strip + 1

    def bar_texts(self) -> list[str]:
        """What stands in the strip."""
        return [bar.text for bar in self._shown.bars]

    def day_area(self, number: int) -> QRect:
        """Where the name of a day stands."""
        assert self._grid is not None
        column = self._grid.column(number)
        return QRect(column.x, 0, column.width, house.row("button"))

    def _bar_height(self) -> int:
        return house.metrics("small").height() + 4

    def paintEvent(self, _event: QPaintEvent) -> None:
        if self._grid is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        names = house.row("button")
        for number, day in enumerate(self._shown.days):
            self._name(painter, number, day)
        painter.setPen(QPen(house.colour("rule"), 1))
        painter.drawLine(0, names, self.width(), names)
        for number in range(self._grid.days):
            x = self._grid.edge(number)
            painter.drawLine(x, names, x, self.height())
        painter.drawLine(self._grid.edge(0), self.height() - 1, self.width(), self.height() - 1)
        if self._shown.bars:
            painter.setFont(house.font("small"))
            painter.setPen(house.colour("text3"))
            label = QRect(0, names + 3, self._grid.left - 8, self._bar_height())
            painter.drawText(label, _RIGHT, ALL_DAY)
        for bar in self._shown.bars:
            if bar.lane < self._seen_lanes():
                self._bar(painter, bar)
        for number in range(self._grid.days):
            self._rest(painter, number)

    def _name(self, painter: QPainter, number: int, day: date) -> None:
        area = self.day_area(number)
        if number == self._hover:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(house.colour("rail"))
            painter.drawRoundedRect(QRectF(area).adjusted(2, 2, -2, -4), 6, 6)
        now = day == self._today
        quiet = not now and (day.weekday() >= SATURDAY or day in self._shown.holidays)
        figure, words = house.metrics("section"), house.metrics("strong" if now else "body")
        date_text = f"{day.day}."
        x = area.x() + 10
        painter.setFont(house.font("section"))
        painter.setPen(house.colour("accent" if now else "text2" if quiet else "text"))
        painter.drawText(QRect(x, 0, area.width() - 10, area.height()), _LEFT, date_text)
        x += figure.horizontalAdvance(date_text + " ")
        room = area.right() - x - 4
        name = weekday(day)
        if words.horizontalAdvance(name) > room:
            name = name[:3]
        if now and words.horizontalAdvance(f"{name} · i dag") <= room:
            name += " · i dag"
        painter.setFont(house.font("strong" if now else "body"))
        painter.setPen(house.colour("accent" if now else "text2"))
        painter.drawText(QRect(x, 0, room + 4, area.height() + 1), _LEFT, name)

    def _bar_area(self, bar: DayBar) -> QRect:
        assert self._grid is not None
        left, right = self._grid.edge(bar.first) + 3, self._grid.edge(bar.last + 1) - 3
        high = self._bar_height()
        return QRect(left, house.row("button") + 4 + bar.lane * (high + 2), right - left, high)

    def _seen_lanes(self) -> int:
        """How many lanes of bars there is room for; the last one may be needed to count the rest."""
        lanes = max((bar.lane + 1 for bar in self._shown.bars), default=0)
        return lanes if lanes <= _MOST_LANES else _MOST_LANES - 1

    def _hidden(self, number: int) -> list[str]:
        seen = self._seen_lanes()
        return [bar.text for bar in self._shown.bars if bar.lane >= seen and bar.first <= number <= bar.last]

    def _rest(self, painter: QPainter, number: int) -> None:
        hidden = self._hidden(number)
        if hidden:
            painter.setFont(house.font("small"))
            painter.setPen(house.colour("text2"))
            last = DayBar("away", more(len(hidden)), number, number, _MOST_LANES - 1)
            painter.drawText(self._bar_area(last).adjusted(9, 0, 0, 0), _LEFT, last.text)

    def _bar(self, painter: QPainter, bar: DayBar) -> None:
        fill, tone = _LOOKS[bar.kind]
        area = self._bar_area(bar)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(house.colour(fill))
        painter.drawRoundedRect(area, 4, 4)
        if bar.kind != "holiday":
            painter.setBrush(house.colour("c5"))
            painter.drawRoundedRect(QRectF(area.x(), area.y(), 3, area.height()), 1.5, 1.5)
        painter.setFont(house.font("small_strong"))
        painter.setPen(house.colour(tone))
        inner = area.adjusted(9, 0, -4, 0)
        metrics = house.metrics("small_strong")
        cut = metrics.elidedText(bar.text, Qt.TextElideMode.ElideRight, inner.width())
        painter.drawText(inner, _LEFT, cut)

    # The mouse

    def under(self, at: QPoint) -> int | None:
        if self._grid is None or at.y() >= house.row("button") or at.x() < self._grid.left:
            return None
        return self._grid.day_at(at.x())

    def mousePressEvent(self, event: QMouseEvent) -> None:
        event.accept()  # or the release would go elsewhere

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        number = self.under(event.position().toPoint())
        if number is not None and event.button() == Qt.MouseButton.LeftButton:
            self.day_opened.emit(self._shown.days[number])

    def hint(self, at: QPoint) -> str:
        if self._grid is None:
            return ""
        if self.under(at) is not None:
            return "Vis dagen"
        seen = [bar for bar in self._shown.bars if bar.lane < self._seen_lanes()]
        hit = [bar.text for bar in seen if self._bar_area(bar).contains(at)]
        return ", ".join(hit or self._hidden(self._grid.day_at(at.x())))
