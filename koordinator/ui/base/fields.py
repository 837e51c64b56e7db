"""Inputs of forms that are sent as a whole: a word above, the input, and a sentence under it."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from koordinator.ui.base.buttons import Button
from koordinator.ui.base.fonts import mark
from koordinator.ui.base.labels import Label

_CAPS = "Caps Lock er slået til."


class Field(QWidget):
    """A label over an input; what is wrong, or what helps, stands under it."""

    entered = Signal()
    changed = Signal(str)

    def __init__(self, label: str, *, hint: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._hint = hint
        self.edit = self._make_edit()
        self.edit.setAccessibleName(label)
        self.edit.textChanged.connect(self._typed)
        self.edit.returnPressed.connect(self.entered)
        self._label = Label(label, tone="text2")
        self._label.setBuddy(self.edit)
        self._under = Label(hint, "small", "text2", wrap=True)
        if not hint:
            self._under.hide()
        self.head = QHBoxLayout()
        self.head.addWidget(self._label, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addLayout(self.head)
        column.addLayout(self._input_row())
        column.addWidget(self._under)
        self.setFocusProxy(self.edit)

    def text(self) -> str:
        """What stands in the input."""
        return self.edit.text()

    def set_text(self, text: str) -> None:
        """Puts a text in the input."""
        self.edit.setText(text)

    def say_wrong(self, sentence: str) -> None:
        """Says what is wrong with what was typed; typing on takes it away."""
        mark(self.edit, "wrong", True)
        self._say(sentence, "over_text")

    def say(self, sentence: str, tone: str = "text2") -> None:
        """Says something helpful under the input; an empty sentence brings the hint back."""
        mark(self.edit, "wrong", False)
        self._say(sentence or self._hint, tone)

    def said(self) -> str:
        """The sentence under the input, or empty."""
        return self._under.text()

    def is_wrong(self) -> bool:
        """Whether the sentence says that something is wrong."""
        return str(self.edit.property("wrong")) == "true"

    def _say(self, sentence: str, tone: str) -> None:
        self._under.setText(sentence)
        self._under.set_tone(tone)
        self._under.setVisible(bool(sentence))
        self.edit.setAccessibleDescription(sentence)

    def _make_edit(self) -> QLineEdit:
        return QLineEdit()

    def _input_row(self) -> QHBoxLayout:
        line = QHBoxLayout()
        line.setSpacing(8)
        line.addWidget(self.edit, 1)
        return line

    def _typed(self, text: str) -> None:
        if self.is_wrong():
            self.say("")
        self.changed.emit(text)


class _SecretEdit(QLineEdit):
    caps = Signal(bool)

    def __init__(self) -> None:
        super().__init__()
        self.setEchoMode(QLineEdit.EchoMode.Password)
        self.setInputMethodHints(Qt.InputMethodHint.ImhSensitiveData | Qt.InputMethodHint.ImhNoPredictiveText)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        letter = event.text()
        if event.key() == Qt.Key.Key_CapsLock:
            self.caps.emit(False)
        elif letter.isalpha() and letter.upper() != letter.lower():
            shifted = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            self.caps.emit(letter.isupper() != shifted)
        super().keyPressEvent(event)


class PasswordField(Field):
    """A password, hidden until one asks to see it; says when Caps Lock seems to be on."""

    def __init__(self, label: str, *, hint: str = "", parent: QWidget | None = None) -> None:
        super().__init__(label, hint=hint, parent=parent)
        self.reveal = Button("Vis", "link")
        self.reveal.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.reveal.setCheckable(True)
        self.reveal.toggled.connect(self._show)
        self._show(False)
        self.head.addWidget(self.reveal)
        # Tab goes from the input to what shows it, not to it before the input.
        self.setTabOrder(self.edit, self.reveal)

    def _make_edit(self) -> QLineEdit:
        edit = _SecretEdit()
        edit.caps.connect(self._tell_caps)
        return edit

    def _show(self, shown: bool) -> None:
        modes = QLineEdit.EchoMode
        self.edit.setEchoMode(modes.Normal if shown else modes.Password)
        self.reveal.set_text("Skjul" if shown else "Vis")
        self.reveal.setAccessibleDescription("Skjul adgangskoden" if shown else "Vis adgangskoden")

    def _tell_caps(self, on: bool) -> None:
        if on and not self.said():
            self.say(_CAPS, "near_text")
        elif not on and self.said() == _CAPS:
            self.say("")
