"""The mouse over the week: what it holds, and what it asks for when it lets go."""

from collections.abc import Callable
from datetime import datetime
from typing import NamedTuple

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QApplication

from koordinator.ui.calendar.blocks import Block, Shown
from koordinator.ui.calendar.drag import Drag, Grip, may_move
from koordinator.ui.calendar.layout import SNAP, Box, Grid

_EDGE = 5


class Hit(NamedTuple):
    """What lies under the mouse."""

    block: Block | None
    grip: Grip


class Hand:
    """Follows one press from where it began; `drag` stands while something is being drawn."""

    def __init__(self, boxes: Callable[[Block], Box]) -> None:
        self._boxes = boxes
        self._from: QPoint | None = None
        self._began = (0, 0)
        self.hit = Hit(None, Grip.EMPTY)
        self.drag: Drag | None = None
        self.times: tuple[datetime, datetime] | None = None

    @property
    def held(self) -> bool:
        """Whether the mouse is down since a press here."""
        return self._from is not None

    def under(self, shown: Shown, at: QPoint) -> Hit:
        """The block under a point and where it would be taken hold of."""
        for block in reversed(shown.blocks):
            box = self._boxes(block)
            if box.x <= at.x() < box.x + box.width and box.y <= at.y() < box.y + box.height:
                return Hit(block, _grip(block, box, at.y()))
        return Hit(None, Grip.EMPTY)

    def press(self, shown: Shown, grid: Grid, at: QPoint) -> Hit:
        """Takes hold."""
        self.let_go()
        self._from = at
        self.hit = self.under(shown, at)
        grabs_empty = self.hit.block is None or self.hit.block.entry is None
        minute = grid.slot_at(at.y(), SNAP) if grabs_empty else grid.minute_at(at.y())
        self._began = (grid.day_at(at.x()), minute)
        return self.hit

    def pull(self, shown: Shown, grid: Grid, at: QPoint) -> bool:
        """Draws; True when what would come of it has changed."""
        if self._from is None:
            return False
        far = (at - self._from).manhattanLength()
        if self.drag is None and far >= QApplication.startDragDistance():
            self.drag = self._begin(shown)
        if self.drag is None:
            return False
        times = self.drag.times(shown.days[grid.day_at(at.x())], grid.minute_at(at.y()))
        changed, self.times = times != self.times, times
        return changed

    def let_go(self) -> None:
        """Holds nothing any more."""
        self._from = self.drag = self.times = None

    def _begin(self, shown: Shown) -> Drag | None:
        day, minute = self._began
        block, grip = self.hit
        if block is None or block.entry is None:
            return Drag(Grip.EMPTY, shown.days[day], minute)
        if not may_move(block.entry):
            return None
        # An edge belongs to the day it is drawn on, the inside to where it was taken.
        held = shown.days[day if grip is Grip.WHOLE else block.day]
        return Drag(grip, held, minute, block.entry)


def _grip(block: Block, box: Box, y: int) -> Grip:
    if block.entry is None:
        return Grip.EMPTY
    if not may_move(block.entry):
        return Grip.WHOLE
    edge = min(_EDGE, box.height // 4)
    if y >= box.y + box.height - edge:
        return Grip.BOTTOM
    return Grip.TOP if y < box.y + edge and box.height > 4 * _EDGE else Grip.WHOLE
