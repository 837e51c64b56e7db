"""How meetings are drawn: tint and edge in the kind's colour, the name first, the state in words too."""

from collections.abc import Sequence

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPen

from koordinator.domain.meetings.kinds import STATE_NAMES, Colour, MeetingState
from koordinator.domain.meetings.records import Entry
from koordinator.ui.base.avatar import initials
from koordinator.ui.base.house import house
from koordinator.ui.base.icons import paint_icon
from koordinator.ui.base.style import paint_ring
from koordinator.ui.calendar.blocks import Block
from koordinator.ui.calendar.layout import Box
from koordinator.ui.calendar.words import DONE, TOLD

RADIUS = 4
EDGE = 3
_PAD = 9
_TOP = 4
_RING = 4
_LEAST_NAME, _LEAST_ROOM = 3, 2.4  # in line heights: a name beside its state, and any name
COLOURS = {Colour.CITIZEN: "c1", Colour.PLACEMENT: "c2", Colour.INTERNAL: "c3"}
_LEFT = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
_ELIDE = Qt.TextElideMode.ElideRight


def rect(box: Box) -> QRect:
    """A box for Qt."""
    return QRect(box.x, box.y, box.width, box.height)


def paint_block(painter: QPainter, area: QRect, block: Block, *, chosen: bool = False) -> None:
    """One meeting, or one stretch of busy time."""
    surface(painter, area, block.entry, chosen=chosen)
    if chosen:
        paint_ring(painter, area.adjusted(-_RING, -_RING, _RING, _RING), RADIUS + _RING - 1)
    tone = "on_accent" if chosen else "text" if block.entry is not None else "text2"
    _words(painter, area, block, tone)


def surface(painter: QPainter, area: QRect, entry: Entry | None, *, chosen: bool = False) -> None:
    """The ground and edge of a meeting in its state; without a meeting that of busy time."""
    edge = "c5" if entry is None else COLOURS[entry.colour]
    fill = "sunk" if entry is None else f"{edge}_tint"
    pen: QPen | Qt.PenStyle = Qt.PenStyle.NoPen
    if chosen:
        edge = fill = "accent"
    elif entry is not None and entry.state is MeetingState.DRAFT:
        pen, fill = QPen(house.colour(edge), 1.5, Qt.PenStyle.DashLine), "page"
    elif entry is not None and entry.state is MeetingState.CANCELLED:
        pen, fill, edge = QPen(house.colour("rule2"), 1), "page", "c5"
    painter.setPen(pen)
    painter.setBrush(house.colour(fill))
    inset = 0.5 if isinstance(pen, QPen) else 0.0
    painter.drawRoundedRect(QRectF(area).adjusted(inset, inset, -inset, -inset), RADIUS, RADIUS)
    if isinstance(pen, QPen) and pen.style() == Qt.PenStyle.DashLine:
        return
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(house.colour(edge))
    painter.drawRoundedRect(QRectF(area.x(), area.y(), EDGE, area.height()), 1.5, 1.5)


