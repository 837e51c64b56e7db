"""What the example store will hold, as plain records: the same seed and day always give the same plan.

Workers, organisations and citizens are pointed at by their place in the plan's tuples.
"""

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from koordinator.domain.roles import CaseRole, Role

# From so many cases on an example is there for its many running cases, to be measured by: less of a past,
# small networks and few meetings of each.
LARGE = 2000


@dataclass(frozen=True, slots=True)
class PlannedTeam:
    """A team with its age band."""

    name: str
    age_from: int | None
    age_to: int | None


class PlannedAbsence(NamedTuple):
    """A leave or a holiday, on some cases with a colleague who stands in."""

    kind: str
    starts: date
    ends: date
    stand_in: str = ""
    covered: int = 0


class PlannedLimit(NamedTuple):
    """Somebody's own limits while they last."""

    starts: date
    ends: date
    warning: int
    maximum: int
    reason: str


@dataclass(frozen=True, slots=True)
class PlannedWorker:
    """Somebody who works here; `cases` is how many running cases a caseworker is given.

    `workdays` are days of the week, Monday 1; none are all of them. `pairs` is from when to when a caseworker
    and her consultant meet about their cases, where that is not always.
    """

    name: str
    initials: str
    phone: str
    email: str
    team: int | None
    roles: tuple[Role, ...]
    cases: int = 0
    since: date | None = None
    share: Decimal | None = None
    absences: tuple[PlannedAbsence, ...] = ()
    outside: tuple[tuple[date, int], ...] = ()
    languages: str | None = None
    workdays: tuple[int, ...] = ()
    own_limit: PlannedLimit | None = None
    reserve: bool = False
    pairs: tuple[date | None, date | None] = (None, None)


class PlannedContact(NamedTuple):
    """Somebody at an organisation."""

    name: str
    title: str
    phone: str
    email: str


@dataclass(frozen=True, slots=True)
class PlannedOrganisation:
    """A company or another house around the citizens; `takes` are the kinds of placement it offers."""

    name: str
    kind: str
    takes: tuple[str, ...]
    cvr: str | None
    phone: str
    address: str
    contacts: tuple[PlannedContact, ...]


@dataclass(frozen=True, slots=True)
class PlannedCitizen:
    """An invented citizen with a CPR number of the replacement kind."""

    cpr: str
    name: str
    born: date
    address: str
    postcode: str
    city: str
    phone: str | None
    email: str | None
    protected: bool
    interpreter: str | None
    digital_post: bool


class Spell(NamedTuple):
    """A worker on a case in a role, from day to day."""

    role: CaseRole
    worker: int
    starts: date
    ends: date | None
    reason: str | None = None


class PlannedOffer(NamedTuple):
    """An intervention from day to day, at an organisation by one of its people (counted there)."""

    title: str
    law: str
    organisation: int
    contact: int
    starts: date
    ends: date | None


class PlannedPlacement(NamedTuple):
    """A period at a company."""

    kind: str
    title: str
    place: str
    organisation: int
    starts: date
    ends: date
    hours: Decimal


class PlannedHours(NamedTuple):
    """Ordinary paid hours a week from day to day."""

    hours: Decimal
    starts: date
    ends: date | None


@dataclass(frozen=True, slots=True)
class Course:
    """What happens in a case."""

    offers: tuple[PlannedOffer, ...] = ()
    placements: tuple[PlannedPlacement, ...] = ()
    paid: tuple[PlannedHours, ...] = ()
    cv_days: tuple[date, ...] = ()
    talks: tuple[date, ...] = ()


@dataclass(frozen=True, slots=True)
class PlannedCase:
    """One case with everybody who has held it and all that has happened in it."""

    citizen: int
    programme: str
    team: int
    starts: date
    expected_end: date | None
    ended: date | None
    end_reason: str | None
    weight: str
    passive_reason: str | None
    remark: str | None
    spells: tuple[Spell, ...]
    course: Course
    number: str = ""


@dataclass(frozen=True, slots=True)
class DemoPlan:
    """The whole example: teams, workers (caseworkers first, then consultants, then all others) and cases."""

    today: date
    teams: tuple[PlannedTeam, ...] = ()
    workers: tuple[PlannedWorker, ...] = ()
    organisations: tuple[PlannedOrganisation, ...] = ()
    citizens: tuple[PlannedCitizen, ...] = ()
    cases: tuple[PlannedCase, ...] = field(default=(), repr=False)

    @property
    def running(self) -> list[PlannedCase]:
        """The cases that run on the plan's day."""
        return [case for case in self.cases if case.ended is None]
