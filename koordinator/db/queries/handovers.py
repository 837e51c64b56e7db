"""Changes of caseworker, ticked points and endings of a case."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import UTC, date, datetime
from typing import NamedTuple

from sqlalchemy import and_, literal, or_, select
from sqlalchemy.orm import Session, aliased

from koordinator.db.course_tables import CaseEnding, ChecklistTick, Handover
from koordinator.db.meeting_tables import Meeting, Participant
from koordinator.db.queries.cases import not_over
from koordinator.db.queries.meetings import line_columns, with_names
from koordinator.db.tables import Case, Citizen, Worker
from koordinator.domain.checklists import Tick
from koordinator.domain.endings import EndingLine, KnownCitizen
from koordinator.domain.handovers import HandoverLine
from koordinator.domain.meetings.kinds import MeetingState
from koordinator.domain.meetings.occurring import MeetingLine


def handovers(session: Session, case_id: int) -> list[HandoverLine]:
    """A case's changes of caseworker, the newest first."""
    before, after = aliased(Worker), aliased(Worker)
    there = and_(Meeting.id == Handover.meeting_id, Meeting.state != MeetingState.CANCELLED.value)
    query = (
        select(Handover, before.name, after.name, Meeting.starts, Meeting.ends, Meeting.place)
        .outerjoin(before, before.id == Handover.from_id)
        .join(after, after.id == Handover.to_id)
        .outerjoin(Meeting, there)
        .where(Handover.case_id == case_id)
        .order_by(Handover.day.desc(), Handover.id.desc())
    )
    return [
        HandoverLine(
            row.id, case_id, row.from_id, giver, row.to_id, taker, row.day, row.reason, row.meeting_id,
            starts.replace(tzinfo=UTC) if starts else None, ends.replace(tzinfo=UTC) if ends else None, place,
        )
        for row, giver, taker, starts, ends, place in session.execute(query)
    ]  # fmt: skip


def ticks(session: Session, case_id: int, list_key: str, handover_id: int | None) -> list[Tick]:
    """The points of a checklist that are done for a case, or for one of its handovers."""
    query = (
        select(ChecklistTick.item_key, Worker.name, ChecklistTick.day)
        .outerjoin(Worker, Worker.id == ChecklistTick.worker_id)
        .where(
            ChecklistTick.case_id == case_id,
            ChecklistTick.list_key == list_key,
            ChecklistTick.handover_id.is_(None)
            if handover_id is None
            else ChecklistTick.handover_id == handover_id,
        )
        .order_by(ChecklistTick.id)
    )
    return [Tick(item, name or "", day) for item, name, day in session.execute(query)]


def endings(session: Session, case_id: int) -> list[EndingLine]:
    """How a case has ended, the newest first."""
    query = (
        select(CaseEnding)
        .where(CaseEnding.case_id == case_id)
        .order_by(CaseEnding.day.desc(), CaseEnding.id.desc())
    )
    return [
        EndingLine(row.id, row.day, row.reason, row.outcome, row.reopened, row.reopened_reason)
        for row in session.scalars(query)
    ]


def known_citizen(session: Session, cpr: str, today: date) -> KnownCitizen | None:
    """The citizen with a CPR number, and the case that runs or is to come."""
    citizen = session.scalars(select(Citizen).where(Citizen.cpr == cpr)).one_or_none()
    if citizen is None:
        return None
    cases = select(Case).where(Case.citizen_id == citizen.id).order_by(Case.starts.desc())
    running = session.scalars(cases.where(not_over(today))).first()
    last = session.scalars(cases.where(Case.ended < today)).first()
    return KnownCitizen(
        citizen.id, citizen.name, citizen.address, citizen.postcode, citizen.city, citizen.phone,
        citizen.protected, citizen.interpreter,
        running.id if running else None, last.ended if last else None,
    )  # fmt: skip


class WorkerSeat(NamedTuple):
    """A worker at a meeting, as what, and what she has answered."""

    worker_id: int
    role: str | None
    status: str


def coming_meetings(session: Session, case_ids: Iterable[int], after: datetime) -> list[MeetingLine]:
    """Planned meetings and drafts about some cases that begin after a moment, and series that go on."""
    goes_on = and_(Meeting.rule.is_not(None), or_(Meeting.over.is_(None), Meeting.over > after))
    query = (
        with_names(select(*line_columns(), literal(0)))
        .where(
            Meeting.case_id.in_(list(case_ids)),
            Meeting.state.in_([MeetingState.PLANNED.value, MeetingState.DRAFT.value]),
            or_(Meeting.starts >= after, goes_on),
        )
        .order_by(Meeting.starts, Meeting.id)
    )
    return [MeetingLine._make(row) for row in session.connection().execute(query)]


def worker_seats(session: Session, meeting_ids: Iterable[int]) -> dict[int, dict[int, WorkerSeat]]:
    """The workers at some meetings, by meeting and worker."""
    columns = (Participant.meeting_id, Participant.worker_id, Participant.role, Participant.status)
    query = select(*columns).where(
        Participant.meeting_id.in_(list(meeting_ids)), Participant.worker_id.is_not(None)
    )
    found: dict[int, dict[int, WorkerSeat]] = defaultdict(dict)
    for meeting_id, worker_id, role, status in session.connection().execute(query):
        found[meeting_id][worker_id or 0] = WorkerSeat(worker_id or 0, role, status)
    return found
