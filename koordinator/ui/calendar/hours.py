"""A scroll area of hours: how far down it stands, and what of the day is brought into sight."""

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QHelpEvent, QMouseEvent
from PySide6.QtWidgets import QAbstractScrollArea

from koordinator.ui.base.focus import OWN_RING
from koordinator.ui.base.house import house
from koordinator.ui.calendar.layout import Grid, Span

_BEGINS = 8
_ZONE = 16  # so near the edge what is being drawn pulls the hours along


class HoursArea(QAbstractScrollArea):
    """Begins at the working day; it is painted on, not filled with widgets."""

    def __init__(self) -> None:
        super().__init__()
        self.grid = Grid(1, 0, 1, 60)
        self._scrolled = False
        self.setProperty(OWN_RING, True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setFrameShape(QAbstractScrollArea.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.viewport().setMouseTracking(True)
        self.viewport().setAutoFillBackground(False)

    def down(self) -> int:
        """How many pixels of the hours are out of sight above."""
        return self.verticalScrollBar().value()

    def hours_down(self) -> float:
        """How many hours are out of sight above."""
        return self.down() / self.grid.hour

    def at(self, event: QMouseEvent | QHelpEvent) -> QPoint:
        """Where on the hours the mouse is."""
        at = event.pos() if isinstance(event, QHelpEvent) else event.position().toPoint()
        return at + QPoint(0, self.down())

    def scroll_to(self, hours: float, earliest: int) -> None:
        """Stands so many hours down; the first time where the working day begins.

        A little earlier where something lies before it, at the `earliest` minute.
        """
        bar, high = self.verticalScrollBar(), self.viewport().height()
        bar.setRange(0, max(0, self.grid.height - high))
        bar.setPageStep(high)
        bar.setSingleStep(self.grid.hour // 2)
        if not self._scrolled and self.isVisible():
            self._scrolled = True
            begins = _BEGINS - (1 if earliest < _BEGINS * 60 else 0)
            hours = begins - (house.metrics("small").height() // 2 + 2) / self.grid.hour
        bar.setValue(round(hours * self.grid.hour))

    def see(self, span: Span) -> None:
        """Brings a time into sight."""
        bar, high = self.verticalScrollBar(), self.viewport().height()
        top, bottom = self.grid.y(span.first) - 8, self.grid.y(span.last) + 8
        if bottom > bar.value() + high:
            bar.setValue(bottom - high)
        if top < bar.value():
            bar.setValue(top)

    def scroll_along(self, y: int) -> None:
        """Follows what is drawn to the upper or lower edge."""
        bar = self.verticalScrollBar()
        if y < _ZONE:
            bar.setValue(bar.value() - _ZONE)
        elif y > self.viewport().height() - _ZONE:
            bar.setValue(bar.value() + _ZONE)
