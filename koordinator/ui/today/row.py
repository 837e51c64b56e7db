"""One line of work: what and how late, the rule under it, its button, and putting it off."""

from collections.abc import Callable
from datetime import date
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from koordinator.domain.tasks import ENDINGS, STATE_NAMES, TaskState
from koordinator.domain.today import WorkLine
from koordinator.errors import KoordinatorError
from koordinator.ui.base.buttons import Button, IconButton
from koordinator.ui.base.day_entry import DayEntry
from koordinator.ui.base.house import house
from koordinator.ui.base.labels import Label
from koordinator.ui.base.text import plain_tip
from koordinator.ui.base.typed import day_format
from koordinator.ui.due.words import ALL_STEPS, step_of
from koordinator.ui.today import words

_PAD = 24  # what a small button needs beside its words
_GAP = 8


class WorkRow(QWidget):
    """Enter presses the button it is on, U puts off (or corrects a task)."""

    acted = Signal(object)
    settled = Signal(object, object)
    put_off = Signal(object)
    free = Signal()

    def __init__(self, line: WorkLine, today: date) -> None:
        super().__init__()
        self.line = line
        self.presses: list[Button] = []
        self.entry: DayEntry | None = None
        self.beside = self._beside()
        self._hand = QWidget()
        self._hand.setMinimumWidth(_hand_width())
        self._hand.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Preferred)
        self._buttons = QHBoxLayout(self._hand)
        self._buttons.setContentsMargins(0, 0, 0, 0)
        self._buttons.setSpacing(_GAP)
        self._add_actions()
        line_ = QHBoxLayout(self)
        line_.setContentsMargins(0, 4, 0, 4)
        line_.setSpacing(_GAP)
        line_.addLayout(self._words(today), 1)
        line_.addWidget(self._hand, 0, Qt.AlignmentFlag.AlignVCenter)
        line_.addWidget(self.beside, 0, Qt.AlignmentFlag.AlignVCenter)

    @property
    def stops(self) -> list[QWidget]:
        """Where Tab stops, in order."""
        return [*self.presses, self.beside]

    def has_focus(self) -> bool:
        """Whether the focus is somewhere on this line."""
        return any(stop.hasFocus() for stop in self.stops) or self.typing()

    def typing(self) -> bool:
        """Whether a date is being typed here."""
        return self.entry is not None and not self.entry.isHidden()

    def ask_day(self, name: str, today: Callable[[], date], save: Callable[[str], object]) -> None:
        """Opens a field for a date where the button stands; Enter saves, Esc gives up."""
        self.close_entry()
        self.entry = DayEntry(name, day_format(today, needed="Skriv datoen, for eksempel 1/12."))
        self.entry.box()
        self.entry.committed.connect(partial(_save, self.entry, save))
        self.entry.done.connect(self.close_entry)
        for button in self.presses:
            button.hide()
        self._buttons.addWidget(self.entry)
        self.entry.begin(today())

    def close_entry(self) -> None:
        """Brings the button back."""
        if self.entry is None:
            return
        entry, self.entry = self.entry, None
        focused = entry.has_focus()
        for button in self.presses:
            button.show()
        if focused:
            self.presses[0].setFocus(Qt.FocusReason.OtherFocusReason)
        entry.hide()
        entry.deleteLater()
        self.free.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_U and not event.modifiers() and not self.typing():
            self.put_off.emit(self.line)
        else:
            super().keyPressEvent(event)

    def _words(self, today: date) -> QVBoxLayout:
        under = Label(words.why(self.line, today), "small", "text3", wrap=True)
        under.setMinimumWidth(1)
        column = QVBoxLayout()
        column.setSpacing(0)
        column.addWidget(_WhatWhen(self.line, today))
        column.addWidget(under)
        return column

    def _add_actions(self) -> None:
        said = f"{words.what(self.line)}, {self.line.citizen}".rstrip(", ")
        if self.line.task is not None:
            for state in ENDINGS[self.line.task.kind]:
                button = Button(STATE_NAMES[state].capitalize(), small=True)
                button.clicked.connect(partial(self._settle, state))
                self.presses.append(button)
        elif self.line.item is not None:
            button = Button(step_of(self.line.item).words, small=True)
            button.clicked.connect(lambda: self.acted.emit(self.line))
            self.presses.append(button)
        for number, button in enumerate(self.presses):
            button.setAccessibleDescription(said)
            self._buttons.addWidget(button, 0 if number == 0 and len(self.presses) > 1 else 1)

    def _settle(self, state: TaskState) -> None:
        self.settled.emit(self.line, state)

    def _beside(self) -> IconButton:
        task = self.line.task is not None
        name = "Ret" if task else "Udsæt med begrundelse"
        button = IconButton("pencil" if task else "clock-forward", name, small=True, shortcut="U")
        button.setAccessibleDescription(words.what(self.line))
        button.clicked.connect(lambda: self.put_off.emit(self.line))
        return button


class _WhatWhen(QWidget):
    """What and how late on one line, or on two where there is not room for both."""

    def __init__(self, line: WorkLine, today: date) -> None:
        super().__init__()
        self._what = Label(words.what(line), elide=True)
        # As wide as its words where there is room, cut with … where there is not.
        self._what.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Preferred)
        plain_tip(self._what, words.what(line))
        self._late = words.when(line, today)
        tone, role = ("over_text", "strong") if line.over else ("text2", "body")
        self._when = Label(f"· {self._late}" if self._late else "", role, tone)
        self._line = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._line.setContentsMargins(0, 0, 0, 0)
        self._line.setSpacing(5)
        self._line.addWidget(self._what)
        self._line.addWidget(self._when)
        self._line.addStretch(1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        ways = QBoxLayout.Direction
        both = self._what.sizeHint().width() + self._when.fontMetrics().horizontalAdvance(f"· {self._late}")
        wanted = ways.TopToBottom if self._late and both + 8 > self.width() else ways.LeftToRight
        if wanted is not self._line.direction():
            beside = wanted is ways.LeftToRight
            self._line.setDirection(wanted)
            self._line.setSpacing(5 if beside else 0)
            self._when.setText(f"· {self._late}" if beside else self._late)
            self.updateGeometry()


def _save(entry: DayEntry, save: Callable[[str], object], day: str) -> None:
    try:
        save(day)
    except KoordinatorError as fault:
        entry.show_error(str(fault))


def _hand_width() -> int:
    """All buttons are as wide as the widest; the two of an agreement may take a little more."""
    metrics = house.metrics("medium")
    widest = max(metrics.horizontalAdvance(one.words) for one in ALL_STEPS)
    return max(house.px(132), widest + _PAD)
