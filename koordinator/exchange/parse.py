"""From a raw list and the meaning of its columns to typed rows, rejected rows and warnings."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import islice
from typing import Any

from koordinator.domain.lists.columns import JOINED
from koordinator.domain.lists.rows import (
    AgeBand,
    CaseRow,
    ParsedList,
    Rejected,
    RowWarning,
    age_sentence,
    guess_age_band,
)
from koordinator.domain.values.dates import long_date, short_date
from koordinator.errors import Cancelled, UnusableInput
from koordinator.exchange.cells import shown
from koordinator.exchange.converters import Convert, converters
from koordinator.exchange.headings import ColumnMap, title_of
from koordinator.exchange.limits import MAX_ROWS, TOO_MANY_ROWS
from koordinator.exchange.mapping import NO_DATA, RawList, is_no_case
from koordinator.exchange.sheets import Record

Progress = Callable[[int, int], None]

_STEP = 200
_LONGEST_SHOWN = 200
_MISSING = {
    "cpr": "CPR-nummeret mangler.",
    "name": "Navnet mangler.",
    "starts": "Startdatoen mangler.",
}
_FUTURE = {
    "last_talk": "Datoen for seneste samtale ligger i fremtiden.",
    "cv_updated": "Datoen for CV'et ligger i fremtiden.",
}
_LINE_BREAKS = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class _Column:
    """One mapped field: its columns, the first of which names it, and how its cells are understood."""

    place: int
    places: tuple[int, ...]
    key: str
    read: Convert

    def cell(self, values: Sequence[object]) -> object:
        """The cell, or the cells of several columns as one text."""
        cells = [values[p] for p in self.places if p < len(values) and values[p] is not None]
        if len(cells) > 1 and self.key in JOINED:
            return " ".join(shown(cell) for cell in cells)
        return cells[0] if cells else None


Problem = tuple[_Column, str]


@dataclass(slots=True)
class _Reader:
    """Reads one list row by row and keeps what the rows have in common."""

    raw: RawList
    columns: list[_Column]
    today: date
    default_start: date | None
    rows: list[CaseRow] = field(default_factory=list)
    rejected: list[Rejected] = field(default_factory=list)
    warnings: list[RowWarning] = field(default_factory=list)
    by_key: dict[str, _Column] = field(default_factory=dict)
    cpr_rows: dict[str, int] = field(default_factory=dict)
    number_rows: dict[str, tuple[int, str | None]] = field(default_factory=dict)
    bands: dict[str, AgeBand] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.by_key = {column.key: column for column in self.columns}

    def take(self, record: Record) -> None:
        """Understand one row: it ends among rows or among rejected."""
        row, values = record
        found: dict[str, Any] = {}
        problems: list[Problem] = []
        width = len(values)
        for column in self.columns:
            place = column.place
            # Calling column.cell for each of a long list's cells would take as long as all the rest.
            single = len(column.places) == 1
            cell = (values[place] if place < width else None) if single else column.cell(values)
            if cell is None:
                continue
            try:
                value = column.read(cell)
            except ValueError as fault:
                problems.append((column, str(fault)))
                continue
            if value is not None:
                found[column.key] = value
        self._check(row, found, problems)
        if problems:
            self._reject(row, values, min(problems, key=lambda problem: problem[0].place))
        else:
            self._accept(row, values, found)

    def _check(self, row: int, found: dict[str, Any], problems: list[Problem]) -> None:
        """What a row lacks, and what does not go together in it or with earlier rows."""
        unreadable = {column.key for column, _ in problems}
        for key, reason in _MISSING.items():
            if key not in found and key not in unreadable and key in self.by_key:
                problems.append((self.by_key[key], reason))
        starts, ends = found.get("starts", self.default_start), found.get("expected_end")
        if starts and ends and ends < starts:
            reason = f"Forventet slut ligger før start den {short_date(starts)}."
            problems.append((self.by_key["expected_end"], reason))
        cpr, number = found.get("cpr"), found.get("number")
        if cpr and (earlier := self.cpr_rows.setdefault(cpr, row)) != row:
            problems.append((self.by_key["cpr"], f"Samme CPR-nummer står allerede i række {earlier}."))
        if number:
            before, owner = self.number_rows.setdefault(number, (row, cpr))
            if owner is None:
                self.number_rows[number] = before, cpr
            elif cpr and owner != cpr:
                reason = f"Sagsnummeret står allerede i række {before} med et andet CPR-nummer."
                problems.append((self.by_key["number"], reason))

    def _reject(self, row: int, values: Sequence[object], problem: Problem) -> None:
        column, reason = problem
        self.rejected.append(Rejected(row, self.heading(column), _cut(column.cell(values)), reason))

    def _accept(self, row: int, values: Sequence[object], found: dict[str, Any]) -> None:
        if self.default_start and "starts" not in found:
            found["starts"] = self.default_start
        if postal := found.pop("postal", None):
            found["postcode"], found["city"] = postal
        case = CaseRow(row=row, number=found.pop("number", None), **found)
        self.rows.append(case)
        for key, sentence in _FUTURE.items():
            if (day := found.get(key)) and day > self.today:
                self._warn(row, values, key, sentence)
        if case.team:
            band = self.bands.get(case.team)
            if band is None:
                band = self.bands[case.team] = guess_age_band(case.team)
            if wrong := age_sentence(case.cpr, band, self.today):
                self._warn(row, values, "team", wrong)

    def _warn(self, row: int, values: Sequence[object], key: str, sentence: str) -> None:
        column = self.by_key[key]
        self.warnings.append(RowWarning(row, self.heading(column), _cut(column.cell(values)), sentence))

    def heading(self, column: _Column) -> str:
        """The column's name as the file has it."""
        headings = self.raw.headings
        written = headings[column.place] if column.place < len(headings) else ""
        return written or title_of(column.key)


