"""The line under the case list: how many there are, and what can be done with those selected."""

from collections.abc import Sequence

from PySide6.QtWidgets import QHBoxLayout, QWidget

from koordinator.ui.base.buttons import Button
from koordinator.ui.base.house import house
from koordinator.ui.base.labels import Label
from koordinator.ui.base.text import count
from koordinator.ui.cases.words import cases_word

_HINT = "Vælg flere med Skift, Ctrl eller mellemrum"


class SelectionStrip(QWidget):
    """Always there, so that nothing jumps when the first case is selected."""

    def __init__(self, buttons: Sequence[Button]) -> None:
        super().__init__()
        self._count = Label("", tone="text2")
        self._hint = Label(_HINT, "small", "text3", elide=True)
        self._buttons = buttons
        line = QHBoxLayout(self)
        line.setContentsMargins(12, 0, 0, 0)
        line.setSpacing(8)
        line.addWidget(self._count)
        for button in buttons:
            line.addWidget(button)
        line.addSpacing(8)
        line.addWidget(self._hint, 10)
        line.addStretch(1)
        house.changed.connect(self._fit)
        self._fit()
        self.show_numbers(0, 0)

    def show_numbers(self, shown: int, selected: int) -> None:
        """Says how many cases are shown and selected; the buttons come with the first one selected."""
        self._count.setText(f"{count(selected)} valgt" if selected else f"{cases_word(shown)} vist")
        self._count.set_tone("text" if selected else "text2")
        self._hint.setVisible(not selected and shown > 1)
        for button in self._buttons:
            button.setVisible(bool(selected))

    def text(self) -> str:
        """What is counted."""
        return self._count.text()

    def _fit(self) -> None:
        self.setFixedHeight(house.px(40))
