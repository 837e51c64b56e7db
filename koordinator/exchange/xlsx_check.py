"""What an .xlsx file holds, counted in its parts before anything is made of them."""

import io
import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass

from koordinator.errors import UnusableInput
from koordinator.exchange.limits import (
    HEADING_ROWS,
    MAX_COLUMNS,
    MAX_PARTS,
    MAX_ROWS,
    MAX_STRINGS,
    MAX_TAGS,
    MAX_UNPACKED,
    TOO_MANY_COLUMNS,
    TOO_MANY_ROWS,
)

NO_WORKBOOK = "Filen er ikke et Excel-regneark. Gem listen som .xlsx eller .csv, og prøv igen."
DAMAGED = "Regnearket er beskadiget og kan ikke læses. Åbn det i Excel, gem det igen, og prøv så."
_BOMB = "Regnearket fylder mere end 50 MB udpakket og bliver ikke læst. Gem listen i en fil for sig."
_PASSWORD = "Filen er beskyttet med adgangskode. Gem den uden adgangskode, og prøv igen."  # noqa: S105

_SHEET_PART = re.compile(r"xl/worksheets/[^/]+\.xml", re.IGNORECASE)
# A reference such as GS12 or AAA1: a column to the right of the 200th, which is GR.
_FAR_RIGHT = re.compile(rb'<c r="(?:G[S-Z]|[H-Z][A-Z]|[A-Z]{3})\d')
_FAR_RIGHT_VALUE = re.compile(rb'<c r="(?:G[S-Z]|[H-Z][A-Z]|[A-Z]{3})\d+"[^>]*[^/>]>\s*<(?:v|is|f)\b')
_ROW_NUMBER = re.compile(rb'[^>]*?\br="(\d{1,7})"')
_DIMENSION = re.compile(rb'<dimension\b[^>]*\bref="(?:[A-Z]+\d+:)?([A-Z]{1,3})(\d{1,9})"')
# A row of cases has at least this many values; titles and sums have fewer.
_FULL_ROW = 4
# No spreadsheet has more rows, or more cells in one row.
_EXCEL_ROWS, _EXCEL_COLUMNS = 1_048_576, 16_384
_CHUNK = 1 << 20


@dataclass(frozen=True, slots=True)
class SheetSize:
    """What a sheet's part holds.

    rows is how many there are down to the last that is not blank, and last its number when it tells it;
    wide_blanks says that blank cells reach too far right; refused is a sentence.
    """

    rows: int = 0
    last: int | None = None
    wide_blanks: bool = False
    refused: str | None = None


def check_workbook(data: bytes) -> dict[str, SheetSize]:
    """The size of every sheet by its part's name; UnusableInput for what is no workbook or far too big."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return _check(archive)
    except UnusableInput:
        raise
    except Exception:  # a damaged archive can fail in any way: directory, compression, check sums
        raise UnusableInput(DAMAGED) from None


def _check(archive: zipfile.ZipFile) -> dict[str, SheetSize]:
    parts = archive.infolist()
    if any(part.flag_bits & 1 for part in parts):
        raise UnusableInput(_PASSWORD)
    if "[Content_Types].xml" not in archive.namelist() or not any(
        p.filename.startswith("xl/") for p in parts
    ):
        raise UnusableInput(NO_WORKBOOK)
    if len(parts) > MAX_PARTS or sum(part.file_size for part in parts) > MAX_UNPACKED:
        raise UnusableInput(_BOMB)
    sizes = {}
    tags = 0
    for part in parts:
        if not part.filename.lower().endswith((".xml", ".rels")):
            continue
        content = b"".join(_chunks(archive, part))
        tags += content.count(b"<")
        if tags > MAX_TAGS or content.count(b"<si") > MAX_STRINGS:
            raise UnusableInput(_BOMB)
        if _SHEET_PART.fullmatch(part.filename):
            sizes[part.filename] = _size(content)
    return sizes


def _chunks(archive: zipfile.ZipFile, part: zipfile.ZipInfo) -> Iterator[bytes]:
    """A part piece by piece: what the directory says about its size may be a lie."""
    left = MAX_UNPACKED
    with archive.open(part) as stream:
        while piece := stream.read(_CHUNK):
            left -= len(piece)
            if left < 0:
                raise UnusableInput(_BOMB)
            yield piece


def _size(content: bytes) -> SheetSize:
    pieces = content.split(b"<row")[1:]
    rows = len(pieces)
    if rows > _EXCEL_ROWS or any(piece.count(b"<c") > _EXCEL_COLUMNS for piece in pieces):
        return SheetSize(rows, refused=DAMAGED)
    wide = _FAR_RIGHT.search(content) is not None
    if wide and _FAR_RIGHT_VALUE.search(content):
        return SheetSize(rows, refused=TOO_MANY_COLUMNS)
    # The headings are one full row more.
    if rows > MAX_ROWS and _full_rows(pieces) > MAX_ROWS + 1:
        return SheetSize(rows, refused=TOO_MANY_ROWS)
    end = _number(pieces)
    while pieces and b"</" not in pieces[-1].partition(b"</row>")[0]:
        pieces.pop()
    last = _number(pieces)
    return SheetSize(len(pieces), last, wide, _too_far(content, rows, end, last, wide))


def _too_far(content: bytes, rows: int, end: int | None, last: int | None, wide: bool) -> str | None:
    """Why a sheet is refused that is small, but says or seems to be far bigger.

    Blank cells far down or to the right are common and harmless, as long as they are really there.
    """
    most = MAX_ROWS + 2 * HEADING_ROWS
    found = _DIMENSION.search(content[:4096])
    claimed = int(found[2]) if found else 0
    if rows <= MAX_ROWS and (last or 0) > most:
        claimed, end = last or 0, None
    if claimed > most and rows <= MAX_ROWS and (end or 0) < claimed:
        return _about_claim(f"{claimed:,} rækker".replace(",", "."))
    if found and _column(found[1]) > MAX_COLUMNS and not wide:
        return _about_claim("mere end 200 kolonner")
    return None


def _number(pieces: list[bytes]) -> int | None:
    """The number the last of these rows gives itself."""
    found = _ROW_NUMBER.match(pieces[-1]) if pieces else None
    return int(found[1]) if found else None


def _about_claim(claim: str) -> str:
    return (
        f"Arket siger selv, at det har {claim}, og bliver derfor ikke læst. "
        "Kopiér listen til et nyt regneark, gem det, og prøv igen."
    )


def _column(letters: bytes) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + letter - 64
    return number


def _full_rows(pieces: list[bytes]) -> int:
    return sum(piece.count(b"</v>") + piece.count(b"</is>") >= _FULL_ROW for piece in pieces)
