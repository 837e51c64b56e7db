"""Checklists as a case goes through them: their points, and who has ticked which of them when."""

from collections.abc import Mapping
from datetime import date
from typing import NamedTuple

HANDOVER, START = "overdragelse", "opstart"


class ChecklistPoint(NamedTuple):
    """One question; `own` says that the program ticks it when it does what is asked."""

    key: str
    text: str
    hint: str = ""
    own: bool = False


class ChecklistPart(NamedTuple):
    """The questions that belong to one time or one matter."""

    title: str
    points: tuple[ChecklistPoint, ...]


class Checklist(NamedTuple):
    """A list of questions with what it is for."""

    key: str
    name: str
    purpose: str
    parts: tuple[ChecklistPart, ...]

    @property
    def points(self) -> tuple[ChecklistPoint, ...]:
        """Every question in its order."""
        return tuple(point for part in self.parts for point in part.points)


class Tick(NamedTuple):
    """A point that is done: by whom (empty where nobody is named) and when."""

    item_key: str
    worker: str
    day: date


def progress(checklist: Checklist, ticks: Mapping[str, Tick]) -> tuple[int, int]:
    """How many of how many points are done; a tick for a point that is no longer asked does not count."""
    done = sum(point.key in ticks for point in checklist.points)
    return done, len(checklist.points)


def progress_words(done: int, of: int) -> str:
    """3 af 15 klaret."""
    return "Alt er klaret" if of and done == of else f"{done} af {of} klaret"
