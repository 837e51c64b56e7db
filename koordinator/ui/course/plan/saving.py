"""How the fields of a plan are saved: as one leaves them, with what is wrong said under them."""

from collections.abc import Iterable
from datetime import date

from PySide6.QtWidgets import QApplication, QBoxLayout, QWidget

from koordinator.ui.base.editable import EditableValue


def settle(fields: Iterable[EditableValue]) -> bool:
    """Takes what is being typed just now; False when its field refuses it."""
    focused = QApplication.focusWidget()
    return all(field.commit() for field in fields if focused is not None and field.isAncestorOf(focused))


def side_by_side(layout: QBoxLayout, wide: bool) -> None:
    """Lays parts beside each other, or under each other where it is narrow."""
    ways = QBoxLayout.Direction
    layout.setDirection(ways.LeftToRight if wide else ways.TopToBottom)


def drop(widget: QWidget) -> None:
    """Takes a row away."""
    widget.hide()
    widget.deleteLater()


def iso(day: date | None) -> str:
    """A day as fields hold it."""
    return day.isoformat() if day else ""
