"""Tables out of the program, as .xlsx and .csv files that no spreadsheet takes for formulas."""

import csv
import io
from collections.abc import Iterable, Sequence
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path

from koordinator.domain.values.dates import short_date
from koordinator.domain.values.numbers import format_hours
from koordinator.exchange.cells import guard
from koordinator.exchange.files import write_whole
from koordinator.exchange.xlsx_out import workbook

Row = Sequence[object]


def write_xlsx(path: Path, title: str, headings: Sequence[str], rows: Iterable[Row]) -> None:
    """One sheet with the title as its name; KoordinatorError with a sentence when it cannot be saved."""
    write_whole(path, workbook(title, headings, list(rows)))


def write_csv(path: Path, headings: Sequence[str], rows: Iterable[Row]) -> None:
    """UTF-8 with a mark and semicolons, as Danish Excel opens it at once."""
    text = io.StringIO(newline="")
    writer = csv.writer(text, delimiter=";", lineterminator="\r\n")
    writer.writerow([guard(heading) for heading in headings])
    writer.writerows([_written(value) for value in row] for row in rows)
    write_whole(path, text.getvalue().encode("utf-8-sig", errors="replace"))


def _written(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "Ja" if value else "Nej"
    if isinstance(value, datetime):
        return f"{short_date(value)} {value:%H:%M}"
    if isinstance(value, date):
        return short_date(value)
    if isinstance(value, (float, Decimal)):
        return format_hours(Decimal(str(value)))
    return str(value) if isinstance(value, int) else guard(str(value))
