"""Pairs of a caseworker and a consultant: what they share, and when they last went through it."""

from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from enum import StrEnum
from itertools import permutations
from typing import NamedTuple

# Who shares fewer cases than this is no pair with a list of its own to go through.
FIXED = 5


class Review(StrEnum):
    """How a pair's going through of its list stands against the rule."""

    FEW = "few"  # no fixed pair
    NONE = "none"  # never, and none is planned
    LATE = "late"
    PLANNED = "planned"  # overdue, but the next one is in the calendar
    HELD = "held"


class Met(NamedTuple):
    """One review of a pair's list: the day, and the workers who take part."""

    day: date
    workers: frozenset[int]


class Pair(NamedTuple):
    """A caseworker and a consultant with the running cases they share; `last` and `next` are reviews."""

    caseworker_id: int
    consultant_id: int
    cases: tuple[int, ...]
    last: date | None = None
    next: date | None = None

    def review(self, day: date, every: timedelta) -> Review:
        """How it stands on a day, by a rule of so many days between reviews."""
        if len(self.cases) < FIXED and self.last is None and self.next is None:
            return Review.FEW
        if self.last is not None and day - self.last <= every:
            return Review.HELD
        if self.next is not None:
            return Review.PLANNED
        return Review.NONE if self.last is None else Review.LATE


def pairs(shared: Mapping[tuple[int, int], Iterable[int]], met: Iterable[Met], day: date) -> list[Pair]:
    """The pairs that share cases, each with its newest review until the day and its first after it."""
    last: dict[tuple[int, int], date] = {}
    coming: dict[tuple[int, int], date] = {}
    for one in met:
        # Few take part in a meeting, and a large house has thousands of pairs.
        for pair in filter(shared.__contains__, permutations(one.workers, 2)):
            if one.day <= day:
                last[pair] = max(one.day, last.get(pair, one.day))
            else:
                coming[pair] = min(one.day, coming.get(pair, one.day))
    return [
        Pair(*pair, tuple(sorted(cases)), last.get(pair), coming.get(pair)) for pair, cases in shared.items()
    ]
