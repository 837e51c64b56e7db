"""The line above a list that was opened from somewhere: what its cases were picked for."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout

from koordinator.domain.cases import CaseFilter
from koordinator.ui.base.buttons import IconButton
from koordinator.ui.base.fonts import mark
from koordinator.ui.base.labels import Icon, Label
from koordinator.ui.cases.words import cases_word

_UNSAID = "Udvalgte sager"


class PickedLine(QFrame):
    """Passive · tæller med 30. september 2026 · 42 sager, until it is closed."""

    closed = Signal()

    def __init__(self) -> None:
        super().__init__()
        mark(self, "banner", "info")
        self._label = Label(wrap=True)
        self.close_button = IconButton("close", "Luk udvalget, og vis alle løbende sager", small=True)
        self.close_button.clicked.connect(self.closed)
        line = QHBoxLayout(self)
        line.setContentsMargins(12, 4, 6, 4)
        line.setSpacing(10)
        line.addWidget(Icon("filter", "accent", 16), 0, Qt.AlignmentFlag.AlignVCenter)
        line.addWidget(self._label, 1)
        line.addWidget(self.close_button, 0, Qt.AlignmentFlag.AlignVCenter)
        self.hide()

    def show_filter(self, wanted: CaseFilter) -> None:
        """Says what a list was picked for and how many cases that were; another list has no such line."""
        picked = wanted.case_ids
        beside = f" og {wanted.outside} uden for programmet" if wanted.outside else ""
        number = "" if picked is None else f"{cases_word(len(picked))}{beside}"
        text = f"{wanted.because or _UNSAID} · {number}" if number else ""
        anew = text not in ("", self._label.text())
        self._label.setText(text)
        self.setAccessibleName(text)
        self.setVisible(bool(text))
        if anew and self.isVisible():
            QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.Alert))

    def text(self) -> str:
        """What it says."""
        return self._label.text()
