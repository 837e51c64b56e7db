"""The strip at the bottom: what was just saved, and the way back."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QAccessible, QAccessibleEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from koordinator.ui.base.buttons import Button
from koordinator.ui.base.house import house
from koordinator.ui.base.labels import Icon, KeyCap, Label
from koordinator.ui.base.states import LOOKS, State

_HEIGHT = 36


class ToastStrip(QFrame):
    """Always there, so that nothing jumps; a message stays until the next one."""

    undo_requested = Signal()
    redo_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("toast")
        self._icon = Icon("check", "reached_text", 16)
        self._label = Label(tone="text2", elide=True)
        self._label.setSizePolicy(
            self._label.sizePolicy().Policy.Maximum, self._label.sizePolicy().verticalPolicy()
        )
        self.undo = Button("Fortryd", "link")
        self.undo.clicked.connect(self.undo_requested)
        self._key = KeyCap("Ctrl+Z")
        self.redo = Button("Gentag", "link")
        self.redo.clicked.connect(self.redo_requested)
        self._redo_key = KeyCap("Ctrl+Skift+Z")
        line = QHBoxLayout(self)
        line.setContentsMargins(32, 0, 32, 0)
        line.setSpacing(10)
        for widget in (self._icon, self._label, *self._ways()):
            line.addWidget(widget)
        line.addStretch(1)
        house.changed.connect(self._fit)
        self._fit()
        self.clear()

    def show_saved(self, text: str, *, undo: bool = True) -> None:
        """Says what was saved, and offers to take it back."""
        self._show(text, "check", "reached_text", undo)

    def show_message(
        self, text: str, state: State = State.NONE, *, undo: bool = False, redo: bool = False
    ) -> None:
        """Says something else that one should know, such as what was undone and can be done again."""
        look = LOOKS[state]
        self._show(text, "info" if state is State.NONE else look.icon, look.text, undo, redo)

    def clear(self) -> None:
        """Empties the strip."""
        for widget in (self._icon, self._label, *self._ways()):
            widget.hide()
        self._label.setText("")

    def text(self) -> str:
        """What the strip says."""
        return self._label.text()

    def _ways(self) -> tuple[QWidget, ...]:
        return self.undo, self._key, self.redo, self._redo_key

    def _show(self, text: str, icon_name: str, tone: str, undo: bool, redo: bool = False) -> None:
        self._icon.set(icon_name, tone)
        self._label.setText(text)
        self.setAccessibleName(text)
        self._icon.show()
        self._label.show()
        for widget, offered in zip(self._ways(), (undo, undo, redo, redo), strict=True):
            widget.setVisible(offered)
        QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.Alert))

    def _fit(self) -> None:
        self.setFixedHeight(house.px(_HEIGHT))
