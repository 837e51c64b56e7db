"""One layout of charts for the window and the paper."""

from collections.abc import Sequence
from math import ceil, floor
from typing import NamedTuple

from koordinator.domain.charts.records import Anchor, Chart, Dot, Drawing, Ink, Stroke, Words
from koordinator.domain.charts.words import number
from koordinator.domain.values.dates import MONTHS_SHORT

_GAP = 0.6  # of the text's size: between a mark and its words
_DIGIT = 0.58  # of the text's size: how wide a figure is in the house type
_STEPS = (1, 2, 5, 10, 20, 25, 50, 100)
_MOST_LINES = 4


class _Scale(NamedTuple):
    """The values the drawing reaches from and to, and how far its hairlines lie apart."""

    low: float
    high: float
    step: float


class _Frame(NamedTuple):
    """Where the curve itself stands."""

    left: float
    top: float
    right: float
    bottom: float


def layout(chart: Chart, width: float, height: float, size: float) -> Drawing:
    """The chart with hairlines, months and words, in a text of this size."""
    scale = _scale(chart)
    ticks = _ticks(scale)
    labels = [number(tick, chart.unit) for tick in ticks]
    ends = _end_labels(chart)
    frame = _Frame(
        max(_wide(label, size) for label in labels) + _GAP * size,
        size,
        width - max((_wide(text, size) for text, _ in ends), default=0.0) - 2 * _GAP * size,
        height - 3.2 * size,
    )
    places = _places(chart, frame, scale)
    grid = [
        Stroke(Ink.GRID, ((frame.left, _high(tick, frame, scale)), (frame.right, _high(tick, frame, scale))))
        for tick in ticks
    ]
    axis = [
        Words(frame.left - _GAP * size, _high(tick, frame, scale) + 0.35 * size, label, Anchor.END)
        for tick, label in zip(ticks, labels, strict=True)
    ]
    return Drawing(
        width,
        height,
        (*grid, *_target(chart, frame, scale), *_line(places)),
        _dots(places, size * 0.4),
        (*axis, *_months(chart, places, frame, size), *_told(chart, places, frame, scale, size)),
        places,
    )


def sparkline(chart: Chart, width: float, height: float, radius: float = 4.0) -> Drawing:
    """The chart without words: the line, its target dotted, and the last value."""
    scale = _near(chart)
    frame = _Frame(radius, radius, width - radius, height - radius)
    places = _places(chart, frame, scale)
    strokes = (*_target(chart, frame, scale), *_line(places))
    return Drawing(width, height, strokes, _dots(places, radius), (), places)


def nearest(drawing: Drawing, x: float) -> int | None:
    """The point one points at."""
    known = [place for place, (_x, y) in enumerate(drawing.places) if y is not None]
    return min(known, key=lambda place: abs(drawing.places[place][0] - x), default=None)


def _wide(text: str, size: float) -> float:
    return len(text) * _DIGIT * size


def _bounds(chart: Chart) -> tuple[float, float]:
    held = [one.value for one in chart.points if one.value is not None]
    held += [] if chart.target is None else [chart.target]
    return (min(held), max(held)) if held else (0.0, 10.0)


def _scale(chart: Chart) -> _Scale:
    """Whole hairlines around every value and the target; from nothing where the values reach far down."""
    low, high = _bounds(chart)
    if 0 <= low <= high / 2:
        low = 0.0
    for step in _STEPS:
        bottom, top = floor(low / step) * step, ceil(high / step) * step
        if top == bottom:
            top += step
        if (top - bottom) / step <= _MOST_LINES:
            return _Scale(bottom, top, step)
    step = 10 ** len(str(ceil(high - low)))
    return _Scale(floor(low / step) * step, floor(high / step) * step + step, step)


def _near(chart: Chart) -> _Scale:
    """Just around the values and the target; a line that stands still runs in the middle."""
    low, high = _bounds(chart)
    return _Scale(low - 1, high + 1, 1) if high == low else _Scale(low, high, high - low)


