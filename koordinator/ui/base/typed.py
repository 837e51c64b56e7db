"""Formats for what is typed on one line: dates with or without their year, shares, whole numbers."""

from collections.abc import Callable
from datetime import date

from koordinator.domain.values.numbers import format_hours
from koordinator.domain.values.typed import typed_date, typed_share
from koordinator.errors import UnusableInput
from koordinator.ui.base.formats import Format, date_format


def day_format(today: Callable[[], date], *, needed: str = "") -> Format:
    """A date typed as 1/12 or in full; an empty field is refused with the sentence `needed`, if given."""

    def parse(text: str) -> str:
        if not text.strip():
            if needed:
                raise UnusableInput(needed)
            return ""
        try:
            return typed_date(text, today()).isoformat()
        except ValueError as fault:
            raise UnusableInput(str(fault)) from None

    return date_format(parse)


def _share(text: str) -> str:
    try:
        return format_hours(typed_share(text))
    except ValueError as fault:
        raise UnusableInput(str(fault)) from None


def _whole(text: str) -> str:
    if not (text.strip().isdecimal() and len(text.strip()) <= 6):
        raise UnusableInput("Skriv et helt tal.")
    return str(int(text))


SHARE = Format(parse=_share)
WHOLE = Format(parse=_whole)
