"""Text files as rows, whatever their encoding and delimiter."""

import codecs
import csv
import io
from collections.abc import Iterator

from koordinator.errors import UnusableInput
from koordinator.exchange.cells import unguard
from koordinator.exchange.limits import MAX_BYTES, MAX_COLUMNS, MAX_LINES, TOO_MANY_COLUMNS, TOO_MANY_ROWS
from koordinator.exchange.sheets import Record, Records, Sheet

DELIMITERS = {";": "semikolon", ",": "komma", "\t": "tabulator"}

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_SAMPLE = 4096
# Danish text in UTF-16 is nearly all pairs with a zero in them; other text has none.
_MOSTLY = 0.6


def text_sheets(data: bytes) -> list[Sheet]:
    """The text read with each delimiter; the headings tell later which one it is."""
    text = decode(data).rstrip("\r\n")
    lines = text.count("\n") or text.count("\r")
    return [
        Sheet(title=name, records=Records(_records(text, delimiter)), expected=lines)
        for delimiter, name in DELIMITERS.items()
    ]


def decode(data: bytes) -> str:
    """UTF-8 and UTF-16 with and without a mark, else Windows-1252."""
    for bom, encoding in _BOMS:
        if data.startswith(bom):
            return data[len(bom) :].decode(encoding, errors="replace")
    if pairs := _bare_utf16(data):
        return data.decode(pairs, errors="replace")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return data.decode("cp1252", errors="replace")


def _bare_utf16(data: bytes) -> str | None:
    sample = data[:_SAMPLE]
    pairs = len(sample) // 2
    if pairs < 2:
        return None
    first, second = sample[0::2].count(0) / pairs, sample[1::2].count(0) / pairs
    if second > _MOSTLY and first < 1 - _MOSTLY:
        return "utf-16-le"
    if first > _MOSTLY and second < 1 - _MOSTLY:
        return "utf-16-be"
    return None


def _records(text: str, delimiter: str) -> Iterator[Record]:
    """Numbered as a spreadsheet would: by record, blank ones counted."""
    # A process-wide setting; without it a long field ends the reading instead of being rejected alone.
    csv.field_size_limit(MAX_BYTES)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    number = 0
    while True:
        number += 1
        try:
            fields = next(reader, None)
        except csv.Error:
            raise UnusableInput(
                f"Et anførselstegn i eller før række {number} bliver ikke lukket rigtigt. "
                "Ret det i filen, eller gem listen som .xlsx."
            ) from None
        if fields is None:
            return
        if number > MAX_LINES:
            raise UnusableInput(TOO_MANY_ROWS)
        if any(field and not field.isspace() for field in fields):
            if len(fields) > MAX_COLUMNS and any(fields[MAX_COLUMNS:]):
                raise UnusableInput(TOO_MANY_COLUMNS)
            yield number, tuple([unguard(f) if f[:1] == "'" else f or None for f in fields])
