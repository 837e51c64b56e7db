"""How a field's value is read, typed and understood; dates are kept as ISO text."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from PySide6.QtCore import QDate, QLocale

from koordinator.domain.meetings.moments import to_local
from koordinator.errors import UnusableInput


def _same(text: str) -> str:
    return text


@dataclass(frozen=True)
class Format:
    """`parse` turns typed text into a value or raises a KoordinatorError whose sentence is shown."""

    parse: Callable[[str], str] = _same
    edit: Callable[[str], str] = _same
    read: Callable[[str], str] = _same


def stripped(text: str) -> str:
    """Text without blanks around it."""
    return text.strip()


PLAIN = Format(parse=stripped)


def long_date(iso: str) -> str:
    """24. november 2026 for 2026-11-24; anything else as it is."""
    day = QDate.fromString(iso, "yyyy-MM-dd")
    return QLocale(QLocale.Language.Danish).toString(day, "d. MMMM yyyy") if day.isValid() else iso


def _short_date(iso: str) -> str:
    day = QDate.fromString(iso, "yyyy-MM-dd")
    return day.toString("dd-MM-yyyy") if day.isValid() else iso


def date_format(parse: Callable[[str], str]) -> Format:
    """A date typed as 24-11-2026; `parse` gives ISO text for what was typed, "" for nothing."""
    return Format(parse=parse, edit=_short_date, read=long_date)


def required(sentence: str) -> Format:
    """Text that must not be empty; the sentence says what is missing."""

    def parse(text: str) -> str:
        if not text.strip():
            raise UnusableInput(sentence)
        return text.strip()

    return Format(parse=parse)


def moment(when: datetime) -> str:
    """24. november 2026 kl. 9.12, on a Danish clock."""
    here = to_local(when)
    return f"{long_date(here.date().isoformat())} kl. {here.hour}.{here.minute:02d}"
