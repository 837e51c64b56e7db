"""What a period of a case holds, for the status note: one statement per kind of fact."""

from collections.abc import Sequence
from datetime import date, datetime
from itertools import groupby
from typing import Any

from sqlalchemy import ColumnElement, and_, func, or_, select
from sqlalchemy.orm import Session, aliased

from koordinator.db.course_tables import Assessment, Milestone, Plan, Spoke, Task
from koordinator.db.meeting_tables import Participant
from koordinator.db.system_tables import Change, ChangeSet
from koordinator.db.tables import Case, Intervention, Organisation, PaidHours, Placement, Talk, Worker
from koordinator.db.values import loads
from koordinator.domain.forms import WHEEL
from koordinator.domain.meetings.kinds import Status
from koordinator.domain.plans import MilestoneStatus
from koordinator.domain.status_facts import AgreementFact, MilestoneFact, RunningFact, WheelFact
from koordinator.domain.tasks import TaskKind, TaskState


def goal(session: Session, case_id: int) -> str | None:
    """The main goal in the citizen's own words."""
    return session.scalar(select(Plan.goal).where(Plan.case_id == case_id))


def milestones(session: Session, case_id: int, lo: datetime, hi: datetime) -> list[MilestoneFact]:
    """The milestones in the plan's order, with how each stood before it first moved between two moments."""
    query = select(Milestone).where(Milestone.case_id == case_id).order_by(Milestone.position, Milestone.id)
    rows = session.scalars(query).all()
    was = _moved(session, [row.id for row in rows], lo, hi)
    return [
        MilestoneFact(
            row.title, MilestoneStatus(row.status), row.status_day, was.get(row.id), row.in_3_months, row.due
        )
        for row in rows
    ]


def _moved(session: Session, ids: Sequence[int], lo: datetime, hi: datetime) -> dict[int, MilestoneStatus]:
    query = (
        select(Change.entity_id, Change.before)
        .join(ChangeSet, ChangeSet.id == Change.set_id)
        .where(
            Change.entity == Milestone.__tablename__, Change.entity_id.in_(ids), Change.before.is_not(None),
            ChangeSet.at >= lo, ChangeSet.at < hi,
        )
        .order_by(Change.id)
    )  # fmt: skip
    found: dict[int, MilestoneStatus] = {}
    for milestone_id, before in session.execute(query):
        status = loads(before).get("status")
        if status is not None:
            found.setdefault(milestone_id, MilestoneStatus(status))
    return found


def attendance(session: Session, case_id: int, meeting_ids: Sequence[int]) -> dict[int, bool]:
    """Whether the citizen came, for the meetings where it was written down."""
    query = (
        select(Participant.meeting_id, Participant.status)
        .join(Case, Case.citizen_id == Participant.citizen_id)
        .where(
            Case.id == case_id,
            Participant.meeting_id.in_(meeting_ids),
            Participant.status.in_([Status.ATTENDED.value, Status.ABSENT.value]),
        )
    )
    return {meeting_id: status == Status.ATTENDED.value for meeting_id, status in session.execute(query)}


def talks(session: Session, case_id: int, starts: date, ends: date) -> list[date]:
    """The days the citizen was talked with."""
    query = select(Talk.day).where(Talk.case_id == case_id, Talk.day >= starts, Talk.day <= ends)
    return list(session.scalars(query.order_by(Talk.day)))


def interventions(session: Session, case_id: int, starts: date, ends: date) -> list[RunningFact]:
    """What ran in the period, and what was ordered and has not begun."""
    ordered = and_(Intervention.starts.is_(None), Intervention.ordered <= ends, Intervention.ends.is_(None))
    query = (
        select(
            Intervention.title, Intervention.law, Organisation.name, Intervention.starts, Intervention.ends,
            Intervention.ordered,
        )
        .outerjoin(Organisation, Organisation.id == Intervention.organisation_id)
        .where(Intervention.case_id == case_id, or_(_ran(Intervention, starts, ends), ordered))
        .order_by(func.coalesce(Intervention.starts, date.max), Intervention.id)
    )  # fmt: skip
    return [
        RunningFact(title, ", ".join(part for part in (law, house) if part), first, last, ordered=asked)
        for title, law, house, first, last, asked in session.execute(query)
    ]


