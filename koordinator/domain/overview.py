"""What the start page shows of one's own work today."""

from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from koordinator.domain.caseload import WorkerLoad
from koordinator.domain.figures.records import Figure
from koordinator.domain.staff import AbsenceLine


class Happening(NamedTuple):
    """Something that happened lately on a case: a new case, or a case that came to somebody."""

    case_id: int
    name: str
    day: date
    kind: str
    worker: str | None


class Doing(NamedTuple):
    """A named action of lately, by whom (the login); its number opens the cases it touched."""

    set_id: int
    day: date
    label: str
    by: str


class Missing(NamedTuple):
    """A question with the number of cases it is open on; `chip` opens the list of them."""

    chip: str
    label: str
    cases: int


@dataclass(frozen=True, slots=True)
class Overview:
    """The start page's facts; `load` is None for somebody who holds no cases as caseworker.

    What stands below the figures may be left out where the page is to be seen at once.
    """

    day: date
    whose: int | None
    running: int
    figures: tuple[Figure, ...]
    missing: tuple[Missing, ...]
    load: WorkerLoad | None = None
    happenings: tuple[Happening, ...] = ()
    doings: tuple[Doing, ...] = ()
    near_or_over: tuple[WorkerLoad, ...] = ()
    absences: tuple[tuple[str, AbsenceLine], ...] = ()
