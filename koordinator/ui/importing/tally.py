"""Counts side by side that are also the tabs: each opens the rows behind it."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QSizePolicy, QWidget

from koordinator.ui.base.flow import FlowLayout
from koordinator.ui.base.house import house
from koordinator.ui.base.icons import paint_icon
from koordinator.ui.base.states import LOOKS, State
from koordinator.ui.base.text import count

_PAD = 12


@dataclass(frozen=True)
class Count:
    """One count; a state other than NONE asks for attention."""

    key: str
    label: str
    number: int
    state: State = State.NONE


class _Tile(QAbstractButton):
    def __init__(self, shown: Count) -> None:
        super().__init__()
        self.shown = shown
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        house.changed.connect(self.updateGeometry)
        self.show_count(shown)

    def show_count(self, shown: Count) -> None:
        self.shown = shown
        self.setAccessibleName(f"{shown.label}: {count(shown.number)}")
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        label = house.metrics("small_strong").horizontalAdvance(self.shown.label)
        number = house.metrics("figure").horizontalAdvance(count(self.shown.number)) + house.px(20)
        high = house.metrics("figure").height() + house.metrics("small").height() + 12
        return QSize(max(label, number) + 2 * _PAD, high)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        on = self.isChecked()
        if on or self.underMouse():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(house.colour("tint" if on else "rail"))
            painter.drawRoundedRect(self.rect().adjusted(0, 0, 0, 6), 6, 6)
        look = LOOKS[self.shown.state]
        asks = self.shown.state is not State.NONE and self.shown.number > 0
        tall = house.metrics("figure").height()
        area = QRect(_PAD, 4, self.width() - 2 * _PAD, tall)
        painter.setFont(house.font("figure"))
        painter.setPen(house.colour("text" if self.shown.number else "text3"))
        words = count(self.shown.number)
        painter.drawText(area, int(Qt.AlignmentFlag.AlignVCenter), words)
        if asks:
            side = house.px(15)
            x = area.x() + painter.fontMetrics().horizontalAdvance(words) + 6
            paint_icon(painter, look.icon, QRect(x, 4 + (tall - side) // 2, side, side), look.text)
        below = QRect(_PAD, 4 + tall, self.width() - 2 * _PAD, house.metrics("small").height())
        painter.setFont(house.font("small_strong" if on else "small"))
        painter.setPen(house.colour("accent" if on else "text2"))
        painter.drawText(below, int(Qt.AlignmentFlag.AlignVCenter), self.shown.label)
        if on:
            painter.fillRect(QRect(0, self.height() - 2, self.width(), 2), house.colour("accent"))


class Tally(QWidget):
    """The counts on one line, or two where the text is large; exactly one is open, by arrow keys or Space."""

    opened = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._flow = FlowLayout(self, spacing=4, line_spacing=4)
        self._group = QButtonGroup(self)
        self.tiles: dict[str, _Tile] = {}
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def show_counts(self, counts: Sequence[Count]) -> None:
        """Shows these counts; those that stay keep the focus and which one is open."""
        keys = [one.key for one in counts]
        for key, tile in self.tiles.items():
            tile.setVisible(key in keys)
        for one in counts:
            tile = self.tiles.get(one.key) or self._add(one)
            tile.show_count(one)
        self._flow.invalidate()
        self.updateGeometry()

    def open(self, key: str) -> None:
        """Opens the rows behind a count."""
        self.tiles[key].setChecked(True)
        self.opened.emit(key)

    def current(self) -> str:
        """Which count is open, or an empty text."""
        return next((k for k, tile in self.tiles.items() if tile.isChecked() and not tile.isHidden()), "")

    def _add(self, one: Count) -> _Tile:
        tile = _Tile(one)
        self._group.addButton(tile)
        self.tiles[one.key] = tile
        self._flow.addWidget(tile)
        tile.clicked.connect(lambda: self.opened.emit(one.key))
        return tile
