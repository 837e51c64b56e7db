"""Dates as people and spreadsheets write them, and dates as Danes read them."""

import re
from datetime import date, datetime, timedelta

MONTHS = (
    "januar",
    "februar",
    "marts",
    "april",
    "maj",
    "juni",
    "juli",
    "august",
    "september",
    "oktober",
    "november",
    "december",
)
WEEKDAYS = ("mandag", "tirsdag", "onsdag", "torsdag", "fredag", "lørdag", "søndag")
# maj, juni and juli are not abbreviated in Danish.
MONTHS_SHORT = tuple(name if len(name) <= 4 else name[:3] + "." for name in MONTHS)
# The year other systems write for "no end"; every other four-digit year must be a plausible one.
FOREVER = 9999

_MONTH_NUMBERS = {name[:3]: number for number, name in enumerate(MONTHS, 1)} | {"may": 5, "oct": 10}
# Day 0 of Excel's calendar, which counts a 29 February 1900 that never was; right from March 1900 on.
_EXCEL_ZERO = date(1899, 12, 30)
_SERIALS = range(20_000, 80_001)
_YEARS = range(1900, 2200)

_TIME = r"(?:[ T,]\s*(?:kl\.?\s*)?\d{1,2}[:.]\d{2}(?:[:.]\d{2}(?:[.,]\d+)?)?\s*(?:Z|[+-]\d{2}:?\d{2})?)?"
_NUMBERS = re.compile(r"(\d{1,2})\s*[-./ ]\s*(\d{1,2})\s*[-./ ]\s*(\d{4}|\d{2})" + _TIME)
_ISO = re.compile(r"(\d{4})[-./](\d{1,2})[-./](\d{1,2})" + _TIME)
_WORDS = re.compile(
    r"(?:[a-zæøå]+\.?,?\s+)?(?:den\s+|d\.\s*)?(\d{1,2})\.?\s*([a-z]{3,9})\.?\s*,?\s*(\d{4}|\d{2})" + _TIME,
    re.IGNORECASE,
)
_SERIAL = re.compile(r"(\d{5})(?:[.,]\d+)?")
_EIGHT = re.compile(r"\d{8}")
_HYPHENS = str.maketrans("‐‑‒–—−\N{NO-BREAK SPACE}", "------ ")

# No written date is longer; the patterns above take long over endless spaces.
_LONGEST = 80
_UNREADABLE = "Kan ikke læses som en dato. Skriv den som 24-11-2026."
_NO_SUCH_DAY = "Datoen findes ikke i kalenderen."


def parse_date(value: object) -> date:
    """The date a cell means; ValueError with a Danish sentence when it means none."""
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, date):
        return value
    if isinstance(value, str):
        return _from_text(value.translate(_HYPHENS).strip())
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        return _from_serial(value)
    raise ValueError(_UNREADABLE)


def _from_text(text: str) -> date:
    if len(text) > _LONGEST:
        raise ValueError(_UNREADABLE)
    if found := _NUMBERS.fullmatch(text):
        return _day(found[3], int(found[2]), int(found[1]))
    if found := _ISO.fullmatch(text):
        return _day(found[1], int(found[2]), int(found[3]))
    if _EIGHT.fullmatch(text):
        return _from_eight(text)
    if found := _SERIAL.fullmatch(text):
        return _from_serial(int(found[1]))
    if (found := _WORDS.fullmatch(text)) and (month := _month(found[2])):
        return _day(found[3], month, int(found[1]))
    raise ValueError(_UNREADABLE)


def _month(word: str) -> int | None:
    """A month by its full name or an abbreviation of it, Danish or English."""
    return _MONTH_NUMBERS.get(word[:3].lower())


def _from_eight(text: str) -> date:
    """20261124 or 24112026: only one of the two readings can have a plausible year and month."""
    if int(text[:4]) in _YEARS and int(text[4:6]) <= 12:
        return _day(text[:4], int(text[4:6]), int(text[6:]))
    return _day(text[4:], int(text[2:4]), int(text[:2]))


def _from_serial(value: float) -> date:
    if not _SERIALS.start <= value < _SERIALS.stop:
        raise ValueError(_UNREADABLE)
    return _EXCEL_ZERO + timedelta(days=int(value))


def _day(year_text: str, month: int, day: int) -> date:
    year = int(year_text)
    if len(year_text) == 2:
        year += 2000 if year < 70 else 1900
    elif year not in _YEARS and year != FOREVER:
        raise ValueError("Årstallet er ikke til at tro på. Skriv datoen som 24-11-2026.")
    try:
        return date(year, month, day)
    except ValueError:
        raise ValueError(_NO_SUCH_DAY) from None


def long_date(day: date) -> str:
    """tirsdag den 24. november 2026."""
    return f"{WEEKDAYS[day.weekday()]} den {day_and_month(day)} {day.year}"


def day_and_month(day: date) -> str:
    """24. november."""
    return f"{day.day}. {MONTHS[day.month - 1]}"


def whole_day(day: date) -> str:
    """24. november 2026, as a date stands in a sentence."""
    return f"{day_and_month(day)} {day.year}"


def short_date(day: date) -> str:
    """24-11-2026, as a date is typed and stands in the column of a table."""
    return f"{day.day:02d}-{day.month:02d}-{day.year:04d}"


def day_month(day: date) -> str:
    """24. nov."""
    return f"{day.day}. {MONTHS_SHORT[day.month - 1]}"


def told_day(day: date, today: date) -> str:
    """24. nov., with the year where it is another one; as a date stands where there is little room."""
    return day_month(day) if day.year == today.year else f"{day_month(day)} {day.year}"
