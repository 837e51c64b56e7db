"""Formats for what is typed about a meeting's time."""

from koordinator.domain.values.times import parse_clock
from koordinator.errors import UnusableInput
from koordinator.ui.base.formats import Format

_LONGEST = 24 * 60


def _time(text: str) -> str:
    try:
        return parse_clock(text).strftime("%H:%M")
    except ValueError as fault:
        raise UnusableInput(str(fault)) from None


def _shown(iso: str) -> str:
    """9.05 for 09:05."""
    hour, colon, minute = iso.partition(":")
    return f"{int(hour)}.{minute}" if colon else iso


def _minutes(text: str) -> str:
    written = text.lower().removesuffix("utter").removesuffix(".").removesuffix("min").strip()
    if not (written.isdecimal() and len(written) <= 4 and 0 < int(written) <= _LONGEST):
        raise UnusableInput("Skriv antal minutter, for eksempel 90.")
    return str(int(written))


TIME = Format(parse=_time, edit=_shown, read=_shown)
MINUTES = Format(parse=_minutes, read=lambda value: f"{value} min." if value else "")
