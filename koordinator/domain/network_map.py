"""The drawn map of a network as numbers: where everybody stands, so that nobody covers anybody else."""

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

BEND = 2.5  # Piet Hein's superellipse: between an ellipse, which wastes the corners, and a box
_TOP = -math.pi / 2
_LEAST_SHARE = 1.4  # of a sphere without anybody, in people
_AIR = 5.0
_STEPS = 50
# How far out people begin, one after the other round the circle: pushing apart may get stuck from one
# beginning and not from another.
_BEGINNINGS = ((0.68,), (0.82, 0.5), (0.9,), (0.88, 0.62), (0.8, 0.45, 0.92), (0.55, 0.92), (0.95, 0.7, 0.45))
_GROW = 1.07
_MOST_TRIES = 24
_FILLED = 0.5  # of the room at most; nobody finds a place for more


class Rect(NamedTuple):
    """A box by its left upper corner and size."""

    x: float
    y: float
    width: float
    height: float

    @property
    def centre(self) -> tuple[float, float]:
        """The point in its middle."""
        return self.x + self.width / 2, self.y + self.height / 2

    def overlaps(self, other: "Rect", air: float = 0.0) -> bool:
        """Whether the two share any room, counting so much air between them."""
        return (
            self.x < other.x + other.width + air
            and other.x < self.x + self.width + air
            and self.y < other.y + other.height + air
            and other.y < self.y + self.height + air
        )


class Block(NamedTuple):
    """What one person takes: the words beside a disc, and the sphere she belongs to."""

    key: str
    sphere: str
    words_width: float
    words_height: float


class Title(NamedTuple):
    """A sphere's name with the room it takes."""

    sphere: str
    width: float
    height: float


class Place(NamedTuple):
    """Where a person stands: the disc's middle, and the box of the words over or under it."""

    key: str
    x: float
    y: float
    words: Rect
    over: bool


class Arc(NamedTuple):
    """A sphere's part of the outline, from angle to angle (clockwise from the right), and its name's box."""

    sphere: str
    begins: float
    ends: float
    title: Rect


@dataclass(frozen=True, slots=True)
class Map:
    """Everything in its place; it may have had to be larger than the room it was given."""

    width: float
    height: float
    centre: tuple[float, float]
    radii: tuple[float, float]
    hub: float
    disc: float
    places: tuple[Place, ...]
    arcs: tuple[Arc, ...]


def outline(angle: float, centre: tuple[float, float], radii: tuple[float, float]) -> tuple[float, float]:
    """The point of the outline seen from the middle in a direction."""
    cos, sin = math.cos(angle), math.sin(angle)
    reach = (abs(cos / radii[0]) ** BEND + abs(sin / radii[1]) ** BEND) ** (-1 / BEND)
    return centre[0] + reach * cos, centre[1] + reach * sin


def drawn_map(
    blocks: Sequence[Block], titles: Sequence[Title], width: float, height: float, *, disc: float, hub: float
) -> Map:
    """The map in this room, or in one as little larger as it takes for everybody to stand free.

    Spheres stand clockwise in the order of their titles, and so do the people in each.
    """
    needed = hub * hub + sum(
        (max(disc, one.words_width) + _AIR) * (disc + one.words_height + _AIR) for one in blocks
    )
    while needed > _FILLED * width * height:
        width, height = width * _GROW, height * _GROW
    for _ in range(_MOST_TRIES):
        made, free = _tried(blocks, titles, width, height, disc, hub)
        if free:
            break
        width, height = width * _GROW, height * _GROW
    return made


def _tried(
    blocks: Sequence[Block],
    titles: Sequence[Title],
    width: float,
    height: float,
    disc: float,
    hub: float,
) -> tuple[Map, bool]:
    # Half a name's height is left free outside the outline; a long name goes in over it rather than out.
    side = over = max((title.height for title in titles), default=0.0) / 2 + 2
    centre = width / 2, height / 2
    radii = max(width / 2 - side, 1.0), max(height / 2 - over, 1.0)
    arcs = tuple(_arcs(blocks, titles, centre, radii))
    field = _Field(centre, radii, hub, disc, [arc.title for arc in arcs])
    boxes = [_Box(block, disc, angle) for block, angle in _angles(blocks, arcs)]
    free = field.settle(boxes)
    places = tuple(box.place(disc) for box in boxes)
    return Map(width, height, centre, radii, hub, disc, places, arcs), free


def _arcs(
    blocks: Sequence[Block], titles: Sequence[Title], centre: tuple[float, float], radii: tuple[float, float]
) -> Iterator[Arc]:
    shares = [_LEAST_SHARE + sum(one.sphere == title.sphere for one in blocks) for title in titles]
    whole, begins = sum(shares), _TOP
    for title, share in zip(titles, shares, strict=True):
        ends = begins + 2 * math.pi * share / whole
        x, y = outline((begins + ends) / 2, centre, radii)
        left = max(0.0, min(x - title.width / 2, 2 * centre[0] - title.width))
        box = Rect(left, y - title.height / 2, title.width, title.height)
        yield Arc(title.sphere, begins, ends, box)
        begins = ends


