"""The one gate for consent: a contact without a valid one takes part only with a reason."""

from datetime import date

from koordinator.db.meeting_tables import Consent, NetworkMember
from koordinator.db.queries.network import facts
from koordinator.db.store import Transaction
from koordinator.db.tables import Contact
from koordinator.domain.meetings.consents import consent_state
from koordinator.domain.meetings.records import Person
from koordinator.errors import Refused


def check_consent(
    tx: Transaction, day: date, case_id: int | None, person: Person, reason: str | None
) -> None:
    """Refuse a contact whose consent does not hold on the day (`judged_on`), unless there is a reason."""
    if case_id is None or person.contact_id is None or (reason or "").strip():
        return
    member = tx.first(
        NetworkMember, NetworkMember.case_id == case_id, NetworkMember.contact_id == person.contact_id
    )
    given = tx.all(Consent, Consent.member_id == member.id) if member else []
    state = consent_state(map(facts, given), day)
    if state.lacking:
        name = tx.get(Contact, person.contact_id).name
        raise Refused(f"{name}: {state.sentence} Skriv en begrundelse, hvis personen skal med.")
