"""IBM Plex Sans for paper: static faces made of the variable file, kept in the user's cache folder."""

import hashlib
import re
import unicodedata
from functools import cache
from importlib.util import find_spec
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

from koordinator import config
from koordinator.errors import KoordinatorError

if TYPE_CHECKING:
    from reportlab.pdfbase.ttfonts import TTFont

REGULAR, MEDIUM, SEMIBOLD = 400, 500, 600
SUBSTITUTE = "�"  # which the typeface draws, so that nothing vanishes unseen
_PACKAGE = "fontpkg_ibm_plex_sans"
_FILE = "IBMPlexSans[wdth,wght].ttf"
# What paper never reads; without them making a face takes half a second instead of twelve.
_UNREAD = ("GSUB", "GPOS", "GDEF", "HVAR", "MVAR")
_POSTSCRIPT_NAME = 6
_DIGEST = hashlib.sha256().digest_size
# What holds the parts of an emoji together; it is no sign of its own.
_JOINERS = re.compile("[\u200d\ufe00-\ufe0f]")
_LINE_BREAKS = re.compile("\r\n|[\r\n\v\f\x1c-\x1e\x85\u2028\u2029]")


@cache
def font(weight: int) -> "TTFont":
    """The face of a weight, known to reportlab under `font(weight).fontName`."""
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.ttfonts import TTFont

    made = TTFont(f"PlexSans-{weight}", BytesIO(face(weight)))
    pdfmetrics.registerFont(made)
    return made


def face(weight: int) -> bytes:
    """The static face as a TrueType file: from the cache, or made and put there."""
    source = _source()
    state = source.stat()
    kept = config.cache_folder() / "fonts" / f"plex-sans-{weight}-{state.st_size}-{int(state.st_mtime)}.ttf"
    found = _read(kept)
    if found is None:
        found = _make(source, weight)
        # A folder that cannot be written costs only the making next time.
        config.keep(kept, hashlib.sha256(found).digest() + found)
    return found


def _source() -> Path:
    spec = find_spec(_PACKAGE)  # finds the folder without importing anything
    for folder in (spec.submodule_search_locations or ()) if spec else ():
        path = Path(folder, "files", _FILE)
        if path.is_file():
            return path
    raise KoordinatorError("Skriften IBM Plex Sans mangler. Installér koordinator igen.")


def _read(kept: Path) -> bytes | None:
    """A kept face, if it is whole: its digest stands before it."""
    try:
        content = kept.read_bytes()
    except OSError:
        return None
    digest, data = content[:_DIGEST], content[_DIGEST:]
    return data if data and hashlib.sha256(data).digest() == digest else None


def _make(source: Path, weight: int) -> bytes:
    from fontTools.ttLib import TTFont
    from fontTools.varLib.instancer import instantiateVariableFont

    with TTFont(source, recalcTimestamp=False) as variable:
        for table in _UNREAD:
            if table in variable:
                del variable[table]
        static = instantiateVariableFont(variable, {"wght": weight, "wdth": 100}, optimize=False, overlap=0)
        for record in static["name"].names:
            if record.nameID == _POSTSCRIPT_NAME:  # a PDF holds one font of a name
                record.string = f"IBMPlexSans-W{weight}"
        made = BytesIO()
        static.save(made)
    return made.getvalue()


@cache
def _known() -> frozenset[int]:
    """Every sign the typeface can draw; all its faces have the same."""
    return frozenset(font(REGULAR).face.charToGlyph)


def printable(text: str) -> str:
    """The text as the typeface can draw it: composed, line breaks as \\n, and � for what it has not."""
    if text.isascii() and text.isprintable():
        return text
    whole = _LINE_BREAKS.sub("\n", unicodedata.normalize("NFC", text)).replace("\t", " ")
    whole = _JOINERS.sub("", whole)
    return "".join(sign if sign == "\n" or _drawn(sign) else SUBSTITUTE for sign in whole)


def _drawn(sign: str) -> bool:
    code = ord(sign)
    return code >= ord(" ") and not 0x7F <= code < 0xA0 and code in _known()
