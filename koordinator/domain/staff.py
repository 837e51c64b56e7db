"""Workers and teams as screens show them."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from koordinator.domain.caseload import Limits
from koordinator.domain.roles import ROLE_SHORT, Role

WEEK = (1, 2, 3, 4, 5)


class WorkerLine(NamedTuple):
    """One worker in a list; `share` is the working time that holds on the day asked about.

    `languages` are those spoken beside Danish; `workdays` are days of the week, Monday 1.
    """

    worker_id: int
    name: str
    initials: str | None
    phone: str | None
    email: str | None
    team_id: int | None
    team: str | None
    roles: frozenset[Role]
    reserve: bool
    leaves_on: date | None
    share: Decimal
    login: str | None
    languages: tuple[str, ...] = ()
    workdays: tuple[int, ...] = WEEK

    @property
    def role_text(self) -> str:
        """The roles in short, the first ones first."""
        return ", ".join(ROLE_SHORT[role] for role in Role if role in self.roles)


class AbsenceLine(NamedTuple):
    """One absence of a worker; `kind` is a key of the list of kinds."""

    absence_id: int
    worker_id: int
    kind: str
    starts: date
    ends: date | None
    share: Decimal
    scales: bool


class WorkingTimeLine(NamedTuple):
    """A share of full time from day to day."""

    row_id: int
    worker_id: int
    starts: date | None
    ends: date | None
    share: Decimal


class OutsideLine(NamedTuple):
    """Cases held outside the program, as typed on a day."""

    row_id: int
    worker_id: int
    day: date
    cases: int


class OwnLimitLine(NamedTuple):
    """A worker's own limits from day to day, per full time, and why."""

    row_id: int
    worker_id: int
    starts: date
    ends: date | None
    limits: Limits
    reason: str


@dataclass(frozen=True, slots=True)
class WorkerDetail:
    """One worker with what her limits follow from, newest first."""

    line: WorkerLine
    absences: tuple[AbsenceLine, ...]
    working_times: tuple[WorkingTimeLine, ...]
    outside: tuple[OutsideLine, ...]
    own_limits: tuple[OwnLimitLine, ...] = ()


class TeamLine(NamedTuple):
    """One team with its age band and limits for a full-time worker."""

    team_id: int
    name: str
    age_from: int | None
    age_to: int | None
    caseworker: Limits
    consultant: Limits | None
    refuse_over: bool
