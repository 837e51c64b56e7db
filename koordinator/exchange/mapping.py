"""From a file to a raw list: the right sheet, its headings, what they seem to mean, and its own date."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache
from itertools import islice
from pathlib import Path

from koordinator.domain.values.dates import parse_date
from koordinator.domain.values.names import fold
from koordinator.errors import UnusableInput
from koordinator.exchange.cells import shown
from koordinator.exchange.headings import ColumnMap, Proposal, heading_texts, propose, signature
from koordinator.exchange.limits import HEADING_ROWS
from koordinator.exchange.sheets import Record, Sheet
from koordinator.exchange.tables import read_sheets
from koordinator.resources import table

_NO_HEADER = (
    "Der er ingen overskriftsrække med CPR-nummer eller sagsnummer og navn blandt de første 50 rækker. "
    "Kontrollér, at det er den rigtige fil."
)
NO_DATA = "Der er ingen sager under overskrifterne i filen."
_DATE_INSIDE = re.compile(
    r"(?<!\d)(?:\d{4}[-./]\d{1,2}[-./]\d{1,2}|\d{1,2}[-./ ]\s?\d{1,2}[-./ ]\s?(?:\d{4}|\d{2})"
    r"|\d{1,2}\.? ?[a-zæøå]{3,9}\.? \d{4})(?!\d)"
)
_LONGEST_TITLE = 300
_NOTE_WORDS = 3
_LONGEST_COUNT = 6


@dataclass(frozen=True, slots=True)
class RawList:
    """A list as the file has it: headings, what they are proposed to mean, and the rows below them."""

    sheet: Sheet
    header_row: int
    headings: list[str]
    mapping: ColumnMap
    extract_date: date | None
    signature: str

    @property
    def expected(self) -> int:
        """About how many rows there are."""
        return max(0, self.sheet.expected - self.header_row)

    def records(self) -> Iterator[Record]:
        """The rows below the headings, read as they are asked for; headings repeated page by page are not."""
        for record in self.sheet.records:
            if record[0] > self.header_row and not self._repeats_headings(record[1]):
                yield record

    def _repeats_headings(self, values: Sequence[object]) -> bool:
        first = next((place for place, heading in enumerate(self.headings) if heading), 0)
        if len(values) <= first or values[first] != self.headings[first]:
            return False
        return heading_texts(values) == self.headings


def read_list(path: Path) -> RawList:
    """Find the case list in a file; UnusableInput, with a sentence, when there is none."""
    sheets = read_sheets(path)
    best: tuple[Sheet, list[Record], int, Proposal] | None = None
    faults = [UnusableInput(sheet.refused) for sheet in sheets if sheet.refused]
    headed = False
    for sheet in sheets:
        if sheet.refused:
            continue
        try:
            top, at, proposal = _header(sheet)
            if not proposal.is_header:
                continue
            headed = True
            if (best is None or proposal.score > best[3].score) and _has_data(sheet, top[at], proposal):
                best = sheet, top, at, proposal
        except UnusableInput as fault:
            faults.append(fault)
    if best is None:
        raise (UnusableInput(NO_DATA) if headed else faults[0] if faults else UnusableInput(_NO_HEADER))
    return _raw_list(*best)


def _raw_list(sheet: Sheet, top: list[Record], at: int, proposal: Proposal) -> RawList:
    header_row, values = top[at]
    headings = heading_texts(values)
    while headings and not headings[-1]:
        headings.pop()
    return RawList(
        sheet=sheet,
        header_row=header_row,
        headings=headings,
        mapping=proposal.mapping,
        extract_date=extract_date(values for _, values in top[:at]),
        signature=signature(headings),
    )


def _header(sheet: Sheet) -> tuple[list[Record], int, Proposal]:
    """The first rows, and which of them is most like headings."""
    top = [record for record in islice(sheet.records, HEADING_ROWS) if record[0] <= HEADING_ROWS]
    best, at = Proposal({}, 0), 0
    for place, (_, values) in enumerate(top):
        proposal = propose(values)
        if proposal.is_header and proposal.score > best.score:
            best, at = proposal, place
    return top, at, best


def _has_data(sheet: Sheet, header: Record, proposal: Proposal) -> bool:
    return any(
        number > header[0] and not is_no_case(values, proposal.mapping) and values != header[1]
        for number, values in sheet.records
    )


def is_no_case(values: Sequence[object], mapping: ColumnMap) -> bool:
    """True for a line that sums up the list, and for a note of several words that stands alone below it."""
    if any(column < len(values) and _like_cpr(values[column]) for column in mapping.get("cpr", [])):
        return False
    filled = [(place, value) for place, value in enumerate(values) if shown(value).strip()]
    place, first = filled[0] if filled else (0, None)
    if not isinstance(first, str):
        return False
    if len(filled) == 1 and len(first.split()) >= _NOTE_WORDS and place not in mapping.get("name", []):
        return True
    return fold(first).rstrip("0123456789 :=.") in _total_words()


def _like_cpr(value: object) -> bool:
    """True for what is meant as a CPR number, be it right or wrong; a count of cases is shorter."""
    text = shown(value)
    return len(text) > _LONGEST_COUNT and sum(map(str.isdigit, text)) > _LONGEST_COUNT


@cache
def _total_words() -> frozenset[str]:
    return frozenset(fold(word) for word in table("columns.toml")["totals"])


def extract_date(title_rows: Iterator[Sequence[object]]) -> date | None:
    """The day the list was drawn, as the lines above the headings tell it.

    A date after one of the known words counts before a line that is nothing but a date.
    """
    bare: date | None = None
    for values in title_rows:
        cells = [value for value in values if value is not None]
        if found := _date_after_word(cells):
            return found
        if bare is None and len(cells) == 1:
            bare = _as_date(cells[0])
    return bare


def _date_after_word(cells: Sequence[object]) -> date | None:
    line = " ".join(shown(value) for value in cells)[:_LONGEST_TITLE].lower()
    for found in _DATE_INSIDE.finditer(line):
        before = re.split(r"[\s:,()/–-]+", line[: found.start()])
        if any(word in before or word + "." in before for word in _extract_words()):
            try:
                return parse_date(found[0].strip())
            except ValueError:
                continue
    return None


def _as_date(value: object) -> date | None:
    if not isinstance(value, (str, date, datetime)):
        return None
    try:
        return parse_date(value)
    except ValueError:
        return None


@cache
def _extract_words() -> tuple[str, ...]:
    return tuple(word.lower() for word in table("columns.toml")["extract_words"])
