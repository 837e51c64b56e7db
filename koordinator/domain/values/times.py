"""Times of the day as people write them and as Danes read them."""

import re
from datetime import datetime, time

from koordinator.domain.meetings.moments import to_local
from koordinator.domain.values.dates import day_month, long_date

_WRITTEN = re.compile(r"(?:kl\.?\s*)?(\d{1,2})(?:\s*[.:,]?\s*(\d{2}))?", re.IGNORECASE)
_UNREADABLE = "Kan ikke læses som et klokkeslæt. Skriv det som 13.00."


def clock(moment: datetime) -> str:
    """13.00, in local time."""
    here = _here(moment)
    return f"{here.hour}.{here.minute:02d}"


def span(starts: datetime, ends: datetime) -> str:
    """13.00–14.30; an end on a later day says which."""
    first, last = _here(starts).date(), _here(ends).date()
    words = f"{clock(starts)}–{clock(ends)}"
    if first == last:
        return words
    year = f" {last.year}" if first.year != last.year else ""
    return f"{words} ({day_month(last)}{year})"


def moment_words(starts: datetime, ends: datetime) -> str:
    """tirsdag den 24. november 2026 kl. 13.00–14.30."""
    return f"{long_date(_here(starts).date())} kl. {span(starts, ends)}"


def parse_clock(text: str) -> time:
    """The time of day somebody wrote: 13, 13.30, 1330, kl. 9; ValueError with a Danish sentence else."""
    found = _WRITTEN.fullmatch(text.strip())
    if found is None:
        raise ValueError(_UNREADABLE)
    try:
        return time(int(found[1]), int(found[2] or 0))
    except ValueError:
        raise ValueError(_UNREADABLE) from None


def _here(moment: datetime) -> datetime:
    return to_local(moment) if moment.tzinfo else moment
