"""How the timeline is drawn: bars in the kind's colour, planned ones dashed, marks told apart by shape."""

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QPainter, QPen, QPolygonF

from koordinator.domain.progression import decimal
from koordinator.domain.timeline import Kind
from koordinator.ui.base.house import house
from koordinator.ui.course.overview.layout import Item, Layout, Sizes

_BARS = {
    Kind.INTERVENTION: "c4",
    Kind.PLACEMENT: "c2",
    Kind.PAID_HOURS: "c1",
    Kind.WORKER: "c5",
}
_MIDDLE = int(Qt.AlignmentFlag.AlignVCenter)
_CENTRE = int(Qt.AlignmentFlag.AlignCenter)
_ELIDE = Qt.TextElideMode.ElideRight


class TimelinePainter:
    """Draws a layout on one painter."""

    def __init__(self, painter: QPainter, layout: Layout, sizes: Sizes, width: int) -> None:
        self._p, self._layout, self._sizes, self._width = painter, layout, sizes, width
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)

    def draw(self, next_meeting: Item | None, over: Item | None) -> None:
        """The whole timeline; the next meeting and what the mouse is over stand out."""
        self._outside()
        self._scale()
        self._rows()
        self._today_line()
        self._p.save()
        self._p.setClipRect(QRect(self._sizes.left, 0, self._width - self._sizes.left, self._layout.height))
        for item in self._layout.items:
            if item.bar:
                self._bar(item, item is over)
            else:
                self._mark(item, next_=item is next_meeting, over=item is over)
        self._p.restore()
        self._today_word()

    def _outside(self) -> None:
        """The days before the case began and after it ended are shaded."""
        starts, ends = self._layout.runs
        top, high = self._sizes.head, self._layout.height - 2 * self._sizes.head
        for left, right in ((self._sizes.left, starts), (ends, self._width)):
            self._p.fillRect(QRect(left, top, max(0, right - left), high), house.colour("rail"))

    def _scale(self) -> None:
        head, bottom = self._sizes.head, self._layout.height - self._sizes.head
        for x, tick in self._layout.ticks:
            self._p.setPen(QPen(house.colour("rule2" if tick.strong else "rule"), 1))
            self._p.drawLine(x, head, x, bottom)
            self._p.setPen(house.colour("text" if tick.strong else "text2"))
            self._p.setFont(house.font("small_strong" if tick.strong else "small"))
            words = QRect(x + 3, 0, self._width - x, head)
            self._p.drawText(words, _MIDDLE, tick.words)

    def _rows(self) -> None:
        self._p.setFont(house.font("small"))
        for band in self._layout.bands:
            self._p.setPen(house.colour("text2"))
            self._p.drawText(QRect(0, band.y, self._sizes.left - 8, band.height), _MIDDLE, band.words)
            self._p.setPen(QPen(house.colour("rule"), 1))
            self._p.drawLine(0, band.y + band.height, self._width, band.y + band.height)

    def _today_line(self) -> None:
        if self._layout.today is not None:
            self._p.setPen(QPen(house.colour("accent"), 2))
            bottom = self._layout.height - self._sizes.head
            self._p.drawLine(self._layout.today, self._sizes.head, self._layout.today, bottom + 2)

    def _today_word(self) -> None:
        if self._layout.today is None:
            return
        wide = house.metrics("small_strong").horizontalAdvance("I dag") + 12
        top = self._layout.height - self._sizes.head + 2
        left = max(self._sizes.left, min(self._width - wide, self._layout.today - wide // 2))
        pill = QRect(left, top, wide, self._sizes.head - 3)
        self._p.setPen(Qt.PenStyle.NoPen)
        self._p.setBrush(house.colour("accent"))
        self._p.drawRoundedRect(pill, 4, 4)
        self._p.setPen(house.colour("on_accent"))
        self._p.setFont(house.font("small_strong"))
        self._p.drawText(pill, _CENTRE, "I dag")

    def _bar(self, item: Item, over: bool) -> None:
        colour = _BARS[item.what.kind]
        area = QRectF(item.x, item.y, item.width, item.height).adjusted(0.5, 0.5, -0.5, -0.5)
        style = Qt.PenStyle.DashLine if item.planned else Qt.PenStyle.SolidLine
        self._p.setPen(QPen(house.colour(colour), 2 if over else 1, style))
        self._p.setBrush(house.colour("page" if item.planned else f"{colour}_tint"))
        self._p.drawRoundedRect(area, 4, 4)
        self._p.setPen(house.colour("text"))
        self._p.setFont(house.font("small"))
        # A bar that began before what is in sight still shows its words.
        inside = QRect(item.x + 7, item.y, item.width - 12, item.height)
        words = self._p.fontMetrics().elidedText(item.what.title, _ELIDE, inside.width())
        if len(words) > 2:
            self._p.drawText(inside, _MIDDLE, words)

    def _mark(self, item: Item, *, next_: bool, over: bool) -> None:
        area = QRectF(item.x, item.y, item.width, item.height).adjusted(1, 1, -1, -1)
        if next_ or over:
            area = area.adjusted(-1.5, -1.5, 1.5, 1.5)
        kind = item.what.kind
        if kind in (Kind.MEETING, Kind.TALK):
            self._ink("accent" if next_ else "text2", hollow=(item.planned or item.what.off) and not next_)
            self._p.drawEllipse(area)
            if item.what.off:
                self._p.drawLine(area.bottomLeft(), area.topRight())
        elif kind is Kind.WHEEL:
            self._ink("c3", hollow=False)
            self._p.drawPolygon(_diamond(area))
            self._value(item)
        elif kind is Kind.MILESTONE:
            self._ink("c1", hollow=item.planned or not item.what.detail.startswith("Nået"))
            self._p.drawPolygon(_triangle(area))
        else:
            self._ink(
                "c1" if kind is Kind.STATUS_NOTE else "text2", hollow=kind in (Kind.PAPER, Kind.JOB_PLAN)
            )
            self._p.drawRoundedRect(area, 1.5, 1.5)

    def _ink(self, colour: str, *, hollow: bool) -> None:
        self._p.setPen(QPen(house.colour(colour), 1.5))
        self._p.setBrush(house.colour("page" if hollow else colour))

    def _value(self, item: Item) -> None:
        """The citizen's own mean stands beside its diamond."""
        if item.what.value is None or not item.what.detail.startswith("Borgeren"):
            return
        words = decimal(float(item.what.value))
        self._p.setFont(house.font("small_strong"))
        self._p.setPen(house.colour("text"))
        wide = self._p.fontMetrics().horizontalAdvance(words) + 4
        self._p.drawText(QRect(item.x - wide, item.y - 6, wide, item.height + 12), _MIDDLE, words)


def _diamond(area: QRectF) -> QPolygonF:
    middle = area.center()
    corners = (
        QPointF(middle.x(), area.top()),
        QPointF(area.right(), middle.y()),
        QPointF(middle.x(), area.bottom()),
        QPointF(area.left(), middle.y()),
    )
    return QPolygonF(list(corners))


def _triangle(area: QRectF) -> QPolygonF:
    return QPolygonF([QPointF(area.center().x(), area.top()), area.bottomRight(), area.bottomLeft()])
