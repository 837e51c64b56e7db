"""What the store knows when a list is compared with it: every case, each fact by the case's number."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cached_property
from typing import NamedTuple

from koordinator.domain.lists.merge import (
    CITIZEN_FIELDS,
    COMPARED,
    Said,
    Value,
    lossy,
    of_folded,
    of_hours,
)
from koordinator.domain.lists.rows import AgeBand
from koordinator.domain.roles import CaseRole, Role
from koordinator.domain.values.names import fold, worker_key


class KnownCitizen(NamedTuple):
    """A citizen with what a list can say of her."""

    citizen_id: int
    cpr: str
    name: str
    address: str | None
    postcode: str | None
    city: str | None
    phone: str | None
    email: str | None
    protected: bool
    interpreter: str | None


class KnownCase(NamedTuple):
    """A case; `ended` is its last day."""

    case_id: int
    number: str | None
    citizen_id: int
    programme_id: int | None
    team_id: int | None
    starts: date
    expected_end: date | None
    ended: date | None
    remark: str | None

    def over(self, today: date) -> bool:
        """Whether its last day has passed."""
        return self.ended is not None and self.ended < today


class KnownWorker(NamedTuple):
    """A worker a list may name."""

    worker_id: int
    name: str
    name_key: str
    initials: str | None
    roles: frozenset[Role]


class KnownTeam(NamedTuple):
    """A team a list may name."""

    team_id: int
    name: str
    band: AgeBand


class KnownProgramme(NamedTuple):
    """A programme a list may name, with its dates of effect."""

    programme_id: int
    name: str
    valid_from: date | None
    valid_to: date | None


@dataclass(frozen=True)
class StoreFacts:
    """All of it at one moment; `basis` is the newest change, so that a later one can be noticed.

    `holders` gives each case's present or coming worker by role; `offers` the titles of what runs, the
    newest first; `hours` the paid hours that run; `said` what lists said last;
    `newest_list` the latest day a list read in was from.
    """

    basis: int
    citizens: Mapping[int, KnownCitizen]
    cases: Mapping[int, KnownCase]
    workers: Mapping[int, KnownWorker]
    aliases: Mapping[str, int]
    teams: Mapping[int, KnownTeam]
    programmes: Mapping[int, KnownProgramme]
    holders: Mapping[CaseRole, Mapping[int, int]]
    talks: Mapping[int, date]
    cvs: Mapping[int, date]
    offers: Mapping[int, list[str]]
    hours: Mapping[int, Decimal]
    said: Mapping[int, Said]
    newest_list: date | None = None

    @cached_property
    def by_number(self) -> dict[str, KnownCase]:
        """The cases by their number."""
        return {case.number: case for case in self.cases.values() if case.number is not None}

    @cached_property
    def by_cpr(self) -> dict[str, KnownCitizen]:
        """The citizens by their CPR number."""
        return {citizen.cpr: citizen for citizen in self.citizens.values()}

    @cached_property
    def cases_of(self) -> dict[int, list[KnownCase]]:
        """Each citizen's cases, the one that started last first."""
        found: dict[int, list[KnownCase]] = {}
        for case in sorted(self.cases.values(), key=lambda c: (c.starts, c.case_id), reverse=True):
            found.setdefault(case.citizen_id, []).append(case)
        return found

    @cached_property
    def worker_ids(self) -> dict[str, int]:
        """Each worker by the key of the name, or of another spelling of it that lists use."""
        workers = sorted(self.workers.items(), reverse=True)
        # Files without room for a letter have a question mark in its place.
        torn = {worker_key(lossy(worker.name)): number for number, worker in workers}
        return {**torn, **self.aliases, **{worker.name_key: number for number, worker in workers}}

    @cached_property
    def team_ids(self) -> dict[str, int]:
        """Each team by its folded name."""
        return {fold(team.name): number for number, team in self.teams.items()}

    @cached_property
    def programme_ids(self) -> dict[str, int]:
        """Each programme by its folded name."""
        return {fold(programme.name): number for number, programme in self.programmes.items()}

    def ours(self, case: KnownCase, fields: frozenset[str]) -> dict[str, Value]:
        """What the store holds of a case, comparable with what lists say; the offer is asked for apart."""
        values = {
            "programme": self._name_of(self.programmes.get(case.programme_id or 0)),
            "team": self._name_of(self.teams.get(case.team_id or 0)),
            "starts": _iso(case.starts),
            "expected_end": _iso(case.expected_end),
            "caseworker": self._worker_of(CaseRole.CASEWORKER, case.case_id),
            "consultant": self._worker_of(CaseRole.CONSULTANT, case.case_id),
            "last_talk": _iso(self.talks.get(case.case_id)),
            "cv_updated": _iso(self.cvs.get(case.case_id)),
            "paid_hours": of_hours(self.hours.get(case.case_id)),
            "remark": case.remark,
        }
        own = {name: value for name, value in values.items() if name in fields}
        return self.of_citizen(self.citizens[case.citizen_id], fields) | own

    def of_citizen(self, citizen: KnownCitizen, fields: frozenset[str]) -> dict[str, Value]:
        """What the store holds of a citizen, comparable with what lists say."""
        return {name: COMPARED[name](getattr(citizen, name)) for name in fields & CITIZEN_FIELDS}

    def our_offer(self, case: KnownCase, listed: Value, said: Said) -> Value:
        """Which of the offers that run the list's one is held against.

        Offers run side by side: the one the list names or named before is the list's, the others are ours.
        """
        running = [of_folded(title) for title in self.offers.get(case.case_id, ())]
        for wanted in (listed, said.get("offer")):
            if wanted in running:
                return wanted
        return running[0] if running else None

    def holder(self, role: CaseRole, case_id: int) -> KnownWorker | None:
        """Who holds a case in a role, now or next."""
        return self.workers.get(self.holders[role].get(case_id, 0))

    def _worker_of(self, role: CaseRole, case_id: int) -> Value:
        worker = self.holder(role, case_id)
        return worker.name_key if worker else None

    @staticmethod
    def _name_of(known: KnownTeam | KnownProgramme | None) -> Value:
        return of_folded(known.name) if known else None


def _iso(day: date | None) -> Value:
    return day.isoformat() if day else None
