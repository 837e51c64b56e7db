"""A case with a network: one consent holds, one runs out soon, one is missing."""

from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

from koordinator.domain.meetings.moments import local
from koordinator.domain.meetings.records import MeetingRef
from koordinator.domain.roles import Role
from koordinator.services import contacts, network
from koordinator.services.desk import Desk
from koordinator.services.meetings import planning
from tests.factories import TODAY, add_case, add_team, add_worker, new_desk

DAY = date(2026, 11, 24)  # a Tuesday
EVER = TODAY + timedelta(days=200)


@dataclass
class Circle:
    """Mille with Anna and Peter; Lotte may know, Ruth's consent runs out, Egil has none."""

    desk: Desk
    team: int
    anna: int
    peter: int
    mille: int
    lotte: int
    ruth: int
    egil: int

    def draft(self, type_key: str = "netvaerk", hour: int = 13, day: date = DAY) -> planning.Draft:
        """A meeting as it is proposed."""
        return planning.propose(self.desk, type_key, self.mille, local(day, hour))

    def book(self, type_key: str = "netvaerk", hour: int = 13) -> MeetingRef:
        """The meeting with those who may take part."""
        draft = self.draft(type_key, hour)
        allowed = tuple(one for one in draft.participants if not one.consent.lacking)
        return MeetingRef(planning.book(self.desk, changed(draft, participants=allowed)))


def changed(draft: planning.Draft, **fields: object) -> planning.Draft:
    """The draft with other fields."""
    from dataclasses import replace

    return replace(draft, **fields)  # type: ignore[arg-type]


def make_circle(folder: Path) -> Circle:
    """The case in a new store, with a leader at the desk."""
    desk = new_desk(folder)
    team = add_team(desk, "Fyldt 30")
    anna = add_worker(desk, "Anna Holm", team_id=team)
    peter = add_worker(desk, "Peter Ågård", roles=(Role.CONSULTANT,), team_id=team)
    mille = add_case(desk, "Mille Østerby", caseworker=anna, consultant=peter, team_id=team)
    lotte = add_member(desk, mille, "Lotte Bakkegaard", "Virksomhedsmentor", EVER)
    ruth = add_member(desk, mille, "Ruth Damgaard", "Bostøtte", TODAY + timedelta(days=14))
    egil = add_member(desk, mille, "Egil Vinther", "Psykolog", None)
    return Circle(desk, team, anna, peter, mille, lotte, ruth, egil)


def add_member(desk: Desk, case_id: int, name: str, role: str, until: date | None) -> int:
    """A contact in a case's network; with a day there is a consent to that day."""
    contact_id = contacts.add_contact(desk, name, title=role)
    member_id = network.add_member(desk, case_id, contact_id, None, role)
    if until is not None:
        network.give_consent(
            desk, member_id, data="plan og aftaler", from_whom="jobcentret", to_whom=name,
            purpose="netværksmøder", starts=TODAY - timedelta(days=30), ends=until, given="skriftligt",
        )  # fmt: skip
    return contact_id
