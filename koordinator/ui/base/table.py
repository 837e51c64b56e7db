"""The house's table: rows to open with Enter, columns to choose, one or many rows selected."""

from collections.abc import Iterable, Sequence
from typing import Any

from PySide6.QtCore import (
    QAbstractItemModel,
    QEvent,
    QItemSelection,
    QItemSelectionModel,
    QPoint,
    QRect,
    Qt,
    Signal,
)
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QMenu, QTableView, QWidget

from koordinator.ui.base.focus import keyboard_focus
from koordinator.ui.base.house import house
from koordinator.ui.base.record_model import RECORD_ID, Column, RecordModel
from koordinator.ui.base.style import paint_box, paint_ring
from koordinator.ui.base.table_paint import FIRST_PAD, PAD, CellDelegate, Header
from koordinator.ui.base.text import no_mnemonic

_MARK = 3
_ROW = QItemSelectionModel.SelectionFlag.Rows


class DataTable(QTableView):
    """Shows any table model; with a RecordModel it also keeps the selection by id and fits the columns."""

    opened = Signal(int)
    selection_changed = Signal()
    columns_changed = Signal()
    menu_requested = Signal(QPoint)  # where, on the screen: the right button or the menu key

    def __init__(
        self,
        *,
        multi: bool = False,
        two_line: bool = False,
        lines: int = 0,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._lines = lines or (2 if two_line else 1)
        self._multi = multi
        self.chosen_by_hand = False  # whether somebody chose the columns, so that none gives way
        self._given_way: set[int] = set()  # wanted, but hidden while the table is too narrow
        self._kept: tuple[set[object], object, int] | None = None
        self._cells = CellDelegate(self)
        self.setItemDelegate(self._cells)
        self._header = Header(self, self._cells)
        self.setHorizontalHeader(self._header)
        self._header.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self._header.customContextMenuRequested.connect(
            lambda at: self.choose_columns(self._header.mapToGlobal(at))
        )
        self._set_up()
        house.changed.connect(self._fit)
        self._fit()

    def _set_up(self) -> None:
        modes = QAbstractItemView.SelectionMode
        self.setSelectionMode(modes.ExtendedSelection if self._multi else modes.SingleSelection)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setCornerButtonEnabled(False)
        self.setTabKeyNavigation(False)
        self.setMouseTracking(True)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.doubleClicked.connect(lambda index: self.opened.emit(index.row()))

    def setModel(self, model: QAbstractItemModel | None) -> None:
        super().setModel(model)
        if model is None:
            return
        model.modelAboutToBeReset.connect(self._remember)
        model.modelReset.connect(self._restore)
        self.selectionModel().selectionChanged.connect(lambda *_: self.selection_changed.emit())
        self.selectionModel().currentRowChanged.connect(lambda *_: self.viewport().update())
        self._header.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        self.setSortingEnabled(True)
        self._fit_columns()

    # Selection by id

    def selected_ids(self) -> list[object]:
        """Ids of the selected records from top to bottom."""
        model, chosen = self.model(), self.selectionModel().selection()
        blocks = (chosen.at(at) for at in range(chosen.size()))
        rows = sorted({row for block in blocks for row in range(block.top(), block.bottom() + 1)})
        if isinstance(model, RecordModel):
            return [model.identity(row) for row in rows]
        return [model.index(row, 0).data(RECORD_ID) for row in rows]

    def selected_count(self) -> int:
        """How many records are selected, without listing them."""
        chosen = self.selectionModel().selection()
        return sum(chosen.at(at).height() for at in range(chosen.size()))

    def current_id(self) -> object:
        """The id of the record one stands on, or None."""
        index = self.currentIndex()
        return index.data(RECORD_ID) if index.isValid() else None

    def select_ids(self, identities: Iterable[object], current: object = None) -> None:
        """Selects exactly these records, and stands on one of them."""
        model = self.model()
        if not isinstance(model, RecordModel):
            return
        rows = sorted(row for one in identities if (row := model.row_of(one)) is not None)
        self.selectionModel().select(
            self._ranges(rows), QItemSelectionModel.SelectionFlag.ClearAndSelect | _ROW
        )
        row = model.row_of(current) if current is not None else None
        if row is not None:
            self.selectionModel().setCurrentIndex(
                model.index(row, 0), QItemSelectionModel.SelectionFlag.NoUpdate
            )

    def _ranges(self, rows: Sequence[int]) -> QItemSelection:
        model, chosen = self.model(), QItemSelection()
        start = 0
        for at in range(1, len(rows) + 1):
            if at == len(rows) or rows[at] != rows[at - 1] + 1:
                last = model.index(rows[at - 1], model.columnCount() - 1)
                chosen.select(model.index(rows[start], 0), last)
                start = at
        return chosen

    def _remember(self) -> None:
        self._kept = (set(self.selected_ids()), self.current_id(), self.verticalScrollBar().value())

    def _restore(self) -> None:
        if self._kept is not None:
            identities, current, scrolled = self._kept
            self._kept = None
            if identities or current is not None:
                self.select_ids(identities, current)
            self.verticalScrollBar().setValue(scrolled)

    # Columns

    def visible_columns(self) -> list[str]:
        """Keys of the columns wanted, in the order they stand in; a narrow table may leave some out."""
        columns = self._columns()
        shown = [self._header.logicalIndex(at) for at in range(self._header.count())]
        return [columns[at].key for at in shown if at in self._given_way or not self.isColumnHidden(at)]

    def show_columns(self, keys: Sequence[str]) -> None:
        """Shows these columns and those that are always shown."""
        self._given_way = set()
        for at, column in enumerate(self._columns()):
            self.setColumnHidden(at, not (column.fixed or column.key in keys))
        self._fit_columns()

    def choose_columns(self, at: QPoint) -> None:
        """Opens a menu to show, hide and sort by columns; it is the keyboard's way to the header."""
        menu = self.column_menu()
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(at)

    def column_menu(self) -> QMenu:
        """A menu with every column, and one with the orders."""
        menu = QMenu(self)
        order = menu.addMenu("Sortér efter")
        menu.addSeparator()
        for at, column in enumerate(self._columns()):
            title = no_mnemonic(column.title)
            order.addAction(title).triggered.connect(lambda _=False, n=at: self._sort_by(n))
            show = menu.addAction(title)
            show.setCheckable(True)
            show.setChecked(at in self._given_way or not self.isColumnHidden(at))
            show.setEnabled(not column.fixed)
            show.toggled.connect(lambda on, n=at: self._show_column(n, on))
        return menu

    def _sort_by(self, column: int) -> None:
        down = self._header.sortIndicatorSection() == column and (
            self._header.sortIndicatorOrder() == Qt.SortOrder.AscendingOrder
        )
        order = Qt.SortOrder.DescendingOrder if down else Qt.SortOrder.AscendingOrder
        self.sortByColumn(column, order)

    def _show_column(self, column: int, on: bool) -> None:
        self.chosen_by_hand = True
        self._given_way.discard(column)
        self.setColumnHidden(column, not on)
        self._fit_columns()
        self.columns_changed.emit()

    def _columns(self) -> Sequence[Column[Any]]:
        model = self.model()
        return model.columns if isinstance(model, RecordModel) else ()

    def _fit_columns(self) -> None:
        wanted = [
            at for at in range(len(self._columns())) if at in self._given_way or not self.isColumnHidden(at)
        ]
        if not wanted:
            return
        self._give_way(wanted)
        shown = [at for at in wanted if at not in self._given_way]
        least = self._least_widths(shown)
        widths = self._least_widths(shown, whole=True)
        spare = self.viewport().width() - sum(widths.values())
        if spare < 0:  # those that may shrink share what is missing
            slack = {at: widths[at] - least[at] for at in shown}
            room = sum(slack.values())
            missing = min(-spare, room)
            for at in shown:
                widths[at] -= -(-missing * slack[at] // max(1, room))  # rounded up: no scroll bar for a pixel
        greedy = [at for at in shown if self._columns()[at].stretch] or shown[-1:]
        for at in shown:
            extra = max(0, spare) // len(greedy) if at in greedy else 0
            self.setColumnWidth(at, widths[at] + extra)

    def _give_way(self, wanted: Sequence[int]) -> None:
        """Hides the columns that matter least while the rest do not fit, unless somebody chose them."""
        columns, before = self._columns(), self._given_way
        going = sorted((at for at in wanted if columns[at].yields), key=lambda at: -columns[at].yields)
        left_out: set[int] = set()
        while not self.chosen_by_hand and going:
            least = self._least_widths([at for at in wanted if at not in left_out])
            if sum(least.values()) <= self.viewport().width():
                break
            left_out.add(going.pop(0))
        self._given_way = left_out
        for at in before ^ left_out:
            self.setColumnHidden(at, at in left_out)

    def _least_widths(self, shown: Sequence[int], *, whole: bool = False) -> dict[int, int]:
        columns, title = self._columns(), house.metrics("small")
        character = house.metrics().averageCharWidth()
        widths = {}
        for at in shown:
            column = columns[at]
            letters = column.width if whole else column.least or column.width
            heading = title.horizontalAdvance(column.title) + house.px(20)
            widths[at] = max(
                letters * character + 2 * PAD, heading + 2 * PAD, self._header.minimumSectionSize()
            )
        widths[shown[0]] += FIRST_PAD - PAD + self._cells.gutter
        return widths

    def _fit(self) -> None:
        self._cells.gutter = house.px(16) + 10 if self._multi else 0
        self.verticalHeader().setMinimumSectionSize(1)
        self.verticalHeader().setDefaultSectionSize(self._row_high())
        self._header.updateGeometry()
        self._fit_columns()

    def _row_high(self) -> int:
        """A line, a line with a small one under it, and more small ones where a row tells more."""
        if self._lines == 1:
            return house.row("list")
        return house.row("two_line") + (self._lines - 2) * house.metrics("small").height()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._fit_columns()

    # Keys and mouse

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, row = event.key(), self.currentIndex().row()
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and row >= 0:
            self.opened.emit(row)
        elif key == Qt.Key.Key_Space and self._multi and row >= 0:
            self._toggle(row)
        elif key == Qt.Key.Key_Escape and self._multi and self.selected_count() > 1:
            self.clearSelection()
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        self.menu_requested.emit(event.globalPos())

    def mousePressEvent(self, event: QMouseEvent) -> None:
        row = self.rowAt(event.position().toPoint().y())
        if row >= 0 and self._in_gutter(event) and event.button() == Qt.MouseButton.LeftButton:
            self._toggle(row)
            return
        super().mousePressEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if not self._in_gutter(event):
            super().mouseDoubleClickEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._hover(self.rowAt(event.position().toPoint().y()))
        super().mouseMoveEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        self._hover(-1)
        super().leaveEvent(event)

    def _hover(self, row: int) -> None:
        if row != self._cells.hover_row:
            self._cells.hover_row = row
            self.viewport().update()

    def _in_gutter(self, event: QMouseEvent) -> bool:
        x = event.position().x() + self.horizontalScrollBar().value()
        return self._multi and x < FIRST_PAD + self._cells.gutter - 4

    def toggle_current(self) -> None:
        """Selects the row one stands on, or no longer."""
        if self.currentIndex().isValid():
            self._toggle(self.currentIndex().row())

    def _toggle(self, row: int) -> None:
        flags = QItemSelectionModel.SelectionFlag
        index = self.model().index(row, 0)
        self.selectionModel().setCurrentIndex(index, flags.NoUpdate)
        self.selectionModel().select(index, flags.Toggle | _ROW)

    # What lies over the rows: check boxes, the mark of the current row, the focus ring

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self.model() is None:
            return
        painter = QPainter(self.viewport())
        if self._multi:
            self._paint_boxes(painter)
        current = self.currentIndex()
        if not current.isValid():
            return
        area = self._row_area(current.row())
        if self.selectionModel().isRowSelected(current.row()):
            painter.fillRect(QRect(0, area.y(), _MARK, area.height() - 1), house.colour("accent"))
        if keyboard_focus(self):
            paint_ring(painter, area.adjusted(1, 1, -1, -2), 4)

    def _row_area(self, row: int) -> QRect:
        return QRect(0, self.rowViewportPosition(row), self.viewport().width(), self.rowHeight(row))

    def _paint_boxes(self, painter: QPainter) -> None:
        side = house.px(16)
        many = self.selected_count() > 1
        first, last = self.rowAt(0), self.rowAt(self.viewport().height() - 1)
        rows = self.model().rowCount()
        if first < 0:
            return
        for row in range(first, (rows if last < 0 else last + 1)):
            on = self.selectionModel().isRowSelected(row)
            if on or many or row == self._cells.hover_row:
                area = self._row_area(row)
                x = FIRST_PAD - self.horizontalScrollBar().value()
                paint_box(painter, QRect(x, area.y() + (area.height() - side) // 2, side, side), on=on)
