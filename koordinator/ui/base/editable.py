"""Values that read as text and become inputs when one comes to them; they are saved on leaving."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QAccessible, QAccessibleEvent, QFocusEvent, QKeyEvent, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPlainTextEdit, QScrollArea, QVBoxLayout, QWidget

from koordinator.errors import KoordinatorError
from koordinator.ui.base.fonts import mark
from koordinator.ui.base.formats import PLAIN, Format
from koordinator.ui.base.house import house
from koordinator.ui.base.labels import Icon, Label
from koordinator.ui.base.text import plain_tip

_NOT_SET = "–"
_ROUND = 40  # what is seen above and below a place one is brought to
_PAD = 2  # as the style sheet has it


class ErrorLine(QWidget):
    """What is wrong with a field, under it, in words and with an icon."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._label = Label("", "small", "over_text", wrap=True)
        line = QHBoxLayout(self)
        line.setContentsMargins(10, 2, 0, 2)
        line.setSpacing(5)
        line.addWidget(Icon("octagon-alert", "over_text", 14), 0, Qt.AlignmentFlag.AlignTop)
        line.addWidget(self._label, 1)
        self.hide()

    def say(self, sentence: str) -> None:
        """Shows a sentence, or nothing for an empty one."""
        self._label.setText(sentence)
        self.setVisible(bool(sentence))

    def text(self) -> str:
        """The sentence shown, or empty."""
        return self._label.text()


def see(widget: QWidget, place: QPoint) -> None:
    """Scrolls what a widget stands in so far that a place in it is seen."""
    step = widget.parentWidget()
    while step is not None:
        inside = step.widget() if isinstance(step, QScrollArea) else None
        if isinstance(step, QScrollArea) and inside is not None:
            there = widget.mapTo(inside, place)
            step.ensureVisible(there.x(), there.y(), 0, _ROUND)
            return
        step = step.parentWidget()


class EditableValue(QWidget):
    """What all kinds share: the value, its error, and when it is committed."""

    committed = Signal(str)

    def __init__(self, name: str, format_: Format = PLAIN, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name, self._format = name, format_
        self._value = self._before = ""
        self._fixed = self._boxed = False
        self._error = ErrorLine()
        self._sentence = ""
        self._refused = False
        self._tell: Callable[[], None] | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)

    def value(self) -> str:
        """The value that counts, not what is being typed."""
        return self._value

    def typed(self) -> str:
        """What stands in the field."""
        return self._typed()

    def meant(self) -> str | None:
        """What is being typed as the value it would be; None while it cannot be understood."""
        try:
            return self._format.parse(self._typed()) if self._input().hasFocus() else self._value
        except KoordinatorError:
            return None

    def set_value(self, value: str) -> None:
        """Shows a value, unless somebody is typing another one just now."""
        self._value = self._before = value
        if not self._busy():
            self.show_error("")
            self._show()

    def show_error(self, sentence: str) -> None:
        """Says what is wrong; what was typed stays, Esc brings the old value back."""
        if sentence:
            self._value = self._before
        self.warn(sentence)
        self._refused = bool(sentence)

    def warn(self, sentence: str) -> None:
        """Says what is wrong with what is being typed; the value that counts stays."""
        self._sentence, self._refused = sentence, False
        if self._tell is not None:
            self._tell()
        else:
            self._error.say(sentence)
        if sentence and self._tell is None:
            QTimer.singleShot(0, self, lambda: see(self._error, self._error.rect().center()))
        mark(self._input(), "wrong", bool(sentence))
        said = f"{self._name}: {sentence}" if sentence else ""
        self._input().setAccessibleDescription(said)
        if sentence:
            QAccessible.updateAccessibility(QAccessibleEvent(self._input(), QAccessible.Event.Alert))

    def error(self) -> str:
        """What is wrong with what stands in the field, or empty."""
        return self._sentence

    def tell_elsewhere(self, tell: Callable[[], None]) -> None:
        """Leaves it to somebody else to show `error`, as where the field is too narrow for a sentence."""
        self._tell = tell

    def set_fixed(self, fixed: bool) -> None:
        """Makes the value one to read only."""
        self._fixed = fixed
        mark(self._input(), "fixed", fixed)

    def box(self) -> None:
        """Always looks like an input, as in a dialog or a line of choices."""
        self._boxed = True
        self._look(reading=False)

    def commit(self) -> bool:
        """Understands what was typed and sends it if it is new; False when it was not understood."""
        try:
            value = self._format.parse(self._typed())
        except KoordinatorError as fault:
            self.show_error(str(fault))
            return False
        if self._refused:
            self.show_error("")
        if value != self._value:
            self._before, self._value = self._value, value
            self.committed.emit(value)
        return not self._refused  # whoever heard it may have refused it

    def restore(self) -> None:
        """Forgets what was typed."""
        self.show_error("")
        self._show()

    def _adopt(self, editor: QWidget) -> None:
        editor.setAccessibleName(self._name)
        self._column.addWidget(editor)
        self._column.addWidget(self._error)
        self.setFocusProxy(editor)
        self._look(reading=True)

    def _look(self, *, reading: bool) -> None:
        mark(self._input(), "reads", reading and not self._boxed)

    def _input(self) -> QWidget:
        raise NotImplementedError

    def _typed(self) -> str:
        raise NotImplementedError

    def _show(self) -> None:
        raise NotImplementedError

    def _busy(self) -> bool:
        return self._input().hasFocus() and self._typed() != self._format.edit(self._before)


