"""Questions with a scale each: a click or a digit scores, and the same number again takes it away."""

from collections.abc import Mapping, Sequence
from functools import partial

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from koordinator.domain.forms import Area, Form
from koordinator.ui.base.focus import keyboard_focus, tab_in_place
from koordinator.ui.base.house import house
from koordinator.ui.base.labels import Label, row
from koordinator.ui.base.style import paint_ring
from koordinator.ui.course.wheel.score import Score

_ROOM = 5  # around the cells, for the focus ring
_CELL, _LARGE_CELL = 30, 52


class ScaleBar(Score):
    """The steps of a scale side by side; the chosen one is filled, that of before has a dashed edge."""

    def __init__(self, *, large: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._large = large
        self._before: int | None = None
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        house.changed.connect(self.updateGeometry)

    def show_before(self, before: int | None) -> None:
        """Marks the number of before."""
        self._before = before
        self.update()

    def cell(self, score: int) -> QRect:
        """Where a step of the scale stands."""
        wide = (self.width() - 2 * _ROOM) / (self.maximum() - self.minimum() + 1)
        left = _ROOM + (score - self.minimum()) * wide
        return QRect(round(left), _ROOM, round(left + wide) - round(left), self.height() - 2 * _ROOM)

    def sizeHint(self) -> QSize:
        side = house.px(_LARGE_CELL if self._large else _CELL)
        return QSize(side * (self.maximum() - self.minimum() + 1) + 2 * _ROOM, side + 2 * _ROOM)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        steps = range(self.minimum(), self.maximum() + 1)
        at = event.position().toPoint()
        hit = next((step for step in steps if self.cell(step).contains(at)), None)
        if self.open and hit is not None:
            self.scored.emit(None if hit == self.score else hit)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        event.accept()  # Qt's own would move the slider

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        event.accept()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for step in range(self.minimum(), self.maximum() + 1):
            self._paint_step(painter, step)
        if keyboard_focus(self):
            paint_ring(painter, self.rect(), 8)

    def _paint_step(self, painter: QPainter, step: int) -> None:
        held = step == self.score
        area = self.cell(step).adjusted(1, 1, -2, -1)
        painter.setPen(QPen(house.colour("c1" if held else "ctl" if self.open else "rule2"), 1))
        painter.setBrush(house.colour("c1") if held else Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(area, 4, 4)
        if step == self._before and not held:
            painter.setPen(QPen(house.colour("c2"), 1.5, Qt.PenStyle.DashLine))
            painter.drawRoundedRect(area.adjusted(2, 2, -2, -2), 3, 3)
        role = "section" if self._large else "strong" if held else "body"
        painter.setFont(house.font(role))
        painter.setPen(house.colour("page" if held else "text" if self.open else "text2"))
        painter.drawText(area, int(Qt.AlignmentFlag.AlignCenter), str(step))


class ScaleList(QWidget):
    """A form's questions under each other."""

    scored = Signal(str, object)
    chosen = Signal(str)

    def __init__(self, *, large: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._large = large
        self._keys: list[str] = []
        self.bars: dict[str, ScaleBar] = {}
        self._said: dict[str, Label] = {}
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(20 if large else 6)

    def show_scores(
        self,
        form: Form,
        areas: Sequence[Area],
        values: Mapping[str, int],
        before: Mapping[str, int],
        *,
        by_citizen: bool,
        scoring: bool,
    ) -> None:
        """Shows these questions with their scores."""
        asked = [area.question(by_citizen=by_citizen) for area in areas]
        if [area.key + question for area, question in zip(areas, asked, strict=True)] != self._keys:
            self._keys = [area.key + question for area, question in zip(areas, asked, strict=True)]
            self._build(areas, asked)
        for area, question in zip(areas, asked, strict=True):
            bar, score = self.bars[area.key], values.get(area.key)
            bar.show_score(question, score, form.low, form.high, open_=scoring, words=form.words)
            bar.show_before(before.get(area.key))
            bar.updateGeometry()
            self._said[area.key].setText(bar.word(score) if score is not None else "")
            self._said[area.key].setVisible(bool(form.words))

    def _build(self, areas: Sequence[Area], asked: Sequence[str]) -> None:
        while (item := self._column.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        self.bars, self._said = {}, {}
        for area, question in zip(areas, asked, strict=True):
            self._column.addWidget(self._question(area.key, question))
        self._column.addStretch(1)
        if areas:
            self.setFocusProxy(self.bars[areas[0].key])
        tab_in_place(self, list(self.bars.values()))

    def _question(self, key: str, question: str) -> QWidget:
        whole = QWidget()
        bar = self.bars[key] = ScaleBar(large=self._large)
        bar.scored.connect(partial(self.scored.emit, key))
        bar.entered.connect(partial(self.chosen.emit, key))
        bar.turned.connect(bar.update)
        said = self._said[key] = Label("", "quote" if self._large else "body", "text2")
        said.setContentsMargins(_ROOM, 0, 0, 0)
        column = QVBoxLayout(whole)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        words = Label(question, "quote" if self._large else "body", wrap=True)
        words.setContentsMargins(_ROOM, 0, 0, 0)
        column.addWidget(words)
        column.addLayout(row([bar, said, None]))
        return whole
