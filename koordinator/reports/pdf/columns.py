"""Blocks that run down the first column of a page, then the second, then the next page."""

from collections.abc import Sequence

from koordinator.reports.pdf import house
from koordinator.reports.pdf.house import COLUMN, LEFT, SECOND
from koordinator.reports.pdf.sheet import Cell, Item, Sheet, height
from koordinator.reports.pdf.text import Line, Style, width

_APART = 16.0  # between two blocks
_LEAST = 60.0  # a block begins where this much is left
_AGAIN = "fortsat"
_COUNT = Style(house.SECTION.weight, house.SECTION.size, house.SECTION.leading, "text2")


class Columns:
    """Two columns from here on; `x` is the left edge of the one that is filled."""

    def __init__(self, sheet: Sheet) -> None:
        self.sheet = sheet
        self.x = LEFT
        self._title = ""
        self._top = sheet.y
        if sheet.room < 2 * _LEAST:
            self._turn()

    def begin(self, title: str, count: str = "", least: float = _LEAST) -> None:
        """A heading that stays with what follows it."""
        if self.sheet.y > self._top:
            self.sheet.y += _APART
        self._title = ""
        self.need(least)
        self._title = title
        self._heading(title, count)

    def need(self, tall: float) -> None:
        """Goes on in the next column where so much is not left of this one, and says what goes on."""
        if tall <= self.sheet.room or self.sheet.y <= self._top:
            return
        if self.x == LEFT:
            self.x, self.sheet.y = SECOND, self._top
        else:
            self._turn()
        if self._title:
            self._heading(self._title, _AGAIN)

    def row(self, cells: Sequence[Cell], *, pad: float, ruled: bool = True) -> None:
        """A row of cells with room around it and a hairline under it."""
        self.need(height(cells) + 2 * pad)
        self.sheet.y += pad
        self.sheet.row(cells)
        self.sheet.y += pad
        if ruled:
            self.sheet.rule(self.x, COLUMN, "rule", 0.5)

    def add(self, *items: Item) -> None:
        """Puts something on this page where it says."""
        self.sheet.add(*items)

    def _heading(self, title: str, count: str) -> None:
        cells = [Cell(self.x, [Line(title, house.SECTION)])]
        if count:
            beside = self.x + width(title, house.SECTION) + 5
            cells.append(Cell(beside, [Line(count, _COUNT)]))
        self.sheet.row(cells)
        self.sheet.y += 2
        self.sheet.rule(self.x, COLUMN, "rule2")

    def _turn(self) -> None:
        self.sheet.turn()
        self.x, self._top = LEFT, self.sheet.y
