"""What people type in a field: a date without its year, a share of full time."""

import re
from datetime import date, timedelta
from decimal import ROUND_HALF_UP, Decimal

from koordinator.domain.values.dates import FOREVER, parse_date

_WORDS = {"i går": -1, "igår": -1, "i dag": 0, "idag": 0, "i morgen": 1, "imorgen": 1}
_NO_YEAR = re.compile(r"(\d{1,2})\s*[-./ ]\s*(\d{1,2})\.?")
_NO_YEAR_WORD = re.compile(r"(?:den\s+)?(\d{1,2})\.?\s*([a-zæøå]{3,9})\.?")
_SHARE = re.compile(r"(\d{1,3}(?:[.,]\d{1,4})?|[.,]\d{1,4})\s*(%?)")
_WHOLE = frozenset(("fuld tid", "fuldtid", "hele", "hele tiden"))
_THOUSANDTH = Decimal("0.001")


def typed_date(text: str, today: date) -> date:
    """The date that is meant; without a year the one nearest to today. ValueError with a Danish sentence."""
    written = " ".join(text.lower().split())
    if written in _WORDS:
        return today + timedelta(days=_WORDS[written])
    if _NO_YEAR.fullmatch(written):
        return _nearest(written.rstrip("."), today)
    if _NO_YEAR_WORD.fullmatch(written):
        return _nearest(written, today)
    found = parse_date(text)
    if found.year == FOREVER:
        raise ValueError("Årstallet er ikke til at tro på. Skriv datoen som 24-11-2026.")
    return found


def _nearest(written: str, today: date) -> date:
    """Of the years around today the one that brings the day closest; the later of two as close."""
    found: list[date] = []
    refused: ValueError = ValueError()
    # A leap day is at most eight years away, across a century that has none.
    for year in range(today.year - 8, today.year + 9):
        try:
            found.append(parse_date(f"{written} {year}"))
        except ValueError as fault:
            refused = fault
    if not found:
        raise refused
    return min(found, key=lambda day: (abs(day - today), -day.toordinal()))


def typed_share(text: str) -> Decimal:
    """A share of full time typed as 0,8 or 80 %, to the thousandth; ValueError with a Danish sentence."""
    written = " ".join(text.lower().split())
    if written in _WHOLE:
        return Decimal(1)
    found = _SHARE.fullmatch(written)
    if found is None:
        raise ValueError("Kan ikke læses som en andel. Skriv for eksempel 0,8 eller 80 %.")
    number = Decimal(found[1].replace(",", "."))
    return (number / 100 if found[2] else number).quantize(_THOUSANDTH, ROUND_HALF_UP)
