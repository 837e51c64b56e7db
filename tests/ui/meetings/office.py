"""A caseworker's desk with one case, its network with and without consents, and the calendar."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any, cast

from koordinator.db.meeting_tables import Consent, NetworkMember
from koordinator.db.tables import Contact, Organisation
from koordinator.domain.meetings.kinds import MeetingState
from koordinator.domain.meetings.moments import local
from koordinator.domain.meetings.records import MeetingCard, MeetingRef
from koordinator.domain.roles import Role
from koordinator.domain.values.names import fold
from koordinator.services.desk import Desk, Who
from koordinator.services.meetings import calendar, planning
from koordinator.services.workplace import Workplace
from koordinator.ui.actions import ActionRegistry
from koordinator.ui.context import Context
from koordinator.ui.tasks import OperationRunner
from tests.factories import TODAY, add_case, add_team, add_worker, new_desk

DAY = date(2026, 11, 24)  # a Tuesday


@dataclass
class Office:
    """Anna and Peter have Mille; Lotte's consent holds, Ruth's runs out, Egil has none."""

    desk: Desk
    ctx: Context
    anna: int
    peter: int
    mille: int
    lotte: int
    ruth: int
    egil: int

    def card(self, ref: MeetingRef) -> MeetingCard:
        """What is stored of a meeting."""
        return calendar.card(self.desk, ref)

    def book(self, starts: datetime | None = None, *, keep: str | None = None, **changed: Any) -> MeetingRef:
        """A network meeting as it is proposed, with those who may take part."""
        from dataclasses import replace

        draft = planning.propose(self.desk, "netvaerk", self.mille, starts or local(DAY, 13))
        allowed = tuple(one for one in draft.participants if not one.consent.lacking)
        draft = replace(draft, **{"participants": allowed, "state": MeetingState.PLANNED, **changed})
        return MeetingRef(planning.book(self.desk, draft, keep))


def make_office(folder: Path) -> Office:
    """The office in a new store, with Anna at the desk."""
    desk = new_desk(folder)
    team = add_team(desk, "Fyldt 30")
    anna = add_worker(desk, "Anna Holm", team_id=team)
    peter = add_worker(desk, "Peter Ågård", roles=(Role.CONSULTANT,), team_id=team)
    mille = add_case(desk, "Mille Østerby", caseworker=anna, consultant=peter, number="26-0001", team_id=team)
    desk = Desk(desk.store, Who("anna", anna, "Anna Holm", frozenset((Role.CASEWORKER,))), desk.today)
    lotte = add_member(desk, mille, "Lotte Bakkegaard", "Virksomhedsmentor", TODAY + timedelta(days=200))
    ruth = add_member(desk, mille, "Ruth Damgaard", "Bostøtte", TODAY + timedelta(days=14))
    egil = add_member(desk, mille, "Egil Vinther", "Psykolog", None)
    place = Workplace(desk, cast(Any, None), cast(Any, None))
    ctx = Context(place, ActionRegistry(), OperationRunner())
    return Office(desk, ctx, anna, peter, mille, lotte, ruth, egil)


def add_contact(desk: Desk, name: str, title: str | None = None, organisation: str = "") -> int:
    """A contact, perhaps somewhere."""
    with desk.write_quietly("Ny kontakt") as tx:
        where = Organisation(name=organisation, name_key=fold(organisation)) if organisation else None
        if where is not None:
            tx.add(where)
        contact = Contact(
            name=name, name_key=fold(name), title=title, organisation_id=where.id if where else None
        )
        tx.add(contact)
        return contact.id


def add_member(desk: Desk, case_id: int, name: str, role: str, until: date | None) -> int:
    """A contact in a case's network; with a day there is a consent to that day."""
    contact_id = add_contact(desk, name, role)
    with desk.write_quietly("Nyt netværksmedlem") as tx:
        member = NetworkMember(case_id=case_id, contact_id=contact_id, role=role)
        tx.add(member)
        if until is not None:
            tx.add(
                Consent(member_id=member.id, data="plan", from_whom="jobcentret", to_whom=name,
                        purpose="netværksmøder", starts=TODAY - timedelta(days=30), ends=until,
                        given="skriftligt")
            )  # fmt: skip
    return contact_id
