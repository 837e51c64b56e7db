"""Caseloads as bars on paper: the state's fill, marks at warning level and maximum, and the number."""

from collections.abc import Sequence

from koordinator.domain.caseload import STATE_NAMES, State
from koordinator.domain.values.words import enumerated
from koordinator.reports.content.team_report import LoadBar
from koordinator.reports.fonts import REGULAR, SEMIBOLD, printable
from koordinator.reports.pdf.columns import Columns
from koordinator.reports.pdf.house import COLUMN
from koordinator.reports.pdf.sheet import Box, Cell, Item, Path, Upright
from koordinator.reports.pdf.text import Line, Style, width
from koordinator.reports.pdf.wide import fitted

_NAME = Style(REGULAR, 9, 12.5)
_SMALL = Style(REGULAR, 8, 12.5, "text2")
_NUMBER = Style(SEMIBOLD, 9, 12.5)
_NOTE = Style(REGULAR, 8.5, 12, "text2")
WORDS = {
    State.NEAR: Style(SEMIBOLD, 8.5, 12.5, "near_text"),
    State.OVER: Style(SEMIBOLD, 8.5, 12.5, "over_text"),
}
FILLS = {State.OK: "calm_fill", State.NEAR: "near_fill", State.OVER: "over_fill"}
_SHARE_ROOM, _NUMBER_ROOM, _WORD_ROOM = 18.0, 18.0, 44.0
_LEAST_NAME, _MOST_NAME = 76.0, 116.0  # long names take of the bars' room, and then a second line
_BAR_HIGH, _ROW_PAD = 8.0, 2.0
_ROOM = COLUMN - _SHARE_ROOM - _NUMBER_ROOM - _WORD_ROOM  # of name and bar
LEGEND = "Prikket: nær max. Fed: max for den enkelte, efter arbejdstid, fravær og egne grænser."


def load_rows(flow: Columns, loads: Sequence[LoadBar], reserves: Sequence[str]) -> None:
    """A bar for each worker on one scale, and who is in reserve."""
    if not loads:
        flow.row([Cell(flow.x, [Line("Ingen sagsbehandlere.", _NOTE)])], pad=3, ruled=False)
        return
    most = max(max(one.cases, one.maximum or 0) for one in loads) * 1.08 or 1.0
    names = max(width(printable(one.worker), _NAME) + 6 for one in loads)
    names = min(max(_LEAST_NAME, names), _MOST_NAME)
    scale = (_ROOM - names) / most
    flow.sheet.y += 3
    for one in loads:
        name = fitted(one.worker, _NAME, names - 4, 2)
        tall = _NAME.leading + 2 * _ROW_PAD
        flow.need(len(name) * _NAME.leading + 2 * _ROW_PAD)
        x, y = flow.x, flow.sheet.y
        flow.add(*bar_items(one, x + names + _SHARE_ROOM, y + (tall - _BAR_HIGH) / 2, scale))
        right = x + COLUMN - _WORD_ROOM
        word = WORDS.get(one.state) if one.state else None
        cells = [
            Cell(x, name),
            Cell(x + names + _SHARE_ROOM - 5, [Line(one.share, _SMALL)], right=True),
            Cell(right - 2, [Line(str(one.cases), _NUMBER)], right=True),
            Cell(right + 3, [Line(STATE_NAMES[one.state], word)] if one.state and word else []),
        ]
        flow.row(cells, pad=_ROW_PAD, ruled=False)
    notes = [f"{one.worker}: {one.note}." for one in loads if one.note]
    if reserves:
        notes.append(f"I reserve: {enumerated(reserves)}.")
    flow.sheet.y += 2
    for text in (*notes, LEGEND):
        flow.row([Cell(flow.x, fitted(text, _NOTE, COLUMN, 2))], pad=1, ruled=False)


def bar_items(one: LoadBar, x: float, y: float, scale: float) -> list[Item]:
    """The bar and its two marks."""
    fill = FILLS.get(one.state or State.REFUSED, "c5")
    found: list[Item] = [Box(x, y, max(0.5, one.cases * scale), _BAR_HIGH, fill, radius=1.5)]
    if one.warning is not None and one.maximum is not None:
        found += marks(x, y - 2, _BAR_HIGH + 4, one.warning * scale, one.maximum * scale)
    return found


def marks(x: float, y: float, tall: float, near: float, over: float) -> list[Item]:
    """A dashed mark at the warning level and a thick one at the maximum, so far from a bar's beginning."""
    line = ((x + near, y), (x + near, y + tall))
    return [Path(line, "text", 0.8, dashed=True), Upright(x + over, y, tall, 1.6, "text")]
