"""What caseworkers and consultants share on a day, and who takes part in meetings."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session, aliased

from koordinator.db.meeting_tables import Participant
from koordinator.db.queries.cases import active_on, running_on
from koordinator.db.tables import Assignment, Case
from koordinator.domain.roles import CaseRole


def shared_cases(session: Session, day: date) -> dict[tuple[int, int], list[int]]:
    """The running cases of a day by their caseworker and consultant, where they have both."""
    first, second = aliased(Assignment), aliased(Assignment)
    query = (
        select(first.worker_id, second.worker_id, Case.id)
        .join(first, first.case_id == Case.id)
        .join(second, second.case_id == Case.id)
        .where(
            running_on(day),
            first.role == CaseRole.CASEWORKER,
            second.role == CaseRole.CONSULTANT,
            active_on(first.starts, first.ends, day),
            active_on(second.starts, second.ends, day),
        )
    )
    found: dict[tuple[int, int], list[int]] = defaultdict(list)
    for caseworker, consultant, case_id in session.connection().execute(query).all():
        found[caseworker, consultant].append(case_id)
    return dict(found)


def workers_at(session: Session, meeting_ids: Iterable[int]) -> dict[int, frozenset[int]]:
    """The workers who take part in each of these meetings; whoever declined does not."""
    query = select(Participant.meeting_id, Participant.worker_id).where(
        Participant.meeting_id.in_(list(meeting_ids)),
        Participant.worker_id.is_not(None),
        Participant.status != "declined",
    )
    found: dict[int, set[int]] = defaultdict(set)
    for meeting_id, worker_id in session.connection().execute(query).all():
        if worker_id is not None:
            found[meeting_id].add(worker_id)
    return {meeting_id: frozenset(workers) for meeting_id, workers in found.items()}