def _ticks(scale: _Scale) -> Sequence[float]:
    return [scale.low + scale.step * line for line in range(round((scale.high - scale.low) / scale.step) + 1)]


def _high(value: float, frame: _Frame, scale: _Scale) -> float:
    share = (value - scale.low) / (scale.high - scale.low)
    return frame.bottom - share * (frame.bottom - frame.top)


def _places(chart: Chart, frame: _Frame, scale: _Scale) -> tuple[tuple[float, float | None], ...]:
    apart = (frame.right - frame.left) / max(1, len(chart.points) - 1)
    return tuple(
        (frame.left + apart * place, None if one.value is None else _high(one.value, frame, scale))
        for place, one in enumerate(chart.points)
    )


def _line(places: Sequence[tuple[float, float | None]]) -> list[Stroke]:
    """The line in as many pieces as the gaps leave."""
    pieces: list[list[tuple[float, float]]] = [[]]
    for x, y in places:
        if y is None:
            pieces.append([])
        else:
            pieces[-1].append((x, y))
    return [Stroke(Ink.DATA, tuple(piece)) for piece in pieces if len(piece) > 1]


def _dots(places: Sequence[tuple[float, float | None]], radius: float) -> tuple[Dot, ...]:
    """The last value, and those that stand alone between two gaps."""
    found = []
    for place, (x, y) in enumerate(places):
        last = place == len(places) - 1
        before = places[place - 1][1] if place else None
        after = None if last else places[place + 1][1]
        if y is not None and (last or (before is None and after is None)):
            found.append(Dot(x, y, radius if last else radius * 0.6))
    return tuple(found)


def _target(chart: Chart, frame: _Frame, scale: _Scale) -> list[Stroke]:
    if chart.target is None:
        return []
    y = _high(chart.target, frame, scale)
    return [Stroke(Ink.TARGET, ((frame.left, y), (frame.right, y)))]


def _months(
    chart: Chart, places: Sequence[tuple[float, float | None]], frame: _Frame, size: float
) -> list[Words]:
    """The months under the line, as many as there is room for, and the year where it begins."""
    if not places:
        return []
    apart = (frame.right - frame.left) / max(1, len(places) - 1)
    every = max(1, ceil(_wide("00. nov.", size) / apart)) if apart else 1
    year = 0
    words = []
    for place in range((len(places) - 1) % every, len(places), every):
        day, x = chart.points[place].day, places[place][0]
        words.append(Words(x, frame.bottom + 1.5 * size, MONTHS_SHORT[day.month - 1], Anchor.MIDDLE))
        if day.year != year:
            year = day.year
            words.append(Words(x, frame.bottom + 2.8 * size, str(year), Anchor.MIDDLE))
    return words


def _end_labels(chart: Chart) -> list[tuple[str, bool]]:
    """What stands at the line's end: its last value, and the target."""
    last = chart.points[-1].value if chart.points else None
    found = [] if last is None else [(number(last, chart.unit), True)]
    return found if chart.target is None else [*found, (f"mål {number(chart.target, chart.unit)}", False)]


def _told(
    chart: Chart, places: Sequence[tuple[float, float | None]], frame: _Frame, scale: _Scale, size: float
) -> list[Words]:
    """The labels beside the line's end; the target's gives way to the value's."""
    apart = 1.3 * size
    x, lower = frame.right + _GAP * 2 * size, 0.35 * size
    last = places[-1][1] if places else None
    labels = _end_labels(chart)
    found = [] if last is None else [Words(x, last + lower, labels[0][0], Anchor.START, strong=True)]
    if chart.target is not None:
        y = _high(chart.target, frame, scale)
        if last is not None and abs(y - last) < apart:
            y = last + apart if y >= last and last + apart <= frame.bottom + apart else last - apart
        found.append(Words(x, y + lower, labels[-1][0], Anchor.START))
    return found
