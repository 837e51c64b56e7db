"""Which column of a case list is which field, by the names the data file knows."""

import hashlib
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from koordinator.domain.values.names import fold
from koordinator.exchange.cells import shown
from koordinator.resources import table

ColumnMap = dict[str, list[int]]

_NOT_LETTERS = re.compile(r"[\W_]+")
_IN_BRACKETS = re.compile(r"\([^()]*\)")
# A heading is a few words; a longer text that mentions a CPR number is a sentence.
_LONGEST_HEADING = 60
# A whole name tells more than a part of one.
_WHOLE, _PART = 2, 1


@dataclass(frozen=True, slots=True)
class Field:
    """A field of a case row that a column can hold, with the title people know it by."""

    key: str
    title: str


@dataclass(frozen=True, slots=True)
class Proposal:
    """What a row of headings most likely means, and how sure that is."""

    mapping: ColumnMap
    score: int

    @property
    def is_header(self) -> bool:
        """True when the row can be a case list's headings."""
        known = self.mapping.keys()
        return len(known) >= 2 and ("cpr" in known or {"number", "name"} <= known)


@dataclass(frozen=True, slots=True)
class _Catalogue:
    whole: Mapping[str, tuple[str, int]]
    parts: Sequence[tuple[str, str, tuple[str, ...]]]
    ignored: frozenset[str]


def fields() -> list[Field]:
    """Every field a column can be mapped to, in the order people expect them."""
    return [Field(key, entry["title"]) for key, entry in table("columns.toml")["fields"].items()]


def title_of(key: str) -> str:
    """What the program itself calls a field."""
    title: str = table("columns.toml")["fields"][key]["title"]
    return title


def propose(headings: Sequence[object]) -> Proposal:
    """The best reading of a row as headings."""
    known = _catalogue()
    best: dict[str, tuple[int, int]] = {}
    held: dict[str, int] = {}
    for column, heading in enumerate(headings):
        if not isinstance(heading, str) or len(heading) > _LONGEST_HEADING:
            continue
        if exact := _whole(heading, known):
            key, rank = exact
            best[key] = min(best.get(key, (rank, column)), (rank, column))
        elif partly := _part(fold_heading(heading), known):
            held.setdefault(partly, column)
    mapping = {key: [column] for key, (_, column) in best.items()}
    score = _WHOLE * len(mapping)
    for key, column in held.items():
        if key not in mapping:
            mapping[key] = [column]
            score += _PART
    return Proposal(_with_joined(mapping), score)


def _whole(heading: str, known: _Catalogue) -> tuple[str, int] | None:
    found = known.whole.get(fold_heading(heading))
    return found or known.whole.get(fold_heading(_IN_BRACKETS.sub("", heading)))


def _part(folded: str, known: _Catalogue) -> str | None:
    if folded in known.ignored:
        return None
    for part, key, unless in known.parts:
        if part in folded and not any(word in folded for word in unless):
            return key
    return None


def _with_joined(mapping: ColumnMap) -> ColumnMap:
    """First and last name stand in for a missing whole name; a joint postcode and town for two columns."""
    first, last = mapping.pop("first", []), mapping.pop("last", [])
    if "name" not in mapping and (first or last):
        mapping["name"] = first + last
    if "postcode" in mapping or "city" in mapping:
        mapping.pop("postal", None)
    return mapping


def fold_heading(heading: str) -> str:
    """A heading without case, accents, spaces and signs."""
    return _NOT_LETTERS.sub("", fold(heading))


@cache
def _catalogue() -> _Catalogue:
    columns: dict[str, Any] = table("columns.toml")
    whole: dict[str, tuple[str, int]] = {}
    parts = []
    for key, entry in columns["fields"].items():
        unless = tuple(fold_heading(word) for word in entry.get("unless", []))
        parts += [(fold_heading(part), key, unless) for part in entry.get("parts", [])]
        for kind, names in ((key, "names"), ("first", "first"), ("last", "last")):
            for rank, name in enumerate(entry.get(names, [])):
                whole.setdefault(fold_heading(name), (kind, rank))
    return _Catalogue(whole, parts, frozenset(fold_heading(name) for name in columns["ignored"]))


def is_ignored(heading: str) -> bool:
    """True for a column the program added itself."""
    return fold_heading(heading) in _catalogue().ignored


def signature(headings: Sequence[str]) -> str:
    """The same for every list with the same headings, so that a mapping can be remembered for them."""
    folded = [fold_heading(heading) for heading in headings if not is_ignored(heading)]
    while folded and not folded[-1]:
        folded.pop()
    return hashlib.sha256("\x1f".join(folded).encode()).hexdigest()[:32]


def heading_texts(values: Sequence[object]) -> list[str]:
    """The headings as the file writes them, one line each."""
    return [" ".join(shown(value).split()) for value in values]
