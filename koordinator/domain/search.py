"""What a search finds, and how what was typed is understood."""

from datetime import datetime
from typing import NamedTuple


class Hit(NamedTuple):
    """One thing found: its kind (case, contact, meeting or worker), its number, and what to show.

    `original` is the start of the next occurrence where the meeting is a series.
    """

    kind: str
    row_id: int
    title: str
    detail: str
    right: str
    original: datetime | None = None


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
