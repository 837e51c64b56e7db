"""How the house's tables look: cells with a second line or a state, and a quiet header."""

from PySide6.QtCore import QEvent, QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import QHeaderView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QTableView

from koordinator.ui.base.house import house
from koordinator.ui.base.icons import paint_icon
from koordinator.ui.base.record_model import ICON, SECOND_LINE, STATE, STRONG, STRUCK, WRAPS, Index
from koordinator.ui.base.states import LOOKS, State

PAD = 8
_ICON_GAP = 6
FIRST_PAD = 12
_ELIDE = Qt.TextElideMode.ElideRight


def cell_paddings(view: QTableView, column: int, gutter: int) -> int:
    """Room to the left in a cell; the first one shown also holds the mark and the check box."""
    header = view.horizontalHeader()
    first = all(view.isColumnHidden(header.logicalIndex(at)) for at in range(header.visualIndex(column)))
    return FIRST_PAD + gutter if first else PAD


class CellDelegate(QStyledItemDelegate):
    """Paints one cell: ground, hairline, text with an optional second line, or icon and word of a state."""

    def __init__(self, view: QTableView) -> None:
        super().__init__(view)
        self._view = view
        self.gutter = 0
        self.hover_row = -1

    def sizeHint(self, _option: QStyleOptionViewItem, index: Index) -> QSize:
        second = bool(index.data(SECOND_LINE))
        text = house.metrics().horizontalAdvance(str(index.data() or "")) + 2 * PAD
        return QSize(text, house.row("two_line" if second else "list"))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        area: QRect = option.rect
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        if selected:
            painter.fillRect(area, house.colour("tint"))
        elif index.row() == self.hover_row:
            painter.fillRect(area, house.colour("rail"))
        painter.fillRect(QRect(area.x(), area.bottom(), area.width(), 1), house.colour("rule"))
        left = cell_paddings(self._view, index.column(), self.gutter)
        inside = area.adjusted(left, 0, -PAD, -1)
        state = index.data(STATE)
        second = index.data(SECOND_LINE)
        if state and not second:
            self._paint_state(painter, inside, index, State(state))  # Qt hands the word back as text
        elif second:
            self._paint_two(painter, inside, index, str(second))
        elif index.data(WRAPS):
            self._paint_wrapped(painter, inside, index)
        else:
            self._paint_line(painter, inside, index)

    def _paint_line(self, painter: QPainter, area: QRect, index: Index) -> None:
        state, icon, tone = index.data(STATE), index.data(ICON), "text"
        painter.setFont(house.font(_role(index)))
        if state:
            look = LOOKS[State(state)]
            icon, tone = look.icon, look.text
            painter.setFont(house.font("body", look.weight))
        if icon:
            side = house.px(15)
            place = QRect(area.x(), area.y() + (area.height() - side) // 2, side, side)
            paint_icon(painter, icon, place, tone if state else "text2")
            area = area.adjusted(side + _ICON_GAP, 0, 0, 0)
        if index.data(STRUCK):
            _strike(painter)
            tone = "text3"
        painter.setPen(house.colour(tone))
        _draw(painter, area, index, str(index.data() or ""))

    def _paint_wrapped(self, painter: QPainter, area: QRect, index: Index) -> None:
        """A text over two lines where one is too short for it and the row has room for two."""
        role = _role(index)
        metrics = house.metrics(role)
        first, rest = broken(str(index.data() or ""), metrics, area.width())
        if not rest or area.height() < 2 * metrics.height():
            self._paint_line(painter, area, index)
            return
        painter.setFont(house.font(role))
        painter.setPen(house.colour("text"))
        if index.data(STRUCK):
            _strike(painter)
            painter.setPen(house.colour("text3"))
        top = area.y() + (area.height() - 2 * metrics.height()) // 2
        for number, words in enumerate((first, rest)):
            line = QRect(area.x(), top + number * metrics.height(), area.width(), metrics.height())
            _draw(painter, line, index, words)

    def _paint_two(self, painter: QPainter, area: QRect, index: Index, second: str) -> None:
        """The text and what stands under it, over as many small lines as the row has room for."""
        body, small = house.metrics(), house.metrics("small")
        beside = house.px(15) + _ICON_GAP if index.data(STATE) or index.data(ICON) else 0
        room = max(1, (area.height() - body.height()) // small.height())
        lines = _lines(second, small, area.width() - beside, room)
        top = area.y() + (area.height() - body.height() - len(lines) * small.height()) // 2
        above = QRect(area.x(), top, area.width(), body.height())
        if index.data(WRAPS) and area.height() >= 2 * body.height() + len(lines) * small.height():
            above = self._two_where_needed(above, index)
            top = above.y()
            self._paint_wrapped(painter, above, index)
        else:
            self._paint_line(painter, above, index)
        painter.setFont(house.font("small"))
        painter.setPen(house.colour("text2"))
        top += above.height()
        for number, words in enumerate(lines):
            line = QRect(
                area.x() + beside, top + number * small.height(), area.width() - beside, small.height()
            )
            _draw(painter, line, index, words)

    def _two_where_needed(self, line: QRect, index: Index) -> QRect:
        """The place of a text that goes on in a second line where one is too short for it."""
        metrics = house.metrics(_role(index))
        if not broken(str(index.data() or ""), metrics, line.width())[1]:
            return line
        return QRect(line.x(), line.y() - metrics.height() // 2, line.width(), 2 * metrics.height())

    def _paint_state(self, painter: QPainter, area: QRect, index: Index, state: State) -> None:
        look = LOOKS[state]
        side = house.px(15)
        text = str(index.data() or look.word)
        painter.setFont(house.font("body", look.weight))
        # A text is a fraction of a pixel wider than it is told to be.
        wide = painter.fontMetrics().horizontalAdvance(text) + side + 8
        right = bool(
            Qt.AlignmentFlag(index.data(Qt.ItemDataRole.TextAlignmentRole)) & Qt.AlignmentFlag.AlignRight
        )
        x = max(area.x(), area.right() + 1 - wide) if right else area.x()
        paint_icon(
            painter, look.icon, QRect(x, area.y() + (area.height() - side) // 2, side, side), look.text
        )
        painter.setPen(house.colour(look.text))
        words = area.adjusted(x - area.x() + side + 6, 0, 0, 0)
        cut = painter.fontMetrics().elidedText(text, _ELIDE, words.width())
        painter.drawText(words, int(Qt.AlignmentFlag.AlignVCenter), cut)


def broken(text: str, metrics: QFontMetrics, width: int) -> tuple[str, str]:
    """A text as what fits on one line, cut between words, and the rest, which may be empty."""
    if metrics.horizontalAdvance(text) <= width:
        return text, ""
    words = text.split()
    fits = 1
    while fits < len(words) and metrics.horizontalAdvance(" ".join(words[: fits + 1])) <= width:
        fits += 1
    return " ".join(words[:fits]), " ".join(words[fits:])


def _lines(text: str, metrics: QFontMetrics, width: int, room: int) -> list[str]:
    """A text over at most so many lines; each of its own lines has one where there is room for all."""
    told = text.split("\n") if text.count("\n") < room else [text.replace("\n", " ")]
    found: list[str] = []
    for at, line in enumerate(told):
        rest = line
        while rest and len(found) < room - (len(told) - at):
            first, rest = broken(rest, metrics, width)
            found.append(first)
        if rest:
            found.append(rest)
    return found


def _role(index: Index) -> str:
    return "strong" if index.data(STRONG) else "body"


def _strike(painter: QPainter) -> None:
    font = painter.font()
    font.setStrikeOut(True)
    painter.setFont(font)


def _draw(painter: QPainter, area: QRect, index: Index, text: str) -> None:
    cut = painter.fontMetrics().elidedText(text.replace("\n", " "), _ELIDE, area.width())
    found = index.data(Qt.ItemDataRole.TextAlignmentRole)
    side = Qt.AlignmentFlag.AlignLeft if found is None else Qt.AlignmentFlag(found)
    painter.drawText(area, int(side | Qt.AlignmentFlag.AlignVCenter), cut)


class Header(QHeaderView):
    """Column titles in small text, with the direction of the order beside the one sorted by."""

    def __init__(self, view: QTableView, delegate: CellDelegate) -> None:
        super().__init__(Qt.Orientation.Horizontal, view)
        self._view, self._delegate = view, delegate
        self._hover = -1
        self.setSectionsClickable(True)
        self.setHighlightSections(False)
        self.setMouseTracking(True)
        self.setSectionsMovable(True)
        self.setMinimumSectionSize(house.px(40))

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), house.row("header"))

    def viewportEvent(self, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.HoverMove, QEvent.Type.HoverLeave, QEvent.Type.HoverEnter):
            self.viewport().update()
        return super().viewportEvent(event)

    def paintEvent(self, event: object) -> None:
        super().paintEvent(event)  # type: ignore[arg-type]
        painter = QPainter(self.viewport())
        line = self.viewport().rect()
        painter.fillRect(QRect(0, line.bottom(), line.width(), 1), house.colour("rule2"))

    def paintSection(self, painter: QPainter, area: QRect, section: int) -> None:
        model = self.model()
        left = cell_paddings(self._view, section, self._delegate.gutter)
        inside = area.adjusted(left, 0, -PAD, 0)
        by_this = self.isSortIndicatorShown() and self.sortIndicatorSection() == section
        side = house.px(12) if by_this else 0
        painter.setFont(house.font("small", 600 if by_this else None))
        painter.setPen(house.colour("text" if by_this else "text2"))
        title = str(model.headerData(section, Qt.Orientation.Horizontal) or "")
        room = inside.width() - (side + 4 if by_this else 0)
        title = painter.fontMetrics().elidedText(title, _ELIDE, room)
        wide = painter.fontMetrics().horizontalAdvance(title)
        found = model.headerData(section, Qt.Orientation.Horizontal, Qt.ItemDataRole.TextAlignmentRole)
        right = found is not None and bool(Qt.AlignmentFlag(found) & Qt.AlignmentFlag.AlignRight)
        x = inside.right() + 1 - wide if right else inside.x()
        words = QRect(x, inside.y(), wide + 1, inside.height())
        painter.drawText(words, int(Qt.AlignmentFlag.AlignVCenter), title)
        if by_this:
            down = self.sortIndicatorOrder() == Qt.SortOrder.DescendingOrder
            at = x - side - 4 if right else x + wide + 4
            arrow = QRect(at, inside.y() + (inside.height() - side) // 2, side, side)
            paint_icon(painter, "arrow-down" if down else "arrow-up", arrow, "accent")
