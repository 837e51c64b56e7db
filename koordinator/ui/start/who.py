"""Choosing who one is from those who can log in."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QPointF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QComboBox, QVBoxLayout, QWidget

from koordinator.ui.base.fonts import mark
from koordinator.ui.base.house import house
from koordinator.ui.base.labels import Label

_NOBODY = "Vælg …"


class _Users(QComboBox):
    chosen_by_enter = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if enter and self.currentData():
            self.chosen_by_enter.emit()
        elif enter:
            self.showPopup()
        else:
            super().keyPressEvent(event)

    def wheelEvent(self, event: QEvent) -> None:
        event.ignore()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        # The style sheet leaves no arrow, and the one among the icons would bring the SVG reader along.
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(house.colour("text2" if self.isEnabled() else "rule2"), 1.5))
        x, y, reach = self.width() - house.px(17), self.height() / 2, house.px(3.5)
        painter.drawLine(QPointF(x - reach, y - reach / 2), QPointF(x, y + reach / 2))
        painter.drawLine(QPointF(x, y + reach / 2), QPointF(x + reach, y - reach / 2))


class UserField(QWidget):
    """A list of logins; one letter jumps to the first that begins with it."""

    picked = Signal()

    def __init__(self, label: str = "Bruger", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.list = _Users()
        self.list.setAccessibleName(label)
        self.list.activated.connect(self._activated)
        self.list.chosen_by_enter.connect(self.picked)
        self._fixed = Label("", "medium")
        self._fixed.hide()
        self._wrong = Label("", "small", "over_text", wrap=True)
        self._wrong.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        for widget in (Label(label, tone="text2"), self.list, self._fixed, self._wrong):
            column.addWidget(widget)
        self.setFocusProxy(self.list)

    def set_users(self, logins: Sequence[str], chosen: str = "") -> None:
        """Fills the list; with one login alone that one is chosen."""
        self.list.clear()
        if len(logins) != 1:
            self.list.addItem(_NOBODY, "")
        for login in logins:
            self.list.addItem(login, login)
        self.choose(chosen)

    def set_fixed(self, login: str) -> None:
        """Shows one login that cannot be exchanged."""
        self._fixed.setText(login)
        self._fixed.show()
        self.list.hide()

    def choose(self, login: str) -> None:
        """Chooses a login if it is there."""
        at = self.list.findData(login) if login else -1
        if at >= 0:
            self.list.setCurrentIndex(at)

    def chosen(self) -> str:
        """The login chosen, or empty."""
        return self._fixed.text() or str(self.list.currentData() or "")

    def say_wrong(self, sentence: str) -> None:
        """Says what is missing; a choice takes it away."""
        self._wrong.setText(sentence)
        self._wrong.setVisible(bool(sentence))
        mark(self.list, "wrong", bool(sentence))

    def said(self) -> str:
        """The sentence under the list, or empty."""
        return self._wrong.text()

    def _activated(self) -> None:
        self.say_wrong("")
        if self.chosen():
            self.picked.emit()
