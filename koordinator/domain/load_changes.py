"""What will change a worker's caseload in the weeks ahead, as far as it is known."""

from collections.abc import Iterable
from datetime import date
from enum import StrEnum
from typing import NamedTuple

from koordinator.domain.periods import ONE_DAY, day_before
from koordinator.domain.roles import CaseRole


class Kind(StrEnum):
    """Why a caseload or its limits change."""

    STARTS = "starts"
    TAKES = "takes"  # from a colleague
    COVERS = "covers"
    ENDS = "ends"
    EXPECTED = "expected"  # to end by the plan
    GIVES = "gives"  # to a colleague
    RETURNS = "returns"  # a case covered goes back
    LENT = "lent"  # a colleague covers it from then on
    HOME = "home"  # a colleague has covered it until then
    AWAY = "away"
    BACK = "back"
    HOURS = "hours"
    LIMITS = "limits"


MORE = frozenset({Kind.STARTS, Kind.TAKES, Kind.COVERS, Kind.HOME})
FEWER = frozenset({Kind.ENDS, Kind.EXPECTED, Kind.GIVES, Kind.RETURNS, Kind.LENT})


class Change(NamedTuple):
    """One change on the first day it holds; the case is None where it is about the worker."""

    day: date
    kind: Kind
    case_id: int | None = None
    name: str = ""


class HeldCase(NamedTuple):
    """A case a worker holds in a role, from day to day, and when the case itself begins and ends."""

    worker_id: int
    role: str
    starts: date
    ends: date | None
    case_id: int
    name: str
    case_starts: date
    ended: date | None
    expected_end: date | None


class Lent(NamedTuple):
    """A case somebody else covers from day to day, as its caseworker sees it."""

    worker_id: int
    starts: date
    ends: date | None
    case_id: int
    name: str
    ended: date | None


def lent_changes(one: Lent, after: date, until: date) -> list[Change]:
    """When a case goes out of its caseworker's hands and comes back, after a day and until another."""
    found = []
    if after < one.starts <= until:
        found.append(Change(one.starts, Kind.LENT, one.case_id, one.name))
    back = one.ends + ONE_DAY if one.ends is not None else None
    if back is not None and after < back <= until and (one.ended is None or one.ended >= back):
        found.append(Change(back, Kind.HOME, one.case_id, one.name))
    return found


def change_words(changes: Iterable[Change]) -> str:
    """In short: +2 −1."""
    kinds = [one.kind for one in changes]
    more, fewer = sum(kind in MORE for kind in kinds), sum(kind in FEWER for kind in kinds)
    return " ".join(part for part in (f"+{more}" if more else "", f"−{fewer}" if fewer else "") if part)


def case_changes(one: HeldCase, after: date, until: date) -> list[Change]:
    """What one case changes for its worker after a day and until another, the last one included."""
    found = []
    last = one.ended or one.expected_end
    cover = one.role == CaseRole.COVER
    if after < one.starts <= until:
        new = Kind.STARTS if one.starts == one.case_starts else Kind.TAKES
        found.append(Change(one.starts, Kind.COVERS if cover else new, one.case_id, one.name))
    if one.ends is not None and (one.ended is None or one.ends < one.ended):
        gone = one.ends + ONE_DAY
        if after < gone <= until:
            found.append(Change(gone, Kind.RETURNS if cover else Kind.GIVES, one.case_id, one.name))
    if last is not None and day_before(after) < last < until and (one.ends is None or last <= one.ends):
        kind = Kind.ENDS if one.ended else Kind.EXPECTED
        found.append(Change(last + ONE_DAY, kind, one.case_id, one.name))
    return found
