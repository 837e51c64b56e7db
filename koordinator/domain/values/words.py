"""Danish words put together."""

from collections.abc import Sequence


def enumerated(words: Sequence[str], last: str = "og") -> str:
    """en, to og tre."""
    return f" {last} ".join(part for part in (", ".join(words[:-1]), *words[-1:]) if part)


def genitive(name: str) -> str:
    """Milles, Lars': whose something is."""
    return f"{name}'" if name[-1:].casefold() in ("s", "x", "z") else f"{name}s"


def counted(number: int, one: str, more: str) -> str:
    """1 sag, 2 sager."""
    return f"{number} {one if number == 1 else more}"