def parse_rows(
    raw: RawList,
    mapping: ColumnMap | None = None,
    *,
    today: date,
    progress: Progress | None = None,
    cancelled: Callable[[], bool] | None = None,
) -> ParsedList:
    """Understand the whole list; raises Cancelled when asked to stop, UnusableInput for no rows."""
    return _parse(raw, mapping, today, None, progress, cancelled)


def preview(raw: RawList, mapping: ColumnMap | None, count: int, *, today: date) -> ParsedList:
    """The first rows as they will be understood; reads no further in the file than that."""
    return _parse(raw, mapping, today, count, None, None)


def _parse(
    raw: RawList,
    mapping: ColumnMap | None,
    today: date,
    count: int | None,
    progress: Progress | None,
    cancelled: Callable[[], bool] | None,
) -> ParsedList:
    given = raw.mapping if mapping is None else mapping
    mapping = {key: places for key, places in given.items() if places}
    reader = _reader(raw, mapping, today)
    read = 0
    cases = (record for record in raw.records() if not is_no_case(record[1], mapping))
    for record in islice(cases, count):
        read += 1
        if read > MAX_ROWS:
            raise UnusableInput(TOO_MANY_ROWS)
        if read % _STEP == 0:
            if cancelled and cancelled():
                raise Cancelled("Indlæsningen er afbrudt. Intet er ændret.")
            if progress:
                progress(read, max(read, raw.expected))
        reader.take(record)
    if not read:
        raise UnusableInput(NO_DATA)
    if progress:
        progress(read, read)
    return _parsed(reader, mapping, read)


def _reader(raw: RawList, mapping: ColumnMap, today: date) -> _Reader:
    for key, title in (("cpr", "CPR-numre"), ("name", "navne")):
        if key not in mapping:
            raise UnusableInput(f"Der er ingen kolonne med {title} i listen, så den kan ikke indlæses.")
    reads = converters(today)
    columns = [_Column(places[0], tuple(places), key, reads[key]) for key, places in mapping.items()]
    columns.sort(key=lambda column: column.place)
    default = None if "starts" in mapping else raw.extract_date or today
    reader = _Reader(raw, columns, today, default)
    if default:
        sentence = f"Listen har ingen startdatoer. Sagerne får {long_date(default)} som start."
        reader.warnings.append(RowWarning(raw.header_row, title_of("starts"), "", sentence))
    return reader


def _parsed(reader: _Reader, mapping: ColumnMap, read: int) -> ParsedList:
    fields = set(mapping)
    if "postal" in fields:
        fields = fields - {"postal"} | {"postcode", "city"}
    return ParsedList(
        rows=reader.rows,
        rejected=reader.rejected,
        warnings=reader.warnings,
        extract_date=reader.raw.extract_date,
        fields=frozenset(fields),
        read=read,
        seen_numbers=frozenset(reader.number_rows),
        seen_cprs=frozenset(reader.cpr_rows),
        signature=reader.raw.signature,
    )


def _cut(value: object) -> str:
    """A cell's text for a message: on one line and not endless."""
    text = _LINE_BREAKS.sub(" ", shown(value)).strip()
    return text if len(text) <= _LONGEST_SHOWN else text[:_LONGEST_SHOWN] + " …"
