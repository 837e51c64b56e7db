"""The proposal drawn on house paper lying down: bars before and after, then the moves as a table."""

from collections.abc import Sequence
from itertools import islice

from koordinator.domain.caseload import STATE_NAMES, State
from koordinator.reports.content.proposal import HEADING, MoveRow, PairBar, ProposalContent
from koordinator.reports.fonts import MEDIUM, REGULAR, SEMIBOLD
from koordinator.reports.pdf import house, wide
from koordinator.reports.pdf.agenda import Drawn
from koordinator.reports.pdf.bars import FILLS, WORDS, marks
from koordinator.reports.pdf.breaks import rows_on_pages
from koordinator.reports.pdf.canvas import LANDSCAPE, drawn
from koordinator.reports.pdf.sheet import Box, Cell, Item, Rule, Sheet, height
from koordinator.reports.pdf.text import Line, Style, lines
from koordinator.reports.pdf.wide import LEFT, WIDTH, fitted

_NAME, _SMALL = Style(MEDIUM, 9.5, 12.5), Style(REGULAR, 8, 10.5, "text2")
_TEXT, _NUMBER = Style(REGULAR, 9, 12), Style(SEMIBOLD, 9.5, 12.5)
_ANSWER = Style(SEMIBOLD, 11, 15)
_WARNING = Style(MEDIUM, 9.5, 13)
_HEAD = Style(MEDIUM, 8.5, 13, "text2")
_CALM = Style(REGULAR, 9, 12.5, "text2")
_LEGEND = "Grå: før. Farvet: efter. Prikket: nær max. Fed: max for den enkelte den dag."
_NAME_ROOM, _AFTER_ROOM = 170.0, 150.0
_BAR_ROOM = WIDTH - _NAME_ROOM - _AFTER_ROOM
_ROW = 27.0
# The parts of the width: heading, share.
_COLUMNS = (
    ("Borger", 0.15), ("Fra → til", 0.18), ("Hvorfor", 0.19), ("Det bliver, som det er", 0.24),
    ("Hvad det koster", 0.19), ("Point", 0.05),
)  # fmt: skip
_PLACED = (("Borger", 0.2), ("Til", 0.2), ("Hvorfor", 0.3), ("Det bliver, som det er", 0.3))
_PAD = 4.0


def proposal_pdf(made: ProposalContent) -> Drawn:
    """The proposal as a PDF."""
    pages = proposal_pages(made)
    return Drawn(drawn(pages, HEADING, LANDSCAPE), len(pages))


def proposal_pages(made: ProposalContent) -> list[list[Item]]:
    """Everything in its place on its page, nothing drawn yet."""
    sheet = Sheet(
        wide.TOP, wide.BOTTOM, lambda sheet: wide.next_head(sheet, f"{HEADING} · {made.under}")
    )  # fmt: skip
    wide.head(sheet, made.letterhead, HEADING, made.under)
    sheet.row([Cell(LEFT, fitted(made.answer, _ANSWER, WIDTH, 2))])
    for said in filter(None, (made.status, made.decided)):
        sheet.row([Cell(LEFT, fitted(said, house.LABEL, WIDTH, 2))])
    for said in made.warnings:
        sheet.row([Cell(LEFT, fitted(said, _WARNING, WIDTH, 2))])
    sheet.y += 8
    _bars(sheet, made.bars)
    _moves(sheet, "Flytninger", made.moves, "Ingen sager skifter sagsbehandler.")
    if made.placed:
        rows = [_placed(row) for row in made.placed]
        _table(sheet, "Sager, der får en sagsbehandler", rows, _PLACED)
    if made.unplaced:
        _table(sheet, "Uden sagsbehandler", [_without(*one) for one in made.unplaced])
    return wide.with_feet(sheet.pages, made.foot)


def _section(sheet: Sheet, title: str, least: float = 0.0) -> None:
    """A heading that stays with what follows it."""
    sheet.need(house.SECTION.leading + least)
    sheet.y += 10
    sheet.row([Cell(LEFT, [Line(title, house.SECTION)])])
    sheet.y += 2
    sheet.add(Rule(LEFT, sheet.y, WIDTH, 0.8, "rule2"))


def _bars(sheet: Sheet, bars: Sequence[PairBar]) -> None:
    if not bars:
        return
    most = max(max(one.before, one.after, one.maximum) for one in bars) * 1.05 or 1.0
    for one in bars:
        _bar(sheet, one, _BAR_ROOM / most)
    sheet.y += 2
    sheet.row([Cell(LEFT, [Line(_LEGEND, _SMALL)])])


