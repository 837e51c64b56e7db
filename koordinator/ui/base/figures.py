"""Figures against their targets: label, value, state in words, and a thin bar with the target's mark."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QFrame, QGridLayout, QSizePolicy, QWidget

from koordinator.ui.base.buttons import press_on_enter
from koordinator.ui.base.house import house
from koordinator.ui.base.icons import paint_icon
from koordinator.ui.base.labels import hairline
from koordinator.ui.base.states import LOOKS, State
from koordinator.ui.base.text import plain_tip

_BAR = 4
_TOP = 10


@dataclass(frozen=True)
class Figure:
    """One figure; `share` and `target` are 0-1 along the bar, None draws no bar or mark."""

    key: str
    label: str
    value: str
    sub: str = ""
    state: State = State.NONE
    word: str = ""
    share: float | None = None
    target: float | None = None
    definition: str = ""


class FigureTile(QAbstractButton):
    """One painted figure; a click opens the cases behind it."""

    def __init__(self, figure: Figure, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.first = True
        self.figure = figure
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.set_figure(figure)

    def set_figure(self, figure: Figure) -> None:
        """Shows other numbers."""
        self.figure = figure
        parts = (figure.label, figure.value, figure.sub, figure.word)
        self.setAccessibleName(", ".join(part for part in parts if part))
        self.setAccessibleDescription(figure.definition)
        plain_tip(self, figure.definition)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        high = _TOP + house.metrics().height() + house.metrics("figure").height() + 6 + _BAR + _TOP + 2
        return QSize(self.minimumSizeHint().width() + house.px(40), high)

    def minimumSizeHint(self) -> QSize:
        body, strong = house.metrics(), house.metrics("strong")
        top = body.horizontalAdvance(self.figure.label) + strong.horizontalAdvance(self.figure.word)
        middle = house.metrics("figure").horizontalAdvance(self.figure.value)
        middle += house.metrics("small").horizontalAdvance(self.figure.sub)
        return QSize(max(top + house.px(20) + 18, middle + 14) + 2 * 20, _TOP)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not press_on_enter(self, event):
            super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.underMouse():
            painter.fillRect(self.rect(), house.colour("rail"))
        left = 0 if self.first else 20
        wide = self.width() - left - 20
        y = _TOP
        self._paint_top(painter, QRect(left, y, wide, house.metrics().height()))
        y += house.metrics().height()
        self._paint_value(painter, QRect(left, y, wide, house.metrics("figure").height()))
        y += house.metrics("figure").height() + 6
        if self.figure.share is not None:
            self._paint_bar(painter, QRectF(left, y, wide, _BAR))

    def _paint_top(self, painter: QPainter, area: QRect) -> None:
        middle = Qt.AlignmentFlag.AlignVCenter
        used = 0
        if self.figure.word:
            look = LOOKS[self.figure.state]
            painter.setFont(house.font("body", look.weight))
            painter.setPen(house.colour(look.text))
            painter.drawText(area, int(middle | Qt.AlignmentFlag.AlignRight), self.figure.word)
            side = house.px(14)
            used = painter.fontMetrics().horizontalAdvance(self.figure.word) + side + 6
            icon = QRect(area.right() + 1 - used, area.y() + (area.height() - side) // 2, side, side)
            paint_icon(painter, look.icon, icon, look.text)
        painter.setFont(house.font())
        painter.setPen(house.colour("text2"))
        room = area.width() - used - 8
        label = painter.fontMetrics().elidedText(self.figure.label, Qt.TextElideMode.ElideRight, room)
        painter.drawText(area, int(middle), label)

    def _paint_value(self, painter: QPainter, area: QRect) -> None:
        baseline = area.y() + house.metrics("figure").ascent()
        painter.setFont(house.font("figure"))
        painter.setPen(house.colour("text"))
        painter.drawText(area.x(), baseline, self.figure.value)
        x = area.x() + painter.fontMetrics().horizontalAdvance(self.figure.value) + 8
        painter.setFont(house.font("small"))
        painter.setPen(house.colour("text2"))
        room = area.right() - x
        sub = painter.fontMetrics().elidedText(self.figure.sub, Qt.TextElideMode.ElideRight, room)
        painter.drawText(x, baseline, sub)

    def _paint_bar(self, painter: QPainter, area: QRectF) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(house.colour("rule"))
        painter.drawRoundedRect(area, 2, 2)
        done = QRectF(area)
        done.setWidth(area.width() * min(1.0, max(0.0, self.figure.share or 0.0)))
        painter.setBrush(house.colour("calm_fill"))
        painter.drawRoundedRect(done, 2, 2)
        if self.figure.target is not None:
            x = area.x() + area.width() * min(1.0, max(0.0, self.figure.target))
            painter.fillRect(
                QRectF(min(x, area.right() - 1) - 1, area.y() - 4, 2, _BAR + 8), house.colour("text")
            )


class FigureStrip(QFrame):
    """Figures side by side, split by hairlines; they go on two lines where one is too narrow."""

    opened = Signal(str)

    def __init__(self, figures: Sequence[Figure] = (), parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(0)
        self._tiles: list[FigureTile] = []
        self._rules: list[QFrame] = []
        self._columns = 0
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self.set_figures(figures)
        house.changed.connect(self._again)

    def set_figures(self, figures: Sequence[Figure]) -> None:
        """Shows these figures; the same number of them keeps the focus where it is."""
        if len(figures) == len(self._tiles):
            for tile, figure in zip(self._tiles, figures, strict=True):
                tile.set_figure(figure)
        else:
            for tile in self._tiles:
                tile.deleteLater()
            self._tiles = [self._tile(figure) for figure in figures]
        self._again()

    def _tile(self, figure: Figure) -> FigureTile:
        tile = FigureTile(figure, self)
        tile.clicked.connect(lambda: self.opened.emit(tile.figure.key))
        return tile

    def minimumSizeHint(self) -> QSize:
        widest = max((tile.minimumSizeHint().width() for tile in self._tiles), default=0)
        return QSize(widest, self._grid.minimumSize().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._fitting() != self._columns:
            self._again()

    def _fitting(self) -> int:
        widths = [tile.minimumSizeHint().width() for tile in self._tiles]
        fits = [
            columns
            for columns in range(1, len(widths) + 1)
            # Four on three and one looks like a mistake, so only columns that come out even.
            if len(widths) % columns == 0
            and sum(max(widths[at::columns]) + 1 for at in range(columns)) <= self.width()
        ]
        return max(fits, default=1)

    def _again(self) -> None:
        for rule in self._rules:
            rule.deleteLater()
        while self._grid.takeAt(0) is not None:
            pass
        self._rules = []
        self._columns = columns = self._fitting()
        for number, tile in enumerate(self._tiles):
            line, column = divmod(number, columns)
            if column == 0:
                self._rule(line * 2, 0, 1, columns * 2)
            else:
                self._rule(line * 2 + 1, column * 2 - 1, 1, 1, upright=True)
            tile.first = column == 0
            self._grid.addWidget(tile, line * 2 + 1, column * 2)
            tile.show()
        self._rule(self._grid.rowCount(), 0, 1, columns * 2)
        for column in range(self._grid.columnCount()):
            self._grid.setColumnStretch(column, 1 if column % 2 == 0 and column < columns * 2 else 0)
        self.updateGeometry()

    def _rule(self, line: int, column: int, lines: int, columns: int, *, upright: bool = False) -> None:
        rule = hairline(upright=upright)
        self._rules.append(rule)
        self._grid.addWidget(rule, line, column, lines, columns)
        rule.show()
