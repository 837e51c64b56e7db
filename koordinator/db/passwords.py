"""Which passwords are accepted: at least 12 characters, none that is guessed first; nothing else."""

import re
import unicodedata
from functools import cache
from itertools import pairwise

from koordinator import resources

MIN_LENGTH = 12
_MAX_LENGTH = 256
_ADVICE = "Vælg for eksempel fire tilfældige ord."
_ROWS = ("1234567890+", "qwertyuiopå", "asdfghjklæø", "zxcvbnm,.-")
_ORDERS = ("abcdefghijklmnopqrstuvwxyzæøå", "01234567890")
_LEET = str.maketrans("013457@$", "oieastas")


def normal_login(login: str) -> str:
    """A login as it is kept and compared: however it was typed, one person has one."""
    return unicodedata.normalize("NFKC", login).strip().casefold()


def secret_of(password: str) -> bytes:
    """A password as bytes: the same whether å came as one character or as a and a ring."""
    return unicodedata.normalize("NFKC", password).encode("utf-8", "surrogatepass")


def check_password(login: str, password: str) -> str | None:
    """Why the password will not do, as a sentence; None when it will."""
    text = unicodedata.normalize("NFKC", password)
    if len(text) < MIN_LENGTH:
        return f"Adgangskoden skal have mindst {MIN_LENGTH} tegn; den har {len(text)}."
    if len(text) > _MAX_LENGTH:
        return f"Adgangskoden må højst have {_MAX_LENGTH} tegn."
    folded = text.casefold()
    if _bare(folded) == normal_login(login) or folded == normal_login(login):
        return "Adgangskoden må ikke være brugernavnet."
    if _is_repeated(folded):
        return f"Adgangskoden gentager det samme. {_ADVICE}"
    if _is_walk(folded):
        return f"Adgangskoden følger tasternes eller alfabetets rækkefølge. {_ADVICE}"
    if _is_common(folded):
        return f"Adgangskoden er blandt de mest brugte. {_ADVICE}"
    return None


@cache
def _common() -> frozenset[str]:
    text = resources.path("common_passwords.txt").read_text(encoding="utf-8")
    return frozenset(line.strip() for line in text.splitlines() if line.strip() and not line.startswith("#"))


def _bare(text: str) -> str:
    """The text without spaces and without the digits and signs people put around a word."""
    joined = "".join(text.split())
    letters = [index for index, letter in enumerate(joined) if letter.isalpha()]
    return joined[letters[0] : letters[-1] + 1] if letters else joined


def _is_common(folded: str) -> bool:
    joined, bare = "".join(folded.split()), _bare(folded)
    unmarked = re.sub(r"^\W+|\W+$", "", joined)
    return not _common().isdisjoint((joined, unmarked, bare, bare.translate(_LEET)))


def _is_repeated(folded: str) -> bool:
    """A few characters over and over, or a short or common part written several times."""
    if len(set(folded)) <= 3:
        return True
    for size in range(1, len(folded) // 2 + 1):
        part = folded[:size]
        if (part * (len(folded) // size + 1))[: len(folded)] == folded and (size <= 6 or _is_common(part)):
            return True
    return False


def _is_walk(folded: str) -> bool:
    """Nearly every step goes to a neighbouring key or to the next letter or digit."""
    steps = sum(pair in _neighbours() for pair in pairwise(folded))
    return steps >= 0.75 * (len(folded) - 1)


@cache
def _neighbours() -> frozenset[tuple[str, str]]:
    keys = {key: (row, column) for row, line in enumerate(_ROWS) for column, key in enumerate(line)}
    pairs = {
        (one, other)
        for one, (row, column) in keys.items()
        for other, (row2, column2) in keys.items()
        if one != other and abs(row - row2) <= 1 and abs(column - column2) <= 1
    }
    for order in _ORDERS:
        pairs |= set(pairwise(order)) | set(pairwise(reversed(order)))
    return frozenset(pairs)
