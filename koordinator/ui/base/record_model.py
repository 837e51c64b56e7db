"""A list of records as a table model: columns are functions of a record, and Python sorts them."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any, Generic, TypeVar

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from koordinator.ui.base.states import State
from koordinator.ui.base.text import danish_key, tip

R = TypeVar("R")
Index = QModelIndex | QPersistentModelIndex

_USER = int(Qt.ItemDataRole.UserRole)
SECOND_LINE = _USER + 1
STATE = _USER + 2
RECORD_ID = _USER + 3
STRONG = _USER + 4
ICON = _USER + 5
WRAPS = _USER + 6
STRUCK = _USER + 7
NO_INDEX = QModelIndex()


@dataclass(frozen=True)
class Column(Generic[R]):
    """One column; `width` is in characters, `sort` defaults to the text in Danish order, None sorts last."""

    key: str
    title: str
    text: Callable[[R], str]
    sort: Callable[[R], Any] | None = None
    right: bool = False
    second: Callable[[R], str] | None = None
    state: Callable[[R], State | None] | None = None
    icon: Callable[[R], str] | None = None  # an icon's name, or empty; a state brings its own
    tip: Callable[[R], str] | None = None
    strong: bool = False
    width: int = 14
    stretch: bool = False
    fixed: bool = False  # always shown
    least: int = 0  # characters it may shrink to where the table is narrow; 0 is its width
    yields: int = 0  # the highest goes first where the table is too narrow for all; 0 never goes
    wraps: bool = False  # a long text goes on in the second line
    struck: Callable[[R], bool] | None = None  # whether the text is struck through

    def order(self, record: R) -> Any:
        """What the record is sorted by."""
        return self.sort(record) if self.sort is not None else danish_key(self.text(record))


class RecordModel(QAbstractTableModel, Generic[R]):
    """Records by row, with their ids, so that a selection outlives new records."""

    def __init__(
        self,
        columns: Sequence[Column[R]],
        identify: Callable[[R], object],
        records: Iterable[R] = (),
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.columns = tuple(columns)
        self._identify = identify
        self._records: list[R] = list(records)
        self._row_of: dict[object, int] | None = None
        self._sorted_by: tuple[int, Qt.SortOrder] | None = None

    def set_records(self, records: Iterable[R]) -> None:
        """Shows other records in the order chosen by the user, if any."""
        self.beginResetModel()
        self._records = list(records)
        self._arrange()
        self.endResetModel()

    def records(self) -> list[R]:
        """All records in the order shown."""
        return list(self._records)

    def record(self, row: int) -> R:
        """The record in a row."""
        return self._records[row]

    def identity(self, row: int) -> object:
        """The id of the record in a row."""
        return self._identify(self._records[row])

    def row_of(self, identity: object) -> int | None:
        """The row of the record with this id."""
        if self._row_of is None:
            self._row_of = {self._identify(record): row for row, record in enumerate(self._records)}
        return self._row_of.get(identity)

    def rowCount(self, parent: Index = NO_INDEX) -> int:
        return 0 if parent.isValid() else len(self._records)

    def columnCount(self, parent: Index = NO_INDEX) -> int:
        return 0 if parent.isValid() else len(self.columns)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        record = self._records[index.row()]
        column = self.columns[index.column()]
        if role == Qt.ItemDataRole.DisplayRole:
            return column.text(record)
        if role == SECOND_LINE:
            return column.second(record) if column.second else None
        if role == STATE:
            return column.state(record) if column.state else None
        if role == STRONG:
            return column.strong
        if role == ICON:
            return column.icon(record) if column.icon else None
        if role == WRAPS:
            return column.wraps
        if role == STRUCK:
            return column.struck is not None and column.struck(record)
        if role == RECORD_ID:
            return self._identify(record)
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _alignment(column)
        return self._spoken(column, record, role)

    def _spoken(self, column: Column[R], record: R, role: int) -> str | None:
        if role == Qt.ItemDataRole.ToolTipRole:
            return tip(column.tip(record)) if column.tip else None
        if role == Qt.ItemDataRole.AccessibleTextRole:
            second = column.second(record) if column.second else ""
            return f"{column.text(record)}, {second}" if second else column.text(record)
        return None

    def retitle(self, key: str, title: str) -> None:
        """Calls a column something else."""
        self.columns = tuple(replace(one, title=title) if one.key == key else one for one in self.columns)
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(self.columns) - 1)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation == Qt.Orientation.Horizontal and 0 <= section < len(self.columns):
            if role == Qt.ItemDataRole.DisplayRole:
                return self.columns[section].title
            if role == Qt.ItemDataRole.TextAlignmentRole:
                return _alignment(self.columns[section])
        return None

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        if not 0 <= column < len(self.columns):
            return
        self._sorted_by = (column, order)
        self.layoutAboutToBeChanged.emit()
        before = self.persistentIndexList()
        identities = [self._identify(self._records[index.row()]) for index in before]
        self._arrange()
        after = [
            self.index(self.row_of(identity) or 0, index.column())
            for identity, index in zip(identities, before, strict=True)
        ]
        self.changePersistentIndexList(before, after)
        self.layoutChanged.emit()

    def _arrange(self) -> None:
        self._row_of = None
        if self._sorted_by is None:
            return
        number, order = self._sorted_by
        by = self.columns[number].order
        keyed = [(by(record), record) for record in self._records]
        known = [pair for pair in keyed if pair[0] is not None]
        known.sort(key=lambda pair: pair[0], reverse=order == Qt.SortOrder.DescendingOrder)
        self._records = [record for _, record in known] + [record for key, record in keyed if key is None]


def _alignment(column: Column[Any]) -> Qt.AlignmentFlag:
    side = Qt.AlignmentFlag.AlignRight if column.right else Qt.AlignmentFlag.AlignLeft
    return side | Qt.AlignmentFlag.AlignVCenter
