"""The wheel drawn on one page: the picture, the numbers under it, and what was written about them."""

from collections.abc import Sequence

from koordinator.domain.wheel_shape import Point, place, reach, ring, strokes
from koordinator.reports.content.wheel import BLANK, AreaNote, WheelPaper, WheelRow
from koordinator.reports.fonts import MEDIUM, REGULAR
from koordinator.reports.pdf import house
from koordinator.reports.pdf.agenda import Drawn
from koordinator.reports.pdf.canvas import drawn
from koordinator.reports.pdf.house import LEFT, RIGHT, WIDTH
from koordinator.reports.pdf.sheet import Box, Cell, Path, Sheet, Words
from koordinator.reports.pdf.text import Line, Style, cut, lines, width

_NAME = Style(MEDIUM, 9.5, 12)
_SCALE = Style(REGULAR, 7.5, 9, "text2")
_ROW = Style(REGULAR, 9.5, 13)
_FILLED, _EMPTY = 146.0, 174.0  # radii
_NAME_WIDE, _NAME_LEAST, _NAME_GAP = 104.0, 70.0, 8.0
_COLUMN = 62.0
_PAD = 2.2
_MARK = 3.1
_WRITING = 24.0
_OTHER, _CHANGE, _NOW, _THEN = (RIGHT - step * _COLUMN for step in range(4))


def wheel_pdf(paper: WheelPaper) -> Drawn:
    """The wheel as a PDF of one page."""
    sentence = house.foot_lines("")
    sheet = Sheet(house.TOP, house.foot_top(sentence) - 8, lambda _sheet: None)
    house.first_head(sheet, paper.letterhead)
    sheet.y += 10
    sheet.row([Cell(LEFT, lines(paper.heading, house.TITLE, WIDTH)[:1])])
    under = " · ".join(part for part in (paper.citizen, paper.under) if part)
    sheet.row([Cell(LEFT, lines(under, house.UNDER, WIDTH)[:2])])
    sheet.row([Cell(LEFT, [Line(_ends(paper), house.DETAIL)])])
    _wheel(sheet, paper)
    if paper.filled:
        _table(sheet, paper)
        _notes(sheet, paper.notes)
    else:
        _to_write_on(sheet)
    page = [*sheet.pages[0], *house.foot(sentence, 1, 1)]
    return Drawn(drawn([page], f"{paper.heading} {paper.day}"), 1)


def _ends(paper: WheelPaper) -> str:
    first, last = paper.ends
    return f"{paper.low} er {first}, {paper.high} er {last}. Blank er ikke nul."


