"""The areas in a table: then, now, the change, and the other side's number."""

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from koordinator.domain.comparing import Compared
from koordinator.domain.progression import change, decimal, signed
from koordinator.ui.base.house import house
from koordinator.ui.base.icons import paint_icon
from koordinator.ui.course.wheel.wheel_paint import COLOURS
from koordinator.ui.course.wheel.words import BLANK, number

_NUMBER, _CHANGE = 58, 74
_SIDE = 10
_NARROW = 400
_DATED = 112  # a column whose heading has a name and a day
_LEFT = int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft)
_RIGHT = int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight)


class Headings(NamedTuple):
    """What the columns are called."""

    area: str
    then: str
    now: str
    other: str
    other_day: str = ""


class Means(NamedTuple):
    """The last line; None is a dash."""

    then: float | None
    now: float | None
    other: float | None


class AreaTable(QWidget):
    """One painted line per area; a click chooses it, as the keyboard does on the wheel."""

    picked = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows: Sequence[Compared] = ()
        self._heads = Headings("Område", "", "", "")
        self._means = Means(None, None, None)
        self._chosen: str | None = None
        self._other = COLOURS["worker"]
        self.setAccessibleName("Områder")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        house.changed.connect(self._again)

    def show_rows(
        self, rows: Sequence[Compared], heads: Headings, means: Means, other_look: str = "worker"
    ) -> None:
        """Shows these areas; `other_look` is whose the last column is, as on the wheel."""
        self._other = COLOURS[other_look]
        self._rows, self._heads, self._means = rows, heads, means
        self.setAccessibleDescription("\n".join((" ".join(part for part in heads if part), self.text())))
        self._again()

    def choose(self, key: str | None) -> None:
        """Marks the chosen area."""
        self._chosen = key
        self.update()

    def text(self) -> str:
        """The table as it is read aloud."""
        return "\n".join(" ".join(part for part in self._cells(row) if part) for row in self._rows)

    def sizeHint(self) -> QSize:
        return QSize(house.px(420), self._tall() * (len(self._rows) + 2))

    def minimumSizeHint(self) -> QSize:
        return QSize(house.px(300), self.sizeHint().height())

    def row_at(self, key: str) -> QRect:
        """Where the line of an area is."""
        at = next(number for number, row in enumerate(self._rows) if row.key == key)
        return QRect(0, self._tall() * (at + 1), self.width(), self._tall())

    def mousePressEvent(self, event: QMouseEvent) -> None:
        at = int(event.position().y()) // self._tall() - 1
        if 0 <= at < len(self._rows) and self._rows[at].asked:
            self.picked.emit(self._rows[at].key)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        tall = self._tall()
        self._paint_heads(painter, QRect(0, 0, self.width(), tall))
        for at, row in enumerate(self._rows, 1):
            self._paint_row(painter, QRect(0, at * tall, self.width(), tall), row)
        self._paint_means(painter, QRect(0, (len(self._rows) + 1) * tall, self.width(), tall))

    def _paint_heads(self, painter: QPainter, area: QRect) -> None:
        painter.setFont(house.font("small"))
        painter.setPen(house.colour("text2"))
        columns = self._columns(area)
        moved = "Ændring" if self._heads.then else ""
        metrics = painter.fontMetrics()
        day = f" {self._heads.other_day}" if self._heads.other_day else ""
        told = (self._heads.area, self._heads.then, self._heads.now, moved, self._heads.other)
        for column, (words, place) in enumerate(zip(told, columns, strict=True)):
            after = day if column == len(told) - 1 else ""
            room = place.width() - metrics.horizontalAdvance(after)
            cut = metrics.elidedText(words, Qt.TextElideMode.ElideRight, room) + after
            painter.drawText(place, _LEFT if column == 0 else _RIGHT, cut)
        self._line(painter, area, "rule2")

    def _paint_row(self, painter: QPainter, area: QRect, row: Compared) -> None:
        chosen = row.key == self._chosen
        if chosen:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(house.colour("tint"))
            painter.drawRoundedRect(area.adjusted(0, 1, 0, -1), 6, 6)
        name, *columns = self._columns(area)
        self._paint_name(painter, name, row, chosen)
        _name, *numbers = self._cells(row)
        for at, (words, place) in enumerate(zip(numbers, columns, strict=True)):
            strong = at == 1 or (at == 2 and bool(row.change))
            quiet = words == BLANK or (at == 2 and not row.change)
            painter.setFont(house.font("strong" if strong else "body"))
            painter.setPen(house.colour("text2" if quiet else "text"))
            painter.drawText(place, _RIGHT, words)
        if row.other is not None and row.now is not None and row.other != row.now:
            self._paint_arrow(painter, columns[-1], row.other, up=row.other > row.now)
        if not chosen:
            self._line(painter, area, "rule")

    def _paint_name(self, painter: QPainter, area: QRect, row: Compared, chosen: bool) -> None:
        painter.setFont(house.font("strong" if chosen else "body"))
        painter.setPen(house.colour("text" if row.asked else "text2"))
        side = house.px(14) if row.usual else 0
        told = row.name if row.asked else f"{row.name} (spørges der ikke til mere)"
        cut = painter.fontMetrics().elidedText(told, Qt.TextElideMode.ElideRight, area.width() - side - 6)
        painter.drawText(area, _LEFT, cut)
        if row.usual:
            x = area.x() + painter.fontMetrics().horizontalAdvance(cut) + 6
            paint_icon(painter, "pencil", QRect(x, area.center().y() - side // 2, side, side), "text3")

    def _paint_arrow(self, painter: QPainter, area: QRect, other: int, *, up: bool) -> None:
        side = house.px(12)
        wide = house.metrics().horizontalAdvance(str(other))
        at = QRect(area.right() - wide - side - 5, area.center().y() - side // 2 + 1, side, side)
        paint_icon(painter, "arrow-up" if up else "arrow-down", at, self._other)

    def _paint_means(self, painter: QPainter, area: QRect) -> None:
        painter.setPen(house.colour("text2"))
        painter.drawLine(area.topLeft(), area.topRight())
        name, then, now, moved, other = self._columns(area)
        means = self._means
        told = (
            (then, _mean(means.then)),
            (now, _mean(means.now)),
            (moved, _moved(means)),
            (other, _mean(means.other)),
        )
        heads = (self._heads.then, self._heads.now, self._heads.then, self._heads.other)
        painter.setFont(house.font("strong"))
        painter.setPen(house.colour("text"))
        painter.drawText(name, _LEFT, "Gennemsnit")
        for (place, words), head in zip(told, heads, strict=True):
            painter.drawText(place, _RIGHT, words if head else "")

    def _cells(self, row: Compared) -> tuple[str, str, str, str, str]:
        moved = BLANK if row.change is None else signed(row.change)
        then = bool(self._heads.then)
        other = number(row.other) if self._heads.other else ""
        return row.name, number(row.then) if then else "", number(row.now), moved if then else "", other

    def _columns(self, area: QRect) -> list[QRect]:
        scarce = area.width() < house.px(_NARROW)
        wide = house.px(_NUMBER - 12 if scarce else _NUMBER)
        last = wide
        if self._heads.other_day:
            head = house.metrics("small").horizontalAdvance(f"{self._heads.other} {self._heads.other_day}")
            last = max(wide, min(head + 12, house.px(_DATED)))
        widths = [wide, wide, house.px(_CHANGE - 14 if scarce else _CHANGE), last]
        right = area.right() - _SIDE
        found: list[QRect] = []
        for one in reversed(widths):
            found.insert(0, QRect(right - one + 1, area.y(), one, area.height()))
            right -= one
        return [QRect(area.x() + _SIDE, area.y(), right - area.x() - _SIDE, area.height()), *found]

    def _line(self, painter: QPainter, area: QRect, colour: str) -> None:
        painter.fillRect(area.x(), area.bottom(), area.width(), 1, house.colour(colour))

    def _tall(self) -> int:
        return house.row("small_button")

    def _again(self) -> None:
        self.updateGeometry()
        self.update()


def _moved(means: Means) -> str:
    return BLANK if means.then is None or means.now is None else change(means.then, means.now)


def _mean(value: float | None) -> str:
    return BLANK if value is None else decimal(value)
