"""What the command box shows: groups of hits, and how one hit is drawn."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QAbstractListModel, QModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from koordinator.ui.base.house import house
from koordinator.ui.base.icons import paint_icon
from koordinator.ui.base.record_model import NO_INDEX, Index

Hits = tuple[tuple[int, int], ...]
_SIDE = 12
_ITEM = int(Qt.ItemDataRole.UserRole) + 1
_ELIDE = Qt.TextElideMode.ElideRight


@dataclass(frozen=True)
class ResultItem:
    """One hit; `hits` are (start, length) in `text`, `key` is handed back when it is chosen."""

    icon: str
    text: str
    detail: str = ""
    right: str = ""
    hits: Hits = ()
    detail_hits: Hits = ()
    key: object = None


@dataclass(frozen=True)
class ResultGroup:
    """Hits of one kind under a title."""

    title: str
    items: tuple[ResultItem, ...]


class ResultsModel(QAbstractListModel):
    """Titles and hits in one list; titles cannot be chosen."""

    def __init__(self) -> None:
        super().__init__()
        self._lines: list[ResultItem | str] = []

    def set_groups(self, groups: Sequence[ResultGroup]) -> None:
        """Shows these hits."""
        self.beginResetModel()
        self._lines = []
        for group in groups:
            if group.items:
                self._lines.append(group.title)
                self._lines.extend(group.items)
        self.endResetModel()

    def item(self, row: int) -> ResultItem | None:
        """The hit in a row, or None for a title."""
        line = self._lines[row] if 0 <= row < len(self._lines) else None
        return line if isinstance(line, ResultItem) else None

    def hits(self) -> list[int]:
        """Rows that can be chosen."""
        return [row for row, line in enumerate(self._lines) if isinstance(line, ResultItem)]

    def rowCount(self, parent: Index = NO_INDEX) -> int:
        return 0 if parent.isValid() else len(self._lines)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        line = self._lines[index.row()]
        if role == _ITEM:
            return line
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return line if isinstance(line, str) else spoken(line)
        return None

    def flags(self, index: QModelIndex | Index) -> Qt.ItemFlag:
        if index.isValid() and self.item(index.row()) is None:
            return Qt.ItemFlag.ItemIsEnabled
        return super().flags(index)


def spoken(item: ResultItem) -> str:
    """A hit as one reads it aloud."""
    return ", ".join(part for part in (item.text, item.detail, item.right) if part)


class ResultDelegate(QStyledItemDelegate):
    """Draws titles quietly, and hits with the parts found in semibold accent."""

    def __init__(self, view: QListView) -> None:
        super().__init__(view)
        self._view = view

    def sizeHint(self, _option: QStyleOptionViewItem, index: Index) -> QSize:
        if isinstance(index.data(_ITEM), str):
            return QSize(10, house.metrics("small").height() + (8 if index.row() == 0 else 18))
        return QSize(10, house.row("nav"))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        area: QRect = option.rect
        line = index.data(_ITEM)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if isinstance(line, str):
            painter.setFont(house.font("small_strong"))
            painter.setPen(house.colour("text2"))
            inside = area.adjusted(_SIDE, 0, -_SIDE, -4)
            painter.drawText(inside, int(Qt.AlignmentFlag.AlignBottom), line)
        elif isinstance(line, ResultItem):
            state = option.state
            self._paint_item(painter, area, line, bool(state & QStyle.StateFlag.State_Selected))

    def _paint_item(self, painter: QPainter, area: QRect, item: ResultItem, chosen: bool) -> None:
        if chosen:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(house.colour("accent"))
            painter.drawRoundedRect(area, 6, 6)
        ink, quiet, found = ("on_accent",) * 3 if chosen else ("text", "text2", "accent")
        side = house.px(18)
        icon = QRect(area.x() + _SIDE, area.y() + (area.height() - side) // 2, side, side)
        paint_icon(painter, item.icon, icon, ink if chosen else "text2")
        left, end = icon.right() + 15, area.right() - _SIDE
        end = self._paint_enter(painter, area, end) if chosen else self._paint_right(painter, area, end, item)
        x = _runs(painter, QRect(left, area.y(), end - left, area.height()), item.text, item.hits, ink, found)
        x += 14
        if item.detail and end - x > house.px(60):
            inside = QRect(x, area.y(), end - x, area.height())
            _runs(painter, inside, item.detail, item.detail_hits, quiet, found)

    def _paint_right(self, painter: QPainter, area: QRect, end: int, item: ResultItem) -> int:
        wide = house.metrics("small").horizontalAdvance(item.right)
        painter.setFont(house.font("small"))
        painter.setPen(house.colour("text2"))
        right = QRect(end - wide, area.y(), wide + 1, area.height())
        painter.drawText(right, int(Qt.AlignmentFlag.AlignVCenter), item.right)
        return end - wide - (12 if item.right else 0)

    def _paint_enter(self, painter: QPainter, area: QRect, end: int) -> int:
        metrics = house.metrics("small")
        wide, high = metrics.horizontalAdvance("Enter") + 12, metrics.height() + 2
        cap = QRectF(end - wide + 0.5, area.center().y() - high / 2 + 0.5, wide, high)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(house.colour("on_accent"), 1))
        painter.drawRoundedRect(cap, 4, 4)
        painter.setFont(house.font("small"))
        painter.drawText(cap, int(Qt.AlignmentFlag.AlignCenter), "Enter")
        return end - wide - 12


def _runs(painter: QPainter, area: QRect, text: str, hits: Hits, ink: str, found: str) -> int:
    """Draws text with its hits heavier until the room is used up; returns where it ended."""
    text = text.replace("\n", " ")
    x, at = area.x(), 0
    pieces: list[tuple[str, bool]] = []
    for start, length in sorted(hits):
        pieces += [(text[at:start], False), (text[start : start + length], True)]
        at = start + length
    pieces.append((text[at:], False))
    for piece, hit in pieces:
        if not piece:
            continue
        font = house.font("strong" if hit else "body")
        painter.setFont(font)
        painter.setPen(house.colour(found if hit else ink))
        room = area.right() - x
        cut = painter.fontMetrics().elidedText(piece, _ELIDE, room)
        painter.drawText(QRect(x, area.y(), room + 1, area.height()), int(Qt.AlignmentFlag.AlignVCenter), cut)
        x += painter.fontMetrics().horizontalAdvance(cut)
        if cut != piece:
            break
    return x
