"""Finding somebody to take part: the network first, then colleagues and contacts, then a new contact."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from koordinator.domain.cases import CaseLine
from koordinator.domain.meetings.records import Person
from koordinator.domain.values.names import fold
from koordinator.services import contacts, network
from koordinator.services.searching import search
from koordinator.ui.base.results import ResultGroup, ResultItem
from koordinator.ui.context import Context


class Found(NamedTuple):
    """Somebody who can take part, with the role proposed."""

    person: Person
    name: str
    role: str | None
    organisation: str | None


class NewContact(NamedTuple):
    """Nobody of this name is known: a contact is to be made."""

    name: str


def find_people(ctx: Context, case: CaseLine | None, text: str) -> Sequence[ResultGroup]:
    """Who answers; with nothing typed the citizen and the network."""
    words = fold(text).split()
    near = [one for one in _near(ctx, case) if all(word in _hay(one) for word in words)]
    groups = [ResultGroup("Borger og netværk" if case else "Netværk", tuple(map(_item, near)))]
    if words:
        known = {one.person for one in near}
        groups.append(ResultGroup("Medarbejdere", tuple(_workers(ctx, text))))
        groups.append(
            ResultGroup(
                "Kontakter", tuple(_item(one) for one in _contacts(ctx, text) if one.person not in known)
            )
        )
        new = ResultItem("person-plus", f"Opret ny kontakt: {text.strip()}", key=NewContact(text.strip()))
        groups.append(ResultGroup("Ny", (new,)))
    return groups


def _near(ctx: Context, case: CaseLine | None) -> Iterator[Found]:
    if case is None:
        return
    yield Found(Person(citizen_id=case.citizen_id), case.name, "borger", None)
    for member in network.members(ctx.desk, case.case_id):
        role = member.role or member.relation or member.title
        yield Found(Person(contact_id=member.contact_id), member.name, role, member.organisation)


def _workers(ctx: Context, text: str) -> Iterator[ResultItem]:
    for hit in search(ctx.desk, text):
        if hit.kind == "worker":
            yield _item(Found(Person(worker_id=hit.row_id), hit.title, None, None), "users")


def _contacts(ctx: Context, text: str) -> Iterator[Found]:
    for line in contacts.find_contacts(ctx.desk, text):
        yield Found(Person(contact_id=line.contact_id), line.name, line.title, line.organisation)


def _item(found: Found, icon: str = "person") -> ResultItem:
    detail = " · ".join(part for part in (found.role, found.organisation) if part)
    return ResultItem(icon, found.name, detail, key=found)


def _hay(found: Found) -> str:
    return fold(" ".join(part for part in found[1:] if isinstance(part, str)))
