"""A meeting's agenda drawn on house paper."""

from collections.abc import Sequence
from itertools import zip_longest
from typing import NamedTuple

from koordinator.reports.content.agenda import NO_POINTS, Agenda, Fact, Party, Point
from koordinator.reports.pdf import house
from koordinator.reports.pdf.canvas import drawn
from koordinator.reports.pdf.house import COLUMN, GAP, LEFT, RIGHT, SECOND, WIDTH
from koordinator.reports.pdf.sheet import Cell, Item, Sheet, height
from koordinator.reports.pdf.text import Line, lines, width

CHAIRS_COPY = "Mødelederens eksemplar"
_FACT_LABEL = 62.0
_PAD = 3.75  # above and below the text of a row
_CLOCK, _NUMBER = 38.0, 20.0
_TEXT = LEFT + _CLOCK + _NUMBER
_SIDE = 128.0
_WRITING = 17.5  # from one dotted line to the next
_BELOW_POINT = 10.5
# Dotted lines per point: at least, and at most where that takes no further page.
_NOTES, _CHAIRS_NOTES = range(1, 4), range(4, 9)


class Drawn(NamedTuple):
    """A finished PDF and its number of pages."""

    pdf: bytes
    pages: int


class _Block(NamedTuple):
    """A point with its lines broken, and how tall they are."""

    cells: Sequence[Cell]
    tall: float


def agenda_pdf(agenda: Agenda) -> Drawn:
    """The agenda as a PDF."""
    pages = agenda_pages(agenda)
    return Drawn(drawn(pages, f"Dagsorden {agenda.day}"), len(pages))


def agenda_pages(agenda: Agenda) -> list[list[Item]]:
    """Everything in its place on its page, nothing drawn yet."""
    sentence = house.foot_lines(agenda.cancelling)
    sheet = Sheet(house.TOP, house.foot_top(sentence) - 10, lambda sheet: _small_head(sheet, agenda))
    house.first_head(sheet, agenda.letterhead)
    _title(sheet, agenda)
    _facts(sheet, agenda.facts)
    if agenda.goals is not None:
        house.goal_block(sheet, agenda.goals.label, agenda.goals.main, agenda.goals.under)
        sheet.y += 16
    _parties(sheet, agenda.parties)
    pages = _with_points(sheet, [_block(point) for point in agenda.points], agenda.chairs_copy)
    return [[*page, *house.foot(sentence, number, len(pages))] for number, page in enumerate(pages, 1)]


def _small_head(sheet: Sheet, agenda: Agenda) -> None:
    told = (agenda.heading, agenda.stamp.lower(), agenda.citizen, agenda.day)
    house.next_head(
        sheet, " · ".join(part for part in told if part), CHAIRS_COPY if agenda.chairs_copy else ""
    )


def _title(sheet: Sheet, agenda: Agenda) -> None:
    sheet.y += 12
    beside = [part for part in (agenda.stamp, CHAIRS_COPY if agenda.chairs_copy else "") if part]
    note = lines(" · ".join(beside), house.NOTE, COLUMN)
    room = WIDTH - (max(width(line.text, line.style) for line in note) + GAP if note else 0)
    sheet.row([Cell(LEFT, lines(agenda.heading, house.TITLE, room)), Cell(RIGHT, note, right=True)])
    sheet.row([Cell(LEFT, lines(agenda.subject, house.SUBJECT, WIDTH))])
    under = " · ".join(part for part in (agenda.citizen, agenda.when) if part)
    sheet.row([Cell(LEFT, lines(under, house.UNDER, WIDTH))])
    sheet.y += 12


def _facts(sheet: Sheet, facts: Sequence[Fact]) -> None:
    """Two columns; what nobody has settled is a line to write on."""
    sheet.rule(LEFT, WIDTH, "rule2")
    for pair in zip_longest(facts[::2], facts[1::2]):
        cells: list[Cell] = []
        for x, fact in zip((LEFT, SECOND), pair, strict=True):
            if fact is not None:
                value = lines(fact.value, house.BODY, COLUMN - _FACT_LABEL)
                cells += [Cell(x, [Line(fact.label, house.LABEL)]), Cell(x + _FACT_LABEL, value)]
        _ruled_row(sheet, cells, [x for x, fact in zip((LEFT, SECOND), pair, strict=True) if fact])
    sheet.y += 16


def _ruled_row(sheet: Sheet, cells: Sequence[Cell], columns: Sequence[float]) -> None:
    """A row with air and a hairline under each of its columns."""
    tall = height(cells)
    if tall + 2 * _PAD > sheet.room and tall < (sheet.bottom - sheet.top) / 2:
        sheet.turn()
    sheet.y += _PAD
    sheet.row(cells)
    sheet.y += _PAD
    for x in columns:
        sheet.rule(x, COLUMN, "rule")


