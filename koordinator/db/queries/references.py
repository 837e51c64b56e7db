"""What refers to a contact or an organisation: whether it may go, and what moves when two are made one."""

from collections.abc import Mapping

from sqlalchemy import ColumnElement, exists, func, or_, select
from sqlalchemy.orm import Session

from koordinator.db.course_tables import Offer
from koordinator.db.meeting_tables import Consent, NetworkMember, Participant
from koordinator.db.tables import Contact, Intervention, Organisation, Placement
from koordinator.domain.merging import Uses


def contact_used(session: Session, contact_id: int) -> bool:
    """Whether a network, a meeting or an offer names a contact."""
    return bool(session.scalar(select(or_(
        exists().where(NetworkMember.contact_id == contact_id),
        exists().where(Participant.contact_id == contact_id),
        exists().where(Intervention.contact_id == contact_id),
        exists().where(Offer.contact_id == contact_id),
    ))))  # fmt: skip


def organisation_used(session: Session, organisation_id: int) -> bool:
    """Whether a contact, an offer or a placement names an organisation."""
    return bool(session.scalar(select(or_(
        exists().where(Contact.organisation_id == organisation_id),
        exists().where(Intervention.organisation_id == organisation_id),
        exists().where(Offer.organisation_id == organisation_id),
        exists().where(Placement.organisation_id == organisation_id),
    ))))  # fmt: skip


def contact_uses(session: Session, keep_id: int, other_id: int) -> Uses:
    """How much would move from one contact to the other, and where both already are."""
    members, parts = NetworkMember.contact_id, Participant.contact_id
    own_cases = select(NetworkMember.case_id).where(members == keep_id)
    own_meetings = select(Participant.meeting_id).where(parts == keep_id)
    row = session.execute(select(
        _count(members == other_id),
        _count(members == other_id, NetworkMember.case_id.in_(own_cases)),
        _count(Consent.member_id == NetworkMember.id, members == other_id),
        _count(parts == other_id),
        _count(parts == other_id, Participant.meeting_id.in_(own_meetings)),
        _count(Intervention.contact_id == other_id),
    )).one()  # fmt: skip
    networks, networks_joined, consents, meetings, meetings_joined, offers = row
    return Uses(networks, networks_joined, consents, meetings, meetings_joined, offers=offers)


def organisation_uses(session: Session, other_id: int) -> Uses:
    """How much would move away from an organisation."""
    contacts, offers, placements = session.execute(select(
        _count(Contact.organisation_id == other_id),
        _count(Intervention.organisation_id == other_id),
        _count(Placement.organisation_id == other_id),
    )).one()  # fmt: skip
    return Uses(contacts=contacts, offers=offers, placements=placements)


def contact_words(session: Session, contact_id: int) -> Mapping[str, str | None] | None:
    """A contact's name and details by field."""
    query = (
        select(
            Contact.name, Contact.title, Organisation.name.label("organisation"), Contact.phone, Contact.email
        )
        .outerjoin(Organisation, Organisation.id == Contact.organisation_id)
        .where(Contact.id == contact_id)
    )
    return session.execute(query).mappings().one_or_none()  # type: ignore[return-value]


def organisation_words(session: Session, organisation_id: int) -> Mapping[str, str | None] | None:
    """An organisation's name and details by field."""
    query = select(Organisation.name, Organisation.cvr, Organisation.phone, Organisation.address).where(
        Organisation.id == organisation_id
    )
    return session.execute(query).mappings().one_or_none()  # type: ignore[return-value]


def _count(*conditions: ColumnElement[bool]) -> ColumnElement[int]:
    return select(func.count()).where(*conditions).scalar_subquery()
