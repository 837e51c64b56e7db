"""Who comes above her maximum some weeks later, each with one press that leaves her out."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from koordinator.services.rebalancing import OverLater
from koordinator.ui.base.buttons import Button
from koordinator.ui.base.focus import tab_in_place
from koordinator.ui.base.notices import Banner
from koordinator.ui.base.pile import Pile


class OverLaterBars(QWidget):
    """One warning for each; who is kept out already, and was sent a case by hand, has no button."""

    pinned = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._shown: tuple[tuple[OverLater, bool], ...] = ()
        self._pile = Pile()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._pile)
        self.hide()

    def show_people(self, people: Sequence[OverLater], kept_out: Sequence[int]) -> None:
        """Warns of these; nothing is shown where nobody comes over."""
        shown = tuple((one, one.worker_id not in kept_out) for one in people)
        if shown == self._shown:
            return
        self._shown = shown
        bars = [self._bar(one, offered=offered) for one, offered in shown]
        self._pile.renew(bars)
        tab_in_place(self, [button for bar in bars for button in bar.findChildren(Button)])
        self.setVisible(bool(shown))

    def text(self) -> str:
        """Everything said."""
        return " ".join(one.words for one, _offered in self._shown)

    def buttons(self) -> list[Button]:
        """The presses that leave somebody out."""
        return [one for one in self._pile.findChildren(Button) if one.isVisibleTo(self)]

    def _bar(self, one: OverLater, *, offered: bool) -> Banner:
        bar = Banner(one.words, "warning", f"Lås {one.worker} og løs igen" if offered else "")
        bar.acted.connect(lambda: self.pinned.emit(one))
        return bar
