"""Contacts and organisations as screens show them."""

from datetime import date, datetime
from typing import NamedTuple

from koordinator.domain.meetings.records import ConsentState


class ContactLine(NamedTuple):
    """One contact in a list; `cases` counts the running cases, `next_meeting` carries its zone."""

    contact_id: int
    name: str
    title: str | None
    organisation_id: int | None
    organisation: str | None
    phone: str | None
    email: str | None
    cases: int
    next_meeting: datetime | None

    @property
    def whose(self) -> str:
        """What tells it from a namesake: title and organisation."""
        return " · ".join(word for word in (self.title, self.organisation) if word)


class OrganisationLine(NamedTuple):
    """One organisation in a list; `cases` counts the running cases it has to do with."""

    organisation_id: int
    name: str
    cvr: str | None
    phone: str | None
    address: str | None
    contacts: int
    cases: int


class ConsentLine(NamedTuple):
    """One consent and what stands about it today."""

    consent_id: int
    member_id: int
    data: str
    from_whom: str
    to_whom: str
    purpose: str
    starts: date
    ends: date | None
    given: str
    withdrawn: date | None
    state: ConsentState


class MemberLine(NamedTuple):
    """One contact in a case's network."""

    member_id: int
    contact_id: int
    name: str
    title: str | None
    organisation: str | None
    relation: str | None
    role: str | None
    phone: str | None
    consent: ConsentState


class ContactCase(NamedTuple):
    """One case a contact has a part in: in its network, as the contact person of offers, or both."""

    case_id: int
    case_number: str | None
    citizen: str
    ended: date | None
    member_id: int | None
    relation: str | None
    role: str | None
    offers: tuple[str, ...]
    consent: ConsentState


class ContactDetail(NamedTuple):
    """One contact with the cases; `used` says whether anything refers to it."""

    line: ContactLine
    cases: tuple[ContactCase, ...]
    used: bool


class OrganisationDetail(NamedTuple):
    """One organisation with its contacts and the cases that name it."""

    line: OrganisationLine
    contacts: tuple[ContactLine, ...]
    cases: tuple[ContactCase, ...]
    used: bool


class Alike(NamedTuple):
    """Somebody who is there already and may be the one meant."""

    row_id: int
    name: str
    detail: str
    reason: str


class Double(NamedTuple):
    """Two that are probably the same, and why; the one with more cases stands first."""

    one_id: int
    other_id: int
    reason: str


class MergePreview(NamedTuple):
    """What a merge would do, in sentences: what moves, what is joined, and what of the other is not kept."""

    keep: str
    other: str
    moves: tuple[str, ...]
    dropped: tuple[str, ...]