def _bar(sheet: Sheet, one: PairBar, scale: float) -> None:
    room = _NAME_ROOM - 10
    who = Cell(LEFT, [*fitted(one.worker, _NAME, room, 2), *fitted(one.about, _SMALL, room, 1)])
    tall = max(_ROW, height([who]) + 4)
    sheet.need(tall)
    top, x = sheet.y, LEFT + _NAME_ROOM
    sheet.add(Box(x, top + 3, max(0.5, one.before * scale), 7, "c5_tint", "c5", 0.6, radius=1.5))
    sheet.add(Box(x, top + 11.5, max(0.5, one.after * scale), 10, FILLS[one.state], radius=1.5))
    sheet.add(*marks(x, top + 1, 23, one.warning * scale, one.maximum * scale))
    way = f"{one.before} → {one.after}" if one.before != one.after else str(one.after)
    word = Line(STATE_NAMES[one.state], WORDS.get(one.state, _CALM) if one.state is not State.OK else _CALM)
    right = x + _BAR_ROOM + 10
    sheet.row([
        who,
        Cell(right, [Line(way, _NUMBER), Line(f"af højst {one.maximum}", _SMALL)]),
        Cell(right + 75, [word]),
    ])  # fmt: skip
    sheet.y = top + tall


def _moves(sheet: Sheet, title: str, rows: Sequence[MoveRow], nothing: str) -> None:
    if rows:
        _table(sheet, title, [_move(row) for row in rows], _COLUMNS)
        return
    _section(sheet, title, 60)
    sheet.y += _PAD
    sheet.row([Cell(LEFT, [Line(nothing, house.LABEL)])])


def _table(sheet: Sheet, title: str, rows: Sequence[Sequence[Cell]], columns: wide.Columns = ()) -> None:
    """Rows under a heading, broken over the pages so that no row or two stand alone."""
    over = house.SECTION.leading + 13 + (_HEAD.leading if columns else 0)
    tall = [height(row) + 2 * _PAD for row in rows]
    waiting, begun = iter(rows), False
    for number, count in enumerate(rows_on_pages(tall, sheet.room - over, wide.NEXT_ROOM - over)):
        if number:
            sheet.turn()
        if not count:
            continue
        if not begun:
            _section(sheet, title)
        begun = True
        if columns:
            _headings(sheet, columns)
        for row in islice(waiting, count):
            _draw(sheet, row)


def _headings(sheet: Sheet, columns: wide.Columns) -> None:
    wide.headings(sheet, columns, _HEAD)
    sheet.add(Rule(LEFT, sheet.y, WIDTH, 0.5, "rule"))


def _draw(sheet: Sheet, cells: Sequence[Cell]) -> None:
    sheet.y += _PAD
    sheet.row(cells)
    sheet.y += _PAD
    sheet.add(Rule(LEFT, sheet.y, WIDTH, 0.5, "rule"))


def _move(row: MoveRow) -> list[Cell]:
    rooms = [room for _x, room in wide.places(_COLUMNS)]
    texts = (
        [*fitted(row.citizen, _NAME, rooms[0], 2), *fitted(row.case, _SMALL, rooms[0], 1)],
        _way(row, rooms[1]),
        fitted(row.reasons, _TEXT, rooms[2], 6),
        fitted(row.keeps, _TEXT, rooms[3], 6),
        fitted(row.parts, _TEXT, rooms[4], 6),
        fitted(row.cost, _NUMBER, rooms[5], 1),
    )
    return [Cell(x, text) for (x, _room), text in zip(wide.places(_COLUMNS), texts, strict=True)]


def _placed(row: MoveRow) -> list[Cell]:
    """A case nobody has had costs nothing and comes from nobody."""
    rooms = [room for _x, room in wide.places(_PLACED)]
    texts = (
        [*fitted(row.citizen, _NAME, rooms[0], 2), *fitted(row.case, _SMALL, rooms[0], 1)],
        fitted(row.taker, _NAME, rooms[1], 3),
        fitted(row.reasons, _TEXT, rooms[2], 6),
        fitted(row.keeps, _TEXT, rooms[3], 6),
    )
    return [Cell(x, text) for (x, _room), text in zip(wide.places(_PLACED), texts, strict=True)]


def _way(row: MoveRow, room: float) -> list[Line]:
    """From whom to whom; where the names are long, each of them is to be read."""
    whole = lines(f"{row.giver} → {row.taker}", _NAME, room)
    if len(whole) == 1:
        return whole
    return [*fitted(row.giver, _NAME, room, 2), *fitted(f"→ {row.taker}", _NAME, room, 2)]


def _without(name: str, number: str) -> list[Cell]:
    case = f"sag {number}" if number else ""
    return [Cell(LEFT, fitted(name, _NAME, 160, 1)), Cell(LEFT + 170, fitted(case, _TEXT, 200, 1))]
