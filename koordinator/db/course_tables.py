"""The tables of a course: its plan, its measurements, its notes and papers, its tasks and its changes.

Nothing here is overwritten where the past matters: a plan keeps its versions, a measurement, a journal note
and a status note are corrected by a new row that names the old one.
"""

from datetime import date, datetime
from typing import Any

from sqlalchemy import JSON, ForeignKey, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from koordinator.db.base import Base
from koordinator.db.sqlite import NUMBERED


class Plan(Base):
    """A case's plan: the main goal in the citizen's own words."""

    __tablename__ = "plan"

    case_id: Mapped[int] = mapped_column(ForeignKey("cases.id"), unique=True)
    goal: Mapped[str | None]
    goal_kind: Mapped[str | None]


class PlanVersion(Base):
    """The plan as it stood when somebody kept it; `content` is the whole plan as data."""

    __tablename__ = "plan_version"
    __table_args__ = (UniqueConstraint("case_id", "number"), NUMBERED)

    case_id: Mapped[int] = mapped_column(ForeignKey("cases.id"))
    number: Mapped[int]
    day: Mapped[date]
    reason: Mapped[str | None]
    worker_id: Mapped[int | None] = mapped_column(ForeignKey("worker.id"))
    content: Mapped[dict[str, Any]] = mapped_column(JSON)


class Milestone(Base):
    """A step towards the main goal, kept apart from the interventions that serve it."""

    __tablename__ = "milestone"
    __table_args__ = (Index("ix_milestone_case_id", "case_id", "position"), NUMBERED)

    case_id: Mapped[int] = mapped_column(ForeignKey("cases.id"))
    position: Mapped[int]
    title: Mapped[str]
    in_3_months: Mapped[str | None]
    longer: Mapped[str | None]
    status: Mapped[str]
    status_day: Mapped[date | None]
    due: Mapped[date | None]
    area_key: Mapped[str | None]


class MilestoneIntervention(Base):
    """An intervention that serves a milestone."""

    __tablename__ = "milestone_intervention"
    __table_args__ = (UniqueConstraint("milestone_id", "intervention_id"), NUMBERED)

    milestone_id: Mapped[int] = mapped_column(ForeignKey("milestone.id"))
    intervention_id: Mapped[int] = mapped_column(ForeignKey("intervention.id"), index=True)


class Offer(Base):
    """An offer of the catalogue across departments; `waiting_weeks` is what to reckon with."""

    __tablename__ = "offer"

    name: Mapped[str]
    department: Mapped[str | None]
    purpose: Mapped[str | None]
    target_group: Mapped[str | None]
    goals: Mapped[str | None]
    price: Mapped[str | None]
    ordering: Mapped[str | None]
    waiting_weeks: Mapped[int | None]
    contact_id: Mapped[int | None] = mapped_column(ForeignKey("contact.id"))
    organisation_id: Mapped[int | None] = mapped_column(ForeignKey("organisation.id"))
    law: Mapped[str | None]
    active: Mapped[bool] = mapped_column(default=True)


class AreaName(Base):
    """What a citizen calls an area of a form herself."""

    __tablename__ = "area_name"
    __table_args__ = (UniqueConstraint("case_id", "form_key", "area_key"), NUMBERED)

    case_id: Mapped[int] = mapped_column(ForeignKey("cases.id"))
    form_key: Mapped[str]
    area_key: Mapped[str]
    name: Mapped[str]


class Assessment(Base):
    """A form filled in on a day by the citizen or a worker; a correction names the one it stands for."""

    __tablename__ = "assessment"
    __table_args__ = (Index("ix_assessment_case_id", "case_id", "form_key", "day"), NUMBERED)

    case_id: Mapped[int] = mapped_column(ForeignKey("cases.id"))
    form_key: Mapped[str]
    day: Mapped[date]
    by_citizen: Mapped[bool]
    worker_id: Mapped[int | None] = mapped_column(ForeignKey("worker.id"))
    corrects_id: Mapped[int | None] = mapped_column(ForeignKey("assessment.id"), index=True)
    reason: Mapped[str | None]


class Spoke(Base):
    """One answer of an assessment; `name` is what the area was called then, no value is "not answered"."""

    __tablename__ = "spoke"
    __table_args__ = (UniqueConstraint("assessment_id", "area_key"), NUMBERED)

    assessment_id: Mapped[int] = mapped_column(ForeignKey("assessment.id"))
    area_key: Mapped[str]
    name: Mapped[str]
    value: Mapped[int | None]
    note: Mapped[str | None]


class JobPlan(Base):
    """The citizen's own goals for work, as they stood from a day on; the newest is the current one."""

    __tablename__ = "job_plan"
    __table_args__ = (Index("ix_job_plan_case_id", "case_id", "day"), NUMBERED)

    case_id: Mapped[int] = mapped_column(ForeignKey("cases.id"))
    day: Mapped[date]
    goals: Mapped[str]


class JournalNote(Base):
    """A dated note on a case; a corrected one is kept and named by the new version."""

    __tablename__ = "journal_note"
    __table_args__ = (Index("ix_journal_note_case_id", "case_id", "day"), NUMBERED)

    case_id: Mapped[int] = mapped_column(ForeignKey("cases.id"))
    day: Mapped[date]
    kind: Mapped[str]
    subject: Mapped[str]
    text: Mapped[str]
    worker_id: Mapped[int | None] = mapped_column(ForeignKey("worker.id"))
    made_at: Mapped[datetime]
    corrects_id: Mapped[int | None] = mapped_column(ForeignKey("journal_note.id"), index=True)


