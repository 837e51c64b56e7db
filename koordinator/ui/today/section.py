"""A titled list of short lines, each with what it opens."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from koordinator.ui.base.buttons import Button
from koordinator.ui.base.labels import Label, StateWord, hairline
from koordinator.ui.base.states import State


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
    """A heading with its count and the lines under it; hidden when there is nothing to say."""

    def __init__(self, title: str) -> None:
        super().__init__()
        self._title = Label(title, "section")
        self._count = Label("", tone="text2")
        head = QHBoxLayout()
        head.setSpacing(10)
        head.addWidget(self._title)
        head.addWidget(self._count)
        head.addStretch(1)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._column.addLayout(head)
        self._column.addSpacing(6)
        self._made: list[QWidget] = []
        self.buttons: list[Button] = []

    def show_lines(self, lines: Sequence[Line]) -> None:
        """Show these lines instead of those before; the focus stays on the line it was on."""
        focused = next((n for n, button in enumerate(self.buttons) if button.hasFocus()), None)
        for widget in self._made:
            widget.deleteLater()
        self._made, self.buttons = [], []
        self._count.setText(str(len(lines)))
        for line in lines:
            self._add(hairline())
            self._add(self._row(line))
        self.setVisible(bool(lines))
        if focused is not None and focused < len(self.buttons):
            self.buttons[focused].setFocus()

    def _add(self, widget: QWidget) -> None:
        self._made.append(widget)
        self._column.addWidget(widget)

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
