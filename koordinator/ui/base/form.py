"""Rows of a form: what is asked to the left, the value to the right."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from koordinator.ui.base.house import house
from koordinator.ui.base.labels import Label

_LABEL = 112


class FormRow(QWidget):
    """A label of fixed width and a value; a click on the label goes to the value."""

    def __init__(
        self, label: str, value: QWidget, *, label_width: int = _LABEL, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.value = value
        self._label_width = label_width
        self._label = Label(label, tone="text2", wrap=True)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(4)
        line.addWidget(self._label, 0, Qt.AlignmentFlag.AlignTop)
        line.addWidget(value, 1, Qt.AlignmentFlag.AlignTop)
        if not value.accessibleName():
            value.setAccessibleName(label)
        house.changed.connect(self._fit)
        self._fit()

    def _fit(self) -> None:
        self._label.setFixedWidth(house.px(self._label_width))
        # The label's first line stands on the line of the input's text.
        room = (house.row("form_edit") - house.metrics().height()) // 2
        self._label.setContentsMargins(0, room, 0, 0)


class Form(QWidget):
    """Form rows under each other with one common label width."""

    def __init__(self, *, label_width: int = _LABEL, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._label_width = label_width
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(4)

    def add(self, label: str, value: QWidget) -> FormRow:
        """Adds a row at the end."""
        row = FormRow(label, value, label_width=self._label_width)
        self._column.addWidget(row)
        return row
