"""Pages drawn with reportlab: the same content gives the same bytes, and nobody's name is in the metadata."""

from collections.abc import Sequence
from functools import cache
from io import BytesIO
from typing import TYPE_CHECKING

from koordinator.reports.fonts import font
from koordinator.reports.pdf.sheet import Box, Emblem, Item, Path, Rule, Upright, Words
from koordinator.reports.pdf.text import width
from koordinator.resources import table

if TYPE_CHECKING:
    from reportlab.lib.colors import Color
    from reportlab.pdfgen.canvas import Canvas

PAGE_WIDTH, PAGE_HEIGHT = 595.28, 841.89  # A4
PORTRAIT, LANDSCAPE = (PAGE_WIDTH, PAGE_HEIGHT), (PAGE_HEIGHT, PAGE_WIDTH)
_DOTS = (0.5, 1.5)
_DASHES = (3, 2)
# The mark on a grid of 24, as in icons/logo.svg.
_GRID, _RADIUS, _STROKE, _DOT, _GAP = 24, 8.6, 2.4, 3.2, 20


@cache
def ink(token: str) -> "Color":
    """A colour of the light set; paper is always light."""
    from reportlab.lib.colors import HexColor

    return HexColor(table("tokens.toml")["light"][token])


def drawn(pages: Sequence[Sequence[Item]], title: str, size: tuple[float, float] = PORTRAIT) -> bytes:
    """The pages as a PDF."""
    from reportlab.pdfgen.canvas import Canvas

    held = BytesIO()
    canvas = Canvas(held, size, invariant=1, pageCompression=1, lang="da-DK")
    canvas.setTitle(title)
    canvas.setAuthor("")
    canvas.setSubject("")
    canvas.setCreator("koordinator")
    canvas.setProducer("koordinator")
    for page in pages:
        canvas.translate(0, size[1] - PAGE_HEIGHT)  # everything is measured down from the top
        _draw(canvas, page)
        canvas.showPage()
    canvas.save()
    return held.getvalue()


def _draw(canvas: "Canvas", page: Sequence[Item]) -> None:
    for item in page:
        if isinstance(item, Rule):
            _draw_rule(canvas, item)
        elif isinstance(item, Emblem):
            _draw_emblem(canvas, item)
        elif isinstance(item, Box):
            _draw_box(canvas, item)
        elif isinstance(item, Path):
            _draw_path(canvas, item)
        elif isinstance(item, Upright):
            _draw_upright(canvas, item)
    text = canvas.beginText()
    for item in page:
        if isinstance(item, Words):
            style = item.style
            x = item.x - width(item.text, style) if item.right else item.x
            text.setTextOrigin(x, PAGE_HEIGHT - item.y)
            text.setFont(font(style.weight).fontName, style.size)
            text.setFillColor(ink(style.colour))
            text.textOut(item.text)
    canvas.drawText(text)


def _draw_rule(canvas: "Canvas", rule: Rule) -> None:
    canvas.setStrokeColor(ink(rule.colour))
    canvas.setLineWidth(rule.thick)
    canvas.setDash(*_DOTS) if rule.dotted else canvas.setDash()
    y = PAGE_HEIGHT - rule.y
    canvas.line(rule.x, y, rule.x + rule.width, y)


def _draw_box(canvas: "Canvas", box: Box) -> None:
    canvas.setLineWidth(box.thick)
    canvas.setDash(*_DASHES) if box.dashed else canvas.setDash()
    if box.fill:
        canvas.setFillColor(ink(box.fill))
    if box.edge:
        canvas.setStrokeColor(ink(box.edge))
    y = PAGE_HEIGHT - box.y - box.height
    radius = min(box.radius, box.width / 2, box.height / 2)
    canvas.roundRect(box.x, y, box.width, box.height, radius, stroke=bool(box.edge), fill=bool(box.fill))


def _draw_upright(canvas: "Canvas", line: Upright) -> None:
    canvas.setStrokeColor(ink(line.colour))
    canvas.setLineWidth(line.thick)
    canvas.setDash()
    canvas.line(line.x, PAGE_HEIGHT - line.y, line.x, PAGE_HEIGHT - line.y - line.height)


def _draw_emblem(canvas: "Canvas", emblem: Emblem) -> None:
    scale = emblem.side / _GRID
    x, y = emblem.x + emblem.side / 2, PAGE_HEIGHT - emblem.y - emblem.side / 2
    radius = _RADIUS * scale
    canvas.setDash()
    canvas.setLineWidth(_STROKE * scale)
    canvas.setStrokeColor(ink("accent"))
    canvas.setFillColor(ink("accent"))
    for quarter in range(4):
        canvas.arc(x - radius, y - radius, x + radius, y + radius, quarter * 90 + _GAP / 2, 90 - _GAP)
    canvas.circle(x, y, _DOT * scale, stroke=0, fill=1)


def _draw_path(canvas: "Canvas", path: Path) -> None:
    drawn_path = canvas.beginPath()
    for number, (x, y) in enumerate(path.points):
        (drawn_path.lineTo if number else drawn_path.moveTo)(x, PAGE_HEIGHT - y)
    if path.closed:
        drawn_path.close()
    canvas.setStrokeColor(ink(path.edge))
    canvas.setLineWidth(path.thick)
    canvas.setLineJoin(1)
    canvas.setDash(*_DASHES) if path.dashed else canvas.setDash()
    if path.fill:
        canvas.setFillColor(ink(path.fill))
    canvas.drawPath(drawn_path, stroke=1, fill=1 if path.fill else 0)
