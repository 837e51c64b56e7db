"""The caseload gauge: how many of how many, on a scale with the limits marked, and the state in words."""

from dataclasses import dataclass

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from koordinator.ui.base.buttons import press_on_enter
from koordinator.ui.base.house import house
from koordinator.ui.base.icons import paint_icon
from koordinator.ui.base.states import LOOKS, State
from koordinator.ui.base.text import count, plain_tip

_BAR = 6
_SIDE = 10
_SCALE = 40 / 35  # the scale runs to 40 where the limit is 35


@dataclass(frozen=True)
class Load:
    """What the gauge shows; `said` replaces the state's usual words ("2 over", "2 nær max" for a team)."""

    count: int
    warning: int | None
    maximum: int | None
    state: State = State.CALM
    noun: str = "sager"
    said: tuple[tuple[State, str], ...] = ()
    marks: bool = True

    @property
    def words(self) -> tuple[tuple[State, str], ...]:
        """The states in words."""
        return self.said or ((self.state, LOOKS[self.state].word),)

    @property
    def sentence(self) -> str:
        """The whole gauge as one reads it aloud."""
        most = "" if self.maximum is None else f" af højst {count(self.maximum)}"
        return f"{count(self.count)}{most} {self.noun}, " + ", ".join(word for _, word in self.words)


class CaseloadGauge(QAbstractButton):
    """A small dial of the caseload; a click opens the cases."""

    def __init__(self, load: Load | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._load = load or Load(0, 30, 35)
        self._collapsed = False
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.set_load(self._load)

    def set_load(self, load: Load) -> None:
        """Shows a caseload."""
        self._load = load
        self.setAccessibleName(load.sentence)
        plain_tip(self, f"{load.sentence}. Klik for at se sagerne")
        self.update()

    def set_collapsed(self, collapsed: bool) -> None:
        """The number and the state's icon alone."""
        self._collapsed = collapsed
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        number = house.metrics("gauge").height()
        small = house.metrics("small").height()
        if self._collapsed:
            return QSize(house.px(40), number + house.px(18) + 12)
        return QSize(house.px(160), 8 + number + 6 + _BAR + 3 + small + 6 + house.metrics().height() + 8)

    def minimumSizeHint(self) -> QSize:
        return QSize(house.px(40), self.sizeHint().height())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not press_on_enter(self, event):
            super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.underMouse():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(house.colour("sunk"))
            painter.drawRoundedRect(self.rect(), 6, 6)
        if self._collapsed:
            self._paint_small(painter)
        else:
            self._paint_words(painter)

    def _paint_small(self, painter: QPainter) -> None:
        state, _ = self._load.words[0]
        high = house.metrics("gauge").height()
        painter.setFont(house.font("gauge"))
        painter.setPen(house.colour("text"))
        painter.drawText(
            QRect(0, 4, self.width(), high), int(Qt.AlignmentFlag.AlignCenter), str(self._load.count)
        )
        side = house.px(16)
        area = QRect((self.width() - side) // 2, high + 8, side, side)
        paint_icon(painter, LOOKS[state].icon, area, LOOKS[state].text)

    def _paint_words(self, painter: QPainter) -> None:
        load = self._load
        high, top = house.metrics("gauge").height(), 8
        painter.setFont(house.font("gauge"))
        painter.setPen(house.colour("text"))
        baseline = top + house.metrics("gauge").ascent()
        number = count(load.count)
        painter.drawText(_SIDE, baseline, number)
        x = _SIDE + house.metrics("gauge").horizontalAdvance(number) + 6
        painter.setFont(house.font())
        painter.setPen(house.colour("text2"))
        rest = load.noun if load.maximum is None else f"af {count(load.maximum)} {load.noun}"
        painter.drawText(x, baseline, rest)
        below = self._paint_bar(painter, top + high + 6)
        self._paint_states(painter, below)

    def _paint_bar(self, painter: QPainter, y: int) -> int:
        load = self._load
        wide = self.width() - 2 * _SIDE
        most = max(load.count, round((load.maximum or max(load.count, 1)) * (_SCALE if load.marks else 1)), 1)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(house.colour("rule"))
        painter.drawRoundedRect(QRectF(_SIDE, y, wide, _BAR), 3, 3)
        painter.setBrush(house.colour(LOOKS[load.words[0][0]].fill))
        painter.drawRoundedRect(QRectF(_SIDE, y, wide * load.count / most, _BAR), 3, 3)
        small = house.metrics("small")
        if load.marks:
            painter.setFont(house.font("small"))
            for mark in (load.warning, load.maximum):
                if mark is not None:
                    x = _SIDE + wide * mark / most
                    painter.fillRect(QRectF(x - 1, y - 2, 2, _BAR + 4), house.colour("text"))
                    painter.setPen(house.colour("text3"))
                    label = QRectF(x - 20, y + _BAR + 3, 40, small.height())
                    painter.drawText(label, int(Qt.AlignmentFlag.AlignCenter), str(mark))
        return y + _BAR + 3 + small.height() + 6

    def _paint_states(self, painter: QPainter, y: int) -> None:
        x, side, high = _SIDE, house.px(14), house.metrics().height()
        for state, word in self._load.words:
            look = LOOKS[state]
            paint_icon(painter, look.icon, QRect(x, y + (high - side) // 2, side, side), look.text)
            font = house.font("body", look.weight)
            painter.setFont(font)
            painter.setPen(house.colour(look.text))
            x += side + 5
            painter.drawText(QRect(x, y, self.width() - x, high), int(Qt.AlignmentFlag.AlignVCenter), word)
            x += painter.fontMetrics().horizontalAdvance(word) + 14
