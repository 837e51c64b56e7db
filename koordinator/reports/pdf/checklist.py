"""A checklist drawn on house paper: boxes to tick, and room for the day and who."""

from koordinator.reports.content.checklist import BoxLine, ChecklistPaper
from koordinator.reports.fonts import SEMIBOLD
from koordinator.reports.pdf import house
from koordinator.reports.pdf.agenda import Drawn
from koordinator.reports.pdf.canvas import drawn
from koordinator.reports.pdf.house import LEFT, RIGHT, WIDTH
from koordinator.reports.pdf.sheet import Box, Cell, Item, Rule, Sheet, Words, height
from koordinator.reports.pdf.text import Line, Style, lines, width

_SIDE, _TEXT, _DONE = 11.0, 22.0, 128.0
_PAD, _GAP = 5.5, 14.0
_CROSS = Style(SEMIBOLD, 12, 14.5, "accent")
_DATE = "Dato og navn"


def checklist_pdf(paper: ChecklistPaper) -> Drawn:
    """The checklist as a PDF."""
    pages = checklist_pages(paper)
    return Drawn(drawn(pages, f"Tjekliste {paper.name} {paper.day}"), len(pages))


def checklist_pages(paper: ChecklistPaper) -> list[list[Item]]:
    """Everything in its place on its page, nothing drawn yet."""
    sentence = house.foot_lines(f"Tjekliste · {paper.name} · {paper.day}")
    sheet = Sheet(house.TOP, house.foot_top(sentence) - 10, lambda sheet: _small_head(sheet, paper))
    house.first_head(sheet, paper.letterhead)
    sheet.y += 12
    sheet.row([Cell(LEFT, lines(paper.name, house.TITLE, WIDTH))])
    under = " · ".join(part for part in (paper.citizen, paper.under) if part)
    sheet.row([Cell(LEFT, lines(under, house.UNDER, WIDTH))])
    sheet.y += 4
    sheet.row([Cell(LEFT, lines(paper.purpose, house.BODY, WIDTH))])
    sheet.y += 14
    for title, points in paper.parts:
        _part(sheet, title, points)
    return [
        [*page, *house.foot(sentence, number, len(sheet.pages))] for number, page in enumerate(sheet.pages, 1)
    ]


def _small_head(sheet: Sheet, paper: ChecklistPaper) -> None:
    house.next_head(sheet, " · ".join(part for part in (paper.name, paper.citizen) if part), paper.day)


def _part(sheet: Sheet, title: str, points: tuple[BoxLine, ...]) -> None:
    sheet.need(house.SECTION.leading + 60)
    head = [Line(_DATE, house.DETAIL)]
    sheet.row([Cell(LEFT, lines(title, house.SECTION, WIDTH - _DONE)), Cell(RIGHT, head, right=True)])
    sheet.y += 3
    for point in points:
        _point(sheet, point)
    sheet.rule(LEFT, WIDTH, "rule")
    sheet.y += _GAP


def _point(sheet: Sheet, point: BoxLine) -> None:
    room = WIDTH - _TEXT - _DONE - _GAP
    asked = [*lines(point.text, house.BODY, room), *lines(point.hint, house.DETAIL, room)]
    done = lines(point.done, house.DETAIL, _DONE)
    cells = [Cell(LEFT + _TEXT, asked), Cell(RIGHT, done, right=True)]
    sheet.need(height(cells) + 2 * _PAD)
    sheet.rule(LEFT, WIDTH, "rule")
    sheet.y += _PAD
    top = sheet.y + (house.BODY.leading - _SIDE) / 2
    sheet.add(Box(LEFT, top, _SIDE, _SIDE, edge="text2", radius=2))
    if point.done:
        x = LEFT + (_SIDE - width("×", _CROSS)) / 2
        sheet.add(Words(x, top + _SIDE - 1.6, "×", _CROSS))
    else:
        sheet.add(Rule(RIGHT - _DONE, sheet.y + house.BODY.leading - 2, _DONE, 0.5, "ctl", dotted=True))
    sheet.row(cells)
    sheet.y += _PAD
