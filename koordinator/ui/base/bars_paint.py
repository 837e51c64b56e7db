"""The drawing of caseload bars: columns measured from the text, one scale for all rows."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from koordinator.ui.base.bar import Bar
from koordinator.ui.base.house import house
from koordinator.ui.base.icons import paint_icon
from koordinator.ui.base.states import LOOKS, State

_GAP = 24
_STEP = 10
_LEAST_SCALE = 40
_LEAST_BAR = 160
_NAMES = 192
_PALE = 0.3
_TREND = 72
_LEAST_SPAN = 10  # so that one case more or less is no mountain
_ROOMY = 220  # a bar narrower than this gives nothing away to what stands beside it
WEIGHT, PAST, AHEAD = "tyngde", "6 mdr.", "4 uger"
_MEANS = (
    "Tyngde: en let sag tæller 0,5, en almindelig 1 og en tung 1,5. Tyngden er ingen grænse.",
    "Sager i programmet, egne og dækkede, måned for måned de sidste 6 måneder",
    "Kendte ændringer de næste 4 uger: sager, der kommer til (+) og går fra (−); ventede afslutninger er med",
)
_VCENTER = Qt.AlignmentFlag.AlignVCenter
_LEFT = int(_VCENTER | Qt.AlignmentFlag.AlignLeft)


@dataclass(frozen=True)
class Lanes:
    """Where names, bars, numbers and states stand, in pixels."""

    names: int
    bars: int
    bar_width: int
    numbers: int
    number_width: int
    states: int
    least: int
    top: int
    row: int
    most: int
    # Weight to its right edge, trend and ahead from the left.
    beside: tuple[int, int, int] = (0, 0, 0)

    @classmethod
    def of(cls, bars: Sequence[Bar], width: int) -> "Lanes":
        """Measures the rows for this width."""
        body, strong, small = house.metrics("medium"), house.metrics("strong"), house.metrics("small")
        name = max((body.horizontalAdvance(bar.name) for bar in bars), default=60)
        second = max((small.horizontalAdvance(bar.second) for bar in bars), default=0)
        # Two pixels more than measured, lest rounding cuts the longest name.
        names = min(max(name, second) + 2, max(house.px(_NAMES), width // 4)) + _GAP
        number = max((_number_width(bar) for bar in bars), default=60)
        word = max((strong.horizontalAdvance(bar.said) for bar in bars), default=40)
        right = number + 16 + house.px(16) + 6 + word + 8
        least = 8 + names + _LEAST_BAR + _GAP + right
        wide = _beside_width(bars)
        wide = wide if wide and width - least - wide >= _ROOMY - _LEAST_BAR else 0
        right += wide
        bar_width = max(_LEAST_BAR, width - 8 - names - _GAP - right)
        numbers = 8 + names + bar_width + _GAP
        counts = [max(bar.count, bar.before or 0, bar.maximum or 0) for bar in bars]
        most = max(_LEAST_SCALE, -(-max(counts, default=0) // _STEP) * _STEP)
        both = any(bar.before is not None for bar in bars)
        row = house.row("two_line") - (0 if not both else 2)
        states = numbers + number + 16
        at = states + house.px(16) + 6 + word + 8 + _weight_width(bars)
        beside = (at, at + _GAP, at + _GAP + house.px(_TREND) + _GAP)
        top = small.height() + 10
        return cls(
            names, 8 + names, bar_width, numbers, number, states, least, top, row, most,
            beside if wide else (0, 0, 0),
        )  # fmt: skip

    def meaning(self, x: float) -> str:
        """What the figures beside the bars at this place mean."""
        weight, trend, ahead = self.beside
        if not weight or x < weight - house.px(_TREND):
            return ""
        return _MEANS[(x >= trend) + (x >= ahead)]

    def x(self, count: float) -> float:
        """Where a number of cases lies."""
        return self.bars + self.bar_width * count / self.most


def _of(bar: Bar) -> str:
    return "" if bar.maximum is None else f"af {bar.maximum}"


def _number_width(bar: Bar) -> int:
    strong, small = house.metrics("strong"), house.metrics("small")
    number = str(bar.count) if bar.before in (None, bar.count) else f"{bar.before} → {bar.count}"
    return strong.horizontalAdvance(number) + 8 + small.horizontalAdvance(_of(bar))


def _weight_width(bars: Sequence[Bar]) -> int:
    titles = house.metrics("small").horizontalAdvance(WEIGHT)
    return max([titles, *(house.metrics("body").horizontalAdvance(bar.weight) for bar in bars)]) + _GAP


def _ahead_width(bars: Sequence[Bar]) -> int:
    titles = house.metrics("small").horizontalAdvance(AHEAD)
    return max([titles, *(house.metrics("body").horizontalAdvance(bar.ahead) for bar in bars)]) + 8


def _beside_width(bars: Sequence[Bar]) -> int:
    """Room for what stands beside the state; none where no row says any of it."""
    if not any(bar.weight or bar.trend or bar.ahead for bar in bars):
        return 0
    return _weight_width(bars) + _GAP + house.px(_TREND) + _GAP + _ahead_width(bars)


class BarsPainter:
    """Draws the scale and the rows with one painter."""

    def __init__(self, painter: QPainter, lanes: Lanes) -> None:
        self._painter, self._lanes = painter, lanes

    def scale(self, rows: int) -> None:
        """Numbers on top and a fine line at every tenth case."""
        painter, lanes = self._painter, self._lanes
        painter.setFont(house.font("small"))
        high = house.metrics("small").height()
        bottom = lanes.top + rows * lanes.row
        for count in range(0, lanes.most + 1, _STEP):
            x = lanes.x(count)
            painter.setPen(QPen(house.colour("rule"), 1))
            painter.drawLine(QPointF(round(x) + 0.5, lanes.top - 4), QPointF(round(x) + 0.5, bottom))
            painter.setPen(house.colour("text3"))
            painter.drawText(QRectF(x - 30, 0, 60, high), int(Qt.AlignmentFlag.AlignCenter), str(count))
        weight, trend, ahead = lanes.beside
        if weight:
            painter.setPen(house.colour("text3"))
            wide = house.metrics("small").horizontalAdvance(WEIGHT)
            for left, title in ((weight - wide, WEIGHT), (trend, PAST), (ahead, AHEAD)):
                painter.drawText(QPointF(left, house.metrics("small").ascent()), title)

    def row(self, bar: Bar, area: QRect) -> None:
        """One person: name, bars with marks, number and state."""
        self._name(bar, area)
        self._bar(bar, area)
        self._marks(bar, area)
        self._number(bar, area)
        self._state(bar, area)
        if self._lanes.beside[0]:
            self._beside(bar, area)

    def _name(self, bar: Bar, area: QRect) -> None:
        painter, room = self._painter, self._lanes.names - _GAP
        body, small = house.metrics("medium"), house.metrics("small")
        block = body.height() + (small.height() if bar.second else 0)
        top = area.y() + (area.height() - block) // 2
        elide = Qt.TextElideMode.ElideRight
        painter.setFont(house.font("medium"))
        painter.setPen(house.colour("text"))
        painter.drawText(QRect(8, top, room, body.height()), _LEFT, body.elidedText(bar.name, elide, room))
        painter.setFont(house.font("small"))
        painter.setPen(house.colour("text2"))
        under = QRect(8, top + body.height(), room, small.height())
        painter.drawText(under, _LEFT, small.elidedText(bar.second, elide, room))

    def _bar(self, bar: Bar, area: QRect) -> None:
        painter, lanes = self._painter, self._lanes
        # Without a limit there is no state; the bar then has the colour of what counts now.
        fill = house.colour(LOOKS[State.CALM if bar.state is State.NONE else bar.state].fill)
        painter.setPen(Qt.PenStyle.NoPen)
        if bar.before is None:
            high = house.px(16)
            now = QRectF(lanes.bars, area.center().y() - high / 2 + 1, lanes.x(bar.count) - lanes.bars, high)
        else:
            thin, high = house.px(9), house.px(13)
            top = area.y() + (area.height() - thin - high - 1) / 2
            was = QRectF(
                lanes.bars + 0.5, top + 0.5, max(1.0, lanes.x(bar.before) - lanes.bars - 1), thin - 1
            )
            painter.setPen(QPen(house.colour("c5"), 1))
            painter.setBrush(house.colour("c5_tint"))
            painter.drawRoundedRect(was, 2, 2)
            painter.setPen(Qt.PenStyle.NoPen)
            now = QRectF(lanes.bars, top + thin + 1, lanes.x(bar.count) - lanes.bars, high)
        painter.setBrush(fill)
        painter.drawRoundedRect(now, 3, 3)
        if bar.paler:
            self._paler(bar, now, fill)

    def _paler(self, bar: Bar, now: QRectF, fill: QColor) -> None:
        """Opens the end of the bar: the page shines through within the bar's own edge."""
        painter = self._painter
        left = self._lanes.x(bar.count - bar.paler)
        part = QRectF(left, now.y() + 1, now.right() - left - 1, now.height() - 2)
        shade = QColor(fill)
        shade.setAlphaF(_PALE)
        for brush in (house.colour("page"), shade):
            painter.setBrush(brush)
            painter.drawRoundedRect(part, 2, 2)

    def _marks(self, bar: Bar, area: QRect) -> None:
        painter, lanes = self._painter, self._lanes
        top, bottom = area.y() + 5.0, area.bottom() - 4.0
        if bar.warning is not None:
            x = lanes.x(bar.warning)
            # A light seam keeps the dots to be seen on the bar as well as beside it.
            painter.setPen(QPen(house.colour("page"), 2.5))
            painter.drawLine(QPointF(x, top), QPointF(x, bottom))
            dots = QPen(house.colour("text"), 1.5)
            dots.setDashPattern([1, 1.6])
            painter.setPen(dots)
            painter.drawLine(QPointF(x, top), QPointF(x, bottom))
        if bar.maximum is not None:
            x = lanes.x(bar.maximum)
            painter.setPen(QPen(house.colour("text"), 2.5, Qt.PenStyle.SolidLine, Qt.PenCapStyle.FlatCap))
            painter.drawLine(QPointF(x, top - 1), QPointF(x, bottom + 1))

    def _number(self, bar: Bar, area: QRect) -> None:
        x = self._lanes.numbers
        if bar.before is not None and bar.before != bar.count:
            over = bar.before_state is State.OVER
            x = self._put(
                x, area, str(bar.before), "strong" if over else "body", "over_text" if over else "text"
            )
            x = self._put(x, area, " → ", "body", "text2")
        x = self._put(x, area, str(bar.count), "strong", "text")
        of = _of(bar)
        # "af 35" stands under each other, whatever the numbers before it are.
        right = self._lanes.numbers + self._lanes.number_width
        self._put(right - house.metrics("small").horizontalAdvance(of), area, of, "small", "text2")

    def _state(self, bar: Bar, area: QRect) -> None:
        if not bar.said:
            return
        look = LOOKS[bar.state]
        side = house.px(16)
        icon = QRect(self._lanes.states, area.y() + (area.height() - side) // 2, side, side)
        paint_icon(self._painter, look.icon, icon, look.text)
        role = "strong" if look.weight == 600 else "body"
        self._put(self._lanes.states + side + 6, area, bar.said, role, look.text)

    def _beside(self, bar: Bar, area: QRect) -> None:
        weight, trend, ahead = self._lanes.beside
        wide = house.metrics("body").horizontalAdvance(bar.weight)
        self._put(weight - wide, area, bar.weight, "body", "text2")
        self._put(ahead, area, bar.ahead, "body", "text2")
        if len(bar.trend) > 1:
            self._trend(bar.trend, trend, area)

    def _trend(self, counts: Sequence[int], left: int, area: QRect) -> None:
        low, high = min(counts), max(counts)
        span, tall, wide = max(high - low, _LEAST_SPAN), area.height() * 0.42, house.px(_TREND) - 8
        step, middle = wide / (len(counts) - 1), area.center().y()
        points = [
            QPointF(left + 4 + step * at, middle - tall * (count - (low + high) / 2) / span)
            for at, count in enumerate(counts)
        ]
        self._painter.setPen(QPen(house.colour("c1"), 1.5))
        self._painter.setBrush(Qt.BrushStyle.NoBrush)
        self._painter.drawPolyline(points)
        self._painter.setBrush(house.colour("c1"))
        self._painter.drawEllipse(points[-1], 2.5, 2.5)

    def _put(self, x: int, area: QRect, text: str, role: str, tone: str) -> int:
        self._painter.setFont(house.font(role))
        self._painter.setPen(house.colour(tone))
        wide = house.metrics(role).horizontalAdvance(text)
        self._painter.drawText(QRect(x, area.y(), wide + 2, area.height()), _LEFT, text)
        return x + wide
