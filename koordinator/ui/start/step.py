"""One step of the way in: a title, a sentence, what is to be filled in, and the button that goes on."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QVBoxLayout, QWidget

from koordinator.ui.base.buttons import Button
from koordinator.ui.base.labels import Label

if TYPE_CHECKING:
    from koordinator.ui.base.notices import Banner


class Step(QWidget):
    """Steps own their fields and say by signal what the person wants; the window does it."""

    back = Signal()

    def __init__(self, title: str, sentence: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title = Label(title, "title", wrap=True)
        self._sentence = Label(sentence, tone="text2", wrap=True)
        if not sentence:
            self._sentence.hide()
        self._banner: Banner | None = None
        self._form = QWidget()
        self.body = QVBoxLayout()
        self.body.setSpacing(14)
        self.buttons = QHBoxLayout()
        self.buttons.setSpacing(8)
        inside = QVBoxLayout(self._form)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(20)
        inside.addLayout(self.body)
        inside.addLayout(self.buttons)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(6)
        self._column.addWidget(self._title)
        self._column.addWidget(self._sentence)
        self._column.addSpacing(14)
        self._column.addWidget(self._form)
        self._bar: _BusyLine | None = None
        self._had_focus: QWidget | None = None

    def set_sentence(self, sentence: str) -> None:
        """Says something else under the title."""
        self._sentence.setText(sentence)
        self._sentence.setVisible(bool(sentence))

    def add_main(self, text: str) -> Button:
        """Adds the one filled button."""
        button = Button(text, "filled")
        self.buttons.addWidget(button)
        return button

    def add_back(self, text: str = "Tilbage") -> Button:
        """Adds the way back and leaves the rest of the row empty."""
        button = Button(text, "plain")
        button.clicked.connect(self.back)
        self.buttons.addWidget(button)
        self.buttons.addStretch(1)
        return button

    def say(self, sentence: str, kind: str = "error") -> None:
        """Says what went wrong, or something to know, above the fields; empty takes it away."""
        if self._banner is None:
            if not sentence:
                return
            from koordinator.ui.base.notices import Banner  # nothing is to be said when one first comes

            self._banner = Banner(sentence, kind)
            self.body.insertWidget(0, self._banner)
        self._banner.show_text(sentence, kind)
        self._banner.setVisible(bool(sentence))

    def said(self) -> str:
        """The sentence above the fields, or empty."""
        return self._banner.text() if self._banner is not None else ""

    def set_busy(self, text: str) -> None:
        """Shows that work is under way and lets nothing be changed meanwhile; empty ends it."""
        if self._bar is None:
            self._bar = _BusyLine()
            self._column.addSpacing(14)
            self._column.addWidget(self._bar)
        self._bar.show_text(text)
        if text:
            self._had_focus = self.focusWidget()
        self._form.setEnabled(not text)
        if not text and self._had_focus is not None:
            self._had_focus.setFocus(Qt.FocusReason.OtherFocusReason)

    def give_up(self, sentence: str) -> None:
        """The work came to nothing: says why, and lets the fields be changed again."""
        self.set_busy("")
        self.say(sentence)

    def show_progress(self, done: int, total: int) -> None:
        """Shows how far the work is."""
        if self._bar is not None:
            self._bar.show_progress(done, total)

    def begin(self) -> None:
        """The step has come to the front; puts the focus where one begins."""
        self.focusNextChild()


class _BusyLine(QWidget):
    def __init__(self) -> None:
        super().__init__()
        self._text = Label("", tone="text2")
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(self._bar)
        column.addWidget(self._text)

    def show_text(self, text: str) -> None:
        self._bar.setRange(0, 0)
        self._bar.setAccessibleName(text)
        self._text.setText(text)
        self.setVisible(bool(text))

    def show_progress(self, done: int, total: int) -> None:
        self._bar.setRange(0, max(0, total))
        self._bar.setValue(done)
