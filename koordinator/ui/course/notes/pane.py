"""What the panes beside the list share: a title, a quiet line, content that scrolls and a row of buttons."""

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from koordinator.ui.base.labels import Label, hairline
from koordinator.ui.base.scroll import scrolled


class Pane(QWidget):
    """`body` is filled from the top; buttons stay in sight under it."""

    def __init__(self) -> None:
        super().__init__()
        self.title = Label("", "gauge", wrap=True)
        self.under = Label("", tone="text2", wrap=True)
        inside = QWidget()
        self.body = QVBoxLayout(inside)
        self.body.setContentsMargins(24, 16, 24, 16)
        self.body.setSpacing(8)
        self.body.addWidget(self.title)
        self.body.addWidget(self.under)
        self.area = scrolled(inside)
        self.buttons = QHBoxLayout()
        self.buttons.setContentsMargins(24, 12, 24, 12)
        self.buttons.setSpacing(8)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.area, 1)
        column.addWidget(hairline())
        column.addLayout(self.buttons)

    def name(self, title: str, under: str) -> None:
        """Says what it is."""
        self.title.setText(title)
        self.under.setText(under)
        self.under.setVisible(bool(under))
