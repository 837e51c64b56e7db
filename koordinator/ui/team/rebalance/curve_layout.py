"""Where the two lines of the curve lie: what is left to do, and what the moves cost."""

from collections.abc import Sequence
from typing import NamedTuple

from koordinator.services.rebalancing import Goal
from koordinator.ui.base.text import count
from koordinator.ui.team.rebalance.words import cases_words

_STEPS = (1, 2, 5)
_LINES = 4
_INSET = 16  # the first and the last point stand clear of the axes


class Point(NamedTuple):
    """What so many moves reach and cost; `over` is a share in per cent where evenness is the goal."""

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
    over_low: int
    over_top: int
    cost_top: int

    def x(self, moves: float) -> float:
        """Where a number of moves stands."""
        first, last = self.points[0].moves, self.points[-1].moves
        share = (moves - first) / (last - first) if last > first else 0.5
        left, right = self.frame.left + _INSET, self.frame.right - _INSET
        return left + share * (right - left)

    def over_y(self, over: float) -> float:
        """Where a number of cases over the limit, or a share in per cent, stands."""
        share = (over - self.over_low) / (self.over_top - self.over_low)
        return self.frame.bottom - share * (self.frame.bottom - self.frame.top)

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


def layout(points: Sequence[Point], frame: Frame, goal: Goal = Goal.MAXIMUM) -> Layout:
    """The curve in a frame; both axes have as many lines, and that of shares need not begin at nothing."""
    over = [point.over for point in points] or [0]
    cost = max((point.cost for point in points), default=0)
    low, top = axis(min(over) if goal is Goal.EVEN else 0, max(over))
    return Layout(frame, tuple(points), low, top, axis_top(cost))


def axis(least: int, most: int) -> tuple[int, int]:
    """The ends of an axis: round numbers around the least and the most, which four lines divide evenly."""
    size = 1
    while True:
        for step in (factor * size for factor in _STEPS):
            low = least // step * step
            if low + step * _LINES >= most:
                return low, low + step * _LINES
        size *= 10


def axis_top(most: int) -> int:
    """The end of an axis that begins at nothing."""
    return axis(0, most)[1]


def ticks(top: int, low: int = 0) -> list[int]:
    """The numbers written at an axis."""
    return [low + (top - low) * line // _LINES for line in range(_LINES + 1)]


def heading(level: str, goal: Goal) -> str:
    """What the left axis counts."""
    return "den fyldeste i % af max" if goal is Goal.EVEN else f"sager over {level}"


def told(points: Sequence[Point], moves: int, level: str, goal: Goal) -> str:
    """What so many moves reach, and what the next would buy."""
    at = max((n for n, point in enumerate(points) if point.moves <= moves), default=0)
    here = points[at]
    even = goal is Goal.EVEN
    first = _fullest(here) if even else _reached(here, level)
    if at + 1 == len(points):
        if even and here.moves:
            return f"{first} Flere flytninger gør ikke fordelingen mere jævn."
        return f"{first} Flere flytninger fjerner ingen." if here.over and not even else first
    following = points[at + 1]
    bought = _evens(here, following) if even else _takes(here, following, level)
    costs = f"koster {count(following.cost - here.cost)} point"
    if following.moves == here.moves + 1:
        return f"{first} Nr. {following.moves} {costs} og {bought}."
    return f"{first} {following.moves - here.moves} flere {costs} og {bought}."


def _takes(here: Point, following: Point, level: str) -> str:
    buys = here.over - following.over
    return f"tager {cases_words(buys)} fra over {level}" if buys > 0 else f"fjerner ingen fra over {level}"


def _evens(here: Point, following: Point) -> str:
    """What further moves do for evenness: the fullest comes down, or it gets more even below her."""
    if following.over < here.over:
        return f"bringer den fyldeste ned på {count(following.over)} %"
    same = (following.over, following.cost) == (here.over, here.cost)
    return "gør ingen forskel" if same else "gør fordelingen mere jævn"


def _fullest(point: Point) -> str:
    share = f"den fyldeste på {count(point.over)} % af sit max"
    return f"{_moved(point)} er {share}." if point.moves else f"Uden flytninger er {share}."


def _reached(point: Point, level: str) -> str:
    left = "ingen sager" if not point.over else cases_words(point.over)
    if not point.moves:
        return f"Uden flytninger er {left} over {level}."
    return f"{_moved(point)} er {left} over {level}."


def _moved(point: Point) -> str:
    return "Efter 1 flytning" if point.moves == 1 else f"Efter {count(point.moves)} flytninger"
