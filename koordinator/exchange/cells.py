"""Single cells: text that a spreadsheet would take for a formula, and what a cell looks like to a person."""

import re
from datetime import date, datetime

from koordinator.domain.values.dates import short_date

# A spreadsheet runs what begins so; one apostrophe in front makes it text. Text that already has
# apostrophes before such a sign gets one more, so that reading gives back exactly what was written.
_GUARDED = re.compile(r"'*[=+\-@\t\r\0]")
_ERRORS = frozenset(
    ("#N/A", "#REF!", "#VALUE!", "#DIV/0!", "#NAME?", "#NUM!", "#NULL!", "#I/T", "#REFERENCE!")
)


def guard(text: str) -> str:
    """The text as it is safe in a .csv file."""
    return "'" + text if _GUARDED.match(text) else text


def unguard(text: str) -> str:
    """The text as it was before guard."""
    return text[1:] if text[:1] == "'" and _GUARDED.match(text) else text


def shown(value: object) -> str:
    """A cell's text as a person reads it in the file."""
    if value is None:
        return ""
    if isinstance(value, datetime):
        clock = "" if (value.hour, value.minute) == (0, 0) else f" {value:%H:%M}"
        return short_date(value.date()) + clock
    if isinstance(value, date):
        return short_date(value)
    if isinstance(value, bool):
        return "Ja" if value else "Nej"
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() else str(value).replace(".", ",")
    return str(value)


def is_error(value: object) -> bool:
    """True for the text a failed formula leaves in its cell."""
    return isinstance(value, str) and value.upper() in _ERRORS
