"""A worker's list of cases drawn as a table on house paper lying down."""

from collections.abc import Sequence

from koordinator.reports.content.case_list import CaseListContent, CaseRow
from koordinator.reports.fonts import MEDIUM, REGULAR, SEMIBOLD
from koordinator.reports.pdf import house, wide
from koordinator.reports.pdf.agenda import Drawn
from koordinator.reports.pdf.canvas import LANDSCAPE, drawn
from koordinator.reports.pdf.sheet import Cell, Item, Rule, Sheet, height
from koordinator.reports.pdf.text import Line, Style
from koordinator.reports.pdf.wide import LEFT, WIDTH

_HEAD = Style(MEDIUM, 8.5, 13, "text2")
_NAME = Style(MEDIUM, 9.5, 12.5)
_TEXT = Style(REGULAR, 9, 12)
_UNDER = Style(REGULAR, 8, 10.5, "text2")
_LATE = Style(SEMIBOLD, 9, 12, "over_text")
# The parts of the width: heading, share.
_COLUMNS = (
    ("Borger", 0.19), ("Forløb", 0.16), ("Jobspor", 0.18), ("Seneste samtale", 0.11),
    ("Næste møde", 0.18), ("Næste frist", 0.18),
)  # fmt: skip
_PAD = 4.0


def case_list_pdf(made: CaseListContent) -> Drawn:
    """The list as a PDF."""
    pages = case_list_pages(made)
    return Drawn(drawn(pages, f"Sagsliste {made.day}", LANDSCAPE), len(pages))


def case_list_pages(made: CaseListContent) -> list[list[Item]]:
    """Everything in its place on its page, nothing drawn yet."""
    sheet = Sheet(wide.TOP, wide.BOTTOM, lambda sheet: _next(sheet, made))
    wide.head(sheet, made.letterhead, "Sagsliste", made.under)
    _headings(sheet)
    for row in made.rows:
        _row(sheet, row)
    if not made.rows:
        sheet.y += 8
        sheet.row([Cell(LEFT, [Line("Der er ingen løbende sager.", house.LABEL)])])
    return wide.with_feet(sheet.pages, "Fortroligt: makuleres efter brug.")


def _next(sheet: Sheet, made: CaseListContent) -> None:
    wide.next_head(sheet, f"Sagsliste · {made.under}")
    _headings(sheet)


def _headings(sheet: Sheet) -> None:
    wide.headings(sheet, _COLUMNS, _HEAD)
    sheet.y += 2
    sheet.add(Rule(LEFT, sheet.y, WIDTH, 0.8, "rule2"))


def _row(sheet: Sheet, row: CaseRow) -> None:
    rooms = [room for _x, room in wide.places(_COLUMNS)]
    texts: Sequence[list[Line]] = (
        [*wide.fitted(row.citizen, _NAME, rooms[0], 2), *wide.fitted(row.number, _UNDER, rooms[0], 1)],
        wide.fitted(row.course, _TEXT, rooms[1], 3),
        wide.fitted(row.track, _TEXT, rooms[2], 3),
        wide.fitted(row.last_talk, _TEXT, rooms[3], 2),
        wide.fitted(row.meeting, _TEXT, rooms[4], 3),
        wide.fitted(row.deadline, _LATE if row.late else _TEXT, rooms[5], 3),
    )
    cells = [Cell(x, text) for (x, _room), text in zip(wide.places(_COLUMNS), texts, strict=True)]
    sheet.need(height(cells) + 2 * _PAD)
    sheet.y += _PAD
    sheet.row(cells)
    sheet.y += _PAD
    sheet.add(Rule(LEFT, sheet.y, WIDTH, 0.5, "rule"))
