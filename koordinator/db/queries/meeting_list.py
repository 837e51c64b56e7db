"""What a plain list of meetings says beside what the calendar shows: chairs and case numbers."""

from collections.abc import Iterable, Sequence
from itertools import islice

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from koordinator.db.meeting_tables import Participant
from koordinator.db.tables import Case, Citizen, Contact, Worker

_AT_ONCE = 5000  # a statement takes only so many values


def chairs(session: Session, meetings: Iterable[int]) -> dict[int, str]:
    """Who leads each of the meetings, where somebody does."""
    found: dict[int, str] = {}
    for some in _slices(meetings):
        query = (
            select(Participant.meeting_id, func.coalesce(Worker.name, Contact.name, Citizen.name))
            .outerjoin(Worker, Worker.id == Participant.worker_id)
            .outerjoin(Contact, Contact.id == Participant.contact_id)
            .outerjoin(Citizen, Citizen.id == Participant.citizen_id)
            .where(Participant.meeting_id.in_(some), Participant.chair)
        )
        found.update((number, name) for number, name in session.execute(query))
    return found


def case_numbers(session: Session, cases: Iterable[int]) -> dict[int, str | None]:
    """The numbers of cases."""
    found: dict[int, str | None] = {}
    for some in _slices(cases):
        query = select(Case.id, Case.number).where(Case.id.in_(some))
        found.update((case_id, number) for case_id, number in session.execute(query))
    return found


def _slices(numbers: Iterable[int]) -> Iterable[Sequence[int]]:
    left = iter(numbers)
    while some := list(islice(left, _AT_ONCE)):
        yield some
