"""*Alt på sagen*: what happened and is agreed, the newest first; only the lines in sight are drawn."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QAbstractListModel, QEvent, QModelIndex, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from koordinator.domain.timeline import Happening, Kind
from koordinator.domain.values.dates import day_month
from koordinator.domain.values.times import clock
from koordinator.ui.base.focus import keyboard_focus
from koordinator.ui.base.house import house
from koordinator.ui.base.icons import paint_icon
from koordinator.ui.base.record_model import NO_INDEX, Index
from koordinator.ui.base.style import paint_ring
from koordinator.ui.base.text import tip

_ITEM = int(Qt.ItemDataRole.UserRole) + 1
_ICONS = {
    Kind.MEETING: "calendar", Kind.TALK: "phone", Kind.INTERVENTION: "link", Kind.PLACEMENT: "building",
    Kind.PAID_HOURS: "briefcase", Kind.JOB_PLAN: "target", Kind.CV: "file-text", Kind.MILESTONE: "target",
    Kind.WHEEL: "disc", Kind.NOTE: "note", Kind.STATUS_NOTE: "file-text", Kind.PAPER: "printer",
    Kind.WORKER: "person", Kind.CONSULTANT: "person", Kind.START: "folder-open", Kind.END: "lock",
}  # fmt: skip
LINKS = {
    Kind.MEETING: "Åbn", Kind.NOTE: "Læs", Kind.STATUS_NOTE: "Åbn", Kind.WHEEL: "Se hjul",
    Kind.PAPER: "Se papir", Kind.INTERVENTION: "Se plan", Kind.MILESTONE: "Se plan",
    Kind.PLACEMENT: "Se job", Kind.PAID_HOURS: "Se job", Kind.JOB_PLAN: "Se job", Kind.CV: "Se job",
}  # fmt: skip
_ELIDE = Qt.TextElideMode.ElideRight
_MIDDLE = int(Qt.AlignmentFlag.AlignVCenter)


def title_of(one: Happening) -> str:
    """What a line says first."""
    return f"{one.title} kl. {clock(one.at)}" if one.at else one.title


def detail_of(one: Happening, today: date) -> str:
    """What a line says under that: until when, or in how many days, and the rest."""
    parts = [one.detail]
    if one.lasting and one.ends is not None:
        year = f" {one.ends.year}" if one.ends.year != today.year else ""
        parts.insert(0, f"Til {day_month(one.ends)}{year}")
    elif one.kind is Kind.MEETING and not one.off and one.day is not None and one.day > today:
        days = (one.day - today).days
        parts.insert(0, "I morgen" if days == 1 else f"Om {days} dage")
    said = " · ".join(part for part in parts if part)
    return said[:1].upper() + said[1:]


def day_of(one: Happening, today: date) -> str:
    """The day as the line shows it."""
    if one.day is None:
        return ""
    if one.day == today:
        return "I dag"
    return day_month(one.day) if one.day.year == today.year else f"{day_month(one.day)} {one.day:%y}"


class EverythingModel(QAbstractListModel):
    """One line for each thing."""

    def __init__(self) -> None:
        super().__init__()
        self._lines: list[Happening] = []
        self.today = date.min

    def show_lines(self, lines: Sequence[Happening], today: date) -> None:
        """Shows these lines."""
        self.beginResetModel()
        self._lines, self.today = list(lines), today
        self.endResetModel()

    def line(self, row: int) -> Happening:
        """The thing in a row."""
        return self._lines[row]

    def rowCount(self, parent: Index = NO_INDEX) -> int:
        return 0 if parent.isValid() else len(self._lines)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        one = self._lines[index.row()]
        if role == _ITEM:
            return one
        said = ", ".join(
            part for part in (day_of(one, self.today), title_of(one), detail_of(one, self.today)) if part
        )
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return said
        if role == Qt.ItemDataRole.ToolTipRole:
            return tip(said)
        return None


class _Delegate(QStyledItemDelegate):
    """Day, icon on a thread, what in two lines, and where it opens."""

    def __init__(self, view: "EverythingList") -> None:
        super().__init__(view)
        self._view = view

    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:
        return QSize(10, house.row("two_line"))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        one = index.data(_ITEM)
        if not isinstance(one, Happening):
            return
        area: QRect = option.rect
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        chosen = bool(option.state & QStyle.StateFlag.State_Selected) and self._view.hasFocus()
        hover = bool(option.state & QStyle.StateFlag.State_MouseOver)
        if chosen or hover:
            painter.fillRect(area, house.colour("tint" if chosen else "rail"))
        today = self._view.model_.today
        painter.setFont(house.font("small"))
        painter.setPen(house.colour("text2"))
        painter.drawText(area.adjusted(4, 0, 0, 0), _MIDDLE, day_of(one, today))
        left = area.x() + self._view.day_width()
        self._thread(painter, area, left, index, is_today=one.day == today)
        self._icon(painter, area, left, one, today)
        right = self._link(painter, area, one)
        inside = QRect(left + house.px(36), area.y(), right - left - house.px(36), area.height())
        self._words(painter, inside, one, today)
        if chosen and keyboard_focus(self._view):
            paint_ring(painter, area)

    def _thread(self, painter: QPainter, area: QRect, left: int, index: Index, *, is_today: bool) -> None:
        painter.setPen(QPen(house.colour("accent" if is_today else "rule2"), 1))
        middle, x = area.center().y(), left + house.px(11)
        if index.row() > 0:
            painter.drawLine(x, area.top(), x, middle)
        if index.row() < self._view.model_.rowCount() - 1:
            painter.drawLine(x, middle, x, area.bottom() + 1)

    def _icon(self, painter: QPainter, area: QRect, left: int, one: Happening, today: date) -> None:
        side = house.px(23)
        disc = QRect(left, area.center().y() - side // 2, side, side)
        to_come = one.day is not None and one.day >= today and not one.off
        painter.setPen(QPen(house.colour("accent" if to_come else "rule2"), 1))
        painter.setBrush(house.colour("tint" if to_come else "page"))
        painter.drawEllipse(disc)
        inside = disc.adjusted(5, 5, -5, -5)
        paint_icon(painter, _ICONS[one.kind], inside, "accent" if to_come else "text2")

    def _link(self, painter: QPainter, area: QRect, one: Happening) -> int:
        """Where it opens; returns where the room for words ends."""
        words = LINKS.get(one.kind, "")
        if not words:
            return area.right() - 8
        painter.setFont(house.font("medium"))
        painter.setPen(house.colour("accent"))
        wide = painter.fontMetrics().horizontalAdvance(words)
        left = area.right() - wide - 8
        painter.drawText(QRect(left, area.y(), wide + 2, area.height()), _MIDDLE, words)
        return left - 12

    def _words(self, painter: QPainter, area: QRect, one: Happening, today: date) -> None:
        title, detail = title_of(one), detail_of(one, today)
        body, small = house.metrics("medium"), house.metrics("small")
        high = body.height() + (small.height() if detail else 0)
        top = area.y() + (area.height() - high) // 2
        painter.setFont(house.font("medium"))
        painter.setPen(house.colour("text2" if one.off else "text"))
        cut = painter.fontMetrics().elidedText(title, _ELIDE, area.width())
        painter.drawText(QRect(area.x(), top, area.width(), body.height()), _MIDDLE, cut)
        if detail:
            painter.setFont(house.font("small"))
            painter.setPen(house.colour("text2"))
            cut = painter.fontMetrics().elidedText(detail.replace("\n", " "), _ELIDE, area.width())
            painter.drawText(QRect(area.x(), top + body.height(), area.width(), small.height()), _MIDDLE, cut)


class EverythingList(QListView):
    """Enter or a click opens a line where it lives."""

    opened = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.model_ = EverythingModel()
        self.setModel(self.model_)
        self.setItemDelegate(_Delegate(self))
        self.setUniformItemSizes(True)
        self.setFrameShape(QListView.Shape.NoFrame)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setMouseTracking(True)
        self.setAccessibleName("Alt på sagen")
        house.changed.connect(self._again)

    def show_lines(self, lines: Sequence[Happening], today: date) -> None:
        """Shows these lines, at the place one had come to."""
        row, at = self.currentIndex().row(), self.verticalScrollBar().value()
        self.model_.show_lines(lines, today)
        if lines:
            self.setCurrentIndex(self.model_.index(max(0, min(row, len(lines) - 1))))
        self.verticalScrollBar().setValue(at)

    def day_width(self) -> int:
        """The room the day takes."""
        return house.metrics("small").horizontalAdvance("00. sept. 00") + 12

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().isValid():
            self._open(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        index = self.indexAt(event.position().toPoint())
        if event.button() == Qt.MouseButton.LeftButton and index.isValid():
            self._open(index)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        self.setCursor(
            Qt.CursorShape.PointingHandCursor
            if self._opens(event.position().toPoint())
            else Qt.CursorShape.ArrowCursor
        )

    def _opens(self, where: QPoint) -> bool:
        index = self.indexAt(where)
        return index.isValid() and self.model_.line(index.row()).kind in LINKS

    def _open(self, index: QModelIndex) -> None:
        one = self.model_.line(index.row())
        if one.kind in LINKS:
            self.opened.emit(one)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._again()

    def _again(self) -> None:
        self.scheduleDelayedItemsLayout()
        self.viewport().update()
