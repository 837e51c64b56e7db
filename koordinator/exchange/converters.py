"""How the cell of each field becomes its value; a ValueError's Danish sentence says why it cannot."""

import re
from collections.abc import Callable
from datetime import date
from functools import cache, partial

from koordinator.domain.lists.rows import LONGEST_TEXT, Offer, parse_offer
from koordinator.domain.values.cpr import parse_cpr
from koordinator.domain.values.dates import FOREVER, parse_date
from koordinator.domain.values.names import clean_name, clean_text, fold, person_name, worker_name
from koordinator.domain.values.numbers import parse_flag, parse_hours, parse_phone
from koordinator.exchange.cells import is_error, shown
from koordinator.resources import table

Convert = Callable[[object], object]

_POSTAL = re.compile(r"(?:DK-?)?(\d{4})[\s,]+(.+)", re.IGNORECASE)
# Fields with few different values in a long list: each text is understood once.
_REPEATED = frozenset((
    "postcode", "city", "postal", "programme", "starts", "expected_end", "caseworker", "consultant", "team",
    "last_talk", "cv_updated", "offer", "paid_hours", "protected", "interpreter",
))  # fmt: skip
# Words for "nothing" are short, and names are many.
_LONGEST_BLANK = 20


class _Memo(dict[str, object]):
    """Remembers what a text was understood as."""

    def __init__(self, convert: Convert) -> None:
        super().__init__()
        self._convert = convert

    def __missing__(self, text: str) -> object:
        value = self[text] = self._convert(text)
        return value

    def read(self, value: object) -> object:
        """The value of a cell; only texts are worth remembering."""
        return self[value] if type(value) is str else self._convert(value)


def converters(today: date) -> dict[str, Convert]:
    """One converter per field, made anew for each list so that nothing of it is remembered after."""
    plain: dict[str, Convert] = {
        "number": _line,
        "cpr": partial(parse_cpr, today=today),
        "name": _person,
        "address": _line,
        "postcode": _postcode,
        "city": _line,
        "postal": _postal,
        "phone": _phone,
        "email": _line,
        "programme": _named,
        "starts": _date,
        "expected_end": _date,
        "caseworker": _worker,
        "consultant": _worker,
        "team": _named,
        "last_talk": _date,
        "cv_updated": _date,
        "offer": _offer,
        "paid_hours": _hours,
        "protected": _flag,
        "interpreter": _interpreter,
        "remark": _text,
    }
    return {key: _Memo(convert).read if key in _REPEATED else convert for key, convert in plain.items()}


def _text(value: object) -> str | None:
    text = clean_text(value if isinstance(value, str) else shown(value))
    if len(text) > LONGEST_TEXT:
        raise ValueError("Teksten er på mere end 5.000 tegn.")
    if text[:1] == "#" and is_error(text):
        raise ValueError("Cellen viser en fejl fra regnearket i stedet for en værdi.")
    return text or None


def _line(value: object) -> str | None:
    text = _text(value)
    return clean_name(text) if text else None


def _named(value: object) -> str | None:
    text = _line(value)
    return None if text is None or _is_blank(text) else text


def _person(value: object) -> str | None:
    text = _text(value)
    return None if text is None or _is_blank(text) else person_name(text) or None


def _worker(value: object) -> str | None:
    text = _named(value)
    return worker_name(text) or None if text else None


def _phone(value: object) -> str | None:
    text = _text(value)
    return parse_phone(text) if text else None


def _postcode(value: object) -> str | None:
    text = _line(value)
    # A number cell drops the zeros of 0800 Høje Taastrup.
    return text.zfill(4) if text and text.isdecimal() else text


def _postal(value: object) -> tuple[str | None, str | None]:
    text = _line(value) or ""
    if found := _POSTAL.fullmatch(text):
        return found[1], found[2]
    return (text, None) if text.isdecimal() else (None, text or None)


def _date(value: object) -> date | None:
    """A date, or None for nothing and for the year other systems write for "no end"."""
    if isinstance(value, str) and (not value.strip() or _is_blank(value)):
        return None
    found = parse_date(value)
    return None if found.year == FOREVER else found


def _hours(value: object) -> object:
    if isinstance(value, str) and (not value.strip() or _is_blank(value)):
        return None
    return parse_hours(value)


def _flag(value: object) -> bool:
    return parse_flag(value)


def _interpreter(value: object) -> str | None:
    """The language, or "Ja" when the list only says that there is to be one."""
    text = _line(value)
    if text is None:
        return None
    try:
        return "Ja" if parse_flag(value) else None
    except ValueError:
        return text


def _offer(value: object) -> Offer | None:
    text = _line(value)
    if text is None or fold(text) in _no_offer():
        return None
    return parse_offer(text, _beginnings(), _skipped())


def _is_blank(text: str) -> bool:
    return len(text) <= _LONGEST_BLANK and fold(text) in _blanks()


@cache
def _blanks() -> frozenset[str]:
    return frozenset(fold(word) for word in table("columns.toml")["blanks"])


@cache
def _no_offer() -> frozenset[str]:
    return frozenset(fold(word) for word in table("offers.toml")["none"]["words"])


@cache
def _beginnings() -> tuple[tuple[str, str], ...]:
    found = [
        (text, entry["kind"]) for entry in table("offers.toml")["placement"] for text in entry["beginnings"]
    ]
    return tuple(sorted(found, key=lambda pair: -len(pair[0])))


@cache
def _skipped() -> tuple[str, ...]:
    return tuple(table("offers.toml")["place"]["skip"])
