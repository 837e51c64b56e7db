"""The two lists of the page: contacts and organisations, each with its panel's rows kept by number."""

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from koordinator.ui.base.labels import Label
from koordinator.ui.base.record_model import Column, RecordModel
from koordinator.ui.base.table import DataTable


class LineList(QWidget):
    """Lines of one kind; two can be selected to be made one."""

    opened = Signal(int)
    stepped = Signal(int)
    selection_changed = Signal()

    def __init__(self, name: str, columns: Sequence[Column[Any]], identify: Callable[[Any], int]) -> None:
        super().__init__()
        self.identify = identify
        self._lines: list[Any] = []
        self.model: RecordModel[Any] = RecordModel(columns, identify)
        self.model.setParent(self)
        self.table = DataTable(multi=True, two_line=True)
        self.table.setModel(self.model)
        self.table.setAccessibleName(name)
        self.said = Label("", "small", "text2")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(self.table, 1)
        column.addWidget(self.said)
        self.setFocusProxy(self.table)
        self.table.opened.connect(lambda row: self.opened.emit(self.model.identity(row)))
        self.table.selection_changed.connect(self.selection_changed)
        self.table.selectionModel().currentRowChanged.connect(self._stepped)

    def show_lines(self, lines: list[Any], *, as_given: bool = False) -> None:
        """Shows these; `as_given` keeps their own order, as of doubles beside each other."""
        if as_given:
            self.table.sortByColumn(-1, Qt.SortOrder.AscendingOrder)
        elif self.table.horizontalHeader().sortIndicatorSection() < 0:
            self.table.sortByColumn(0, Qt.SortOrder.AscendingOrder)
        if lines != self._lines or as_given:
            self._lines = lines
            self.model.set_records(lines)

    def current_id(self) -> int | None:
        """The one stood on."""
        found = self.table.current_id()
        return found if isinstance(found, int) else None

    def selected_ids(self) -> list[int]:
        """The selected ones from top to bottom."""
        return [one for one in self.table.selected_ids() if isinstance(one, int)]

    def stand_on(self, row_id: int) -> bool:
        """Selects one and brings it into sight; False when it is not in the list."""
        row = self.model.row_of(row_id)
        if row is None:
            return False
        self.table.select_ids([row_id], row_id)
        self.table.scrollTo(self.model.index(row, 0), DataTable.ScrollHint.PositionAtCenter)
        return True

    def stand_on_first(self) -> None:
        """Stands on the first one."""
        if self.model.rowCount():
            first = self.model.identity(0)
            self.table.select_ids([first], first)

    def _stepped(self) -> None:
        row_id = self.current_id()
        if row_id is not None and self.table.hasFocus():
            self.stepped.emit(row_id)
