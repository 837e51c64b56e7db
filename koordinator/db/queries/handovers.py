"""Changes of caseworker, ticked points and endings of a case."""

from collections import Counter
from collections.abc import Iterable
from datetime import UTC, date, datetime

from sqlalchemy import and_, or_, select
from sqlalchemy.orm import Session, aliased

from koordinator.db.course_tables import CaseEnding, ChecklistTick, Handover
from koordinator.db.meeting_tables import Meeting, Participant
from koordinator.db.queries.cases import not_over
from koordinator.db.tables import Case, Citizen, Worker
from koordinator.domain.checklists import Tick
from koordinator.domain.endings import EndingLine, KnownCitizen
from koordinator.domain.handovers import HandoverLine
from koordinator.domain.meetings.kinds import MeetingState


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


def meetings_with(session: Session, case_ids: Iterable[int], after: datetime) -> Counter[tuple[int, int]]:
    """How many planned meetings about each case each worker takes part in after a moment; a series is one."""
    coming = or_(
        Meeting.starts > after,
        and_(Meeting.rule.is_not(None), or_(Meeting.over.is_(None), Meeting.over > after)),
    )
    query = select(Meeting.case_id, Participant.worker_id).where(
        Participant.meeting_id == Meeting.id,
        Participant.worker_id.is_not(None),
        Meeting.case_id.in_(list(case_ids)),
        Meeting.state == MeetingState.PLANNED.value,
        Meeting.series_id.is_(None),
        coming,
    )
    return Counter((row.case_id, row.worker_id) for row in session.connection().execute(query).all())
