"""Where the two lines of the curve lie: what is left above the limit, and what the moves cost."""

from collections.abc import Sequence
from typing import NamedTuple

from koordinator.services.rebalancing import Goal
from koordinator.ui.base.text import count
from koordinator.ui.team.rebalance.words import cases_words

_STEPS = (1, 2, 5)
_LINES = 4
_INSET = 16  # the first and the last point stand clear of the axes


class Point(NamedTuple):
    """What so many moves reach, and what they cost."""

    moves: int
    over: int
    cost: int


class Frame(NamedTuple):
    """Where the lines stand, in pixels."""

    left: float
    top: float
    right: float
    bottom: float


class Layout(NamedTuple):
    """The points' places and the numbers at the axes."""

    frame: Frame
    points: tuple[Point, ...]
    over_top: int
    cost_top: int

    def x(self, moves: float) -> float:
        """Where a number of moves stands."""
        first, last = self.points[0].moves, self.points[-1].moves
        share = (moves - first) / (last - first) if last > first else 0.5
        left, right = self.frame.left + _INSET, self.frame.right - _INSET
        return left + share * (right - left)

    def over_y(self, over: float) -> float:
        """Where a number of cases over the limit stands."""
        return self.frame.bottom - over / self.over_top * (self.frame.bottom - self.frame.top)

    def cost_y(self, cost: float) -> float:
        """Where a cost stands."""
        return self.frame.bottom - cost / self.cost_top * (self.frame.bottom - self.frame.top)

    def nearest(self, x: float) -> int:
        """The place in the list of the point one points at."""
        return min(range(len(self.points)), key=lambda at: abs(self.x(self.points[at].moves) - x))

    def marked(self, least: float) -> list[int]:
        """The points whose number is written, so that they stand at least so far apart."""
        found: list[int] = []
        for at, point in enumerate(self.points):
            if not found or self.x(point.moves) - self.x(self.points[found[-1]].moves) >= least:
                found.append(at)
        return found


def layout(points: Sequence[Point], frame: Frame) -> Layout:
    """The curve in a frame; both axes have as many lines."""
    over = max((point.over for point in points), default=0)
    cost = max((point.cost for point in points), default=0)
    return Layout(frame, tuple(points), axis_top(over), axis_top(cost))


def axis_top(most: int) -> int:
    """The end of an axis: a round number at or above the most, which four lines divide evenly."""
    step = 1
    while True:
        for factor in _STEPS:
            if factor * step * _LINES >= most:
                return factor * step * _LINES
        step *= 10


def ticks(top: int) -> list[int]:
    """The numbers written at an axis."""
    return [top * line // _LINES for line in range(_LINES + 1)]


def told(points: Sequence[Point], moves: int, level: str, goal: Goal) -> str:
    """What so many moves reach, and what the next would buy."""
    at = max((n for n, point in enumerate(points) if point.moves <= moves), default=0)
    here = points[at]
    first = _reached(here, level)
    if at + 1 == len(points):
        if goal is Goal.EVEN and here.moves:
            return f"{first} Flere flytninger gør ikke fordelingen jævnere."
        return f"{first} Flere flytninger fjerner ingen." if here.over else first
    following = points[at + 1]
    costs, buys = following.cost - here.cost, here.over - following.over
    bought = f"tager {cases_words(buys)} fra over {level}" if buys > 0 else f"fjerner ingen fra over {level}"
    if following.moves == here.moves + 1:
        return f"{first} Nr. {following.moves} koster {count(costs)} point og {bought}."
    return f"{first} {following.moves - here.moves} flere koster {count(costs)} point og {bought}."


def _reached(point: Point, level: str) -> str:
    left = "ingen sager" if not point.over else cases_words(point.over)
    if not point.moves:
        return f"Uden flytninger er {left} over {level}."
    moved = "1 flytning" if point.moves == 1 else f"{count(point.moves)} flytninger"
    return f"Efter {moved} er {left} over {level}."