def placements(session: Session, case_id: int, starts: date, ends: date) -> list[RunningFact]:
    """Placements of the period."""
    query = (
        select(Placement.title, Placement.place, Placement.starts, Placement.ends, Placement.hours)
        .where(Placement.case_id == case_id, _ran(Placement, starts, ends))
        .order_by(Placement.starts, Placement.id)
    )
    return [
        RunningFact(title, "" if place in title else place, first, last, hours)
        for title, place, first, last, hours in session.execute(query)
    ]


def paid(session: Session, case_id: int, starts: date, ends: date) -> list[RunningFact]:
    """Ordinary paid hours of the period."""
    query = (
        select(PaidHours.starts, PaidHours.ends, PaidHours.hours)
        .where(PaidHours.case_id == case_id, _ran(PaidHours, starts, ends))
        .order_by(PaidHours.starts, PaidHours.id)
    )
    return [RunningFact("", "", *row) for row in session.execute(query)]


def _ran(table: Any, starts: date, ends: date) -> Any:
    """Whether it shares a day with the period."""
    return and_(
        or_(table.starts.is_(None), table.starts <= ends), or_(table.ends.is_(None), table.ends >= starts)
    )


def agreements(session: Session, case_id: int, starts: date, ends: date) -> list[AgreementFact]:
    """Agreements that were settled in the period, and those made by its end that are open."""
    settled = and_(
        Task.state.in_([TaskState.KEPT.value, TaskState.NOT_KEPT.value]),
        Task.state_day >= starts, Task.state_day <= ends,
    )  # fmt: skip
    still = and_(Task.state == TaskState.OPEN.value, Task.made <= ends)
    query = (
        select(Task.title, Worker.name, Task.who, Task.due, Task.state, Task.state_day)
        .outerjoin(Worker, Worker.id == Task.worker_id)
        .where(Task.case_id == case_id, Task.kind == TaskKind.AGREEMENT.value, or_(settled, still))
        .order_by(func.coalesce(Task.state_day, Task.due, Task.made), Task.id)
    )
    kept = {TaskState.KEPT.value: True, TaskState.NOT_KEPT.value: False}
    return [
        AgreementFact(title, worker or who or "", due, kept.get(state), day if state in kept else None)
        for title, worker, who, due, state, day in session.execute(query)
    ]


def wheels(session: Session, case_id: int, ends: date) -> list[WheelFact]:
    """The wheels filled in up to a day, without those that were corrected, by day."""
    return _wheels(session, Assessment.case_id == case_id, Assessment.day <= ends).get(case_id, [])


def all_wheels(session: Session) -> dict[int, list[WheelFact]]:
    """The same of every case, by the case's number."""
    return _wheels(session)


def all_goals(session: Session) -> dict[int, str | None]:
    """The main goal of every case that has a plan, by the case's number."""
    return {row.case_id: row.goal for row in session.execute(select(Plan.case_id, Plan.goal))}


def _wheels(session: Session, *conditions: ColumnElement[bool]) -> dict[int, list[WheelFact]]:
    newer = aliased(Assessment)
    query = (
        select(
            Assessment.case_id, Assessment.id, Assessment.day, Assessment.by_citizen, Spoke.area_key,
            Spoke.name, Spoke.value,
        )
        .join(Spoke, Spoke.assessment_id == Assessment.id)
        .outerjoin(newer, newer.corrects_id == Assessment.id)
        .where(Assessment.form_key == WHEEL, newer.id.is_(None), *conditions)
        .order_by(Assessment.day, Assessment.id, Spoke.id)
    )  # fmt: skip
    found: dict[int, list[WheelFact]] = {}
    for (case_id, _id, day, by_citizen), rows in groupby(session.execute(query), key=lambda row: row[:4]):
        answers = list(rows)
        values = {row.area_key: row.value for row in answers}
        names = {row.area_key: row.name for row in answers}
        found.setdefault(case_id, []).append(WheelFact(day, by_citizen, values, names))
    return found
