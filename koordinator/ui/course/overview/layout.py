"""Where a course lies on the timeline as pure geometry: rows, bars in lanes and marks, in pixels."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import NamedTuple

from koordinator.domain.timeline import Course, Happening, Kind, Tick, Window, lanes, ticks

ROWS: tuple[tuple[str, frozenset[Kind]], ...] = (
    ("Møder", frozenset({Kind.MEETING, Kind.TALK})),
    ("Indsatser", frozenset({Kind.INTERVENTION})),
    ("Job", frozenset({Kind.PLACEMENT, Kind.PAID_HOURS, Kind.JOB_PLAN})),
    ("Delmål", frozenset({Kind.MILESTONE})),
    ("Hjul", frozenset({Kind.WHEEL})),
    ("Notater", frozenset({Kind.NOTE, Kind.STATUS_NOTE, Kind.PAPER})),
    ("Tovholder", frozenset({Kind.WORKER})),
)
_ALWAYS = {"Møder", "Indsatser", "Job"}
_At = Callable[[date], int]
_GAP = 3  # pixels between two bars of a lane


class Sizes(NamedTuple):
    """Lengths in pixels that follow the size of the text."""

    left: int
    bar: int
    mark: int
    pad: int
    head: int
    month: int
    week: int

    @property
    def lane(self) -> int:
        """The height of a lane with the room under it."""
        return self.bar + self.pad


class Item(NamedTuple):
    """One thing painted; a bar may go on beyond an edge, and one to come is `planned`."""

    what: Happening
    x: int
    y: int
    width: int
    height: int
    bar: bool
    planned: bool

    def holds(self, x: float, y: float, slack: int = 3) -> bool:
        """Whether a point lies on it or just beside it."""
        across = self.x - slack <= x <= self.x + self.width + slack
        return across and self.y - slack <= y <= self.y + self.height + slack


class Band(NamedTuple):
    """A row with its words."""

    words: str
    y: int
    height: int


@dataclass(frozen=True, slots=True)
class Layout:
    """Everything to be painted; `runs` is from where to where the case runs."""

    bands: tuple[Band, ...]
    items: tuple[Item, ...]
    ticks: tuple[tuple[int, Tick], ...]
    today: int | None
    runs: tuple[int, int]
    height: int


def lay_out(course: Course, window: Window, today: date, width: int, sizes: Sizes) -> Layout:
    """The rows that have something, each as high as its lanes need."""
    room = max(1, width - sizes.left)

    def at(day: date) -> int:
        return sizes.left + round(window.place(day) * room)

    bands, items, y = [], [], sizes.head
    for words, kinds in ROWS:
        own = [one for one in course.happenings if one.kind in kinds]
        if not own and words not in _ALWAYS:
            continue
        bars, marks = _parts(own, window)
        spans = [_span(one, window, at) for one in bars]
        lane_of = lanes([(start, end + _GAP) for start, end in spans])
        above = 1 if marks else 0
        rows = max(1, above + max(lane_of, default=-1) + 1)
        height = rows * sizes.lane + sizes.pad
        top = y + sizes.pad
        items += _marks(marks, today, at, top, sizes)
        for one, (start, end), lane in zip(bars, spans, lane_of, strict=True):
            planned = one.starts is not None and one.starts > today
            down = top + (above + lane) * sizes.lane
            items.append(Item(one, start, down, max(4, end - start), sizes.bar, bar=True, planned=planned))
        bands.append(Band(words, y, height))
        y += height
    scale = [(at(tick.day), tick) for tick in ticks(window, room // sizes.week, max(2, room // sizes.month))]
    line = at(today) if window.first <= today <= window.last else None
    after = window.last + timedelta(days=1)
    ends = min(after, course.last + timedelta(days=1)) if course.last and course.over else after
    runs = (at(max(course.first, window.first)), at(ends))
    return Layout(tuple(bands), tuple(items), tuple(scale), line, runs, y + sizes.head)


def _parts(own: Sequence[Happening], window: Window) -> tuple[list[Happening], list[Happening]]:
    """The bars and the marks that are in sight."""
    bars = [one for one in own if one.lasting and _in_sight(one, window)]
    marks = [one for one in own if not one.lasting and _in_sight(one, window)]
    return bars, marks


def _in_sight(one: Happening, window: Window) -> bool:
    if not one.lasting:
        return one.day is not None and window.first <= one.day <= window.last
    return (one.starts is None or one.starts <= window.last) and (
        one.ends is None or one.ends >= window.first
    )


def _span(one: Happening, window: Window, at: _At) -> tuple[int, int]:
    """A bar's edges within what is in sight; its last day is part of it."""
    after = window.last + timedelta(days=1)
    starts = max(one.starts or window.first, window.first)
    ends = min(one.ends + timedelta(days=1) if one.ends else after, after)
    return at(starts), at(max(starts, ends))


def _marks(marks: Sequence[Happening], today: date, at: _At, top: int, sizes: Sizes) -> list[Item]:
    found = []
    for one in marks:
        side = sizes.mark if one.kind is not Kind.TALK else sizes.mark * 3 // 5
        x, y = at(one.day or today) - side // 2, top + (sizes.bar - side) // 2
        found.append(Item(one, x, y, side, side, bar=False, planned=(one.day or today) > today))
    return found
