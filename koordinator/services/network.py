"""Each case's network: who is in it, with which part, and what the citizen has allowed about them."""

from collections.abc import Mapping
from datetime import date

from koordinator.db.meeting_tables import Consent, NetworkMember
from koordinator.db.queries import network as queries
from koordinator.db.store import Transaction
from koordinator.db.tables import Case, Contact
from koordinator.domain.consenting import missing_part, wrong_days
from koordinator.domain.contacts import ConsentLine, MemberLine
from koordinator.domain.values.dates import parse_date
from koordinator.domain.values.names import clean_name, clean_text
from koordinator.errors import FieldRefused, Refused
from koordinator.services.contacts import new_contact
from koordinator.services.desk import Desk

MOST_TEXT = 1_000


def members(desk: Desk, case_id: int) -> list[MemberLine]:
    """A case's network by name."""
    with desk.read() as session:
        return queries.members(session, case_id, desk.today())


def member(desk: Desk, member_id: int) -> MemberLine:
    """One member of a case's network."""
    with desk.read() as session:
        found = queries.member(session, member_id, desk.today())
    if found is None:
        raise Refused("Kontakten er ikke længere i netværket.")
    return found


def consents(desk: Desk, member_id: int) -> list[ConsentLine]:
    """What has been allowed about a member, the newest first."""
    with desk.read() as session:
        return queries.consents(session, member_id, desk.today())


def add_member(
    desk: Desk, case_id: int, contact_id: int, relation: str | None = None, role: str | None = None
) -> int:
    """Take a contact into a case's network; returns the member's number."""
    with desk.write("Tilføj til netværket") as tx:
        return new_member(tx, case_id, contact_id, relation, role)


def add_new_member(
    desk: Desk,
    case_id: int,
    contact: Mapping[str, str],
    relation: str | None = None,
    role: str | None = None,
) -> int:
    """Write down a new contact and take it into a network, as one action; returns the member's number."""
    with desk.write("Ny kontakt i netværket") as tx:
        details = {key: value for key, value in contact.items() if key != "name"}
        row = new_contact(tx, contact["name"], **details)
        return new_member(tx, case_id, row.id, relation, role)


def new_member(
    tx: Transaction, case_id: int, contact_id: int, relation: str | None = None, role: str | None = None
) -> int:
    """A contact taken into a network, in somebody else's unit of work."""
    tx.get(Case, case_id)
    tx.get(Contact, contact_id)
    there = tx.first(NetworkMember, NetworkMember.case_id == case_id, NetworkMember.contact_id == contact_id)
    if there is not None:
        raise Refused("Kontakten er allerede i sagens netværk.")
    row = NetworkMember(case_id=case_id, contact_id=contact_id, relation=_line(relation), role=_line(role))
    tx.add(row)
    return row.id


def save_part(desk: Desk, member_id: int, relation: str, role: str) -> None:
    """Save a member's relation and role as one action."""
    part = _line(relation), _line(role)
    with desk.write("Ret i netværket") as tx:
        row = tx.get(NetworkMember, member_id)
        row.relation, row.role = part


def remove_member(desk: Desk, member_id: int) -> None:
    """Take a contact out of a case's network, with what was allowed about it; undo brings both back."""
    with desk.write("Fjern fra netværket") as tx:
        row = tx.get(NetworkMember, member_id)
        for consent in tx.all(Consent, Consent.member_id == member_id):
            tx.delete(consent)
        tx.flush()
        tx.delete(row)


def give_consent(
    desk: Desk,
    member_id: int,
    *,
    data: str,
    from_whom: str,
    to_whom: str,
    purpose: str,
    starts: date | str,
    ends: date | str | None,
    given: str,
) -> int:
    """Write down a consent; one that does not say what, from whom, to whom and what for is refused.

    A consent that follows another is a new one beside it, so renewing is giving again.
    """
    said = {"data": data, "from_whom": from_whom, "to_whom": to_whom, "purpose": purpose, "given": given}
    said = {field: _text(field, words) for field, words in said.items()}
    first, last = _day("starts", starts), _day("ends", ends)
    wrong = missing_part(said) or wrong_days(first, last)
    if wrong is not None:
        raise FieldRefused(wrong[1], wrong[0])
    with desk.write("Nyt samtykke") as tx:
        tx.get(NetworkMember, member_id)
        row = Consent(member_id=member_id, starts=first, ends=last, **said)
        tx.add(row)
        return row.id


def withdraw_consent(desk: Desk, consent_id: int, day: date) -> None:
    """Write down that the citizen has taken a consent back from a day on."""
    if day > desk.today():
        raise FieldRefused("Datoen ligger i fremtiden.", "withdrawn")
    with desk.write("Træk samtykke tilbage") as tx:
        row = tx.get(Consent, consent_id)
        if row.withdrawn is not None:
            raise FieldRefused("Samtykket er allerede trukket tilbage.", "withdrawn")
        if day < row.starts:
            raise FieldRefused("Samtykket kan ikke trækkes tilbage, før det er givet.", "withdrawn")
        row.withdrawn = day


def _text(field: str, words: str) -> str:
    clean = clean_text(words)
    if len(clean) > MOST_TEXT:
        raise FieldRefused("Teksten er længere end 1.000 tegn.", field)
    return clean


def _day(field: str, value: date | str | None) -> date | None:
    if value is None or value == "":
        return None
    try:
        return parse_date(value)
    except ValueError as fault:
        raise FieldRefused(str(fault), field) from None


def _line(value: str | None) -> str | None:
    text = clean_name(value or "")
    if len(text) > MOST_TEXT:
        raise Refused("Teksten er længere end 1.000 tegn.")
    return text or None