def _words(painter: QPainter, area: QRect, block: Block, tone: str) -> None:
    strong, small = house.metrics("strong"), house.metrics("small")
    room = area.width() - _PAD - 4
    left = area.x() + _PAD
    if room < _LEAST_ROOM * strong.height():
        _narrow(painter, area, block, tone)
        return
    many = (area.height() - 2 * _TOP - strong.height()) // small.height()
    top = area.y() + _TOP if many > 0 else area.y() + max(0, (area.height() - strong.height()) // 2)
    state = _state_beside(block, strong, room) if many <= 0 else ""
    head = QRect(left, top, room, strong.height())
    _headline(painter, head, block.title, state, block.entry, tone)
    painter.setFont(house.font("small"))
    painter.setPen(house.colour(tone))
    y = head.bottom() + 1
    for line in wrapped(block.lines, small, room, many):
        painter.drawText(QRect(left, y, room, small.height()), _LEFT, line)
        y += small.height()


def _narrow(painter: QPainter, area: QRect, block: Block, tone: str) -> None:
    """Where there is no room for a name its initials stand; the tooltip has the rest."""
    role = "small_strong"
    metrics, letters = house.metrics(role), initials(block.title)
    inner = area.adjusted(EDGE + 1, _TOP, 0, 0)
    if inner.width() < metrics.horizontalAdvance(letters) or inner.height() < metrics.height():
        return
    painter.setFont(struck(house.font(role), block.entry))
    painter.setPen(house.colour(tone))
    painter.drawText(inner, int(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop), letters)


def _state_beside(block: Block, metrics: QFontMetrics, room: int) -> str:
    """The state on the only line there is, where it leaves enough of the name; a check says it is held."""
    if block.entry is None or block.entry.state not in TOLD - DONE:
        return ""
    state = f" · {STATE_NAMES[block.entry.state]}"
    left = room - metrics.horizontalAdvance(state)
    return (
        state if left >= min(metrics.horizontalAdvance(block.title), _LEAST_NAME * metrics.height()) else ""
    )


def _headline(painter: QPainter, area: QRect, title: str, state: str, entry: Entry | None, tone: str) -> None:
    font, metrics = house.font("strong"), house.metrics("strong")
    side = min(house.px(14), area.height())
    if entry is not None and entry.state in DONE:
        paint_icon(painter, "check", QRect(area.x() - 2, area.y(), side, area.height()), tone)
        area = area.adjusted(side + 1, 0, 0, 0)
    if entry is not None and entry.recurring and area.width() > house.px(90):
        paint_icon(painter, "refresh", QRect(area.right() - side + 3, area.y(), side, area.height()), tone)
        area = area.adjusted(0, 0, -side - 2, 0)
    name = metrics.elidedText(title, _ELIDE, area.width() - metrics.horizontalAdvance(state))
    painter.setPen(house.colour(tone))
    painter.setFont(struck(font, entry))
    painter.drawText(area, _LEFT, name)
    painter.setFont(font)
    painter.drawText(area.adjusted(metrics.horizontalAdvance(name), 0, 0, 0), _LEFT, state)


def struck(font: QFont, entry: Entry | None) -> QFont:
    """The font a meeting's name is written in: struck through if it is cancelled."""
    made = QFont(font)
    made.setStrikeOut(entry is not None and entry.state is MeetingState.CANCELLED)
    return made


def wrapped(lines: Sequence[str], metrics: QFontMetrics, room: int, most: int) -> list[str]:
    """Lines broken between words into at most so many, cut with … where one does not fit."""
    made: list[str] = []
    for line in lines:
        rest = line.split()
        while rest and len(made) < most:
            taken = 1
            if len(made) == most - 1:
                taken = len(rest)
            while taken < len(rest) and metrics.horizontalAdvance(" ".join(rest[: taken + 1])) <= room:
                taken += 1
            made.append(metrics.elidedText(" ".join(rest[:taken]), _ELIDE, room))
            rest = rest[taken:]
    return made


def paint_ghost(painter: QPainter, area: QRect, lines: Sequence[str]) -> None:
    """Where a meeting would lie if the mouse were let go."""
    shade = house.colour("tint")
    painter.setPen(QPen(house.colour("accent"), 1.5, Qt.PenStyle.DashLine))
    painter.setBrush(shade)
    painter.drawRoundedRect(QRectF(area).adjusted(0.5, 0.5, -0.5, -0.5), RADIUS, RADIUS)
    strong, small = house.metrics("strong"), house.metrics("small")
    room = area.width() - 2 * 8
    y = area.y() + max(0, min(_TOP, (area.height() - strong.height()) // 2))
    painter.setPen(house.colour("accent"))
    for number, line in enumerate(lines):
        metrics = small if number else strong
        if number and y + metrics.height() > area.bottom():
            break
        painter.setFont(house.font("small" if number else "strong"))
        painter.drawText(
            QRect(area.x() + 8, y, room, metrics.height()), _LEFT, metrics.elidedText(line, _ELIDE, room)
        )
        y += metrics.height()
