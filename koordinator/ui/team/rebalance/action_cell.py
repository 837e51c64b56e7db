"""What can be done with a row, painted at its end; where each button lies is asked by mouse and painter."""

from typing import NamedTuple

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QTableView

from koordinator.ui.base.house import house
from koordinator.ui.base.icons import paint_icon
from koordinator.ui.base.record_model import Index, RecordModel
from koordinator.ui.base.table_paint import CellDelegate
from koordinator.ui.team.rebalance.rows import Row, Standing

LOCK, REFUSE, BACK, MORE = "lock", "refuse", "back", "more"
_PAD, _GAP = 8, 4


class ActionArea(NamedTuple):
    """One button of a row: what it does, where it lies, its words and its icon."""

    action: str
    area: QRect
    words: str
    icon: str


class ActionCell(QStyledItemDelegate):
    """Lås and Afvis, or what was chosen and the way back."""

    def __init__(self, view: QTableView) -> None:
        super().__init__(view)
        self._view = view
        self.hot: tuple[int, str] | None = None  # the row and button under the mouse

    def areas(self, row: Row, cell: QRect) -> list[ActionArea]:
        """The buttons of a row from left to right."""
        if row.struck:
            wanted = [(BACK, "Fortryd", "")]
        elif row.standing is Standing.LOCKED:
            wanted = [(LOCK, "Låst", "pin"), (MORE, "", "more")]
        else:
            wanted = [(LOCK, "Lås", "pin"), (REFUSE, "Afvis", ""), (MORE, "", "more")]
        high = min(house.row("small_button"), cell.height() - 4)
        top = cell.y() + (cell.height() - high) // 2
        right = cell.right() - 4
        found = []
        for action, words, icon in reversed(wanted):
            wide = _wide(words, icon)
            found.append(ActionArea(action, QRect(right - wide + 1, top, wide, high), words, icon))
            right -= wide + _GAP
        return found[::-1]

    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:
        wide = _wide("Låst", "pin") + _wide("Afvis", "") + _wide("", "more") + 2 * _GAP + 12
        return QSize(wide, house.row("two_line"))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        cell: QRect = option.rect
        self._paint_ground(painter, cell, index, bool(option.state & QStyle.StateFlag.State_Selected))
        model = index.model()
        if not isinstance(model, RecordModel):
            return
        row: Row = model.record(index.row())
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        areas = self.areas(row, cell)
        if row.struck:
            painter.setFont(house.font("small"))
            painter.setPen(house.colour("text2"))
            before = QRect(cell.x(), cell.y(), areas[0].area.x() - cell.x() - _GAP, cell.height())
            side = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
            painter.drawText(before, int(side), "Afvist")
        for button in areas:
            self._paint_button(painter, row, button, hot=self.hot == (index.row(), button.action))
        painter.restore()

    def _paint_ground(self, painter: QPainter, cell: QRect, index: Index, selected: bool) -> None:
        cells = self._view.itemDelegate()
        hovered = isinstance(cells, CellDelegate) and cells.hover_row == index.row()
        if selected or hovered:
            painter.fillRect(cell, house.colour("tint" if selected else "rail"))
        painter.fillRect(QRect(cell.x(), cell.bottom(), cell.width(), 1), house.colour("rule"))

    def _paint_button(self, painter: QPainter, row: Row, button: ActionArea, *, hot: bool) -> None:
        area = button.area
        locked = button.action == LOCK and row.standing is Standing.LOCKED
        if locked or hot:
            painter.setPen(QPen(house.colour("accent"), 1) if locked else Qt.PenStyle.NoPen)
            painter.setBrush(house.colour("tint" if locked else "sunk"))
            radius = area.height() / 2 if locked else 6
            painter.drawRoundedRect(QRectF(area).adjusted(0.5, 0.5, -0.5, -0.5), radius, radius)
        tone = "text2" if button.action in (REFUSE, MORE) else "accent"
        x = area.x() + _PAD
        if button.icon:
            side = house.px(15)
            icon = QRect(x, area.y() + (area.height() - side) // 2, side, side)
            if not button.words:
                icon.moveCenter(area.center())
            paint_icon(painter, button.icon, icon, tone)
            x += side + _GAP
        painter.setFont(house.font("medium"))
        painter.setPen(house.colour(tone))
        words = QRect(x, area.y(), area.right() - _PAD - x + 2, area.height())
        painter.drawText(words, int(Qt.AlignmentFlag.AlignVCenter), button.words)


def _wide(words: str, icon: str) -> int:
    side = house.px(15) if icon else 0
    wide = house.metrics("medium").horizontalAdvance(words) + 2 if words else 0
    return 2 * _PAD + side + wide + (_GAP if icon and words else 0)
