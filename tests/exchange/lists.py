"""Case lists made for the tests, written as other systems would write them."""

import io
import zipfile
from collections.abc import Iterable, Sequence
from datetime import date
from pathlib import Path

from openpyxl import Workbook

from koordinator.domain.lists.rows import ParsedList
from koordinator.exchange.mapping import read_list
from koordinator.exchange.parse import parse_rows

DATA = Path(__file__).parent.parent / "data" / "jobcenter-a"
TODAY = date(2026, 11, 21)
HEADINGS = ["Sagsnr", "CPR-nr.", "Navn", "Startdato", "Koordinerende sagsbehandler"]
ROW = ["26000", "681197-1981", "Emil Møller", "11-07-2025", "Anna Holm"]

Row = Sequence[object]


def xlsx(path: Path, *sheets: tuple[str, Iterable[Row]]) -> Path:
    """A workbook with these sheets."""
    book = Workbook(write_only=True)
    for title, rows in sheets:
        sheet = book.create_sheet(title)
        for row in rows:
            sheet.append(list(row))
    book.save(path)
    return path


def text(path: Path, content: str, encoding: str = "utf-8") -> Path:
    """A text file in one encoding."""
    path.write_bytes(content.encode(encoding))
    return path


def csv_text(rows: Iterable[Row], delimiter: str = ";") -> str:
    """Plain fields joined; the tests that need quotes write them."""
    return "\r\n".join(delimiter.join(str(cell) for cell in row) for row in rows) + "\r\n"


def parsed(path: Path) -> ParsedList:
    """The whole list understood as the program proposes."""
    return parse_rows(read_list(path), today=TODAY)


def from_rows(folder: Path, headings: Sequence[str], *rows: Row) -> ParsedList:
    """A list with these headings and rows, read from a workbook."""
    return parsed(xlsx(folder / "liste.xlsx", ("Ark1", [headings, *rows])))


def zipped(parts: dict[str, bytes]) -> bytes:
    """An archive with these parts."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return packed.getvalue()


def with_sheet(folder: Path, sheet: bytes) -> Path:
    """A sound workbook whose one sheet's part is replaced."""
    plain = xlsx(folder / "plain.xlsx", ("Ark1", [HEADINGS, ROW]))
    with zipfile.ZipFile(plain) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    parts["xl/worksheets/sheet1.xml"] = sheet
    path = folder / "made.xlsx"
    path.write_bytes(zipped(parts))
    return path


def sheet_xml(rows: Iterable[Row], dimension: str | None = None) -> bytes:
    """A sheet's part with inline texts."""
    out = ['<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">']
    if dimension:
        out.append(f'<dimension ref="{dimension}"/>')
    out.append("<sheetData>")
    for row in rows:
        cells = "".join(f'<c t="inlineStr"><is><t>{cell}</t></is></c>' for cell in row)
        out.append(f"<row>{cells}</row>")
    return "".join([*out, "</sheetData></worksheet>"]).encode()
