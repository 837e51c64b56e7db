"""A case's network and its consents, one statement each."""

from datetime import date
from itertools import groupby
from typing import Any

from sqlalchemy import Row, Select, select
from sqlalchemy.orm import Session

from koordinator.db.meeting_tables import Consent, NetworkMember
from koordinator.db.tables import Contact, Organisation
from koordinator.domain.contacts import ConsentLine, MemberLine
from koordinator.domain.meetings.consents import ConsentFacts, consent_state


def members(session: Session, case_id: int, today: date) -> list[MemberLine]:
    """A case's network by name, with what stands about each one's consent on a day."""
    return _members(session, _query().where(NetworkMember.case_id == case_id), today)


def member(session: Session, member_id: int, today: date) -> MemberLine | None:
    """One member of a network."""
    found = _members(session, _query().where(NetworkMember.id == member_id), today)
    return found[0] if found else None


def consents(session: Session, member_id: int, today: date) -> list[ConsentLine]:
    """A member's consents, the newest first."""
    query = (
        select(Consent)
        .where(Consent.member_id == member_id)
        .order_by(Consent.starts.desc(), Consent.id.desc())
    )
    return [
        ConsentLine(
            row.id, row.member_id, row.data, row.from_whom, row.to_whom, row.purpose, row.starts, row.ends,
            row.given, row.withdrawn, consent_state([facts(row)], today),
        )
        for row in session.scalars(query)
    ]  # fmt: skip


def facts(row: Consent | Row[*tuple[Any, ...]]) -> ConsentFacts:
    """What the state of a consent follows from."""
    return ConsentFacts(row.starts, row.ends, row.withdrawn)


def _query() -> Select[*tuple[Any, ...]]:
    return (
        select(
            NetworkMember.id, Contact.id, Contact.name, Contact.title, Organisation.name,
            NetworkMember.relation, NetworkMember.role, Contact.phone,
            Consent.id.label("consent_id"), Consent.starts, Consent.ends, Consent.withdrawn,
        )
        .join(Contact, Contact.id == NetworkMember.contact_id)
        .outerjoin(Organisation, Organisation.id == Contact.organisation_id)
        .outerjoin(Consent, Consent.member_id == NetworkMember.id)
        .order_by(Contact.name_key, NetworkMember.id)
    )  # fmt: skip


def _members(session: Session, query: Select[*tuple[Any, ...]], today: date) -> list[MemberLine]:
    found = []
    for fields, rows in groupby(session.execute(query), key=_fields):
        given = [facts(row) for row in rows if row.consent_id is not None]
        found.append(MemberLine._make((*fields, consent_state(given, today))))
    return found


def _fields(row: Row[*tuple[Any, ...]]) -> tuple[Any, ...]:
    return tuple(row)[:8]
