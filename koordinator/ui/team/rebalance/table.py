"""The list of moves: arrows walk, Enter opens the case, L locks, A refuses, M shows everything else."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QResizeEvent

from koordinator.ui.base.editable import see
from koordinator.ui.base.house import house
from koordinator.ui.base.record_model import RecordModel
from koordinator.ui.base.table import DataTable
from koordinator.ui.team.rebalance.action_cell import BACK, LOCK, MORE, REFUSE, ActionArea, ActionCell
from koordinator.ui.team.rebalance.columns import ACTIONS, columns
from koordinator.ui.team.rebalance.heights import Heights
from koordinator.ui.team.rebalance.rows import Row

ELSEWHERE, OTHER = "elsewhere", "other"
_KEYS = {
    Qt.Key.Key_L: LOCK,
    Qt.Key.Key_A: REFUSE,
    Qt.Key.Key_B: ELSEWHERE,
    Qt.Key.Key_H: OTHER,
    Qt.Key.Key_M: MORE,
}


class MovesTable(DataTable):
    """As high as its rows, so that the page scrolls and not the table; sends what is wanted of a row."""

    wanted = Signal(str, object)  # an action and the row it is for
    case_opened = Signal(int)

    def __init__(self, name: str, *, moved: bool) -> None:
        super().__init__(two_line=True)
        self._heights = Heights()
        self._widths: tuple[int, ...] = ()  # of the columns, when the rows were given their heights
        self._model: RecordModel[Row] = RecordModel(columns(moved=moved), lambda row: row.key)
        self._model.setParent(self)
        self._cell = ActionCell(self)
        self._actions_at = next(n for n, one in enumerate(self._model.columns) if one.key == ACTIONS)
        self.setItemDelegateForColumn(self._actions_at, self._cell)
        self.setModel(self._model)
        self.setAccessibleName(name)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.opened.connect(lambda at: self.case_opened.emit(self._model.record(at).move.case_id))
        self.menu_requested.connect(lambda _: self.want(MORE))
        self.selectionModel().currentRowChanged.connect(lambda *_: self._keep_in_sight())
        self._model.layoutChanged.connect(self._fit_rows)
        house.changed.connect(self._fit_rows)

    def show_rows(self, rows: Sequence[Row]) -> None:
        """Shows these; one stays on the same move, or else on the same citizen, and never on another."""
        stood = self.current_row()
        self._model.set_records(rows)
        self._fit_rows()
        if stood is not None and self._model.row_of(stood.key) is None:
            self.stand_on(stood.move.case_id)

    def rows(self) -> list[Row]:
        """The rows in the order shown."""
        return self._model.records()

    def current_row(self) -> Row | None:
        """The row one stands on."""
        at = self.currentIndex().row()
        return self._model.record(at) if at >= 0 else None

    def stand_on(self, case_id: int) -> None:
        """Goes to a case: to its move, or where it does not move to its first row."""
        places = [at for at, row in enumerate(self.rows()) if row.move.case_id == case_id]
        if places:
            self.selectRow(min(places, key=lambda at: self.rows()[at].struck))

    def buttons(self, at: int) -> list[ActionArea]:
        """The buttons of a row and where they lie."""
        cell = self.visualRect(self._model.index(at, self._actions_at))
        return self._cell.areas(self._model.record(at), cell)

    def menu_place(self) -> QPoint:
        """Where the menu of the current row opens, on the screen."""
        at = max(0, self.currentIndex().row())
        area = self.buttons(at)[-1].area
        return self.viewport().mapToGlobal(QPoint(area.x(), area.bottom() + 2))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        action = _KEYS.get(Qt.Key(event.key()))
        if action is not None and event.modifiers() == Qt.KeyboardModifier.NoModifier:
            self.want(action)
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        hit = self._hit(event)
        super().mousePressEvent(event)
        if hit is not None and event.button() == Qt.MouseButton.LeftButton:
            self.want(hit[1])

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if self._hit(event) is None:
            super().mouseDoubleClickEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._heat(self._hit(event))
        super().mouseMoveEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        self._heat(None)
        super().leaveEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._column_widths() != self._widths:
            self._fit_rows()

    def want(self, action: str) -> None:
        """Asks for something with the row one stands on."""
        row = self.current_row()
        if row is None:
            return
        if row.struck and action in (LOCK, REFUSE, ELSEWHERE):
            action = BACK
        if not (row.struck and action in (OTHER, MORE)):
            self.wanted.emit(action, row)

    def _hit(self, event: QMouseEvent) -> tuple[int, str] | None:
        at = event.position().toPoint()
        row = self.rowAt(at.y())
        if row < 0:
            return None
        found = (button.action for button in self.buttons(row) if button.area.contains(at))
        action = next(found, None)
        return None if action is None else (row, action)

    def _heat(self, hot: tuple[int, str] | None) -> None:
        if hot != self._cell.hot:
            self._cell.hot = hot
            pointing = Qt.CursorShape.ArrowCursor if hot is None else Qt.CursorShape.PointingHandCursor
            self.viewport().setCursor(pointing)
            self.viewport().update()

    def _keep_in_sight(self) -> None:
        if self.hasFocus() and self.currentIndex().isValid():
            see(self, self.visualRect(self.currentIndex()).center())

    def _column_widths(self) -> tuple[int, ...]:
        return tuple(self.columnWidth(at) for at in range(len(self._model.columns)))

    def _fit_rows(self) -> None:
        """Every row gets the height its words need, and the table that of its rows."""
        self._widths = self._column_widths()
        told = [
            (column, wide)
            for column, wide in zip(self._model.columns, self._widths, strict=True)
            if column.wraps or column.second
        ]
        upright = self.verticalHeader()
        for at, high in enumerate(self._heights.of(self._model.records(), told)):
            upright.resizeSection(at, high)
        header, rows = self.horizontalHeader(), upright.length()
        sideways = (
            self.horizontalScrollBar().sizeHint().height() if header.length() > self.viewport().width() else 0
        )
        self.setFixedHeight(header.sizeHint().height() + rows + sideways + 2)
