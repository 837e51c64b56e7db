"""Business cards, ten to a sheet of A4, with edges to cut along."""

from koordinator.reports.content.card import Card
from koordinator.reports.content.handover import Reach
from koordinator.reports.fonts import MEDIUM, REGULAR, SEMIBOLD
from koordinator.reports.pdf.agenda import Drawn
from koordinator.reports.pdf.canvas import PAGE_HEIGHT, PAGE_WIDTH, drawn
from koordinator.reports.pdf.house import MM
from koordinator.reports.pdf.sheet import Box, Cell, Emblem, Item, Rule, Sheet, Words
from koordinator.reports.pdf.text import Line, Style, cut

_Placed = Words | Rule | Emblem | Box  # what a card is made of; each has its place
COLUMNS, ROWS = 2, 5
WIDE, TALL = 85 * MM, 55 * MM
_LEFT, _TOP = (PAGE_WIDTH - COLUMNS * WIDE) / 2, (PAGE_HEIGHT - ROWS * TALL) / 2
_EDGE = 14.0
_ROOM = WIDE - 2 * _EDGE
_MARK, _BESIDE = 17.0, 23.0
_SENDER = Style(SEMIBOLD, 8, 10.5)
_UNIT = Style(REGULAR, 7.5, 10, "text2")
_NAME = Style(MEDIUM, 10, 13)
_ROLE = Style(REGULAR, 7.5, 13, "text2")
_HOW = Style(REGULAR, 8.5, 11.5)


def card_pdf(card: Card) -> Drawn:
    """A sheet of the same card."""
    return Drawn(drawn([card_page(card)], "Visitkort"), 1)


def card_page(card: Card) -> list[Item]:
    """Everything in its place on the sheet, nothing drawn yet."""
    items = _card(card)
    return [
        item._replace(x=item.x + _LEFT + column * WIDE, y=item.y + _TOP + row * TALL)
        for row in range(ROWS)
        for column in range(COLUMNS)
        for item in items
    ]


def _card(card: Card) -> list[_Placed]:
    """One card with its corner at nought."""
    sheet = Sheet(12, TALL + 100, lambda _sheet: None)
    sheet.add(Box(0, 0, WIDE, TALL, edge="rule2", thick=0.5, dashed=True), Emblem(_EDGE, 14, _MARK))
    beside = _ROOM - _BESIDE
    sender = [cut(card.authority, _SENDER, beside), cut(card.unit, _UNIT, beside)]
    sheet.row([Cell(_EDGE + _BESIDE, sender)])
    sheet.y = 46
    for one in card.people:
        sheet.rule(_EDGE, _ROOM, "rule")
        sheet.y += 5
        role = [cut(one.role, _ROLE, _ROOM * 0.5)]
        sheet.row([Cell(_EDGE, _person(one)), Cell(_EDGE + _ROOM, role, right=True)])
        sheet.y += 7
    return [item for item in sheet.pages[0] if isinstance(item, _Placed)]


def _person(one: Reach) -> list[Line]:
    phone = f"Tlf. {one.phone}" if one.phone else ""
    name = cut(one.name, _NAME, _ROOM * 0.5 if one.role else _ROOM)
    return [name, *(cut(text, _HOW, _ROOM) for text in (phone, one.email) if text)]
