"""The matrix: a row per caseworker, a column per consultant, and in each cell the cases they share."""

from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
)

from koordinator.domain.pairs import Pair
from koordinator.domain.staff import WorkerLine
from koordinator.services.pairs import PairBoard
from koordinator.ui.base.focus import OWN_RING, keyboard_focus
from koordinator.ui.base.house import house
from koordinator.ui.base.icons import paint_icon
from koordinator.ui.base.states import LOOKS, State
from koordinator.ui.base.style import paint_ring
from koordinator.ui.base.text import tip
from koordinator.ui.team.pairs.words import STATES, cases, short, whole

Index = QModelIndex | QPersistentModelIndex
_ROLE = Qt.ItemDataRole
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_LEAST_ROWS = 4
_SIDE = 8  # beside a name over its column
_LEAST, _MOST = 96, 136  # a cell's width follows the room there is


class PairModel(QAbstractTableModel):
    """The board as a table; a cell without common cases is empty."""

    def __init__(self) -> None:
        super().__init__()
        self._board: PairBoard | None = None
        self._pairs: dict[tuple[int, int], Pair] = {}
        self._room = 0

    def set_board(self, board: PairBoard) -> None:
        """Shows another board."""
        self.beginResetModel()
        self._board = board
        self._pairs = {(one.caseworker_id, one.consultant_id): one for one in board.pairs}
        self.endResetModel()

    def rowCount(self, _parent: Index | None = None) -> int:
        return len(self._board.caseworkers) if self._board else 0

    def columnCount(self, _parent: Index | None = None) -> int:
        return len(self._board.consultants) if self._board else 0

    def set_room(self, wide: int) -> None:
        """How wide a name may be over its column."""
        self._room = wide

    def pair(self, index: Index) -> Pair | None:
        """The pair of a cell, where they share cases."""
        if self._board is None or not index.isValid():
            return None
        key = (
            self._board.caseworkers[index.row()].worker_id,
            self._board.consultants[index.column()].worker_id,
        )
        return self._pairs.get(key)

    def names(self, index: Index) -> tuple[WorkerLine, WorkerLine] | None:
        """The caseworker and the consultant of a cell."""
        if self._board is None or not index.isValid():
            return None
        return self._board.caseworkers[index.row()], self._board.consultants[index.column()]

    def board(self) -> PairBoard | None:
        """The board shown."""
        return self._board

    def data(self, index: Index, role: int = _ROLE.DisplayRole) -> Any:
        pair, names = self.pair(index), self.names(index)
        if role == _ROLE.DisplayRole:
            return str(len(pair.cases)) if pair else ""
        if names is not None and role in (_ROLE.AccessibleTextRole, _ROLE.ToolTipRole):
            both = f"{names[0].name} og {names[1].name}"
            if pair is None or self._board is None:
                return f"{both}: ingen fælles sager" if role == _ROLE.AccessibleTextRole else None
            said = f"{both}: {cases(len(pair.cases))}, {whole(self._board, pair)}"
            return tip(said) if role == _ROLE.ToolTipRole else said
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = _ROLE.DisplayRole) -> Any:
        if self._board is None or role not in (_ROLE.DisplayRole, _ROLE.ToolTipRole):
            return None
        across = orientation == Qt.Orientation.Horizontal
        line = (self._board.consultants if across else self._board.caseworkers)[section]
        if role == _ROLE.ToolTipRole:
            return tip(line.name)
        if not across:
            return line.name
        body, right = house.metrics("body"), Qt.TextElideMode.ElideRight
        return "\n".join(body.elidedText(part, right, self._room) for part in line.name.split(" ", 1))