class _Wheel:
    """The picture with its middle on the page."""

    def __init__(self, sheet: Sheet, paper: WheelPaper, radius: float, top: float) -> None:
        self._sheet, self._paper, self._radius = sheet, paper, radius
        self._x, self._y = LEFT + WIDTH / 2, top + radius
        self._count = len(paper.rows)

    def at(self, point: Point) -> tuple[float, float]:
        """Where a point of the wheel is on the page."""
        return self._x + point.x * self._radius, self._y + point.y * self._radius

    def fill(self) -> None:
        """The paler shade within now, under everything else; only where no value is blank."""
        for stroke in strokes(self._reaches("now")):
            if stroke.closed:
                points = tuple(map(self.at, stroke.points))
                self._sheet.add(Path(points, "c1_tint", 0.1, fill="c1_tint", closed=True))

    def net(self) -> None:
        """Rings, spokes and the scale."""
        low, high = self._paper.low, self._paper.high
        for value in range(low + 1, high + 1):
            out = reach(value, low, high)
            strong = value == high or value == (low + high) / 2
            points = tuple(map(self.at, ring(self._count, out)))
            colour = "ctl" if strong else "rule2"
            self._sheet.add(Path(points, colour, 0.8 if strong else 0.5, closed=True))
        for spoke in range(self._count):
            ends = (Point(0, 0), place(spoke, self._count, 1))
            self._sheet.add(Path(tuple(map(self.at, ends)), "rule2", 0.5))
        shown = range(low, high + 1, 1 if not self._paper.filled else max(1, (high - low) // 2))
        for value in shown:
            x, y = self.at(place(0, self._count, reach(value, low, high)))
            self._sheet.add(Words(x - 4, y + 2.6, str(value), _SCALE, right=True))

    def trace(self, which: str, colour: str) -> None:
        """The line through the values, with a disc or (then) a hollow square at each."""
        then = which == "then"
        reaches = self._reaches(which)
        for stroke in strokes(reaches):
            points = tuple(map(self.at, stroke.points))
            self._sheet.add(Path(points, colour, 1.2 if then else 1.7, closed=stroke.closed, dashed=then))
        for spoke, out in enumerate(reaches):
            if out is not None:
                x, y = self.at(place(spoke, self._count, out))
                side = 2 * _MARK
                box = Box(x - _MARK, y - _MARK, side, side, "page" if then else colour, colour, 1.1)
                self._sheet.add(box if then else box._replace(radius=_MARK))

    def names(self) -> None:
        """The areas around it."""
        for spoke, row in enumerate(self._paper.rows):
            along = place(spoke, self._count, 1)
            beside = WIDTH / 2 - abs(along.x) * (self._radius + _NAME_GAP)
            found = lines(row.name, _NAME, min(_NAME_WIDE, max(_NAME_LEAST, beside)))[:4]
            wide = max((width(line.text, line.style) for line in found), default=0.0)
            tall = len(found) * _NAME.leading
            x, y = self.at(along)
            side = max(-1.0, min(1.0, along.x / 0.35))
            middle = x + along.x * _NAME_GAP + side * wide / 2
            top = y + along.y * _NAME_GAP + along.y * tall / 2 - tall / 2
            for number, line in enumerate(found):
                own = width(line.text, line.style)
                left = middle - own / 2 - side * (wide - own) / 2
                baseline = top + number * _NAME.leading + 9.3
                self._sheet.add(Words(left, baseline, line.text, line.style))

    def _reaches(self, which: str) -> list[float | None]:
        values = [getattr(row, which) for row in self._paper.rows]
        low, high = self._paper.low, self._paper.high
        return [None if one is None else reach(one, low, high) for one in values]


def _wheel(sheet: Sheet, paper: WheelPaper) -> None:
    radius = _FILLED if paper.filled else _EMPTY
    above = 4 * _NAME.leading if paper.filled else 5 * _NAME.leading
    wheel = _Wheel(sheet, paper, radius, sheet.y + above)
    if paper.filled:
        wheel.fill()
    wheel.net()
    if paper.filled:
        if paper.columns[0]:
            wheel.trace("then", "c2")
        wheel.trace("now", "c1")
    wheel.names()
    sheet.y += above + 2 * radius + 3.2 * _NAME.leading


def _table(sheet: Sheet, paper: WheelPaper) -> None:
    """The numbers, with a mark in each heading as on the wheel."""
    then, now, other = paper.columns
    cells = [Cell(LEFT, [Line("Område", house.DETAIL)])]
    heads = ((_THEN, then, "then"), (_NOW, now, "now"), (_CHANGE, "Ændring" if then else "", ""),
             (_OTHER, other, ""))  # fmt: skip
    for x, words, look in heads:
        line = cut(words, house.DETAIL, _COLUMN - 12)
        cells.append(Cell(x, [line], right=True))
        if words and look:
            _head_mark(sheet, x - width(line.text, line.style) - 10, look)
    sheet.row(cells)
    sheet.rule(LEFT, WIDTH, "ctl")
    for row in paper.rows:
        sheet.y += _PAD
        sheet.row(_cells(row, paper.columns))
        sheet.y += _PAD
        sheet.rule(LEFT, WIDTH, "rule")
    if paper.summary:
        sheet.y += 5
        sheet.row([Cell(LEFT, lines(paper.summary, house.STRONG, WIDTH))])


def _head_mark(sheet: Sheet, x: float, look: str) -> None:
    y = sheet.y + house.DETAIL.leading / 2 - _MARK
    then = look == "then"
    colour = "c2" if then else "c1"
    box = Box(x, y, 2 * _MARK, 2 * _MARK, "page" if then else colour, colour, 1.1)
    sheet.add(box if then else box._replace(radius=_MARK))


def _cells(row: WheelRow, columns: tuple[str, str, str]) -> list[Cell]:
    then, now, other = columns
    cells = [Cell(LEFT, [cut(row.name, _ROW, _THEN - _COLUMN - LEFT)])]
    told = (
        (_THEN, _number(row.then) if then else "", _ROW),
        (_NOW, _number(row.now) if now else "", house.STRONG),
        (_CHANGE, (row.change or BLANK) if then else "", _ROW),
        (_OTHER, _number(row.other) if other else "", _ROW),
    )
    return cells + [Cell(x, [Line(words, style)], right=True) for x, words, style in told if words]


def _number(value: int | None) -> str:
    return BLANK if value is None else str(value)


def _notes(sheet: Sheet, notes: Sequence[AreaNote]) -> None:
    """As many as the page takes; each is cut where it does not fit."""
    if not notes or sheet.room < 2 * house.SECTION.leading:
        return
    sheet.y += 8
    for note in notes:
        found = lines(f"{note.area}: {note.text}", house.DETAIL, WIDTH)
        room = int(sheet.room // house.DETAIL.leading)
        if room < 1:
            return
        if len(found) > room:
            found = [*found[: room - 1], cut(found[room - 1].text + " …", house.DETAIL, WIDTH)]
        sheet.row([Cell(LEFT, found)])


def _to_write_on(sheet: Sheet) -> None:
    """A line for the day and who, and lines for the rest of the page."""
    sheet.row(
        [Cell(LEFT, [Line("Dato", house.LABEL)]), Cell(LEFT + WIDTH / 2, [Line("Udfyldt af", house.LABEL)])]
    )
    sheet.dots(LEFT + 34, WIDTH / 2 - 60, 0)
    sheet.dots(LEFT + WIDTH / 2 + 58, WIDTH / 2 - 58, 0)
    while sheet.room > _WRITING + 4:
        sheet.dots(LEFT, WIDTH, _WRITING)
