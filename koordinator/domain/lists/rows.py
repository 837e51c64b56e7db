"""The rows of a case list as the program understands them, and what it has to say about the others."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from koordinator.domain.values.cpr import age_on, birth_date
from koordinator.domain.values.names import clean_name, fold

INTERVENTION = "intervention"
# The most a text field may hold; more is a mistake in the file or an attack on it.
LONGEST_TEXT = 5_000


@dataclass(frozen=True, slots=True)
class Offer:
    """What the citizen takes part in: an intervention by its title, or a placement by its place."""

    kind: str
    title: str
    text: str

    @property
    def is_placement(self) -> bool:
        """True when it happens at a company."""
        return self.kind != INTERVENTION


@dataclass(frozen=True, slots=True)
class CaseRow:
    """One row of a list that can be taken in; row is the file's own row number, 1 the first line."""

    row: int
    number: str | None
    cpr: str
    name: str
    starts: date
    address: str | None = None
    postcode: str | None = None
    city: str | None = None
    phone: str | None = None
    email: str | None = None
    programme: str | None = None
    expected_end: date | None = None
    caseworker: str | None = None
    consultant: str | None = None
    team: str | None = None
    last_talk: date | None = None
    cv_updated: date | None = None
    offer: Offer | None = None
    paid_hours: Decimal | None = None
    protected: bool = False
    interpreter: str | None = None
    remark: str | None = None


@dataclass(frozen=True, slots=True)
class Rejected:
    """A row that cannot be taken in: the column as the file heads it, the cell's text and why, in Danish."""

    row: int
    column: str
    value: str
    reason: str


@dataclass(frozen=True, slots=True)
class RowWarning:
    """Something a person should look at in a row that is taken in all the same."""

    row: int
    column: str
    value: str
    sentence: str


@dataclass(frozen=True, slots=True)
class ParsedList:
    """A whole list, understood: every data row is among rows or among rejected.

    fields holds what the file has columns for. seen_numbers and seen_cprs hold rejected rows' too, as
    far as they could be read, so that a rejected case is not also reported as missing.
    """

    rows: Sequence[CaseRow]
    rejected: Sequence[Rejected]
    warnings: Sequence[RowWarning]
    extract_date: date | None
    fields: frozenset[str]
    read: int
    seen_numbers: frozenset[str] = field(default_factory=frozenset)
    seen_cprs: frozenset[str] = field(default_factory=frozenset)
    signature: str = ""


AgeBand = tuple[int | None, int | None]

_RANGE = re.compile(r"\b(\d{2})\s*(?:-|til)\s*(\d{2})\b")
_OVER = re.compile(
    r"(?:\bover|\bfyldt|\bfra|\bo\.?|>\s*=?|\+)\s*(\d{2})\b"
    r"|\b(\d{2})\s*(?:ar\s*)?(?:\+|(?:og|eller) (?:over|op|ældre|derover)\b|plus\b)"
)
_UNDER = re.compile(r"(?:\bunder|\bu[./]?|\bop til|<)\s*(\d{2})\b")
_UP_TO = re.compile(
    r"\btil og med\s*(\d{2})\b|\b(\d{2})\s*(?:ar\s*)?(?:og|eller) (?:under|ned|yngre|derunder)\b"
)


def guess_age_band(team_name: str) -> AgeBand:
    """The ages (from, to), both included, that a team's name speaks of; None where it sets no limit."""
    # fold turns "år" into "ar", and every kind of dash into "-".
    name = fold(team_name)
    if found := _RANGE.search(name):
        low, high = int(found[1]), int(found[2])
        return (low, high) if low < high else (None, None)
    if found := _OVER.search(name):
        return int(found[1] or found[2]), None
    if found := _UP_TO.search(name):
        return None, int(found[1] or found[2])
    if found := _UNDER.search(name):
        return None, int(found[1]) - 1
    return None, None


def age_sentence(cpr: str, band: AgeBand, today: date) -> str | None:
    """Why a citizen's age does not fit the team's band, or None when it does."""
    if band == (None, None):
        return None
    age = age_on(birth_date(cpr), today)
    low, high = band
    if low is not None and age < low:
        return f"Borgeren er {age} år, men teamet er fra {low} år. Listens team er brugt."
    if high is not None and age > high:
        return f"Borgeren er {age} år, men teamet er til og med {high} år. Listens team er brugt."
    return None


def parse_offer(text: str, beginnings: Iterable[tuple[str, str]], skipped: Iterable[str]) -> Offer:
    """Understand "Virksomhedspraktik – Brugsen Hornsyld" by the beginnings the data files know.

    beginnings are (beginning, kind), the longest first; skipped are the small words, such as "hos ", that
    may stand between the kind and the place.
    """
    written = clean_name(text)
    lowered = written.lower()
    for beginning, kind in beginnings:
        rest = written[len(beginning) :]
        if lowered.startswith(beginning) and not rest[:1].isalnum():
            place = rest.strip(" –-:,/|.")
            small = next((word for word in skipped if place.lower().startswith(word)), "")
            return Offer(kind, place[len(small) :].strip(), written)
    return Offer(INTERVENTION, written, written)