class _Line(QLineEdit):
    entered = Signal()
    left = Signal()
    given_up = Signal()

    def focusInEvent(self, event: QFocusEvent) -> None:
        self.entered.emit()
        super().focusInEvent(event)
        if event.reason() != Qt.FocusReason.MouseFocusReason:
            self.selectAll()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        # A menu or another window over this one is not leaving the field.
        if event.reason() not in (Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason):
            self.left.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.isModified():
            self.given_up.emit()
        else:
            super().keyPressEvent(event)


class TextValue(EditableValue):
    """One line of text, or anything typed on one line through its format (dates, numbers)."""

    typing = Signal()

    def __init__(
        self,
        name: str,
        format_: Format = PLAIN,
        *,
        placeholder: str = _NOT_SET,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(name, format_, parent)
        self._edit = _Line()
        self._edit.textEdited.connect(lambda _: self.typing.emit())
        self._edit.setPlaceholderText(placeholder)
        self._edit.entered.connect(self._begin)
        self._edit.left.connect(self._leave)
        self._edit.given_up.connect(self.restore)
        self._edit.returnPressed.connect(self._enter)
        self._adopt(self._edit)

    def set_fixed(self, fixed: bool) -> None:
        self._edit.setReadOnly(fixed)
        super().set_fixed(fixed)

    def _input(self) -> QWidget:
        return self._edit

    def _typed(self) -> str:
        return self._edit.text()

    def _begin(self) -> None:
        if not self._fixed:
            self._look(reading=False)
            if not self.error():
                self._put(self._format.edit(self._value))

    def _leave(self) -> None:
        if self._fixed:
            return
        if self.commit():
            self._look(reading=True)
            self._show()

    def _enter(self) -> None:
        if not self._fixed and self.commit():
            self._put(self._format.edit(self._value))
            self._edit.selectAll()

    def _show(self) -> None:
        reading = not self._edit.hasFocus()
        text = self._format.read(self._value) if reading else self._format.edit(self._value)
        self._put(text)
        self._look(reading=reading)
        if reading:
            self._edit.setCursorPosition(0)
            wide = self._edit.fontMetrics().horizontalAdvance(text)
            plain_tip(self._edit, text if wide > self._edit.width() - 20 else "")

    def _put(self, text: str) -> None:
        self._edit.setText(text)
        self._edit.setModified(False)


class _Lines(QPlainTextEdit):
    resized = Signal()

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()  # it is as high as its text: the wheel is for what it stands in

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.resized.emit()  # the width decides how many lines there are


class LongTextValue(EditableValue):
    """Several lines; the field grows with the text, Ctrl+Enter saves, Tab goes on.

    It grows to `most` lines and scrolls beyond them, as it must where nothing around it scrolls.
    With `single` it is one line of text that may wrap: Enter saves, and no line break is kept.
    """

    def __init__(
        self,
        name: str,
        format_: Format = PLAIN,
        *,
        lines: int = 2,
        most: int | None = None,
        single: bool = False,
        placeholder: str = _NOT_SET,
        parent: QWidget | None = None,
    ):
        super().__init__(name, format_, parent)
        self._lines, self._most, self._single = lines, most, single
        self._edit = _Lines()
        self._edit.resized.connect(self._grow)
        self._edit.setTabChangesFocus(True)
        self._edit.setPlaceholderText(placeholder)
        if most is None:
            self._edit.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._edit.installEventFilter(self)
        self._edit.document().documentLayout().documentSizeChanged.connect(lambda _: self._grow())
        for moved in (self._edit.cursorPositionChanged, self._edit.resized):
            moved.connect(lambda: QTimer.singleShot(0, self, self._keep_in_sight))
        self._adopt(self._edit)
        house.changed.connect(self._grow)
        self._grow()

    def set_fixed(self, fixed: bool) -> None:
        self._edit.setReadOnly(fixed)
        super().set_fixed(fixed)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QFocusEvent):
            self._focus(event)
        elif event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            if event.key() == Qt.Key.Key_Escape and self._busy():
                self.restore()
                return True
            held = event.modifiers() & Qt.KeyboardModifier.ControlModifier
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and (held or self._single):
                self.commit()
                return True
        return super().eventFilter(watched, event)

    def _focus(self, event: QFocusEvent) -> None:
        passing = (Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason)
        if self._fixed or event.reason() in passing:
            return
        if event.gotFocus():
            self._look(reading=False)
            if self._single and event.reason() != Qt.FocusReason.MouseFocusReason:
                self._edit.selectAll()
        elif self.commit():
            self._look(reading=True)

    def _input(self) -> QWidget:
        return self._edit

    def _typed(self) -> str:
        text = self._edit.toPlainText()
        return " ".join(text.splitlines()) if self._single else text

    def _show(self) -> None:
        self._edit.setPlainText(self._value)

    def _keep_in_sight(self) -> None:
        """The field may be higher than what it stands in: the caret is where one looks."""
        if self._edit.hasFocus():
            see(self._edit, self._edit.cursorRect().center())

    def _grow(self) -> None:
        line = self._edit.fontMetrics().lineSpacing()
        shown = max(self._lines, round(self._edit.document().size().height()))
        shown = min(shown, self._most or shown)
        margin = round(self._edit.document().documentMargin())
        self._edit.setFixedHeight(shown * line + 2 * (_PAD + 1 + margin))
        if not self._edit.hasFocus():
            self._edit.verticalScrollBar().setValue(0)  # it had less room a moment ago