def _angles(blocks: Sequence[Block], arcs: Sequence[Arc]) -> Iterator[tuple[Block, float]]:
    """Everybody of a sphere spread over its part, clockwise."""
    for arc in arcs:
        own = [block for block in blocks if block.sphere == arc.sphere]
        for number, block in enumerate(own):
            yield block, arc.begins + (arc.ends - arc.begins) * (number + 0.5) / len(own)


class _Box:
    """A person's disc and words as one box that can be pushed; the words stand away from the middle."""

    def __init__(self, block: Block, disc: float, angle: float) -> None:
        self.block, self.angle = block, angle
        self.over = math.sin(angle) < 0
        self.width = max(disc, block.words_width)
        self.height = disc + block.words_height
        self.x = self.y = 0.0

    def begin(self, field: "_Field", inward: float) -> None:
        """Stands where its direction meets the outline, a part of the way in."""
        x, y = outline(self.angle, field.centre, field.radii)
        self.x = field.centre[0] + (x - field.centre[0]) * inward
        self.y = field.centre[1] + (y - field.centre[1]) * inward

    def rect(self) -> Rect:
        return Rect(self.x - self.width / 2, self.y - self.height / 2, self.width, self.height)

    def place(self, disc: float) -> Place:
        wide, high = self.block.words_width, self.block.words_height
        top = self.y - self.height / 2
        words = Rect(self.x - wide / 2, top if self.over else top + disc, wide, high)
        return Place(self.block.key, self.x, top + (high if self.over else 0) + disc / 2, words, self.over)


class _Field:
    """The room inside the outline with what stands fast in it: the citizen, and the names of the spheres."""

    def __init__(
        self,
        centre: tuple[float, float],
        radii: tuple[float, float],
        hub: float,
        disc: float,
        titles: Sequence[Rect],
    ) -> None:
        self.centre, self.radii, self.disc = centre, radii, disc
        far = hub / 2 + _AIR
        self.fast = [*titles, Rect(centre[0] - far, centre[1] - far, 2 * far, 2 * far)]

    def settle(self, boxes: Sequence[_Box]) -> bool:
        """Pushes everybody apart until all stand free; False when they do not."""
        for rows in _BEGINNINGS:
            for number, box in enumerate(boxes):
                box.begin(self, rows[number % len(rows)])
            if any(not self._pushed(boxes) for _ in range(_STEPS)):
                return True
        return False

    def _pushed(self, boxes: Sequence[_Box]) -> bool:
        moved = False
        for number, box in enumerate(boxes):
            for other in boxes[number + 1 :]:
                moved |= _apart(box, other)
            for fast in self.fast:
                moved |= _away(box, fast)
        for box in boxes:
            moved |= self._inside(box)
        return moved

    def _inside(self, box: _Box) -> bool:
        """Pulls a box in whose corner stands out over the outline."""
        reach = max(self._reach(x, y) for x, y in _corners(box.rect()))
        if reach <= 1.0:
            return False
        pull = min(0.25, (reach - 1.0) * 0.5 + 0.004)
        box.x += (self.centre[0] - box.x) * pull
        box.y += (self.centre[1] - box.y) * pull
        return True

    def _reach(self, x: float, y: float) -> float:
        across = max(self.radii[0] - _AIR, 1.0)
        down = max(self.radii[1] - _AIR, 1.0)
        return float(abs((x - self.centre[0]) / across) ** BEND + abs((y - self.centre[1]) / down) ** BEND)


def _corners(rect: Rect) -> Iterator[tuple[float, float]]:
    for x in (rect.x, rect.x + rect.width):
        for y in (rect.y, rect.y + rect.height):
            yield x, y


def _apart(one: _Box, other: _Box) -> bool:
    """Pushes two boxes apart the shorter way, each by half."""
    across = (one.width + other.width) / 2 + _AIR - abs(one.x - other.x)
    down = (one.height + other.height) / 2 + _AIR - abs(one.y - other.y)
    if across <= 0 or down <= 0:
        return False
    if across < down:
        push = (across / 2 + 0.1) * (1 if one.x >= other.x else -1)
        one.x, other.x = one.x + push, other.x - push
    else:
        push = (down / 2 + 0.1) * (1 if one.y >= other.y else -1)
        one.y, other.y = one.y + push, other.y - push
    return True


def _away(box: _Box, fast: Rect) -> bool:
    """Pushes a box off something that stands fast."""
    x, y = fast.centre
    across = (box.width + fast.width) / 2 + _AIR - abs(box.x - x)
    down = (box.height + fast.height) / 2 + _AIR - abs(box.y - y)
    if across <= 0 or down <= 0:
        return False
    if across < down:
        box.x += (across + 0.1) * (1 if box.x >= x else -1)
    else:
        box.y += (down + 0.1) * (1 if box.y >= y else -1)
    return True
