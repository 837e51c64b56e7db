"""One agreement or task of a case: what, who and by when, and how it ends."""

from datetime import date
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from koordinator.domain.tasks import ENDINGS, KIND_NAMES, STATE_NAMES, TaskLine, TaskState, days_over
from koordinator.domain.values.dates import day_month
from koordinator.ui.base.buttons import Button, IconButton
from koordinator.ui.base.house import house
from koordinator.ui.base.labels import Label, hairline, row
from koordinator.ui.due.words import late_words

_NARROW = 440


class TaskRow(QWidget):
    """The buttons stand to the right, or under the words where there is little room."""

    settled = Signal(object)
    edited = Signal()

    def __init__(self, one: TaskLine, today: date) -> None:
        super().__init__()
        self._one = one
        self.stops = self._buttons()
        self._line = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._line.setContentsMargins(0, 8, 0, 8)
        self._line.setSpacing(8)
        self._line.addLayout(self._words(today), 1)
        hand: QHBoxLayout = row([*self.stops, None], spacing=8)
        self._line.addLayout(hand)
        self._line.setAlignment(hand, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(hairline())
        column.addLayout(self._line)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        ways = QBoxLayout.Direction
        narrow = self.width() < house.px(_NARROW)
        wanted = ways.TopToBottom if narrow else ways.LeftToRight
        if wanted is not self._line.direction():
            self._line.setDirection(wanted)
            self.updateGeometry()

    def _words(self, today: date) -> QVBoxLayout:
        title = Label(self._one.title, wrap=True)
        under = Label(self._facts(), "small", "text2", wrap=True)
        words = QVBoxLayout()
        words.setSpacing(1)
        for label in (title, under):
            label.setMinimumWidth(1)
            words.addWidget(label)
        over = days_over(self._one, today)
        if over:
            words.addWidget(Label(late_words(over), "small", "over_text"))
        return words

    def _facts(self) -> str:
        one = self._one
        parts = [KIND_NAMES[one.kind], one.doer]
        if not one.is_open:
            parts.append(
                f"{STATE_NAMES[one.state]} {day_month(one.state_day) if one.state_day else ''}".strip()
            )
        elif one.due is not None:
            parts.append(f"senest {day_month(one.due)}")
        return " · ".join(part for part in parts if part)

    def _buttons(self) -> list[QWidget]:
        made: list[Button | IconButton] = []
        for state in ENDINGS[self._one.kind] if self._one.is_open else ():
            button = Button(STATE_NAMES[state].capitalize(), small=True)
            button.clicked.connect(partial(self._settle, state))
            made.append(button)
        if not self._one.is_open:
            again = Button("Åbn igen", small=True)
            again.clicked.connect(partial(self._settle, TaskState.OPEN))
            made.append(again)
        edit = IconButton("pencil", "Ret", small=True)
        edit.clicked.connect(self.edited)
        made.append(edit)
        for one in made:
            one.setAccessibleDescription(self._one.title)
        return [*made]

    def _settle(self, state: TaskState) -> None:
        self.settled.emit(state)
