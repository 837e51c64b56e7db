"""The charts of the window on paper: the same primitives, drawn where they are to stand."""

from koordinator.domain.charts.records import Drawing, Ink
from koordinator.reports.pdf.sheet import Box, Item, Path, Rule

_THICK = {Ink.GRID: 0.5, Ink.TARGET: 1.0, Ink.DATA: 1.4}
_COLOUR = {Ink.GRID: "rule", Ink.TARGET: "text2", Ink.DATA: "c1"}


def chart_items(drawing: Drawing, left: float, top: float) -> list[Item]:
    """A chart without words with its corner at a place."""
    found: list[Item] = []
    for stroke in drawing.strokes:
        points = tuple((left + x, top + y) for x, y in stroke.points)
        colour, thick = _COLOUR[stroke.ink], _THICK[stroke.ink]
        if stroke.ink is Ink.TARGET and points[0][1] == points[-1][1]:
            found.append(Rule(*points[0], points[-1][0] - points[0][0], thick, colour, dotted=True))
        else:
            found.append(Path(points, colour, thick))
    for dot in drawing.dots:
        side = 2 * dot.radius
        found.append(
            Box(left + dot.x - dot.radius, top + dot.y - dot.radius, side, side, "c1", radius=dot.radius)
        )
    return found
