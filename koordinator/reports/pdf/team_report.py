"""The team report drawn on house paper: figures first, then everything that is talked about."""

from collections.abc import Sequence

from koordinator.domain.charts.layout import sparkline
from koordinator.reports.content.team_report import CURVES, CaseLine, FigureBox, Numbers, TeamReport
from koordinator.reports.fonts import MEDIUM, REGULAR, SEMIBOLD
from koordinator.reports.pdf import house
from koordinator.reports.pdf.agenda import Drawn
from koordinator.reports.pdf.bars import load_rows
from koordinator.reports.pdf.canvas import drawn
from koordinator.reports.pdf.chart import chart_items
from koordinator.reports.pdf.columns import Columns
from koordinator.reports.pdf.house import COLUMN, LEFT, SECOND, WIDTH
from koordinator.reports.pdf.sheet import Box, Cell, Item, Path, Sheet, height
from koordinator.reports.pdf.text import Line, Style, cut, lines, width
from koordinator.reports.pdf.wide import fitted

_LABEL = Style(MEDIUM, 9, 12.5)
_VALUE = Style(SEMIBOLD, 15, 19)
_COUNTS = Style(REGULAR, 8.5, 12, "text2")
_GOOD, _SHORT = Style(SEMIBOLD, 8.5, 12, "reached_text"), Style(SEMIBOLD, 8.5, 12, "near_text")
_PLAIN = Style(REGULAR, 8.5, 12, "text2")
_NOTE = Style(REGULAR, 8.5, 12, "text2")
_LEAD, _LEAD_BOLD = Style(REGULAR, 10.5, 15), Style(SEMIBOLD, 10.5, 15)
_TEXT, _SIDE = Style(REGULAR, 9, 12.5), Style(REGULAR, 9, 12.5, "text2")
_NAME, _AMISS = Style(SEMIBOLD, 9, 12.5), Style(SEMIBOLD, 9, 12.5, "over_text")
_CURVE, _CURVE_HIGH = 94.0, 26.0
_MARK = 6.5
_PAD = 3.0
_INITIALS, _NAMES = 30.0, 82.0
_SIDE_ROOM = 58.0


def team_report_pdf(made: TeamReport) -> Drawn:
    """The report as a PDF."""
    pages = team_report_pages(made)
    return Drawn(drawn(pages, made.heading), len(pages))


def team_report_pages(made: TeamReport) -> list[list[Item]]:
    """Everything in its place on its page, nothing drawn yet."""
    sentence = house.foot_lines(made.foot)
    sheet = Sheet(
        house.TOP,
        house.foot_top(sentence) - 8,
        lambda sheet: house.next_head(sheet, made.heading, made.letterhead.unit),
    )
    house.first_head(sheet, made.letterhead)
    sheet.y += 10
    sheet.row([Cell(LEFT, [cut(made.heading, house.TITLE, WIDTH)])])
    sheet.row([Cell(LEFT, fitted(made.under, house.UNDER, WIDTH, 2))])
    sheet.y += 8
    _lead(sheet, made)
    _figures(sheet, made.figures)
    _columns(Columns(sheet), made)
    pages = sheet.pages
    return [[*page, *house.foot(sentence, number, len(pages))] for number, page in enumerate(pages, 1)]


def _lead(sheet: Sheet, made: TeamReport) -> None:
    """What is new, on a tint: a few strong words, and the rest."""
    if not made.lead:
        return
    room = WIDTH - 20
    first = [cut(made.lead, _LEAD_BOLD, room)]
    cells = [Cell(LEFT + 10, [*first, *fitted(made.lead_more, _LEAD, room, 4)])]
    tall = height(cells) + 14
    sheet.add(Box(LEFT, sheet.y, WIDTH, tall, fill="tint", radius=4))
    sheet.y += 7
    sheet.row(cells)
    sheet.y += 13


def _figures(sheet: Sheet, figures: Sequence[FigureBox]) -> None:
    sheet.rule(LEFT, WIDTH, "rule2")
    for at in range(0, len(figures), 2):
        pair = figures[at : at + 2]
        begun = sheet.y
        for x, one in zip((LEFT, SECOND), pair, strict=False):
            sheet.y = begun + 4
            _figure(sheet, one, x)
        sheet.y += 4
        for x, _one in zip((LEFT, SECOND), pair, strict=False):
            sheet.rule(x, COLUMN, "rule", 0.5)
    sheet.y += 4
    sheet.row([Cell(LEFT, fitted(CURVES, _NOTE, WIDTH, 2))])
    sheet.y += 12


