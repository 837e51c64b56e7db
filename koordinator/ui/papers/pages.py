"""The pages of a paper under each other, sharp at the screen's own pixels; only what is seen is drawn."""

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QImage, QPainter, QPaintEvent, QPen, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QScrollArea, QWidget

from koordinator.services.papers import PagePicture, page_pictures
from koordinator.ui.base.house import house

_SHAPE = 297 / 210  # A4
_GAP = 16
_MOST_KEPT = 6
_NARROWEST = 200
ZOOMS = (50, 75, 100, 125, 150, 200, 300)
_LOOK = 64  # pixels across, to see which way a page lies
_FULL = 794  # the width of A4 at 96 dots to the inch


def image(picture: PagePicture) -> QImage:
    """A page as Qt shows it, good for as long as the picture itself is held."""
    side = picture.width * 4
    return QImage(picture.rgba, picture.width, picture.height, side, QImage.Format.Format_RGBX8888)


class PagesView(QScrollArea):
    """Scrolls through the pages; `turned` tells the number of the page in front, from 1."""

    turned = Signal(int)
    zoomed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.zoom: int | None = None  # None fits the width
        self._sheets = _Sheets(self)
        self.setWidget(self._sheets)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName("Papirets sider")
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)  # or fitting could swing
        self.verticalScrollBar().valueChanged.connect(lambda _: self.turned.emit(self.page()))

    @property
    def pages(self) -> int:
        """How many pages there are."""
        return self._sheets.number

    def show_pdf(self, pdf: bytes, pages: int) -> None:
        """Shows another paper and stays where one was reading."""
        at = self.verticalScrollBar().value()
        self._sheets.show_pdf(pdf, pages)
        self._fit()
        self.verticalScrollBar().setValue(at)
        self.turned.emit(self.page())

    def page(self) -> int:
        """The number of the page in front, from 1; 0 before there is any."""
        middle = self.verticalScrollBar().value() + self.viewport().height() // 2
        return self._sheets.page_at(middle)

    def fit_width(self) -> None:
        """As wide as there is room."""
        self._zoom_to(None)

    def step(self, way: int) -> None:
        """The next size larger (1) or smaller (-1)."""
        now = self.percent()
        ahead = [one for one in ZOOMS if (one > now + 1 if way > 0 else one < now - 1)]
        if ahead:
            self._zoom_to(ahead[0] if way > 0 else ahead[-1])

    def percent(self) -> int:
        """How large the pages are shown."""
        return round(self._sheets.page_width * 100 / self._full())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def wheelEvent(self, event: QWheelEvent) -> None:
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.step(1 if event.angleDelta().y() > 0 else -1)
            event.accept()
            return
        super().wheelEvent(event)

    def _zoom_to(self, zoom: int | None) -> None:
        bar = self.verticalScrollBar()
        part = bar.value() / max(1, bar.maximum())
        self.zoom = zoom
        self._fit()
        bar.setValue(round(part * bar.maximum()))

    def _fit(self) -> None:
        room = self.viewport().width() - 2 * _GAP
        full = self._full()
        wide = max(_NARROWEST, min(room, 2 * full)) if self.zoom is None else full * self.zoom // 100
        self._sheets.lay_out(wide, self.viewport().size())
        self.zoomed.emit()

    def _full(self) -> int:
        """How wide a page is at its own size."""
        return _FULL if self._sheets.shape >= 1 else round(_FULL / self._sheets.shape)


class _Sheets(QWidget):
    """Paints the pages that are in sight; their pictures are kept for as long as the size is."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.number = 0
        self.page_width = _NARROWEST
        self.shape = _SHAPE  # a page's height for its width; all pages of a paper are alike
        self._pdf = b""
        self._drawn: dict[int, QImage] = {}
        self._drawn_at = 0

    def show_pdf(self, pdf: bytes, pages: int) -> None:
        self._pdf, self.number = pdf, pages
        self.shape = _shape(pdf)
        self._drawn.clear()
        self.update()

    def lay_out(self, page_width: int, room: QSize) -> None:
        self.page_width = page_width
        tall = self.number * (self._tall() + _GAP) + _GAP
        self.resize(max(room.width(), page_width + 2 * _GAP), max(room.height(), tall))
        self.update()

    def page_at(self, y: int) -> int:
        return min(self.number, max(0, y - _GAP // 2) // (self._tall() + _GAP) + 1)

    def _tall(self) -> int:
        return round(self.page_width * self.shape)

    def _place(self, number: int) -> QRect:
        left = (self.width() - self.page_width) // 2
        return QRect(left, _GAP + number * (self._tall() + _GAP), self.page_width, self._tall())

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(event.rect(), house.colour("sunk"))
        painter.setPen(QPen(house.colour("rule2"), 1))
        for number in range(self.number):
            place = self._place(number)
            if place.intersects(event.rect()):
                painter.drawImage(QPointF(place.topLeft()), self._picture(number))
                painter.drawRect(QRectF(place).adjusted(-0.5, -0.5, 0.5, 0.5))

    def _picture(self, number: int) -> QImage:
        ratio = self.devicePixelRatioF()
        width = round(self.page_width * ratio)
        if width != self._drawn_at:
            self._drawn.clear()
            self._drawn_at = width
        if number not in self._drawn:
            while len(self._drawn) >= _MOST_KEPT:
                del self._drawn[next(iter(self._drawn))]
            picture = page_pictures(self._pdf, width, [number])[0]
            made = image(picture).copy()
            made.setDevicePixelRatio(ratio)
            self._drawn[number] = made
        return self._drawn[number]


def _shape(pdf: bytes) -> float:
    """Upright or lying down, as the first page is."""
    first = page_pictures(pdf, _LOOK, [0])[0] if pdf else None
    return _SHAPE if first is None or first.height >= first.width else 1 / _SHAPE
