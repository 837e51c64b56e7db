"""Monday's list must not undo Friday's work: whose value of a field holds, the list's or ours.

Three values are compared, all as plain text that is the same for everything that means the same: what the
list says now, what a list said last, and what the store holds.
"""

from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal
from enum import StrEnum

from koordinator.domain.lists.rows import CaseRow, Offer
from koordinator.domain.values.names import fold, worker_key
from koordinator.domain.values.numbers import phone_digits

Value = str | None
# What lists said last of one case; a field that was never in a list is not there at all.
Said = Mapping[str, Value]


class Verdict(StrEnum):
    """What becomes of a field: only TAKEN, or a CONFLICT decided for the list, changes the store."""

    UNCHANGED = "unchanged"
    TAKEN = "taken"
    KEPT = "kept"
    CONFLICT = "conflict"


VERDICT_NAMES = {
    Verdict.UNCHANGED: "uændret",
    Verdict.TAKEN: "ændret i listen",
    Verdict.KEPT: "ændret her",
    Verdict.CONFLICT: "ændret begge steder",
}

# Something that happened on a day: more days may come, and a blank cell takes none away.
DAYS = frozenset(("last_talk", "cv_updated"))
FLAGS = frozenset(("protected",))
NO, YES = "0", "1"


def judge(field: str, listed: Value, ours: Value, said: Said) -> Verdict:
    """Whose value holds for one field of one case."""
    if listed == ours:
        return Verdict.UNCHANGED
    if field in DAYS:
        return _judge_day(field, listed, ours, said)
    if field not in said:
        return _judge_first(field, listed, ours)
    if listed == said[field]:
        return Verdict.KEPT
    return Verdict.TAKEN if ours == said[field] else Verdict.CONFLICT


def _judge_first(field: str, listed: Value, ours: Value) -> Verdict:
    """A field no list has spoken of before: its blank says nothing, and ours may have been typed here."""
    blank = NO if field in FLAGS else None
    if ours == blank:
        return Verdict.TAKEN
    return Verdict.KEPT if listed == blank else Verdict.CONFLICT


def _judge_day(field: str, listed: Value, ours: Value, said: Said) -> Verdict:
    """A newer day is one day more; an older one only corrects a day that came from a list."""
    if listed is None:
        return Verdict.UNCHANGED
    if ours is None or listed > ours or ours == said.get(field):
        return Verdict.TAKEN
    return Verdict.KEPT


def lossy(text: str) -> str:
    """The text as it is after a file with room for western letters only."""
    return text.encode("cp1252", "replace").decode("cp1252")


def restored(listed: Value, whole: Value) -> Value:
    """The whole text when the list's differs from it in nothing but lost letters, else the list's."""
    if listed is not None and "?" in listed and whole is not None and lossy(whole) == listed:
        return whole
    return listed


def _of_text(value: str | None) -> Value:
    return value or None


def _of_day(value: date | None) -> Value:
    return None if value is None else value.isoformat()


def of_folded(value: str | None) -> Value:
    """A name of a team, a programme or an offer: spelling alone makes no difference."""
    return fold(value) or None if value else None


def of_phone(value: str | None) -> Value:
    """A phone number, however it is spaced."""
    return phone_digits(value) or value if value else None


def of_email(value: str | None) -> Value:
    """A mail address; capitals make no difference."""
    return value.lower() if value else None


def of_flag(value: bool) -> Value:
    """Yes or no."""
    return YES if value else NO


def of_hours(value: Decimal | None) -> Value:
    """Paid hours; none at all and 0 hours are both nothing to run."""
    return f"{value.normalize():f}" if value else None


def of_worker(value: str | None) -> Value:
    """A colleague's name, however it is written."""
    return worker_key(value) if value else None


def _of_offer(value: Offer | None) -> Value:
    return of_folded(value.text) if value else None


# The fields that are compared, in the order they are shown, and how each becomes comparable.
COMPARED: dict[str, Callable[..., Value]] = {
    "name": _of_text,
    "address": _of_text,
    "postcode": _of_text,
    "city": _of_text,
    "phone": of_phone,
    "email": of_email,
    "protected": of_flag,
    "interpreter": _of_text,
    "programme": of_folded,
    "team": of_folded,
    "starts": _of_day,
    "expected_end": _of_day,
    "caseworker": of_worker,
    "consultant": of_worker,
    "last_talk": _of_day,
    "cv_updated": _of_day,
    "offer": _of_offer,
    "paid_hours": of_hours,
    "remark": _of_text,
}
# What is true of the citizen, whichever of the cases the list names.
CITIZEN_FIELDS = frozenset((
    "name", "address", "postcode", "city", "phone", "email", "protected", "interpreter",
))  # fmt: skip
# Texts that are compared letter by letter.
TEXT_FIELDS = frozenset(name for name, of in COMPARED.items() if of in (_of_text, of_email))
WORKER_FIELDS = ("caseworker", "consultant")


def listed_values(row: CaseRow, fields: frozenset[str]) -> dict[str, Value]:
    """What a row of the list says, field by field; only of fields the list has columns for."""
    return {name: of(getattr(row, name)) for name, of in COMPARED.items() if name in fields}