def _figure(sheet: Sheet, one: FigureBox, x: float) -> None:
    room = COLUMN - _CURVE - 8
    begun = sheet.y
    sheet.row([Cell(x, [cut(one.name, _LABEL, COLUMN)])])
    value = Line(one.value, _VALUE)
    after = x + width(one.value, _VALUE) + 6
    sheet.row([Cell(x, [value]), Cell(after, [cut(one.counts, _COUNTS, room - (after - x))])])
    style = _PLAIN if one.reached is None else _GOOD if one.reached else _SHORT
    at = x
    if one.reached is not None:
        sheet.add(_mark(x, sheet.y + 2.5, reached=one.reached))
        at += _MARK + 4
    sheet.row([Cell(at, [cut(one.state, style, COLUMN - (at - x))])])
    if one.chart is not None:
        drawing = sparkline(one.chart, _CURVE, _CURVE_HIGH, 2.2)
        sheet.add(*chart_items(drawing, x + COLUMN - _CURVE, begun + 3))


def _mark(x: float, y: float, *, reached: bool) -> Path:
    """A check, or a triangle as a warning: the words say the same."""
    if reached:
        return Path(((x, y + 3.5), (x + 2.4, y + 6), (x + _MARK, y + 0.8)), "reached_text", 1.1)
    return Path(((x, y + 6.4), (x + _MARK / 2, y), (x + _MARK, y + 6.4)), "near_text", 1.0, closed=True)


def _columns(flow: Columns, made: TeamReport) -> None:
    flow.begin("Sager pr. sagsbehandler")
    load_rows(flow, made.loads, made.reserves)
    _cases(flow, "Passive", made.passive, "Ingen sager er passive.", made.passive_note)
    _cases(flow, "Nye, overdragelser og afslutninger", made.changes, "Ingen i måneden.")
    _cases(flow, "På vej til lønnede timer eller praktik", made.on_way, "Der er ikke aftalt noget endnu.")
    _numbers(flow, "Passive efter forløbets længde", ("Passive", "Andel", "Mål"), made.lengths)
    _numbers(flow, "Tilgang og afgang", ("Nye", "Afsluttet"), made.flow)
    if made.contacts:
        flow.begin("Kontakter", least=50)
        flow.row([Cell(flow.x, fitted(made.contacts, _TEXT, COLUMN, 5))], pad=_PAD, ruled=False)


def _cases(flow: Columns, title: str, some: Sequence[CaseLine], nothing: str, note: str = "") -> None:
    flow.begin(title, str(len(some)) if some else "")
    if not some or note:
        flow.row([Cell(flow.x, [Line(note if some else nothing, _SIDE)])], pad=_PAD, ruled=False)
    wide = _INITIALS if all(len(one.citizen) <= 6 for one in some) else _NAMES
    for one in some:
        room = COLUMN - wide - _SIDE_ROOM
        texts = (
            fitted(one.citizen, _NAME, wide - 4, 2),
            fitted(one.text, _AMISS if one.strong else _TEXT, room, 3),
            [cut(one.side, _SIDE, _SIDE_ROOM)],
        )
        # The column is chosen before the cells are placed in it.
        flow.need(max(sum(line.style.leading for line in text) for text in texts) + 2 * _PAD)
        x = flow.x
        cells = [Cell(x, texts[0]), Cell(x + wide, texts[1]), Cell(x + COLUMN, texts[2], right=True)]
        flow.row(cells, pad=_PAD)


def _numbers(flow: Columns, title: str, heads: Sequence[str], some: Sequence[Numbers]) -> None:
    if not some:
        return
    each, tall = 50.0, _TEXT.leading + 2 * _PAD
    # A small table is read at a glance only where it stands whole.
    flow.begin(title, least=house.SECTION.leading + 2 + (len(some) + 1) * tall)
    for name, values, style in (("", heads, _SIDE), *((one.name, one.values, _TEXT) for one in some)):
        flow.need(tall)
        rights = [flow.x + COLUMN - each * (len(values) - 1 - at) for at in range(len(values))]
        cells = [Cell(flow.x, [cut(name, _TEXT, COLUMN - each * len(values))])]
        cells += [
            Cell(x, lines(value, style, each), right=True) for x, value in zip(rights, values, strict=True)
        ]
        flow.row(cells, pad=_PAD - 1)
