"""Everybody around a citizen as the map of the network shows them."""

from collections.abc import Sequence
from typing import NamedTuple

from koordinator import resources
from koordinator.db.queries import cases, network
from koordinator.domain.cases import CaseCard
from koordinator.domain.contacts import MemberLine
from koordinator.domain.meetings.consents import NONE_NEEDED
from koordinator.domain.meetings.kinds import NOT_THERE
from koordinator.domain.meetings.records import ConsentState, Entry, MeetingRef
from koordinator.domain.roles import Role
from koordinator.domain.spheres import Around, Sphere, professionals, sphere_of, spheres
from koordinator.errors import Refused
from koordinator.services.desk import Desk
from koordinator.services.meetings import calendar
from koordinator.services.meetings.case_meetings import next_meeting

# Shorter than a role is called elsewhere, as the map has little room for words.
_PARTS = {Role.CASEWORKER: "sagsbehandler", Role.CONSULTANT: "virksomhedskonsulent"}


class Person(NamedTuple):
    """Somebody on the map: a worker of the case, or a member of its network."""

    around: Around
    consent: ConsentState
    phone: str | None
    worker_id: int | None = None
    member: MemberLine | None = None


class Surroundings(NamedTuple):
    """A citizen with everybody around her; `at_next` are the keys of those who come to the next meeting."""

    citizen: str
    spheres: tuple[Sphere, ...]
    people: tuple[Person, ...]
    professionals: int
    next_meeting: Entry | None
    at_next: frozenset[str]


def known_spheres() -> tuple[Sphere, ...]:
    """The spheres of the map, clockwise from the top."""
    return spheres(resources.table("spheres.toml")["sphere"])


def surroundings(desk: Desk, case_id: int) -> Surroundings:
    """Everybody around the citizen of a case, sphere by sphere."""
    known, today = known_spheres(), desk.today()
    with desk.read() as session:
        card = cases.case_card(session, case_id, today)
        members = network.members(session, case_id, today)
    if card is None:
        raise Refused("Sagen findes ikke længere.")
    people = [*_workers(known, card), *(_member(known, one) for one in members)]
    order = {sphere.key: number for number, sphere in enumerate(known)}
    people.sort(key=lambda one: order[one.around.sphere])
    entry = next_meeting(desk, case_id)
    there = _coming(desk, entry, people) if entry is not None else frozenset()
    count = professionals(known, [one.around for one in people])
    return Surroundings(card.line.name, known, tuple(people), count, entry, there)


def _workers(known: Sequence[Sphere], card: CaseCard) -> list[Person]:
    line = card.line
    held = (
        (line.caseworker_id, line.caseworker, Role.CASEWORKER, card.caseworker_phone),
        (line.consultant_id, line.consultant, Role.CONSULTANT, card.consultant_phone),
    )
    return [
        Person(
            Around(f"{role.value}{number}", name, _PARTS[role], sphere_of(known, _PARTS[role])),
            NONE_NEEDED, phone, worker_id=number,
        )
        for number, name, role, phone in held
        if number is not None and name is not None
    ]  # fmt: skip


def _member(known: Sequence[Sphere], one: MemberLine) -> Person:
    sphere = sphere_of(known, one.relation, one.role, one.title, one.organisation)
    said = [part for part in (one.relation, one.role) if part] or [one.title or ""]
    part = ", ".join(dict.fromkeys(said))
    return Person(
        Around(f"member{one.member_id}", one.name, part, sphere), one.consent, one.phone, member=one
    )


def _coming(desk: Desk, entry: Entry, people: Sequence[Person]) -> frozenset[str]:
    """Who of the people is invited to a meeting and has not said no."""
    card = calendar.card(desk, MeetingRef(entry.meeting_id, entry.original))
    there = [one.person for one in card.participants if one.status not in NOT_THERE]
    workers, contacts = {one.worker_id for one in there}, {one.contact_id for one in there}
    return frozenset(
        one.around.key
        for one in people
        if (one.member is not None and one.member.contact_id in contacts)
        or (one.worker_id is not None and one.worker_id in workers)
    )
