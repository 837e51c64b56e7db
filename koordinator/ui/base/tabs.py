"""A line of tabs under a page's head."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QSizePolicy, QTabBar, QWidget

from koordinator.ui.base.focus import OWN_RING
from koordinator.ui.base.fonts import set_font
from koordinator.ui.base.house import house
from koordinator.ui.base.text import no_mnemonic

_SIDE = 12  # to the left and right of a tab's words


class Tabs(QTabBar):
    """Words with a line under the one in front; `picked` tells the key of another one a person chose."""

    picked = Signal(str)

    def __init__(self, name: str, tabs: Sequence[tuple[str, str]], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setObjectName("tabs")
        self.setProperty(OWN_RING, True)
        self.setDrawBase(False)
        self.setExpanding(False)
        self.setUsesScrollButtons(True)
        self.setElideMode(Qt.TextElideMode.ElideNone)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        set_font(self, "medium")
        self._keys = [key for key, _ in tabs]
        for _, words in tabs:
            self.addTab(no_mnemonic(words))
        self.currentChanged.connect(lambda number: self.picked.emit(self._keys[number]))

    def tabSizeHint(self, index: int) -> QSize:
        words = house.metrics("medium").horizontalAdvance(self.tabText(index))
        return QSize(words + 2 * _SIDE, house.row("nav"))

    def choose(self, key: str) -> None:
        """Brings a tab to the front, without telling."""
        self.blockSignals(True)
        self.setCurrentIndex(self._keys.index(key))
        self.blockSignals(False)
        self.update()

    def step(self, way: int) -> None:
        """To the next tab (1) or the one before (-1), round."""
        self.setCurrentIndex((self.currentIndex() + way) % self.count())
