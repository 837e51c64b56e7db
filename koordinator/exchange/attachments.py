"""Files taken in as they are: of a kind that is known by its content, and not too large."""

from io import BytesIO
from pathlib import Path
from zipfile import BadZipFile, ZipFile

from koordinator.domain.archive import FILE_KINDS, MOST_FILE, Attachment
from koordinator.errors import UnusableInput
from koordinator.exchange import chosen_file

_TOO_BIG = "Filen er større end 10 MB. Gem den i en mindre udgave, for eksempel som PDF."
_KINDS = "en fil af typen pdf, docx, txt, jpg eller png"
_BEGINNINGS = {"pdf": b"%PDF-", "jpg": b"\xff\xd8\xff", "png": b"\x89PNG\r\n\x1a\n"}
_SAME = {"jpeg": "jpg"}


def read_attachment(path: Path, name: str) -> Attachment:
    """A chosen file under a name of ours, without its ending; UnusableInput with a sentence otherwise."""
    ending = path.suffix.lower().removeprefix(".")
    ending = _SAME.get(ending, ending)
    if ending not in FILE_KINDS:
        raise UnusableInput(f"Filer af den type kan ikke tages ind. Vælg {_KINDS}.")
    content = chosen_file.content(path, MOST_FILE, _TOO_BIG, _KINDS)
    if not _is(ending, content):
        raise UnusableInput(
            f"Filen hedder .{ending}, men indholdet er noget andet, eller den er beskadiget. Vælg {_KINDS}."
        )
    return Attachment(f"{name}.{ending}", FILE_KINDS[ending], content)


def _is(ending: str, content: bytes) -> bool:
    if ending in _BEGINNINGS:
        return content.startswith(_BEGINNINGS[ending])
    return _is_document(content) if ending == "docx" else b"\x00" not in content


def _is_document(content: bytes) -> bool:
    try:
        with ZipFile(BytesIO(content)) as packed:
            return "word/document.xml" in packed.namelist()
    except (BadZipFile, ValueError, NotImplementedError):
        return False
