"""The forecast as a drawing: a band from low to high intake, the expected line, and the two levels as steps.

Lengths are in the painter's own unit and y grows downwards; the primitives are those of every chart.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from math import ceil, floor
from typing import NamedTuple

from koordinator.domain.charts.records import Anchor, Dot, Drawing, Ink, Stroke, Words
from koordinator.domain.forecast.records import Forecast
from koordinator.domain.values.dates import MONTHS_SHORT, day_and_month

Point = tuple[float, float]
_STEPS = (1, 2, 5, 10, 20, 25, 50, 100, 200, 250, 500)
_MOST_LINES = 6
_GAP = 0.6  # of the text's size: between a mark and its words
_DIGIT = 0.58  # of the text's size: how wide a figure is in the house type
_TODAY = "i dag"


class Column(NamedTuple):
    """One day of the chart with its values."""

    day: date
    low: int
    expected: int
    high: int
    warning: int
    maximum: int


@dataclass(frozen=True, slots=True)
class BandDrawing:
    """`drawing` is painted over the `band`, and the line of the maximum over both."""

    drawing: Drawing
    band: tuple[Point, ...]
    maximum: tuple[Point, ...]


class _Frame(NamedTuple):
    left: float
    top: float
    right: float
    bottom: float
    low: float
    high: float
    step: int
    across: float

    def y(self, value: float) -> float:
        return self.bottom - (value - self.low) / (self.high - self.low) * (self.bottom - self.top)

    def x(self, place: float) -> float:
        return self.left + place * self.across


def columns(found: Forecast) -> list[Column]:
    """The day itself and the end of each month."""
    now = found.running
    first = Column(found.on, now, now, now, found.crew.warning, found.crew.maximum)
    return [
        first,
        *(
            Column(one.last, one.low, one.expected, one.high, one.crew.warning, one.crew.maximum)
            for one in found.months
        ),
    ]


def told(one: Column) -> str:
    """One day in words, for whoever points at it."""
    cases = str(one.expected) if one.low == one.high else f"{one.expected} ({one.low}–{one.high})"
    day = f"{day_and_month(one.day)} {one.day.year}"
    return f"{day}: {cases} sager, nær max fra {one.warning}, højst {one.maximum}"


def layout(found: Forecast, width: float, height: float, size: float) -> BandDrawing:
    """The whole chart in a text of this size."""
    held = columns(found)
    frame = _frame(held, width, height, size)
    places = tuple((frame.x(at), frame.y(one.expected)) for at, one in enumerate(held))
    ticks = range(round(frame.low), round(frame.high) + 1, frame.step)
    strokes = (
        *(Stroke(Ink.GRID, ((frame.left, frame.y(tick)), (frame.right, frame.y(tick)))) for tick in ticks),
        Stroke(Ink.TARGET, _stairs([one.warning for one in held], frame)),
        Stroke(Ink.DATA, places),
    )
    words = (
        *(
            Words(frame.left - _GAP * size, frame.y(tick) + 0.35 * size, str(tick), Anchor.END)
            for tick in ticks
        ),
        *_months(held, frame, size),
        *_ends(held[-1], frame, size),
    )
    dots = (Dot(*places[0], size * 0.3), Dot(*places[-1], size * 0.4))
    drawing = Drawing(width, height, strokes, dots, words, places)
    return BandDrawing(drawing, _band(held, frame), _stairs([one.maximum for one in held], frame))


def _frame(held: Sequence[Column], width: float, height: float, size: float) -> _Frame:
    low, high, step = _scale(held)
    left = len(str(high)) * _DIGIT * size + 2 * _GAP * size
    right = width - 10 * _DIGIT * size - 2 * _GAP * size
    across = max(0.0, right - left) / max(1, len(held) - 1)
    return _Frame(left, size, right, height - 3.2 * size, low, high, step, across)


def _scale(held: Sequence[Column]) -> tuple[int, int, int]:
    """Whole hairlines around every value; from nothing where the values reach far down."""
    values = [value for one in held for value in one[1:]]
    low, high = min(values), max(values)
    if low <= high / 2:
        low = 0
    for step in _STEPS:
        bottom, top = floor(low / step) * step, ceil(high / step) * step
        top += step if top == bottom else 0
        if (top - bottom) / step <= _MOST_LINES:
            return bottom, top, step
    step = 10 ** len(str(high - low))
    return 0, (high // step + 1) * step, step


def _stairs(values: Sequence[int], frame: _Frame) -> tuple[Point, ...]:
    """A level that holds around each day, and moves half-way to the next."""
    points: list[Point] = []
    for at, value in enumerate(values):
        y = frame.y(value)
        points += [(frame.x(max(0, at - 0.5)), y), (frame.x(min(len(values) - 1, at + 0.5)), y)]
    return tuple(points)


def _band(held: Sequence[Column], frame: _Frame) -> tuple[Point, ...]:
    upper = [(frame.x(at), frame.y(one.high)) for at, one in enumerate(held)]
    lower = [(frame.x(at), frame.y(one.low)) for at, one in enumerate(held)]
    return (*upper, *reversed(lower))


def _months(held: Sequence[Column], frame: _Frame, size: float) -> list[Words]:
    every = max(1, ceil(5 * _DIGIT * size / frame.across)) if frame.across else 1
    found, year = [Words(frame.x(0), frame.bottom + 1.5 * size, _TODAY, Anchor.MIDDLE)], 0
    for at in range(every, len(held), every):
        day, x = held[at].day, frame.x(at)
        found.append(Words(x, frame.bottom + 1.5 * size, MONTHS_SHORT[day.month - 1], Anchor.MIDDLE))
        if day.year != year:
            year = day.year
            found.append(Words(x, frame.bottom + 2.8 * size, str(year), Anchor.MIDDLE))
    return found


def _ends(last: Column, frame: _Frame, size: float) -> list[Words]:
    """What each line is called at its end, apart from each other; the expected one stands by its line."""
    labels = [
        (frame.y(last.maximum), f"max {last.maximum}", False),
        (frame.y(last.warning), f"nær {last.warning}", False),
        (frame.y(last.expected), str(last.expected), True),
    ]
    apart, taken = 1.3 * size, frame.y(last.expected)
    labels.sort()
    strong = next(at for at, one in enumerate(labels) if one[2])
    ys = [one[0] for one in labels]
    ys[strong] = taken
    for at in range(strong - 1, -1, -1):
        ys[at] = min(ys[at], ys[at + 1] - apart)
    for at in range(strong + 1, len(ys)):
        ys[at] = max(ys[at], ys[at - 1] + apart)
    x = frame.right + 2 * _GAP * size
    return [
        Words(x, y + 0.35 * size, text, Anchor.START, strong=bold)
        for y, (_, text, bold) in zip(ys, labels, strict=True)
    ]
