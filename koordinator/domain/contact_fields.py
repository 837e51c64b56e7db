"""How the fields of contacts and organisations are read; a ValueError says in Danish what is wrong."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from koordinator.domain.values.names import clean_name, person_name
from koordinator.domain.values.numbers import parse_phone, phone_digits

MOST_TEXT = 500


@dataclass(frozen=True, slots=True)
class Field:
    """One field: the word an action on it is named by, and how its text is read."""

    label: str
    parse: Callable[[object], Any]


def one_line(value: object) -> str | None:
    """A text on one line; empty is None."""
    text = clean_name(str(value or ""))
    if len(text) > MOST_TEXT:
        raise ValueError("Teksten er længere end 500 tegn.")
    return text or None


def _contact_name(value: object) -> str:
    text = person_name(one_line(value) or "")
    if not text:
        raise ValueError("En kontakt skal have et navn.")
    return text


def _organisation_name(value: object) -> str:
    text = one_line(value)
    if not text:
        raise ValueError("En organisation skal have et navn.")
    return text


def _phone(value: object) -> str | None:
    text = one_line(value)
    if text is None:
        return None
    if len(phone_digits(text)) < 3:
        raise ValueError("Kan ikke læses som et telefonnummer. Skriv for eksempel 72 50 11 20.")
    return parse_phone(text)


def _email(value: object) -> str | None:
    text = one_line(value)
    if text is None:
        return None
    box, at, place = text.rpartition("@")
    if not (box and at and "." in place.strip(".") and " " not in text):
        raise ValueError("Kan ikke læses som en e-mail. Skriv for eksempel anna@example.dk.")
    return text


def _cvr(value: object) -> str | None:
    text = one_line(value)
    if text is None:
        return None
    from stdnum.dk import cvr
    from stdnum.exceptions import ValidationError

    try:
        return str(cvr.validate(text))
    except ValidationError:
        raise ValueError(
            "CVR-nummeret passer ikke. Det har otte cifre; se efter, om ét er tastet forkert."
        ) from None


CONTACT_FIELDS = {
    "name": Field("kontaktens navn", _contact_name),
    "title": Field("titel", one_line),
    "phone": Field("telefon", _phone),
    "email": Field("e-mail", _email),
}
ORGANISATION_FIELDS = {
    "name": Field("organisationens navn", _organisation_name),
    "cvr": Field("CVR-nummer", _cvr),
    "phone": Field("telefon", _phone),
    "address": Field("adresse", one_line),
}
