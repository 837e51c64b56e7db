"""What stands under a heading and is made anew as a whole."""

from collections.abc import Sequence

from PySide6.QtWidgets import QVBoxLayout, QWidget


class Pile(QWidget):
    """Shown in one go, which lays the page out once; widgets shown one by one lay it out each time."""

    def __init__(self) -> None:
        super().__init__()
        self._inside: QWidget | None = None
        self._column = _column(self)

    def renew(self, widgets: Sequence[QWidget]) -> None:
        """Shows these instead of those before."""
        inside = QWidget()
        column = _column(inside)
        for widget in widgets:
            column.addWidget(widget)
        if self._inside is not None:
            self._inside.hide()
            self._inside.deleteLater()
        self._inside = inside
        self._column.addWidget(inside)
        inside.show()  # at once: the focus may go into it


def _column(widget: QWidget) -> QVBoxLayout:
    column = QVBoxLayout(widget)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(0)
    return column
