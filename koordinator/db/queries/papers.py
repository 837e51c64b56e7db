"""What is known of citizens that no paper may show."""

from collections.abc import Iterable

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from koordinator.db.tables import Case, Citizen


def secrets(session: Session, case_id: int | None, citizen_ids: Iterable[int]) -> list[tuple[str, str]]:
    """CPR numbers of a case's citizen and of these, each with the address where it is protected, else ""."""
    query = (
        select(Citizen.cpr, Citizen.address, Citizen.protected)
        .where(
            or_(
                Citizen.id.in_(list(citizen_ids)),
                Citizen.id.in_(select(Case.citizen_id).where(Case.id == case_id)),
            )
        )
        .order_by(Citizen.id)
    )
    found = session.execute(query)
    return [(cpr, (address or "") if protected else "") for cpr, address, protected in found]


def secrets_of_cases(session: Session, case_ids: Iterable[int]) -> list[tuple[str, str]]:
    """The same of every citizen of these cases."""
    citizens = select(Case.citizen_id).where(Case.id.in_(list(case_ids)))
    return secrets(session, None, session.scalars(citizens))