def _section(sheet: Sheet, title: str, keep: float) -> None:
    """A heading that stays with what follows it."""
    sheet.need(house.SECTION.leading + keep)
    sheet.row([Cell(LEFT, [Line(title, house.SECTION)])])
    sheet.y += 3


def _parties(sheet: Sheet, parties: Sequence[Party]) -> None:
    """Names and roles, down the first column and then the second, page by page."""
    if not parties:
        return
    _section(sheet, "Deltagere", 60)
    names = max(width(line.text, line.style) for p in parties for line in _name(p, WIDTH))
    room = min(max(names + 10, 84.0), COLUMN / 2)
    cells = [(_name(party, room - 8), lines(party.about, house.DETAIL, COLUMN - room)) for party in parties]
    at = 0
    while at < len(cells):
        at += _party_rows(sheet, cells[at:], room)
    sheet.y += 16


def _name(party: Party, room: float) -> list[Line]:
    return lines(party.name, house.NAME, room)


def _party_rows(sheet: Sheet, cells: Sequence[tuple[list[Line], list[Line]]], room: float) -> int:
    """As many of them in two columns as this page takes, at least two; returns how many."""
    tall = 2 * _PAD + house.NAME.leading
    rows = min((len(cells) + 1) // 2, max(1, int(sheet.room // tall)))
    while True:
        begun = [_beside(cells, number, rows, room) for number in range(rows)]
        if rows == 1 or sum(height(row) + 2 * _PAD for row in begun) <= sheet.room:
            break
        rows -= 1
    columns = [LEFT, SECOND] if len(cells) > rows else [LEFT]
    for x in columns:
        sheet.rule(x, COLUMN, "rule")
    for row in begun:
        _ruled_row(sheet, row, [LEFT, SECOND] if len(row) > 2 else [LEFT])
    return min(len(cells), 2 * rows)


def _beside(
    cells: Sequence[tuple[list[Line], list[Line]]], number: int, rows: int, room: float
) -> list[Cell]:
    made: list[Cell] = []
    for x, at in ((LEFT, number), (SECOND, number + rows)):
        if at < min(len(cells), 2 * rows):
            name, about = cells[at]
            made += [Cell(x, name), Cell(x + room, about)]
    return made


def _block(point: Point) -> _Block:
    minutes = f"{point.minutes} min." if point.minutes is not None else ""
    side = lines(" · ".join(part for part in (point.presenter, minutes) if part), house.DETAIL, _SIDE)
    title = lines(point.title, house.STRONG, RIGHT - _TEXT - (_SIDE + GAP / 2 if side else 0))
    narrow = len(side) > max(1, len(title))
    detail = lines(point.detail, house.DETAIL, RIGHT - _TEXT - (_SIDE + GAP / 2 if narrow else 0))
    cells = [
        Cell(LEFT, [Line(point.clock, house.LABEL)]),
        Cell(LEFT + _CLOCK, [Line(str(point.number), house.NUMBER)]),
        Cell(_TEXT, [*(title or [Line("", house.STRONG)]), *detail]),
        Cell(RIGHT, side, right=True),
    ]
    return _Block(cells, height(cells))


def _with_points(sheet: Sheet, blocks: Sequence[_Block], chairs_copy: bool) -> list[list[Item]]:
    """The pages with the agenda after what stands there, with as much room for notes as costs no page."""
    best: list[list[Item]] = []
    for notes in _CHAIRS_NOTES if chairs_copy else _NOTES:
        tried = _copy(sheet)
        _points(tried, blocks, notes)
        if best and len(tried.pages) > len(best):
            break
        best = tried.pages
    return best


def _copy(sheet: Sheet) -> Sheet:
    made = Sheet(sheet.top, sheet.bottom, sheet.on_page)
    made.pages, made.y = [list(page) for page in sheet.pages], sheet.y
    return made


def _points(sheet: Sheet, blocks: Sequence[_Block], notes: int) -> None:
    _section(sheet, "Dagsorden", 70)
    if not blocks:
        sheet.rule(LEFT, WIDTH, "rule2")
        sheet.y += _PAD
        sheet.row([Cell(LEFT, [Line(NO_POINTS, house.LABEL)])])
        _fill_with_dots(sheet)
    for block in blocks:
        whole = 2 * _PAD + block.tall + notes * _WRITING + _BELOW_POINT
        if whole > sheet.room and (whole < (sheet.bottom - sheet.top) * 0.6 or sheet.room < 80):
            sheet.turn()
        sheet.rule(LEFT, WIDTH, "rule2")
        sheet.y += 2 * _PAD
        sheet.row(block.cells)
        for _ in range(notes):
            sheet.need(_WRITING)
            sheet.dots(_TEXT, RIGHT - _TEXT, _WRITING)
        sheet.y += _BELOW_POINT


def _fill_with_dots(sheet: Sheet) -> None:
    while sheet.room > _WRITING + 4:
        sheet.dots(LEFT, WIDTH, _WRITING + 4)
