"""Recovery codes and temporary passwords: Crockford letters in groups of four, easy to read aloud."""

import secrets

from koordinator.errors import WrongPassword

_LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_READ_AS = str.maketrans({"O": "0", "I": "1", "L": "1"} | dict.fromkeys(" -–\t\n\u00a0", ""))
_RANDOM_LETTERS = 27  # 135 bits; one letter more makes seven whole groups and finds typing errors
_TEMPORARY_LETTERS = 16


class MistypedCode(WrongPassword):
    """A recovery code that cannot be any store's: a letter is wrong, missing, or swapped."""


def new_code() -> str:
    """A fresh recovery code with its check letter, in groups of four."""
    letters = [secrets.randbelow(32) for _ in range(_RANDOM_LETTERS)]
    return _grouped([*letters, _remainder([*letters, 0])])


def new_temporary_password() -> str:
    """A password of 80 random bits to hand to somebody, who must change it; shown as it is."""
    return _grouped([secrets.randbelow(32) for _ in range(_TEMPORARY_LETTERS)]).lower()


def as_given(typed: str) -> str:
    """A temporary password as it was handed out, however it was typed; any other text as it is."""
    text = typed.upper().translate(_READ_AS)
    values = [_LETTERS.find(letter) for letter in text]
    return typed if len(values) != _TEMPORARY_LETTERS or -1 in values else _grouped(values).lower()


def read_code(typed: str) -> bytes:
    """The secret in a code as a person typed it; small letters, spaces, O for 0 and I for 1 are fine."""
    text = typed.upper().translate(_READ_AS)
    values = [_LETTERS.find(letter) for letter in text]
    if len(values) != _RANDOM_LETTERS + 1 or -1 in values or _remainder(values):
        raise MistypedCode("Gendannelseskoden er tastet forkert. Sammenlign den med papiret, tegn for tegn.")
    return text.encode("ascii")


def _remainder(values: list[int]) -> int:
    """Weighted sum over GF(32), zero for a true code; finds each single wrong letter and each swap of two."""
    total = 0
    for value in values:
        total <<= 1
        if total & 32:
            total ^= 0b100101  # x⁵ + x² + 1, primitive: all 28 weights differ
        total ^= value
    return total


def _grouped(values: list[int]) -> str:
    text = "".join(_LETTERS[value] for value in values)
    return "-".join(text[start : start + 4] for start in range(0, len(text), 4))
