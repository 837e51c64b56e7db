"""Excel workbooks as sheets of plain rows."""

import io
import re
import warnings
from collections.abc import Iterator
from itertools import islice
from typing import TYPE_CHECKING, Any

from koordinator.errors import UnusableInput
from koordinator.exchange.limits import MAX_COLUMNS, MAX_SHEETS, TOO_MANY_COLUMNS
from koordinator.exchange.sheets import Record, Records, Sheet
from koordinator.exchange.xlsx_check import DAMAGED, SheetSize, check_workbook

if TYPE_CHECKING:
    from openpyxl.workbook.workbook import Workbook

# Excel writes characters that XML cannot hold as _x000D_.
_ESCAPED = re.compile("_x([0-9A-Fa-f]{4})_")
# Rows are fetched some at a time: few at first, since the wizard's first page needs only the top.
_FIRST_FETCH = 60
_FETCH = 500
# Excel's own last row: a cell that claims to be further down is not waited for.
_LAST_ROW = 1_048_576


def workbook_sheets(data: bytes) -> list[Sheet]:
    """The sheets of a workbook, visible ones first; UnusableInput when it cannot be read."""
    sizes = check_workbook(data)
    # Opening alone reads a whole sheet that does not tell its size.
    if sizes and all(size.refused for size in sizes.values()):
        raise UnusableInput(next(size.refused for size in sizes.values() if size.refused))
    book = _open(data)
    sheets = [_sheet(sheet, sizes) for sheet in book.worksheets[:MAX_SHEETS]]
    if not sheets:
        raise UnusableInput("Regnearket har ingen ark med celler.")
    return sorted(sheets, key=lambda sheet: sheet.hidden)


def _open(data: bytes) -> "Workbook":
    from openpyxl import load_workbook

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            return load_workbook(io.BytesIO(data), read_only=True, data_only=True, keep_links=False)
    except Exception:  # a damaged file can fail anywhere inside openpyxl, in any way
        raise UnusableInput(DAMAGED) from None


def _sheet(sheet: Any, sizes: dict[str, SheetSize]) -> Sheet:
    size = sizes.get(str(sheet._worksheet_path).lstrip("/"), SheetSize())
    # The size a sheet claims may be too small, and rows would be lost; without it all rows are read.
    sheet.reset_dimensions()
    rows = sheet.iter_rows(
        values_only=True,
        max_row=min(size.last or _LAST_ROW, _LAST_ROW),
        max_col=MAX_COLUMNS if size.wide_blanks else None,
    )
    return Sheet(
        title=sheet.title,
        records=Records(_records(rows)),
        expected=size.rows,
        hidden=sheet.sheet_state != "visible",
        refused=size.refused,
    )


def _records(rows: Iterator[tuple[object, ...]]) -> Iterator[Record]:
    number = 0
    fetch = _FIRST_FETCH
    blank: tuple[object, ...] | None = None
    while chunk := _fetch(rows, fetch):
        fetch = _FETCH
        for values in chunk:
            number += 1
            if values is blank:  # openpyxl fills gaps, a million rows wide ones too, with one and the same
                continue
            if len(values) > MAX_COLUMNS:
                raise UnusableInput(TOO_MANY_COLUMNS)
            if any(map(_filled, values)):
                yield number, tuple([_unescape(v) if type(v) is str and "_x" in v else v for v in values])
            else:
                blank = values


def _fetch(rows: Iterator[tuple[object, ...]], count: int) -> list[tuple[object, ...]]:
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            return list(islice(rows, count))
    except Exception:  # as above: damage shows itself in any way
        raise UnusableInput(DAMAGED) from None


def _filled(value: object) -> bool:
    return value is not None and (type(value) is not str or not value.isspace()) and value != ""


def _unescape(text: str) -> str:
    return _ESCAPED.sub(lambda found: chr(int(found[1], 16)), text)
