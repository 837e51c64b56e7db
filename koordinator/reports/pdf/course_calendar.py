"""The course calendar drawn for the wall: months across, a bar for what runs, and each month's meetings."""

from collections.abc import Sequence

from koordinator.reports.content.course_calendar import NOTHING, Bar, CourseCalendar, Date, Month, day_words
from koordinator.reports.fonts import MEDIUM, REGULAR, SEMIBOLD
from koordinator.reports.pdf import house, wide
from koordinator.reports.pdf.agenda import Drawn
from koordinator.reports.pdf.canvas import LANDSCAPE, drawn
from koordinator.reports.pdf.sheet import Box, Cell, Item, Rule, Sheet, Upright, height
from koordinator.reports.pdf.text import Line, Style, cut, width
from koordinator.reports.pdf.wide import LEFT, RIGHT, WIDTH

_NAMES = 168.0
_GRID = LEFT + _NAMES
_TRACK = RIGHT - _GRID
_MONTH = Style(SEMIBOLD, 10.5, 16)
_TITLE = Style(MEDIUM, 10, 13)
_WHERE = Style(REGULAR, 8.5, 11, "text2")
_WHEN = Style(REGULAR, 8.5, 11)
_DAY = Style(SEMIBOLD, 9, 12)
_BAR = 24.0
_ROW = 40.0
_KINDS = {"offer": "c4", "placement": "c2", "paid": "c1"}
_WORDS = {"offer": "Indsats", "placement": "Praktik", "paid": "Lønnede timer"}
_GAP = 8.0


def course_calendar_pdf(made: CourseCalendar) -> Drawn:
    """The calendar as a PDF."""
    pages = course_calendar_pages(made)
    return Drawn(drawn(pages, f"Forløbskalender {made.day}", LANDSCAPE), len(pages))


def course_calendar_pages(made: CourseCalendar) -> list[list[Item]]:
    """Everything in its place; one page unless very much runs."""
    sheet = Sheet(wide.TOP, wide.BOTTOM, lambda sheet: _next(sheet, made))
    under = " · ".join(part for part in (made.citizen, made.span) if part)
    wide.head(sheet, made.letterhead, "Forløbskalender", under)
    _bars(sheet, made)
    _dates(sheet, made.months)
    return wide.with_feet(sheet.pages, made.cancelling)


def _next(sheet: Sheet, made: CourseCalendar) -> None:
    wide.next_head(sheet, " · ".join(part for part in ("Forløbskalender", made.citizen, made.span) if part))


def _months(sheet: Sheet, months: Sequence[Month]) -> None:
    each = _TRACK / len(months)
    cells = [
        Cell(_GRID + number * each + 5, [cut(_named(month), _MONTH, each - 8)])
        for number, month in enumerate(months)
    ]
    sheet.row(cells)
    sheet.y += 2
    sheet.add(Rule(LEFT, sheet.y, WIDTH, 0.8, "rule2"))


def _named(month: Month) -> str:
    return f"{month.name} {month.first.year}" if month.first.month == 1 else month.name


