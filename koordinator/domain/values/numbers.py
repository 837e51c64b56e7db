"""Hours, yes and no, and phone numbers as lists write them."""

import re
from decimal import ROUND_HALF_UP, Decimal, InvalidOperation

from koordinator.domain.values.names import clean_name, fold

WEEK_HOURS = 168
_THOUSANDTH = Decimal("0.001")
_HOURS = re.compile(
    r"(\d+(?:[.,]\d+)?|[.,]\d+)\s*(?:t|h|tim|timer|time|hours?)?\.?\s*(?:(?:/|pr\.?)\s*uge\.?)?"
)
_LONGEST = 40
_YES = frozenset(("ja", "j", "x", "1", "true", "sand", "sandt", "yes", "y", "✓", "✔", "beskyttet"))
_NO = frozenset(("nej", "n", "0", "", "false", "falsk", "falskt", "no", "-", "ingen", "ubeskyttet"))
_NOT_DIGITS = re.compile(r"\D+")
_PHONE_SIGNS = re.compile(r"[\d\s+()./-]+")


def parse_hours(value: object) -> Decimal:
    """Hours a week, 0-168, to the thousandth; ValueError with a Danish sentence otherwise."""
    hours = _decimal(value)
    if hours is None or not hours.is_finite():
        raise ValueError("Kan ikke læses som timer. Skriv for eksempel 6,5.")
    if not 0 <= hours <= WEEK_HOURS:
        raise ValueError(f"Timer pr. uge skal ligge mellem 0 og {WEEK_HOURS}.")
    return hours.quantize(_THOUSANDTH, ROUND_HALF_UP)


def _decimal(value: object) -> Decimal | None:
    if isinstance(value, str):
        found = _HOURS.fullmatch(value.strip().lower()) if len(value) <= _LONGEST else None
        value = found[1].replace(",", ".") if found else None
    if isinstance(value, bool) or not isinstance(value, (int, float, str, Decimal)):
        return None
    try:
        return Decimal(str(value))
    except InvalidOperation:
        return None


def format_hours(hours: Decimal) -> str:
    """6,5 and 8: no more decimals than needed, with a comma."""
    text = f"{hours:f}"
    if "." in text:
        text = text.rstrip("0").rstrip(".")
    return text.replace(".", ",")


def parse_flag(value: object) -> bool:
    """Yes or no; blank is no; ValueError with a Danish sentence for anything else."""
    if value is None:
        return False
    if isinstance(value, (bool, int, float)) and value in (0, 1):
        return bool(value)
    text = fold(value) if isinstance(value, str) else None
    if text in _YES:
        return True
    if text in _NO:
        return False
    raise ValueError("Kan ikke læses som ja eller nej.")


def phone_digits(text: str) -> str:
    """The digits of a phone number, without Denmark's own +45 or 0045: what a search compares."""
    digits = _NOT_DIGITS.sub("", text)
    for prefix in ("0045", "45"):
        if len(digits) == len(prefix) + 8 and digits.startswith(prefix):
            return digits[len(prefix) :]
    return digits


def parse_phone(value: object) -> str:
    """A phone number for display: Danish ones in pairs, anything else as it is written."""
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    text = clean_name(str(value))
    digits = phone_digits(text)
    if len(digits) == 8 and _PHONE_SIGNS.fullmatch(text):
        return " ".join(digits[place : place + 2] for place in range(0, 8, 2))
    return text
