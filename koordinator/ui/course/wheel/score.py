"""One score set by keyboard: digits, + for ten, arrows, and Delete for blank, which is not zero."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QWheelEvent
from PySide6.QtWidgets import QAbstractSlider, QWidget

from koordinator.ui.base.focus import OWN_RING

_UNANSWERED = "ikke besvaret"
_STEPS = {
    Qt.Key.Key_Up: 1,
    Qt.Key.Key_Right: 1,
    Qt.Key.Key_Down: -1,
    Qt.Key.Key_Left: -1,
}
_PASSING = (
    Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.MetaModifier
)


class Score(QAbstractSlider):
    """A slider that may be blank; it paints nothing, and tells what a person wants without setting it."""

    scored = Signal(object)
    entered = Signal()
    turned = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.score: int | None = None
        self.open = False
        self._words: tuple[str, ...] = ()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setProperty(OWN_RING, True)

    def show_score(
        self, name: str, score: int | None, low: int, high: int, *, open_: bool, words: tuple[str, ...] = ()
    ) -> None:
        """Shows a score on its scale; an open one can be changed."""
        self.score, self.open, self._words = score, open_, words
        self.setRange(low, high)
        self.setValue(low if score is None else score)
        said = _UNANSWERED if score is None else self.word(score) or f"{score} af {high}"
        self.setAccessibleName(f"{name}: {said}")
        self.update()

    def word(self, score: int) -> str:
        """What a step of the scale is called, or nothing."""
        return self._words[score - self.minimum()] if self._words else ""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self.open or event.modifiers() & _PASSING or not self._take(event):
            event.ignore()

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()  # the wheel is for what it stands in

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.entered.emit()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.turned.emit()

    def _take(self, event: QKeyEvent) -> bool:
        key, text = Qt.Key(event.key()), event.text()
        if key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self._want(None)
        elif key in _STEPS:
            step = _STEPS[key]
            at = self.score + step if self.score is not None else self.minimum()
            self._want(min(self.maximum(), max(self.minimum(), at)))
        elif text == "+" or (text.isdecimal() and text.isascii()):
            wanted = 10 if text == "+" else int(text)
            if self.minimum() <= wanted <= self.maximum():
                self._want(wanted)
        else:
            return False
        return True

    def _want(self, score: int | None) -> None:
        if score != self.score:
            self.scored.emit(score)