class StoredFile(Base):
    """A file kept in the store, byte for byte."""

    __tablename__ = "stored_file"

    name: Mapped[str]
    media_type: Mapped[str]
    digest: Mapped[str]
    content: Mapped[bytes]


class KeptPaper(Base):
    """A paper made for a case: which, when, to whom, and the exact file."""

    __tablename__ = "kept_paper"
    __table_args__ = (Index("ix_kept_paper_case_id", "case_id", "made_at"), NUMBERED)

    case_id: Mapped[int] = mapped_column(ForeignKey("cases.id"))
    kind: Mapped[str]
    title: Mapped[str]
    made_at: Mapped[datetime]
    recipients: Mapped[str | None]
    worker_id: Mapped[int | None] = mapped_column(ForeignKey("worker.id"))
    meeting_id: Mapped[int | None] = mapped_column(ForeignKey("meeting.id"))
    file_id: Mapped[int] = mapped_column(ForeignKey("stored_file.id"))


class StatusNote(Base):
    """A quarterly status, written here (draft, then final) or received from a provider.

    `done` is the day it became final or was received; that day starts the next clock.
    """

    __tablename__ = "status_note"
    __table_args__ = (Index("ix_status_note_case_id", "case_id", "done"), NUMBERED)

    case_id: Mapped[int] = mapped_column(ForeignKey("cases.id"))
    starts: Mapped[date]
    ends: Mapped[date]
    state: Mapped[str]
    done: Mapped[date | None]
    provider: Mapped[str | None]
    worker_id: Mapped[int | None] = mapped_column(ForeignKey("worker.id"))
    corrects_id: Mapped[int | None] = mapped_column(ForeignKey("status_note.id"))
    file_id: Mapped[int | None] = mapped_column(ForeignKey("stored_file.id"))


class StatusSection(Base):
    """One section of a status note."""

    __tablename__ = "status_section"
    __table_args__ = (UniqueConstraint("note_id", "key"), NUMBERED)

    note_id: Mapped[int] = mapped_column(ForeignKey("status_note.id"))
    key: Mapped[str]
    position: Mapped[int]
    title: Mapped[str]
    text: Mapped[str]


class Task(Base):
    """Something somebody does by a day: a free task, or an agreement that is kept or not.

    `who` is the name of whoever does it where that is no worker.
    """

    __tablename__ = "task"
    __table_args__ = (
        Index("ix_task_case_id", "case_id", "state"),
        Index("ix_task_worker_id", "worker_id", "state"),
        NUMBERED,
    )

    case_id: Mapped[int | None] = mapped_column(ForeignKey("cases.id"))
    kind: Mapped[str]
    title: Mapped[str]
    due: Mapped[date | None]
    worker_id: Mapped[int | None] = mapped_column(ForeignKey("worker.id"))
    who: Mapped[str | None]
    state: Mapped[str]
    state_day: Mapped[date | None]
    made: Mapped[date]
    meeting_id: Mapped[int | None] = mapped_column(ForeignKey("meeting.id"))
    remark: Mapped[str | None]


class Postponement(Base):
    """A due item put off with a reason; `due` is the day it was put off from, so that the next one is not."""

    __tablename__ = "postponement"
    __table_args__ = (Index("ix_postponement_case_id", "case_id", "rule_key"), NUMBERED)

    case_id: Mapped[int] = mapped_column(ForeignKey("cases.id"))
    rule_key: Mapped[str]
    subject_id: Mapped[int | None]
    due: Mapped[date]
    until: Mapped[date]
    reason: Mapped[str]
    worker_id: Mapped[int | None] = mapped_column(ForeignKey("worker.id"))
    made: Mapped[date]


class Handover(Base):
    """A change of caseworker with what belongs to it."""

    __tablename__ = "handover"
    __table_args__ = (Index("ix_handover_case_id", "case_id", "day"), NUMBERED)

    case_id: Mapped[int] = mapped_column(ForeignKey("cases.id"))
    from_id: Mapped[int | None] = mapped_column(ForeignKey("worker.id"))
    to_id: Mapped[int] = mapped_column(ForeignKey("worker.id"))
    day: Mapped[date]
    reason: Mapped[str]
    meeting_id: Mapped[int | None] = mapped_column(ForeignKey("meeting.id"))


class ChecklistTick(Base):
    """A point of a checklist done for a case, by whom and when; `handover_id` where the list is of one."""

    __tablename__ = "checklist_tick"
    __table_args__ = (Index("ix_checklist_tick_case_id", "case_id", "list_key"), NUMBERED)

    case_id: Mapped[int] = mapped_column(ForeignKey("cases.id"))
    list_key: Mapped[str]
    item_key: Mapped[str]
    handover_id: Mapped[int | None] = mapped_column(ForeignKey("handover.id"))
    worker_id: Mapped[int | None] = mapped_column(ForeignKey("worker.id"))
    day: Mapped[date]


class CaseEnding(Base):
    """An ending of a case with its reason and outcome; a case that reopened keeps the row."""

    __tablename__ = "case_ending"
    __table_args__ = (Index("ix_case_ending_case_id", "case_id", "day"), NUMBERED)

    case_id: Mapped[int] = mapped_column(ForeignKey("cases.id"))
    day: Mapped[date]
    reason: Mapped[str]
    outcome: Mapped[str | None]
    reopened: Mapped[date | None]
    reopened_reason: Mapped[str | None]