class PairCell(QStyledItemDelegate):
    """Paints the number of common cases and under it the last review."""

    def __init__(self, view: QTableView, model: PairModel) -> None:
        super().__init__(view)
        self._view, self._model = view, model

    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:
        return QSize(house.px(_LEAST), house.row("two_line"))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        area: QRect = option.rect
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(area, house.colour("tint"))
        painter.fillRect(QRect(area.x(), area.bottom(), area.width(), 1), house.colour("rule"))
        pair, board = self._model.pair(index), self._model.board()
        if pair is None or board is None:
            painter.setPen(house.colour("text3"))
            painter.drawText(area, int(Qt.AlignmentFlag.AlignCenter), "–")
        else:
            self._pair(painter, area, board, pair)
        if index == self._view.currentIndex() and keyboard_focus(self._view):
            paint_ring(painter, area.adjusted(2, 2, -2, -3), 4)

    def _pair(self, painter: QPainter, area: QRect, board: PairBoard, pair: Pair) -> None:
        strong, small = house.metrics("strong"), house.metrics("small")
        words = short(board, pair)
        high = strong.height() + (small.height() if words else 0)
        top = area.y() + (area.height() - high) // 2
        centre = int(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
        painter.setFont(house.font("strong"))
        painter.setPen(house.colour("text"))
        number = str(len(pair.cases))
        painter.drawText(QRect(area.x(), top, area.width(), strong.height()), centre, number)
        state = STATES[board.state(pair)]
        tone = LOOKS[state].text if state is State.NEAR else "text3"
        side = house.px(13) if state is State.NEAR else 0
        wide = small.horizontalAdvance(words) + side + (4 if side else 0)
        x, y = area.x() + (area.width() - wide) // 2, top + strong.height()
        if side:
            paint_icon(painter, LOOKS[state].icon, QRect(x, y + 1, side, side), tone)
            x += side + 4
        painter.setFont(house.font("small"))
        painter.setPen(house.colour(tone))
        painter.drawText(
            QRect(x, y, area.right() - x, small.height()), int(Qt.AlignmentFlag.AlignLeft), words
        )


class PairMatrix(QTableView):
    """Walked through with the arrows; Enter or a double click opens a pair's cases."""

    opened = Signal()
    current_changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.cells = PairModel()
        self.setModel(self.cells)
        self.setItemDelegate(PairCell(self, self.cells))
        self.setAccessibleName("Par af sagsbehandlere og konsulenter")
        self.setProperty(OWN_RING, True)
        self.setShowGrid(False)
        self.setCornerButtonEnabled(False)
        self.setTabKeyNavigation(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignCenter)
        for header in (self.horizontalHeader(), self.verticalHeader()):
            header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
            header.setHighlightSections(False)
            header.setSectionsClickable(False)
        self.doubleClicked.connect(lambda _: self.opened.emit())
        self.selectionModel().currentChanged.connect(lambda *_: self.current_changed.emit())
        self.selectionModel().selectionChanged.connect(lambda *_: self.current_changed.emit())
        house.changed.connect(self._fit)
        self._fit()

    def show_board(self, board: PairBoard) -> None:
        """Shows a board and stays on the cell one stood on, if it is still there."""
        names = self.cells.names(self.currentIndex())
        self.cells.set_board(board)
        self._fit()
        if names is not None and self._go(names[0].worker_id, names[1].worker_id):
            return
        # At first the pair that presses most; where none does, the largest of the first row.
        top = [one for one in board.pairs if one.caseworker_id == board.caseworkers[0].worker_id]
        if pressing := board.late or top:
            self.stand_on(max(pressing, key=lambda pair: len(pair.cases)))

    def chosen(self) -> list[Pair]:
        """The pairs of the cells that are selected, in their order."""
        cells = sorted(self.selectedIndexes(), key=lambda one: (one.row(), one.column()))
        return [pair for pair in map(self.cells.pair, cells) if pair is not None]

    def stand_on(self, pair: Pair) -> None:
        """Goes to a pair's cell."""
        self._go(pair.caseworker_id, pair.consultant_id)

    def _go(self, caseworker_id: int, consultant_id: int) -> bool:
        board = self.cells.board()
        rows = [one.worker_id for one in board.caseworkers] if board else []
        columns = [one.worker_id for one in board.consultants] if board else []
        if caseworker_id not in rows or consultant_id not in columns:
            return False
        at = self.cells.index(rows.index(caseworker_id), columns.index(consultant_id))
        self.setCurrentIndex(at)
        self.scrollTo(at)
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _ENTER:
            self.opened.emit()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._share_room()

    def _share_room(self) -> None:
        room = self.viewport().width() // max(1, self.cells.columnCount())
        wide = max(house.px(_LEAST), min(room, house.px(_MOST)))
        self.cells.set_room(wide - 2 * _SIDE)
        self.horizontalHeader().setDefaultSectionSize(wide)

    def _fit(self) -> None:
        self.verticalHeader().setDefaultSectionSize(house.row("two_line"))
        body = house.metrics("body")
        board = self.cells.board()
        names = [one.name for one in board.caseworkers] if board else []
        wide = max((body.horizontalAdvance(name) for name in names), default=0) + 32
        self.verticalHeader().setFixedWidth(min(max(wide, house.px(120)), house.px(220)))
        high = 2 * body.height() + 16
        self.horizontalHeader().setFixedHeight(high)
        # In a low window the page scrolls, rather than that no row is to be seen.
        rows = min(len(names), _LEAST_ROWS)
        bar = self.horizontalScrollBar().sizeHint().height()
        self.setMinimumHeight(high + rows * house.row("two_line") + bar)
        self._share_room()
