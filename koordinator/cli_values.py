"""Values as they are typed on the command line."""

import argparse
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date

_MOST = 100_000
_YEARS = (1900, 2199)  # what is reckoned from a day, a year before or ahead, is still a day


def day(text: str) -> "date":
    """A day written as 2026-11-20."""
    from datetime import date

    try:
        found = date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"{text} er ikke en dato som 2026-11-20") from None
    if not _YEARS[0] <= found.year <= _YEARS[1]:
        raise argparse.ArgumentTypeError(f"{text} ligger ikke mellem {_YEARS[0]} og {_YEARS[1]}")
    return found


def count(text: str) -> int:
    """A number of things."""
    if not text.isdecimal() or int(text) > _MOST:
        raise argparse.ArgumentTypeError(f"{text} er ikke et antal fra 0 til 100.000")
    return int(text)
