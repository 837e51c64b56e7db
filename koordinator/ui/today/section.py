"""A titled list of short lines, each with what it opens."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from koordinator.ui.base.buttons import Button
from koordinator.ui.base.focus import tab_in_place
from koordinator.ui.base.labels import Label, StateWord, hairline
from koordinator.ui.base.pile import Pile
from koordinator.ui.base.states import State
from koordinator.ui.base.text import count


@dataclass(frozen=True)
class Line:
    """One line: a lead in grey, the words that open something, what stands under and to the right."""

    lead: str
    text: str
    under: str
    open: Callable[[], object]
    right: str = ""
    state: State = State.NONE
    word: str = ""


class Section(QWidget):
    """A heading with its count and the lines under it; hidden when there is nothing to say.

    With `fold` it is one line to be opened, and no more is built before.
    """

    def __init__(self, title: str, *, fold: bool = False) -> None:
        super().__init__()
        self._name = title
        self._title = Label(title, "section")
        self._count = Label("", tone="text2")
        self.fold = Button("", "link", "chevron-right")
        self.fold.clicked.connect(self._turn)
        self._folded = fold
        self._lines: Sequence[Line] = ()
        head = QHBoxLayout()
        head.setSpacing(10)
        for widget in (self.fold,) if fold else (self._title, self._count):
            head.addWidget(widget)
        head.addStretch(1)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._column.addLayout(head)
        self._column.addSpacing(6)
        self._pile = Pile()
        self._column.addWidget(self._pile)
        self.buttons: list[Button] = []

    def show_lines(self, lines: Sequence[Line], number: int | None = None) -> None:
        """Show these lines instead of those before; the focus stays on the line it was on.

        `number` is what the heading counts, where that is not the lines.
        """
        self._lines = lines
        focused = next((n for n, button in enumerate(self.buttons) if button.hasFocus()), None)
        shown = count(len(lines) if number is None else number)
        self._count.setText(shown)
        self.fold.set_text(f"{self._name} ({shown})")
        self._build()
        self.setVisible(bool(lines))
        if focused is not None and focused < len(self.buttons):
            self.buttons[focused].setFocus()

    def _turn(self) -> None:
        self._folded = not self._folded
        self.fold.set_icon("chevron-right" if self._folded else "chevron-down")
        self._build()
        tab_in_place(self, [self.fold, *self.buttons])

    def _build(self) -> None:
        self.buttons = []
        shown = () if self._folded else self._lines
        self._pile.renew([part for line in shown for part in (hairline(), self._row(line))])

    def _row(self, line: Line) -> QWidget:
        row = QWidget()
        layout = QHBoxLayout(row)
        layout.setContentsMargins(0, 6, 0, 6)
        layout.setSpacing(12)
        if line.lead:
            lead = Label(line.lead, tone="text2")
            lead.setMinimumWidth(lead.fontMetrics().horizontalAdvance("30. sept."))
            layout.addWidget(lead, 0, Qt.AlignmentFlag.AlignTop)
        button = Button(line.text, "link")
        button.clicked.connect(line.open)
        self.buttons.append(button)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
        if line.under:
            words.addWidget(Label(line.under, "small", "text2", elide=True))
        layout.addLayout(words, 1)
        if line.right:
            layout.addWidget(Label(line.right, tone="text2"))
        if line.state is not State.NONE:
            layout.addWidget(StateWord(line.state, line.word or None))
        return row
