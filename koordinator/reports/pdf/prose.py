"""Running text on house paper: facts in two columns, then titled pieces of text with lists."""

from collections.abc import Sequence
from itertools import zip_longest

from koordinator.reports.content.agenda import Fact
from koordinator.reports.content.prose import Piece, Prose
from koordinator.reports.fonts import SEMIBOLD
from koordinator.reports.pdf import house
from koordinator.reports.pdf.agenda import Drawn
from koordinator.reports.pdf.canvas import drawn
from koordinator.reports.pdf.house import COLUMN, GAP, LEFT, RIGHT, SECOND, WIDTH
from koordinator.reports.pdf.sheet import Cell, Item, Sheet, height
from koordinator.reports.pdf.text import Line, Style, lines, width

CHAPTER = Style(SEMIBOLD, 12.5, 18)
_DASH = "– "
_INDENT = 11.0
_PAD = 3.75
_AFTER_LINE, _AFTER_PIECE, _PARAGRAPH = 1.5, 12.0, 6.0
_KEEP = 44.0  # a title stays with so much of its text


def prose_pdf(paper: Prose) -> Drawn:
    """The paper as a PDF."""
    pages = prose_pages(paper)
    return Drawn(drawn(pages, paper.title), len(pages))


def prose_pages(paper: Prose) -> list[list[Item]]:
    """Everything in its place on its page, nothing drawn yet."""
    sentence = house.foot_lines(paper.foot)
    told = (paper.heading, paper.stamp.lower(), paper.citizen, paper.under)
    small = " · ".join(part for part in told if part)
    sheet = Sheet(house.TOP, house.foot_top(sentence) - 10, lambda sheet: house.next_head(sheet, small, ""))
    house.first_head(sheet, paper.letterhead)
    _title(sheet, paper)
    _facts(sheet, paper.facts)
    for piece in paper.pieces:
        _piece(sheet, piece)
    return [
        [*page, *house.foot(sentence, number, len(sheet.pages))] for number, page in enumerate(sheet.pages, 1)
    ]


def _title(sheet: Sheet, paper: Prose) -> None:
    sheet.y += 12
    note = lines(paper.stamp, house.NOTE, COLUMN)
    room = WIDTH - (max(width(line.text, line.style) for line in note) + GAP if note else 0)
    sheet.row([Cell(LEFT, lines(paper.heading, house.TITLE, room)), Cell(RIGHT, note, right=True)])
    under = " · ".join(part for part in (paper.citizen, paper.under) if part)
    sheet.row([Cell(LEFT, lines(under, house.UNDER, WIDTH))])
    sheet.y += 12


def _facts(sheet: Sheet, facts: Sequence[Fact]) -> None:
    label = 14 + max((width(fact.label, house.LABEL) for fact in facts), default=0)
    sheet.rule(LEFT, WIDTH, "rule2")
    for pair in zip_longest(facts[::2], facts[1::2]):
        cells: list[Cell] = []
        for x, fact in zip((LEFT, SECOND), pair, strict=True):
            if fact is not None:
                value = lines(fact.value, house.BODY, COLUMN - label)
                cells += [Cell(x, [Line(fact.label, house.LABEL)]), Cell(x + label, value)]
        sheet.y += _PAD
        sheet.row(cells)
        sheet.y += _PAD
        for x, fact in zip((LEFT, SECOND), pair, strict=True):
            if fact is not None:
                sheet.rule(x, COLUMN, "rule")
    sheet.y += 16


def _piece(sheet: Sheet, piece: Piece) -> None:
    style = CHAPTER if piece.chapter else house.SECTION
    head = [Cell(LEFT, lines(piece.title, style, WIDTH))]
    # A chapter without text of its own stays with the first piece under it.
    if height(head) + _KEEP * (1 if piece.text else 2.5) > sheet.room:
        sheet.turn()
    if piece.chapter:
        sheet.rule(LEFT, WIDTH, "rule2")
        sheet.y += 2 * _PAD
    sheet.row(head)
    if piece.about:
        sheet.row([Cell(LEFT, lines(piece.about, house.DETAIL, WIDTH))])
    sheet.y += 3
    for one in piece.text.split("\n") if piece.text else ():
        _line(sheet, one)
    sheet.y += _AFTER_PIECE if piece.text else _PARAGRAPH


def _line(sheet: Sheet, text: str) -> None:
    """One line as it was typed, broken where it has to be; a list's text hangs beside its dash."""
    if not text.strip():
        sheet.y += _PARAGRAPH
        return
    if text.startswith(_DASH):
        body = lines(text.removeprefix(_DASH), house.BODY, WIDTH - _INDENT)
        sheet.row([Cell(LEFT, [Line("–", house.BODY)]), Cell(LEFT + _INDENT, body)])
    else:
        sheet.row([Cell(LEFT, lines(text, house.BODY, WIDTH))])
    sheet.y += _AFTER_LINE
