"""Where things stand on the wheel: one geometry for the screen and the paper, in radii from its middle.

The first spoke points straight up and the others follow clockwise; y grows downwards.
"""

from collections.abc import Sequence
from math import atan2, cos, hypot, pi, sin
from typing import NamedTuple

_TURN = 2 * pi


class Point(NamedTuple):
    """A place in radii from the middle."""

    x: float
    y: float


class Stroke(NamedTuple):
    """Neighbouring points joined by a line; a closed one goes all the way round."""

    points: tuple[Point, ...]
    closed: bool


def place(spoke: int, spokes: int, reach: float) -> Point:
    """The place on a spoke so far out."""
    angle = _TURN * spoke / spokes - pi / 2
    return Point(reach * cos(angle), reach * sin(angle))


def ring(spokes: int, reach: float) -> tuple[Point, ...]:
    """The corners of a ring."""
    return tuple(place(spoke, spokes, reach) for spoke in range(spokes))


def reach(value: float, low: int, high: int) -> float:
    """How far out a value stands."""
    return (value - low) / (high - low)


def strokes(reaches: Sequence[float | None]) -> list[Stroke]:
    """The line through the values; it breaks at a blank and closes only where there is none."""
    count = len(reaches)
    if all(one is not None for one in reaches):
        return [Stroke(tuple(place(n, count, one) for n, one in enumerate(reaches) if one is not None), True)]
    # Begun after a blank, so that a line over the first spoke is not cut in two.
    begin = next(n for n, one in enumerate(reaches) if one is None) + 1
    found: list[Stroke] = []
    run: list[Point] = []
    for step in range(count):
        spoke = (begin + step) % count
        out = reaches[spoke]
        if out is not None:
            run.append(place(spoke, count, out))
        elif run:
            found.append(Stroke(tuple(run), False))
            run = []
    return found


def nearest_spoke(at: Point, spokes: int) -> int:
    """The spoke whose direction a place is nearest to."""
    angle = atan2(at.y, at.x) + pi / 2
    return round(angle / _TURN * spokes) % spokes


def value_at(at: Point, spoke: int, spokes: int, low: int, high: int) -> int:
    """The value of a spoke at the place nearest to where one points."""
    along = place(spoke, spokes, 1)
    out = min(1.0, max(0.0, at.x * along.x + at.y * along.y))
    return low + round(out * (high - low))


def distance(at: Point) -> float:
    """How far a place is from the middle."""
    return hypot(at.x, at.y)
