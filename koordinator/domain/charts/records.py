"""What a chart shows, and the drawing of it: primitives for the window and the paper to paint.

Lengths are in the painter's own unit and y grows downwards. A value that is None is a gap in the line: blank
is not zero.
"""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import NamedTuple


class Ink(StrEnum):
    """What a stroke stands for; the painter gives it colour, width and dashes."""

    DATA = "data"
    TARGET = "target"
    GRID = "grid"


class Anchor(StrEnum):
    """Which end of a text stands at its place."""

    START = "start"
    MIDDLE = "middle"
    END = "end"


class ChartPoint(NamedTuple):
    """A value on a day; None is "nothing to count"."""

    day: date
    value: float | None


@dataclass(frozen=True, slots=True)
class Chart:
    """Values over months with a target; `name` and `unit` are what they are called when told in words."""

    name: str
    points: tuple[ChartPoint, ...]
    target: float | None = None
    unit: str = "%"


class Stroke(NamedTuple):
    """Neighbouring points joined by a line."""

    ink: Ink
    points: tuple[tuple[float, float], ...]


class Dot(NamedTuple):
    """A filled disc; the last value is the larger one."""

    x: float
    y: float
    radius: float


class Words(NamedTuple):
    """A text with its baseline at y; `strong` is the last value's."""

    x: float
    y: float
    text: str
    anchor: Anchor
    strong: bool = False


@dataclass(frozen=True, slots=True)
class Drawing:
    """What is to be painted, in this order; `places` are the points' own, for pointing at them."""

    width: float
    height: float
    strokes: tuple[Stroke, ...]
    dots: tuple[Dot, ...]
    words: tuple[Words, ...]
    places: tuple[tuple[float, float | None], ...]
