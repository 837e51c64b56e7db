"""A page's content in a scroll area, so that large text and low windows cut nothing."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QScrollArea, QWidget


def scrolled(content: QWidget, *, sideways: bool = True) -> QScrollArea:
    """Content that scrolls up and down, and sideways where it may and is wider than its place."""
    area = QScrollArea()
    area.setWidgetResizable(True)
    policy = Qt.ScrollBarPolicy.ScrollBarAsNeeded if sideways else Qt.ScrollBarPolicy.ScrollBarAlwaysOff
    area.setHorizontalScrollBarPolicy(policy)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setWidget(content)
    content.setAutoFillBackground(False)
    area.viewport().setAutoFillBackground(False)
    return area
