"""Chips: filters that can be switched on and combined, and chips that tell a state."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QToolButton, QWidget

from koordinator.ui.base.buttons import Button, press_on_enter
from koordinator.ui.base.flow import FlowLayout
from koordinator.ui.base.fonts import set_font
from koordinator.ui.base.house import house
from koordinator.ui.base.labels import Icon, Label
from koordinator.ui.base.states import LOOKS, State
from koordinator.ui.base.text import count, no_mnemonic, plain_tip


class Chip(QToolButton):
    """A filter with its count; on, it has tint and accent edge."""

    def __init__(
        self, label: str, number: int | None = None, *, tip: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setCheckable(True)
        self.setProperty("kind", "chip")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._label = label
        self.set_count(number)
        plain_tip(self, tip)
        self.toggled.connect(self._weigh)
        self._weigh(False)

    def set_count(self, number: int | None) -> None:
        """Shows how many lie behind the filter."""
        text = self._label if number is None else f"{self._label} · {count(number)}"
        self.setText(no_mnemonic(text))
        self.setAccessibleName(text)

    def sizeHint(self) -> QSize:
        # Measured in the heavier weight, so that nothing moves when the chip is switched on.
        width = house.metrics("strong").horizontalAdvance(self.accessibleName()) + 2 * 12 + 4
        return QSize(width, house.row("chip"))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not press_on_enter(self, event):
            super().keyPressEvent(event)

    def _weigh(self, on: bool) -> None:
        set_font(self, "strong" if on else "body")


class ChipBar(QWidget):
    """Chips that wrap; several may be on at once, or with `single` exactly one.

    Folded, those that do not fit on one line wait behind a button; chips that are on stay in sight.
    """

    changed = Signal()

    def __init__(self, *, single: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._flow = FlowLayout(self)
        self._chips: dict[str, Chip] = {}
        self._single = single
        self._held_back: set[str] = set()
        self._folded = self._unfolded_by_hand = False
        self.more = Button("", "link")
        self.more.clicked.connect(self._turn)
        self._name_more()
        self._flow.addWidget(self.more)
        self.more.hide()
        house.changed.connect(self._arrange)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def add(
        self, key: str, label: str, number: int | None = None, *, on: bool = False, tip: str = ""
    ) -> Chip:
        """Adds a chip at the end."""
        chip = Chip(label, number, tip=tip)
        chip.setChecked(on)
        chip.clicked.connect(lambda: self._clicked(key))
        self._chips[key] = chip
        self._flow.removeWidget(self.more)
        self._flow.addWidget(chip)
        self._flow.addWidget(self.more)
        return chip

    def offer(self, key: str, on: bool) -> None:
        """Takes a chip that makes no sense now out of the bar, or brings it back."""
        (self._held_back.discard if on else self._held_back.add)(key)
        self._arrange()

    def fold(self, on: bool) -> None:
        """Keeps to one line where room is scarce."""
        if on != self._folded:
            self._folded = on
            self._arrange()

    def chip(self, key: str) -> Chip:
        """The chip with this key."""
        return self._chips[key]

    def chosen(self) -> list[str]:
        """Keys of the chips that are on, in their order."""
        return [key for key, chip in self._chips.items() if chip.isChecked()]

    def choose(self, keys: list[str]) -> None:
        """Switches exactly these chips on, without announcing it."""
        for key, chip in self._chips.items():
            chip.setChecked(key in keys)
        self._arrange()

    def set_counts(self, numbers: dict[str, int]) -> None:
        """Shows new numbers on the chips named."""
        for key, number in numbers.items():
            self._chips[key].set_count(number)
        self._flow.invalidate()
        self._arrange()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._arrange()

    def _turn(self) -> None:
        self._unfolded_by_hand = not self._unfolded_by_hand
        self._name_more()
        self._arrange()

    def _name_more(self) -> None:
        self.more.set_text("Færre filtre" if self._unfolded_by_hand else "Flere filtre")

    def _arrange(self) -> None:
        offered = [key for key in self._chips if key not in self._held_back]
        wide = sum(self._room(key) for key in offered) - self._flow.gap
        scarce = self._folded and wide > self.width()
        shown = set(offered)
        if scarce and not self._unfolded_by_hand:
            shown = self._that_fit(offered)
        for key, chip in self._chips.items():
            chip.setVisible(key in shown)
        self.more.setVisible(scarce)

    def _that_fit(self, offered: list[str]) -> set[str]:
        """Those that are on, and the first of the others that fit beside them."""
        shown = {key for key in offered if self._chips[key].isChecked()}
        left = self.width() - self.more.sizeHint().width() - sum(map(self._room, shown))
        for key in offered:
            if key not in shown:
                left -= self._room(key)
                if left < 0:
                    break
                shown.add(key)
        return shown

    def _room(self, key: str) -> int:
        return self._chips[key].sizeHint().width() + self._flow.gap

    def _clicked(self, key: str) -> None:
        if self._single:
            self.choose([key])
        self.changed.emit()


class StateChip(QWidget):
    """Icon and words on a tint without edge: a protected address, a consent that runs out."""

    def __init__(self, text: str, state: State, icon_name: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        look = LOOKS[state]
        self._tint = look.tint
        line = QHBoxLayout(self)
        line.setContentsMargins(10, 0, 12, 0)
        line.setSpacing(6)
        line.addWidget(Icon(icon_name or look.icon, look.text, 15))
        line.addWidget(Label(text, "strong", look.text))
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(text)

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), house.row("chip"))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(house.colour(self._tint))
        painter.drawRoundedRect(self.rect(), self.height() / 2, self.height() / 2)
