"""House paper: margins, type, the head of the first page, the small head of the others, and the foot."""

from collections.abc import Sequence

from koordinator.reports.content.agenda import Letterhead
from koordinator.reports.fonts import MEDIUM, REGULAR, SEMIBOLD
from koordinator.reports.pdf.canvas import PAGE_HEIGHT, PAGE_WIDTH
from koordinator.reports.pdf.sheet import Box, Cell, Emblem, Item, Rule, Sheet, height
from koordinator.reports.pdf.text import Line, Style, cut, lines

MM = 72 / 25.4
LEFT = 18 * MM
WIDTH = PAGE_WIDTH - 2 * LEFT
RIGHT = LEFT + WIDTH
TOP = 15.5 * MM
GAP = 22.0  # between two columns
COLUMN = (WIDTH - GAP) / 2
SECOND = LEFT + COLUMN + GAP

TITLE = Style(SEMIBOLD, 21, 27)
UNDER = Style(REGULAR, 11.5, 16.5, "text2")
SUBJECT = Style(MEDIUM, 11.5, 16.5)
NOTE = Style(MEDIUM, 11.5, 16.5)
SECTION = Style(SEMIBOLD, 11, 16)
BODY = Style(REGULAR, 10, 14.5)
NAME = Style(MEDIUM, 10, 14.5)
STRONG = Style(SEMIBOLD, 10, 14.5)
NUMBER = Style(SEMIBOLD, 10, 14.5, "accent")
LABEL = Style(REGULAR, 10, 14.5, "text2")
VALUE = Style(REGULAR, 9, 12.5)
DETAIL = Style(REGULAR, 9, 12.5, "text2")
HEAD = Style(REGULAR, 9, 12.5, "text2")
HEAD_STRONG = Style(SEMIBOLD, 9, 12.5)
QUOTE = Style(REGULAR, 12, 17.5)
BLOCK_LABEL = Style(SEMIBOLD, 9, 13, "accent")
FOOT = Style(REGULAR, 8.5, 12, "text2")

_BLOCK_PAD = 10.0
_MARK, _MARK_ROOM = 21.0, 29.0
_MOST_HEAD_LINES = 6
_FOOT_Y = PAGE_HEIGHT - 14 * MM
_PAGE_NUMBER = 90.0


def first_head(sheet: Sheet, letterhead: Letterhead) -> None:
    """The accent rule, the mark with the authority and unit, and to the right who one asks."""
    sheet.add(Rule(LEFT, sheet.y, WIDTH, 2.25, "accent"))
    sheet.y += 9
    sheet.add(Emblem(LEFT, sheet.y + 2, _MARK))
    sender = _sender(letterhead)
    who = [part for part in (letterhead.contact, letterhead.contact_role) if part]
    phone = f"tlf. {letterhead.phone}" if letterhead.phone else ""
    reach = [part for part in (phone, letterhead.email) if part]
    right = lines(", ".join(who), HEAD, COLUMN) + lines(" · ".join(reach), HEAD, COLUMN)
    cells = [
        Cell(LEFT + _MARK_ROOM, sender[:_MOST_HEAD_LINES]),
        Cell(RIGHT, right[:_MOST_HEAD_LINES], right=True),
    ]
    begun = sheet.y
    sheet.row(cells)
    sheet.y = max(sheet.y, begun + _MARK + 4)


def _sender(letterhead: Letterhead) -> list[Line]:
    room = COLUMN - _MARK_ROOM
    found: list[Line] = []
    for part in (letterhead.authority, letterhead.unit):
        found += lines(part, HEAD if found else HEAD_STRONG, room)
    return found


def next_head(sheet: Sheet, left: str, right: str) -> None:
    """A hairline in accent and one line that says which paper this is."""
    sheet.add(Rule(LEFT, sheet.y, WIDTH, 1, "accent"))
    sheet.y += 5
    side = cut(right, HEAD, WIDTH / 3)
    sheet.row([Cell(LEFT, [cut(left, HEAD, WIDTH * 2 / 3 - GAP)]), Cell(RIGHT, [side], right=True)])
    sheet.y += 12


def goal_block(sheet: Sheet, label: str, goal: str, under: str = "") -> None:
    """The main goal on a tint, with a line under it; one longer than a page goes without tint."""
    room = WIDTH - 2 * _BLOCK_PAD
    written = [*lines(label, BLOCK_LABEL, room), *lines(goal, QUOTE, room), *lines(under, DETAIL, room)]
    cells = [Cell(LEFT + _BLOCK_PAD, written)]
    tall = height(cells) + 2 * _BLOCK_PAD - 4
    if tall <= sheet.bottom - sheet.top - 60:
        sheet.need(tall)
        sheet.add(Box(LEFT, sheet.y, WIDTH, tall, fill="tint", radius=4))
    sheet.y += _BLOCK_PAD - 2
    sheet.row(cells)
    sheet.y += _BLOCK_PAD - 2


def foot_lines(sentence: str) -> list[Line]:
    """The sentence at the foot, in at most three lines."""
    room = WIDTH - _PAGE_NUMBER
    found = lines(sentence, FOOT, room)
    return found if len(found) <= 3 else [*found[:2], cut(found[2].text + " " + found[3].text, FOOT, room)]


def foot_top(sentence: Sequence[Line]) -> float:
    """Where the foot begins on every page."""
    return _FOOT_Y - 6 - max(FOOT.leading, height([Cell(LEFT, sentence)]))


def foot(sentence: Sequence[Line], number: int, pages: int) -> list[Item]:
    """The foot of a page: a hairline, the sentence, and which page of how many."""
    top = foot_top(sentence)
    sheet = Sheet(top + 6, PAGE_HEIGHT, lambda _sheet: None)
    sheet.add(Rule(LEFT, top, WIDTH, 0.6, "rule2"))
    page = [Line(f"Side {number} af {pages}", FOOT)]
    sheet.row([Cell(LEFT, sentence), Cell(RIGHT, page, right=True)])
    return sheet.pages[0]
