"""Other people's tables as plain rows: an .xlsx workbook's sheets, or the readings of a .csv file."""

from pathlib import Path

from koordinator.errors import UnusableInput
from koordinator.exchange.chosen_file import content
from koordinator.exchange.limits import MAX_BYTES, TOO_BIG
from koordinator.exchange.sheets import Sheet

_ZIP = b"PK\x03\x04"
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_PICTURES_AND_PAPERS = (
    b"\x89PNG",
    b"\xff\xd8\xff",
    b"GIF8",
    b"BM",
    b"%PDF",
    b"{\\rtf",
    b"II*\x00",
    b"MM\x00*",
    b"7z\xbc\xaf",
    b"\x1f\x8b",
    b"Rar!",
    b"PK\x05\x06",
)


def read_sheets(path: Path) -> list[Sheet]:
    """The sheets of a workbook, or a text file read with each of the delimiters it may have.

    The content decides, not the name. Raises UnusableInput when there is nothing to read.
    """
    data = content(path, MAX_BYTES, TOO_BIG, "en fil i formatet .xlsx eller .csv")
    if data.startswith(_ZIP):
        from koordinator.exchange.xlsx_in import workbook_sheets

        return workbook_sheets(data)
    if data.startswith(_OLE):
        raise UnusableInput(_about_old_format(data))
    if data.startswith(_PICTURES_AND_PAPERS):
        raise UnusableInput("Filen er ikke en liste. Vælg en fil i formatet .xlsx eller .csv.")
    from koordinator.exchange.csv_in import text_sheets

    return text_sheets(data)


def _about_old_format(data: bytes) -> str:
    if _ENCRYPTED in data:
        return "Regnearket er beskyttet med adgangskode. Gem det uden adgangskode, og prøv igen."
    return "Filen er i et ældre Office-format. Åbn den i Excel, gem den som .xlsx, og prøv igen."
