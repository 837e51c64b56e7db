"""House paper on its side, for tables and time: head, next pages and foot in the width of A4 lying down."""

from collections.abc import Sequence

from koordinator.reports.content.agenda import Letterhead
from koordinator.reports.pdf import house
from koordinator.reports.pdf.canvas import LANDSCAPE
from koordinator.reports.pdf.house import MM
from koordinator.reports.pdf.sheet import Cell, Emblem, Item, Rule, Sheet
from koordinator.reports.pdf.text import Line, Style, cut, lines

PAGE_WIDTH, PAGE_HEIGHT = LANDSCAPE
LEFT = 15 * MM
WIDTH = PAGE_WIDTH - 2 * LEFT
RIGHT = LEFT + WIDTH
TOP = 13 * MM
FOOT = PAGE_HEIGHT - 12 * MM  # where the foot's text stands
BOTTOM = FOOT - 18
NEXT_ROOM = BOTTOM - TOP - house.HEAD.leading - 15  # what is left under the head of a next page
_MARK, _MARK_ROOM = 21.0, 29.0
_MOST_LINES = 3
_GAP = 8.0  # between columns
Columns = Sequence[tuple[str, float]]  # of a table: heading, and the part of the width


def head(sheet: Sheet, letterhead: Letterhead, title: str, under: str) -> None:
    """The first page: accent rule, mark, who sends it and whom one asks, and the title between them."""
    sheet.add(Rule(LEFT, sheet.y, WIDTH, 2.25, "accent"))
    sheet.y += 9
    sheet.add(Emblem(LEFT, sheet.y + 2, _MARK))
    third = WIDTH / 3
    sender = [cut(letterhead.authority, house.HEAD_STRONG, third), cut(letterhead.unit, house.HEAD, third)]
    who = ", ".join(part for part in (letterhead.contact, letterhead.contact_role) if part)
    phone = f"tlf. {letterhead.phone}" if letterhead.phone else ""
    reach = " · ".join(part for part in (phone, letterhead.email) if part)
    right = [*lines(who, house.HEAD, third), *lines(reach, house.HEAD, third)][:_MOST_LINES]
    begun = sheet.y
    kept = [line for line in sender if line.text]
    sheet.row([Cell(LEFT + _MARK_ROOM, kept), Cell(RIGHT, right, right=True)])
    sheet.y = max(sheet.y, begun + _MARK + 4) + 8
    sheet.row([Cell(LEFT, [cut(title, house.TITLE, WIDTH)])])
    sheet.row([Cell(LEFT, [cut(under, house.UNDER, WIDTH)])])
    sheet.y += 10


def next_head(sheet: Sheet, told: str) -> None:
    """A hairline in accent and one line that says which paper this is."""
    sheet.add(Rule(LEFT, sheet.y, WIDTH, 1, "accent"))
    sheet.y += 5
    sheet.row([Cell(LEFT, [cut(told, house.HEAD, WIDTH)])])
    sheet.y += 10


def places(columns: Columns) -> list[tuple[float, float]]:
    """Each column's left edge and the room for its text."""
    found, x = [], LEFT
    for _heading, share in columns:
        found.append((x, share * WIDTH - _GAP))
        x += share * WIDTH
    return found


def headings(sheet: Sheet, columns: Columns, style: Style) -> None:
    """What stands over each column."""
    over = zip(places(columns), columns, strict=True)
    sheet.row([Cell(x, [Line(heading, style)]) for (x, _room), (heading, _share) in over])


def with_feet(pages: Sequence[Sequence[Item]], sentence: str) -> list[list[Item]]:
    """Every page with a hairline, the sentence, and which page of how many it is."""
    return [[*page, *_foot(sentence, number, len(pages))] for number, page in enumerate(pages, 1)]


def _foot(sentence: str, number: int, pages: int) -> list[Item]:
    sheet = Sheet(FOOT - 10, PAGE_HEIGHT, lambda _sheet: None)
    sheet.add(Rule(LEFT, FOOT - 14, WIDTH, 0.6, "rule2"))
    told = [Line(f"Side {number} af {pages}", house.FOOT)]
    left = [cut(sentence, house.FOOT, WIDTH - 90)]
    sheet.row([Cell(LEFT, left), Cell(RIGHT, told, right=True)])
    return sheet.pages[0]


def fitted(text: str, style: Style, room: float, most: int) -> list[Line]:
    """A text in at most so many lines, the last one ended by … where it is cut."""
    found = lines(text, style, room)
    if len(found) <= most:
        return found
    return [*found[: most - 1], cut(" ".join(line.text.strip() for line in found[most - 1 :]), style, room)]
