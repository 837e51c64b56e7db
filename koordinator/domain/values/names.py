"""Names as lists write them, names as the screen shows them, and the key by which they are the same."""

import re
import unicodedata

_DOUBLE_A = re.compile("a{2,}")
_WORD = re.compile(r"[^\W\d_]+")
# Letters that Unicode does not take apart into a plain letter and a mark, and the many dashes and
# apostrophes people type. ø and æ are letters of their own and stay.
_PLAIN = str.maketrans("ıłđ‐‑‒–—−’‘`´ʼ", "ild------'''''")
# What folding leaves out: marks set on letters, and what is not seen at all.
_LOOSE = frozenset({"Mn", "Cf"})
_SURROGATE = re.compile("[\ud800-\udfff]")
# All-upper words this short are initials, not a name typed with caps lock on.
_INITIALS = 4


def clean_text(text: str) -> str:
    """Composed letters and no space around; half characters, which no file can hold, are shown as �."""
    if not text.isascii():
        text = unicodedata.normalize("NFC", _SURROGATE.sub("�", text))
    return text.strip()


def clean_name(text: str) -> str:
    """Composed letters, single spaces and none around."""
    return " ".join(clean_text(text).split())


def person_name(text: str) -> str:
    """A clean name with the first name first, as it is spelt; "Holm, Anna" is "Anna Holm"."""
    name = clean_name(text)
    if "," not in name:
        return name
    last, comma, first = (part.strip() for part in name.partition(","))
    if comma and last and first and "," not in first:
        return f"{first} {last}"
    return name.strip(" ,")


def worker_name(text: str) -> str:
    """A colleague's name for display: as person_name, and typed in capitals or small letters mended."""
    name = person_name(text)
    initials = len(name) <= _INITIALS and " " not in name
    if initials or (name != name.upper() and name != name.lower()):
        return name
    return unicodedata.normalize("NFC", _WORD.sub(lambda word: _capital(word[0]), name))


def _capital(word: str) -> str:
    # Python's small İ is an i with a loose dot; everybody writes i.
    return word[0].upper() + word[1:].replace("İ", "i").lower()


def fold(text: str) -> str:
    """The key for searching and comparing: case, accents, spacing and å/aa make no difference."""
    if text.isascii():
        folded = text.lower().replace("`", "'")
    else:
        loose = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", text).casefold())
        folded = loose.translate(_FOLDED)
    if "aa" in folded:
        folded = _DOUBLE_A.sub("a", folded)
    return " ".join(folded.split())


class _Folded(dict[int, int | str | None]):
    """What each character becomes; looked up once, for every text of the store goes through it."""

    def __missing__(self, code: int) -> int | str | None:
        self[code] = None if unicodedata.category(chr(code)) in _LOOSE else code
        return self[code]


_FOLDED = _Folded(_PLAIN)


def worker_key(text: str) -> str:
    """One key for every way the same colleague's name is written."""
    return fold(worker_name(text))
