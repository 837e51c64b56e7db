"""The figures' tiles side by side, as many on a line as there is room for."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QWidget

from koordinator.domain.figures.records import Figure
from koordinator.ui.base.house import house
from koordinator.ui.base.labels import hairline
from koordinator.ui.figures.card import FigureCard
from koordinator.ui.figures.shown import goal_lines

_GAP = 32
_MOST = 3


class FigureCards(QWidget):
    """Tiles in columns split by room, in lines split by hairlines."""

    opened = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(_GAP)
        self._grid.setVerticalSpacing(0)
        self.cards: list[FigureCard] = []
        self._rules: list[QFrame] = []
        self._columns = 0
        house.changed.connect(self._again)

    def show_figures(self, figures: Sequence[Figure], today: date) -> None:
        """Shows these figures; the same number of them keeps the focus where it is."""
        if len(figures) != len(self.cards):
            for card in self.cards:
                card.deleteLater()
            self.cards = [self._card(figure) for figure in figures]
            self._columns = 0
        for card, figure in zip(self.cards, figures, strict=True):
            card.show_figure(figure, goal_lines(figure, today))
        self._arrange()

    def card(self, key: str) -> FigureCard:
        """The tile of a figure."""
        return next(card for card in self.cards if card.figure.key == key)

    def minimumSizeHint(self) -> QSize:
        """As narrow as one tile, whatever the columns are now: a narrower window has fewer of them."""
        least = self._grid.minimumSize()
        one = min((card.minimumSizeHint().width() for card in self.cards), default=least.width())
        return QSize(one, least.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _card(self, figure: Figure) -> FigureCard:
        card = FigureCard(figure, self)
        card.clicked.connect(lambda: self.opened.emit(card.figure.key))
        return card

    def _again(self) -> None:
        self._columns = 0
        self._arrange()

    def _arrange(self) -> None:
        if not self.cards:
            return
        least = self.cards[0].minimumSizeHint().width() + _GAP
        columns = max(1, min(_MOST, (self.width() + _GAP) // least))
        if columns == self._columns:
            return
        self._columns = columns
        while self._grid.takeAt(0) is not None:
            pass
        for rule in self._rules:
            rule.deleteLater()
        self._rules = []
        for number, card in enumerate(self.cards):
            line, column = divmod(number, columns)
            if column == 0:
                self._rule(line * 2, columns)
            self._grid.addWidget(card, line * 2 + 1, column)
            card.show()
        self._rule(self._grid.rowCount(), columns)
        for column in range(_MOST):
            self._grid.setColumnStretch(column, 1 if column < columns else 0)

    def _rule(self, line: int, columns: int) -> None:
        rule = hairline()
        self._rules.append(rule)
        self._grid.addWidget(rule, line, 0, 1, columns)
        rule.show()
