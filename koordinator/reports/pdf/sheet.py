"""Pages filled from the top down: rows of cells, rules and dotted lines, and how they break over pages."""

from collections.abc import Callable, Sequence
from typing import NamedTuple

from koordinator.reports.pdf.text import Line, Style

# Ascent and descent of the typeface, in parts of its size.
_ABOVE, _BELOW = 1.025, 0.275


class Words(NamedTuple):
    """Text at its baseline; `right` means that x is where it ends."""

    x: float
    y: float
    text: str
    style: Style
    right: bool = False


class Rule(NamedTuple):
    """A level line; dotted ones are to write on."""

    x: float
    y: float
    width: float
    thick: float
    colour: str
    dotted: bool = False


class Emblem(NamedTuple):
    """The program's mark in a square."""

    x: float
    y: float
    side: float


class Box(NamedTuple):
    """A box by its left upper corner, filled and edged by tokens; without a name it has no such part."""

    x: float
    y: float
    width: float
    height: float
    fill: str = ""
    edge: str = ""
    thick: float = 0.8
    dashed: bool = False
    radius: float = 0.0


class Upright(NamedTuple):
    """A line straight down from a point."""

    x: float
    y: float
    height: float
    thick: float
    colour: str


class Path(NamedTuple):
    """A line through points; a closed one may be filled with a paler shade of a colour."""

    points: tuple[tuple[float, float], ...]
    edge: str
    thick: float = 0.6
    fill: str = ""
    closed: bool = False
    dashed: bool = False


Item = Words | Rule | Emblem | Box | Upright | Path


class Cell(NamedTuple):
    """Lines from a left edge, or with `right` up to a right edge."""

    x: float
    lines: Sequence[Line]
    right: bool = False


def height(cells: Sequence[Cell]) -> float:
    """How tall a row of cells is."""
    return sum(_leading(cells, number) for number in range(_deepest(cells)))


def _deepest(cells: Sequence[Cell]) -> int:
    return max((len(cell.lines) for cell in cells), default=0)


def _leading(cells: Sequence[Cell], number: int) -> float:
    return max(cell.lines[number].style.leading for cell in cells if number < len(cell.lines))


class Sheet:
    """Measures go down from the top of the page, in points; `on_page` begins every page but the first."""

    def __init__(self, top: float, bottom: float, on_page: Callable[["Sheet"], None]) -> None:
        self.pages: list[list[Item]] = [[]]
        self.y = top
        self.top, self.bottom = top, bottom
        self.on_page = on_page

    @property
    def room(self) -> float:
        """What is left of this page."""
        return self.bottom - self.y

    def add(self, *items: Item) -> None:
        """Puts something on this page where it says."""
        self.pages[-1].extend(items)

    def turn(self) -> None:
        """Begins another page."""
        self.pages.append([])
        self.y = self.top
        self.on_page(self)

    def need(self, tall: float) -> None:
        """Begins another page unless so much fits on this one."""
        if tall > self.room:
            self.turn()

    def row(self, cells: Sequence[Cell]) -> None:
        """Lines beside each other on common baselines; a row may break after any of its lines."""
        for number in range(_deepest(cells)):
            tall = _leading(cells, number)
            self.need(tall)
            here = [(cell, cell.lines[number]) for cell in cells if number < len(cell.lines)]
            size = max(line.style.size for _cell, line in here)
            baseline = self.y + (tall - (_ABOVE + _BELOW) * size) / 2 + _ABOVE * size
            self.add(
                *(
                    Words(cell.x, baseline, line.text, line.style, cell.right)
                    for cell, line in here
                    if line.text
                )
            )
            self.y += tall

    def rule(self, x: float, width: float, colour: str, thick: float = 0.6) -> None:
        """A hairline here."""
        self.add(Rule(x, self.y, width, thick, colour))

    def dots(self, x: float, width: float, apart: float) -> None:
        """A line to write on, so far below what stands here."""
        self.y += apart
        self.add(Rule(x, self.y, width, 0.5, "ctl", dotted=True))
