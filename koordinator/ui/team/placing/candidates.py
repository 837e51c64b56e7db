"""Those who could have a case: each with a small bar, the verdict, and what speaks for and against."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from koordinator.domain.caseload import Limits
from koordinator.ui.base.buttons import Button
from koordinator.ui.base.focus import tab_in_place
from koordinator.ui.base.house import house
from koordinator.ui.base.labels import Icon, Label, StateWord
from koordinator.ui.base.states import LOOKS, State

_HIGH = 10
_SCALE = 40


@dataclass(frozen=True)
class Offer:
    """One person on the list; `pick` is None for who cannot be chosen."""

    name: str
    before: int
    after: int
    limits: Limits | None
    state: State
    word: str
    reasons: tuple[str, ...]
    against: tuple[str, ...]
    open: Callable[[], object] = field(compare=False)
    pick: Callable[[], object] | None = field(compare=False)


class SmallBar(QWidget):
    """A caseload before and after on one bar, with marks at the warning level and the maximum."""

    def __init__(self, offer: Offer) -> None:
        super().__init__()
        self._offer = offer
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(house.px(120), house.px(_HIGH) + 6)

    def paintEvent(self, _event: QPaintEvent) -> None:
        offer, painter = self._offer, QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        most = max(_SCALE, offer.before, offer.after, offer.limits.maximum if offer.limits else 0)
        wide, high = self.width() - 2, house.px(_HIGH)
        area = QRectF(0, 3, wide, high)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(house.colour("rail"))
        painter.drawRoundedRect(area, 3, 3)
        painter.setBrush(house.colour(LOOKS[offer.state].fill))
        painter.drawRoundedRect(QRectF(0, 3, wide * offer.after / most, high), 3, 3)
        if offer.before < offer.after:
            painter.setPen(QPen(house.colour("page"), 1))
            x = round(wide * offer.before / most) + 0.5
            painter.drawLine(round(x), 3, round(x), 3 + high)
        if offer.limits is not None:
            marks = (
                (offer.limits.warning, 1.5, Qt.PenStyle.DotLine),
                (offer.limits.maximum, 2.5, Qt.PenStyle.SolidLine),
            )
            for level, width, style in marks:
                painter.setPen(QPen(house.colour("text"), width, style))
                x = wide * level / most
                painter.drawLine(round(x), 0, round(x), high + 6)


class OfferList(QWidget):
    """Shows people under each other; the same ones stay as they stand, and so does the focus on them."""

    def __init__(self, empty: str) -> None:
        super().__init__()
        self._empty = Label(empty, tone="text2", wrap=True)
        self._offers: tuple[Offer, ...] = ()
        self._rows: list[_OfferRow] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(14)
        self._column.addWidget(self._empty)

    def show_offers(self, offers: Sequence[Offer], pick: str, *, anew: bool = False) -> None:
        """Shows these; `pick` is what the button of each says, `anew` for another case."""
        self._empty.setVisible(not offers)
        if self._offers == tuple(offers) and not anew:
            return
        self._offers = tuple(offers)
        for row in self._rows:
            row.hide()
            row.deleteLater()
        self._rows = [_OfferRow(offer, pick) for offer in offers]
        for row in self._rows:
            self._column.addWidget(row)
        tab_in_place(self, [button for row in self._rows for button in row.pressed])

    def offers(self) -> tuple[Offer, ...]:
        """Those shown."""
        return self._offers

    def button(self, row: int) -> Button:
        """What picks the one in a row."""
        return self._rows[row].pressed[-1]


class _OfferRow(QWidget):
    def __init__(self, offer: Offer, pick: str) -> None:
        super().__init__()
        name = Button(offer.name, "link")
        name.clicked.connect(lambda: offer.open())
        self.pressed = [name]
        top = QHBoxLayout()
        top.addWidget(name)
        top.addStretch(1)
        if offer.pick is not None:
            chosen = offer.pick
            button = Button(pick, "link")
            button.setAccessibleDescription(offer.name)
            button.clicked.connect(lambda: chosen())
            self.pressed.append(button)
            top.addWidget(button)
        most = f" af {offer.limits.maximum}" if offer.limits else ""
        count = Label(f"{offer.before} → {offer.after}{most}", "small", "text2")
        bar = QHBoxLayout()
        bar.setSpacing(10)
        bar.addWidget(SmallBar(offer), 1)
        bar.addWidget(count)
        bar.addWidget(StateWord(offer.state, offer.word))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(3)
        column.addLayout(top)
        column.addLayout(bar)
        for icon, words in (
            *(("check", one) for one in offer.reasons),
            *(("dash", one) for one in offer.against),
        ):
            column.addLayout(_said(icon, words))


def _said(icon: str, words: str) -> QHBoxLayout:
    line = QHBoxLayout()
    line.setSpacing(6)
    label = Label(words, "small", "text2", wrap=True)
    mark = Icon(icon, "text3", 12)
    above = (house.metrics("small").height() - house.px(12)) // 2
    beside = QVBoxLayout()
    beside.addSpacing(max(0, above))
    beside.addWidget(mark)
    beside.addStretch(1)
    line.addLayout(beside)
    label.setMinimumWidth(1)
    line.addWidget(label, 1)
    return line