def _bars(sheet: Sheet, made: CourseCalendar) -> None:
    at = 0
    while True:
        _months(sheet, made.months)
        begun = sheet.y
        fits = max(1, int((sheet.room - (0 if at else 70)) // _ROW))
        here = made.bars[at : at + fits]
        for bar in here:
            _bar(sheet, bar)
        if not made.bars:
            sheet.y += 8
            sheet.row([Cell(LEFT, [Line(NOTHING, house.LABEL)])])
            sheet.y += 8
        _columns(sheet, made, begun)
        at += len(here)
        if at >= len(made.bars):
            break
        sheet.turn()
    sheet.y += 8
    _legend(sheet, made.bars)
    sheet.y += 12


def _columns(sheet: Sheet, made: CourseCalendar, top: float) -> None:
    """Hairlines between months and a line where today is, behind what stands there."""
    page, tall = sheet.pages[-1], sheet.y - top
    each = _TRACK / len(made.months)
    behind: list[Item] = [
        Upright(_GRID + number * each, top, tall, 0.5, "rule") for number in range(len(made.months) + 1)
    ]
    if made.today is not None:
        behind.append(Upright(_GRID + made.today * _TRACK, top, tall, 1.2, "accent"))
    page[:0] = behind


def _bar(sheet: Sheet, bar: Bar) -> None:
    top = sheet.y
    words = [*wide.fitted(bar.title, _TITLE, _NAMES - 12, 2), cut(bar.where, _WHERE, _NAMES - 12)]
    kept = [line for line in words if line.text]
    tall = max(_ROW, height([Cell(LEFT, kept)]) + 10)
    beside = Sheet(top + (tall - height([Cell(LEFT, kept)])) / 2, 9999, lambda _sheet: None)
    beside.row([Cell(LEFT, kept)])
    x, long = _GRID + bar.begins * _TRACK, max(3.0, (bar.ends - bar.begins) * _TRACK)
    token = _KINDS[bar.kind]
    y = top + (tall - _BAR) / 2
    sheet.add(*beside.pages[0])
    sheet.add(Box(x, y, long, _BAR, f"{token}_tint", token, 0.9, dashed=bar.open_end, radius=4))
    _when(sheet, bar, (x, y, long))
    sheet.y = top + tall
    sheet.add(Rule(LEFT, sheet.y, WIDTH, 0.5, "rule"))


def _when(sheet: Sheet, bar: Bar, place: tuple[float, float, float]) -> None:
    """The days, in the bar where they fit, else on the side with room."""
    x, y, long = place
    said = Line(bar.when, _WHEN)
    needed = width(bar.when, _WHEN)
    beside = Sheet(y + (_BAR - _WHEN.leading) / 2, 9999, lambda _sheet: None)
    if needed + 2 * _GAP <= long:
        beside.row([Cell(x + _GAP, [said])])
    elif x + long + needed + _GAP <= RIGHT:
        beside.row([Cell(x + long + 5, [said])])
    else:
        beside.row([Cell(x - 5, [said], right=True)])
    sheet.add(*beside.pages[0])


def _legend(sheet: Sheet, bars: Sequence[Bar]) -> None:
    """What the colours mean, of those there are; the words stand at the bars as well."""
    x = _GRID
    here = [kind for kind in _KINDS if any(bar.kind == kind for bar in bars)]
    cells = []
    for kind in here:
        token = _KINDS[kind]
        sheet.add(Box(x, sheet.y + 2, 14, 8, f"{token}_tint", token, 0.8, radius=2))
        cells.append(Cell(x + 19, [Line(_WORDS[kind], house.FOOT)]))
        x += 19 + width(_WORDS[kind], house.FOOT) + 18
    if any(bar.open_end for bar in bars):
        cells.append(Cell(x, [Line("Stiplet: slutdatoen er ikke aftalt", house.FOOT)]))
    sheet.row(cells)


def _dates(sheet: Sheet, months: Sequence[Month]) -> None:
    each = _TRACK / len(months)
    columns = [[_date(one, each - 10) for one in month.dates] for month in months]
    sheet.need(60)
    top = sheet.y
    sheet.row([Cell(LEFT, [Line("Møder", house.SECTION)])])
    sheet.y += 2
    begun = top
    if not any(columns):
        sheet.row([Cell(LEFT, [Line("Der er ingen aftalte møder.", house.LABEL)])])
        return
    room = sheet.bottom - begun
    for number, blocks in enumerate(columns):
        shown, used = 0, 0.0
        for block in blocks:
            tall = height([Cell(0, block)]) + 6
            more = 12 if shown + 1 < len(blocks) else 0
            if used + tall + more > room:
                break
            shown, used = shown + 1, used + tall
        column = Sheet(begun, 9999, lambda _sheet: None)
        for block in blocks[:shown]:
            column.row([Cell(_GRID + number * each + 5, block)])
            column.y += 6
        if shown < len(blocks):
            left = len(blocks) - shown
            column.row([Cell(_GRID + number * each + 5, [Line(f"og {left} til", house.FOOT)])])
        sheet.add(*column.pages[0])


def _date(one: Date, room: float) -> list[Line]:
    return [
        cut(day_words(one.day), _DAY, room),
        Line(f"kl. {one.clock}", _WHEN),
        *wide.fitted(one.title, _WHEN, room, 2),
        *wide.fitted(one.place, _WHERE, room, 2),
    ]
