"""Chips: filters that can be switched on and combined, and chips that tell a state."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QToolButton, QWidget

from koordinator.ui.base.buttons import press_on_enter
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
    """Chips that wrap; several may be on at once, or with `single` exactly one."""

    changed = Signal()

    def __init__(self, *, single: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._flow = FlowLayout(self)
        self._chips: dict[str, Chip] = {}
        self._single = single
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
        self._flow.addWidget(chip)
        return chip

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

    def set_counts(self, numbers: dict[str, int]) -> None:
        """Shows new numbers on the chips named."""
        for key, number in numbers.items():
            self._chips[key].set_count(number)
        self._flow.invalidate()

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
