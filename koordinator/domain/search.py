"""What a search finds, how what was typed is understood, and where it stands in what was found."""

import re
from collections.abc import Sequence
from datetime import date, datetime
from typing import NamedTuple

from koordinator.domain.values.names import fold

_WORD = re.compile(r"[^\W_]+")
Span = tuple[int, int]


class Hit(NamedTuple):
    """One thing found: its kind (case, contact, meeting, worker, note or plan), its number, and what to show.

    A note and a plan have their case's number. `original` is the start of the next occurrence where the
    meeting is a series; `over` says that the case has ended.
    """

    kind: str
    row_id: int
    title: str
    detail: str
    right: str
    original: datetime | None = None
    over: bool = False


class FoundText(NamedTuple):
    """Something written on a case: where it stands, whose case, which day, its heading and who wrote it."""

    entity: str
    row_id: int
    case_id: int
    citizen: str
    day: date | None
    heading: str
    text: str
    writer: str | None


class Needle(NamedTuple):
    """What was typed: its folded words, and its digits where it is nothing but a number."""

    words: tuple[str, ...]
    digits: str


def needle(folded: str) -> Needle:
    """Split a folded search text; numbers may be spaced or dashed in any way, and begin with +45."""
    bare = folded.removeprefix("+45").removeprefix("0045")
    kept = "".join(filter(str.isdigit, bare))
    only_digits = bool(kept) and all(c.isdigit() or c in " -+/.()" for c in bare)
    return Needle(tuple(folded.split()), kept if only_digits else "")


def words(written: str) -> list[str]:
    """The words of a text as searching compares them; case, accents and å/aa make no difference."""
    return _WORD.findall(fold(written))


def spans(written: str, wanted: Sequence[str]) -> tuple[Span, ...]:
    """Where words begin with what was typed, as (start, length) in the text as it is written."""
    found = ((word.start(), _length(word[0], wanted)) for word in _WORD.finditer(written))
    return tuple((start, length) for start, length in found if length)


def _length(word: str, wanted: Sequence[str]) -> int:
    """How many letters of a word as written answer the longest beginning; 0 where none does."""
    folded = fold(word)
    begins = max((len(one) for one in wanted if folded.startswith(one)), default=0)
    if not begins:
        return 0
    sizes = range(begins + 1, len(word) + 1)
    return next((size - 1 for size in sizes if len(fold(word[:size])) > begins), len(word))


def excerpt(written: str, wanted: Sequence[str], size: int = 90) -> str:
    """A piece of a text on one line with the first word that was looked for near its beginning."""
    text = " ".join(written.split())
    if len(text) <= size:
        return text
    at = next((start for start, _ in spans(text, wanted)), 0)
    start = text.rfind(" ", 0, max(0, at - size // 4)) + 1 if at > size // 2 else 0
    end = start + size
    if end >= len(text):
        return f"… {text[start:]}" if start else text
    cut = text.rfind(" ", at, end)
    piece = text[start : cut if cut > at else end]
    return f"{'… ' if start else ''}{piece} …"
