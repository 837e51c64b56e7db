"""CPR numbers: read as people write them, and the age that follows from them."""

import re
from datetime import date
from functools import lru_cache

_SEPARATORS = re.compile(r"[\s.‐‑‒–—−/-]+")
# A replacement number, which no living person has, carries its day of birth with 60 added.
REPLACEMENT = 60


def parse_cpr(value: object, today: date | None = None) -> str:
    """The ten digits; ValueError with a Danish sentence when there is no date of birth in them.

    Modulus 11 is never asked: numbers that fail it have been given out since 2007.
    """
    digits = _digits(value)
    born = birth_date(digits)
    if today is not None and born > today:
        raise ValueError("CPR-nummerets fødselsdato ligger i fremtiden.")
    return digits


def _digits(value: object) -> str:
    if isinstance(value, str):
        text = value.strip()
        if len(text) != 10 or not text.isdecimal():
            text = _SEPARATORS.sub("", text)
    elif isinstance(value, (int, float)) and not isinstance(value, bool) and value == value // 1:
        text = str(int(value))
    else:
        text = ""
    if not text:
        raise ValueError("CPR-nummeret mangler.")
    if not (text.isascii() and text.isdigit()):
        raise ValueError("CPR-nummeret må kun bestå af tal, for eksempel 311299-1234.")
    if len(text) == 9:  # a number cell drops the zero of the days 01-09
        text = "0" + text
    if len(text) != 10:
        raise ValueError("CPR-nummeret skal have ti cifre.")
    return text


def birth_date(cpr: str) -> date:
    """The date of birth in ten digits; ValueError with a Danish sentence when it is no date."""
    born = _born(cpr[:7])
    if born is None:
        raise ValueError("CPR-nummeret har ingen gyldig fødselsdato.")
    return born


@lru_cache(maxsize=32_768)
def _born(seven: str) -> date | None:
    """The date the first seven digits stand for: six of the date, one of the century."""
    from stdnum.dk.cpr import get_birth_date
    from stdnum.exceptions import ValidationError

    day = int(seven[:2])
    if day > REPLACEMENT:
        seven = f"{day - REPLACEMENT:02d}{seven[2:]}"
    try:
        born: date = get_birth_date(seven + "000")
    except ValidationError:
        return None
    return born


def age_on(birth: date, day: date) -> int:
    """Whole years on a day; who is born on 29 February turns on 1 March in other years."""
    return day.year - birth.year - ((day.month, day.day) < (birth.month, birth.day))


def format_cpr(cpr: str) -> str:
    """311299-1234."""
    return f"{cpr[:6]}-{cpr[6:]}"
