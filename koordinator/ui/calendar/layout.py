"""Where time lies on the page: columns of days, hours down, overlapping entries side by side.

Pure geometry. The hours are those of the wall clock, the same twenty-four on every day: the hour that
summer time takes is never filled, and the one that comes twice is drawn in one place, side by side.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import NamedTuple

from koordinator.domain.meetings import moments

DAY = 24 * 60
SNAP = 15


class Span(NamedTuple):
    """From a minute to a minute of one day's wall clock."""

    first: int
    last: int

    def overlaps(self, other: "Span") -> bool:
        """Whether they share a minute."""
        return self.first < other.last and other.first < self.last

    def at_least(self, minutes: int) -> "Span":
        """As long as it must be to be seen, within the day."""
        first = max(0, min(self.first, DAY - minutes))
        return Span(first, max(self.last, first + minutes))


class Place(NamedTuple):
    """Which of how many lanes of a column an entry takes, and how many of them."""

    lane: int
    lanes: int
    wide: int = 1


class Box(NamedTuple):
    """A rectangle in whole pixels."""

    x: int
    y: int
    width: int
    height: int

    def overlaps(self, other: "Box") -> bool:
        """Whether they share a pixel."""
        across = self.x < other.x + other.width and other.x < self.x + self.width
        return across and self.y < other.y + other.height and other.y < self.y + self.height


@dataclass(frozen=True, slots=True)
class Grid:
    """Columns of days right of the hours; all lengths in pixels."""

    days: int
    left: int
    width: int
    hour: int

    @property
    def height(self) -> int:
        """The height of a whole day."""
        return 24 * self.hour

    def edge(self, number: int) -> int:
        """Where a column begins, or the last one ends."""
        return self.left + (self.width - self.left) * number // self.days

    def column(self, number: int) -> Box:
        """The column of a day."""
        return Box(self.edge(number), 0, self.edge(number + 1) - self.edge(number), self.height)

    def day_at(self, x: float) -> int:
        """The number of the column a point lies in, or the nearest one."""
        number = int((x - self.left) * self.days // max(1, self.width - self.left))
        number = max(0, min(self.days - 1, number))
        # The columns' edges are rounded down, so that the pixel before one may belong to it.
        if number + 1 < self.days and x >= self.edge(number + 1):
            number += 1
        return number

    def y(self, minute: int) -> int:
        """How far down a minute lies."""
        return round(minute * self.hour / 60)

    def minute_at(self, y: float) -> int:
        """The nearest quarter of an hour."""
        return max(0, min(DAY, round(y * 60 / self.hour / SNAP) * SNAP))

    def slot_at(self, y: float, step: int) -> int:
        """Where the stretch of `step` minutes that a point lies in begins."""
        return max(0, min(DAY - step, int((y + 0.5) * 60 / self.hour) // step * step))

    def box(self, number: int, span: Span, place: Place, gap: int = 0) -> Box:
        """Where an entry is drawn; `gap` is left free to its right and under it."""
        column = self.column(number)
        inner = column.width - 2 * gap
        left = column.x + gap + inner * place.lane // place.lanes
        right = column.x + gap + inner * (place.lane + place.wide) // place.lanes
        top = self.y(span.first)
        return Box(left, top + 1, max(1, right - left - gap), max(1, self.y(span.last) - top - 1))


def side_by_side(spans: Sequence[Span]) -> list[Place]:
    """A lane for each so that no two that overlap share one; each takes the free lanes to its right."""
    order = sorted(range(len(spans)), key=lambda n: (spans[n].first, -spans[n].last, n))
    places: dict[int, Place] = {}
    cluster: list[int] = []
    until = -1
    for number in order:
        if cluster and spans[number].first >= until:
            places |= _placed(spans, cluster)
            cluster = []
        cluster.append(number)
        until = max(until, spans[number].last) if len(cluster) > 1 else spans[number].last
    places |= _placed(spans, cluster)
    return [places[number] for number in range(len(spans))]


def _placed(spans: Sequence[Span], cluster: Sequence[int]) -> dict[int, Place]:
    """The lanes within one cluster of entries that hang together."""
    lanes: list[list[int]] = []
    for number in cluster:
        for lane in lanes:
            if spans[lane[-1]].last <= spans[number].first:
                lane.append(number)
                break
        else:
            lanes.append([number])
    found: dict[int, Place] = {}
    for at, lane in enumerate(lanes):
        for number in lane:
            wide = 1
            for other in lanes[at + 1 :]:
                if any(spans[number].overlaps(spans[one]) for one in other):
                    break
                wide += 1
            found[number] = Place(at, len(lanes), wide)
    return found


# Between moments and the wall clock


def minute_of(moment: datetime) -> int:
    """The minute of the local day."""
    local = moments.to_local(moment)
    return local.hour * 60 + local.minute


def day_of(moment: datetime) -> date:
    """The local day."""
    return moments.to_local(moment).date()


def moment_at(day: date, minute: int) -> datetime:
    """The moment at a minute of a day's wall clock; minute 1440 is the next day's first."""
    days, rest = divmod(minute, DAY)
    return moments.local(day + timedelta(days=days), rest // 60, rest % 60)


def later(moment: datetime, by: timedelta) -> datetime:
    """So much real time later, whatever the clocks do in between."""
    return moments.to_local(moment.astimezone(UTC) + by)


def length(starts: datetime, ends: datetime) -> timedelta:
    """The real time between two moments; Python subtracts the wall clock within one zone."""
    return ends.astimezone(UTC) - starts.astimezone(UTC)


def parts(starts: datetime, ends: datetime) -> list[tuple[date, Span]]:
    """A stretch of time day by day."""
    begin, end = moments.to_local(starts), moments.to_local(ends)
    first, last = begin.hour * 60 + begin.minute, end.hour * 60 + end.minute
    if begin.date() >= end.date():
        # In the hour that comes twice an end may read earlier than its beginning.
        return [(begin.date(), Span(first, last) if last > first else Span(first, first).at_least(SNAP))]
    days = days_between(begin.date(), end.date())
    middle = [(day, Span(0, DAY)) for day in days[1:-1]]
    tail = [(days[-1], Span(0, last))] if last else []
    return [(days[0], Span(first, DAY)), *middle, *tail]


def days_between(first: date, last: date) -> list[date]:
    """All days from one to another, both included."""
    return [first + timedelta(days=n) for n in range((last - first).days + 1)]


def monday(day: date) -> date:
    """The Monday of a day's week."""
    return day - timedelta(days=day.weekday())
