"""Making one of two: contacts or organisations that turned out to be the same, in one undoable action."""

from koordinator.db.base import Base
from koordinator.db.course_tables import Offer
from koordinator.db.meeting_tables import Consent, NetworkMember, Participant
from koordinator.db.queries import references as queries
from koordinator.db.store import Transaction
from koordinator.db.tables import Contact, Intervention, Organisation, Placement
from koordinator.domain.contacts import MergePreview
from koordinator.domain.merging import joined_status, joined_words, preview
from koordinator.errors import Refused
from koordinator.services.desk import Desk

_SAME = "Vælg to forskellige."
CONTACT_DETAILS = {"title": "Titel", "phone": "Telefon", "email": "E-mail"}
ORGANISATION_DETAILS = {"cvr": "CVR-nummer", "phone": "Telefon", "address": "Adresse"}


def merge_contacts(desk: Desk, keep_id: int, other_id: int) -> None:
    """Let one contact take over all that the other has: networks, consents, meetings and offers.

    Where both are in the same network or meeting their places there are joined. What the kept one lacks of
    title, organisation, phone and e-mail it gets from the other, which then is gone.
    """
    if keep_id == other_id:
        raise Refused(_SAME)
    with desk.write("Flet kontakter") as tx:
        keep, other = tx.get(Contact, keep_id), tx.get(Contact, other_id)
        _join_networks(tx, keep_id, other_id)
        _join_meetings(tx, keep_id, other_id)
        for offer in tx.all(Intervention, Intervention.contact_id == other_id):
            offer.contact_id = keep_id
        for listed in tx.all(Offer, Offer.contact_id == other_id):
            listed.contact_id = keep_id
        _fill(keep, other, (*CONTACT_DETAILS, "organisation_id"))
        tx.flush()
        tx.delete(other)


def merge_organisations(desk: Desk, keep_id: int, other_id: int) -> None:
    """Let one organisation take over the other's contacts, offers and placements; the other is then gone."""
    if keep_id == other_id:
        raise Refused(_SAME)
    with desk.write("Flet organisationer") as tx:
        keep, other = tx.get(Organisation, keep_id), tx.get(Organisation, other_id)
        for person in tx.all(Contact, Contact.organisation_id == other_id):
            person.organisation_id = keep_id
        for offer in tx.all(Intervention, Intervention.organisation_id == other_id):
            offer.organisation_id = keep_id
        for listed in tx.all(Offer, Offer.organisation_id == other_id):
            listed.organisation_id = keep_id
        for placement in tx.all(Placement, Placement.organisation_id == other_id):
            placement.organisation_id = keep_id
        _fill(keep, other, tuple(ORGANISATION_DETAILS))
        tx.flush()
        tx.delete(other)


def preview_contacts(desk: Desk, keep_id: int, other_id: int) -> MergePreview:
    """What merging two contacts would do."""
    with desk.read() as session:
        uses = queries.contact_uses(session, keep_id, other_id)
        keep, other = queries.contact_words(session, keep_id), queries.contact_words(session, other_id)
    if keep is None or other is None:
        raise Refused("Kontakten findes ikke længere.")
    return preview(keep, other, uses, {"organisation": "Organisation", **CONTACT_DETAILS})


def preview_organisations(desk: Desk, keep_id: int, other_id: int) -> MergePreview:
    """What merging two organisations would do."""
    with desk.read() as session:
        uses = queries.organisation_uses(session, other_id)
        keep, other = (
            queries.organisation_words(session, keep_id),
            queries.organisation_words(session, other_id),
        )
    if keep is None or other is None:
        raise Refused("Organisationen findes ikke længere.")
    return preview(keep, other, uses, ORGANISATION_DETAILS)


def _join_networks(tx: Transaction, keep_id: int, other_id: int) -> None:
    kept = {row.case_id: row for row in tx.all(NetworkMember, NetworkMember.contact_id == keep_id)}
    for row in tx.all(NetworkMember, NetworkMember.contact_id == other_id):
        there = kept.get(row.case_id)
        if there is None:
            row.contact_id = keep_id
            continue
        there.relation = joined_words(there.relation, row.relation)
        there.role = joined_words(there.role, row.role)
        _join_consents(tx, there.id, row.id)
        tx.flush()
        tx.delete(row)
        tx.flush()


def _join_consents(tx: Transaction, member_id: int, other_id: int) -> None:
    said = {_said(row) for row in tx.all(Consent, Consent.member_id == member_id)}
    for row in tx.all(Consent, Consent.member_id == other_id):
        if _said(row) in said:
            tx.delete(row)
        else:
            row.member_id = member_id


def _said(row: Consent) -> tuple[object, ...]:
    return (row.data, row.from_whom, row.to_whom, row.purpose, row.starts, row.ends, row.given, row.withdrawn)


def _join_meetings(tx: Transaction, keep_id: int, other_id: int) -> None:
    kept = {row.meeting_id: row for row in tx.all(Participant, Participant.contact_id == keep_id)}
    for row in tx.all(Participant, Participant.contact_id == other_id):
        there = kept.get(row.meeting_id)
        if there is None:
            row.contact_id = keep_id
            continue
        there.role = joined_words(there.role, row.role)
        there.consent_reason = joined_words(there.consent_reason, row.consent_reason)
        there.status = joined_status(there.status, row.status)
        there.chair, there.host = there.chair or row.chair, there.host or row.host
        there.minute_taker = there.minute_taker or row.minute_taker
        tx.delete(row)


def _fill(keep: Base, other: Base, fields: tuple[str, ...]) -> None:
    """What the kept one lacks it gets from the other."""
    for field in fields:
        if getattr(keep, field) is None:
            setattr(keep, field, getattr(other, field))
