"""A number between a minus and a plus, typed or stepped."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QIntValidator, QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QWidget

from koordinator.ui.base.buttons import IconButton
from koordinator.ui.base.house import house

_MOST = 9_999
_STEPS = {Qt.Key.Key_Up: 1, Qt.Key.Key_Down: -1, Qt.Key.Key_PageUp: 10, Qt.Key.Key_PageDown: -10}


class _Number(QLineEdit):
    stepped = Signal(int)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = _STEPS.get(Qt.Key(event.key()))
        if step is None:
            super().keyPressEvent(event)
        else:
            self.stepped.emit(step)


class Stepper(QFrame):
    """Sends `changed` with the new number; Up and Down step in the field as the buttons do."""

    changed = Signal(int)

    def __init__(
        self, name: str, number: int = 0, parent: QWidget | None = None, *, most: int = _MOST
    ) -> None:
        super().__init__(parent)
        self._most = most
        self._number = number
        self.fewer = IconButton("minus", f"{name}: én færre", small=True)
        self.more = IconButton("plus", f"{name}: én flere", small=True)
        self.edit = _Number(str(number))
        self.edit.setValidator(QIntValidator(0, most, self))
        self.edit.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.edit.setMaxLength(len(str(most)))
        self.edit.setAccessibleName(name)
        self.edit.stepped.connect(self._step)
        self.edit.editingFinished.connect(self._typed)
        self.fewer.clicked.connect(lambda: self._step(-1))
        self.more.clicked.connect(lambda: self._step(1))
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(2)
        for widget in (self.fewer, self.edit, self.more):
            line.addWidget(widget)
        house.changed.connect(self._fit)
        self._fit()
        self._show()

    def number(self) -> int:
        """The number that counts."""
        return self._number

    def set_number(self, number: int) -> None:
        """Shows another number, without telling."""
        self._number = number
        self._show()

    def _step(self, by: int) -> None:
        self._typed()
        self._take(self._number + by)

    def _typed(self) -> None:
        text = self.edit.text()
        if text.isdecimal():
            self._take(int(text))
        else:
            self._show()

    def _take(self, number: int) -> None:
        number = min(self._most, max(0, number))
        if number != self._number:
            self._number = number
            self._show()
            self.changed.emit(number)

    def _show(self) -> None:
        if self.edit.text() != str(self._number):
            self.edit.setText(str(self._number))
        self.fewer.setEnabled(self._number > 0)

    def _fit(self) -> None:
        digits = house.metrics().horizontalAdvance("0" * len(str(self._most)))
        self.edit.setFixedWidth(max(house.px(48), digits + house.px(20)))
