"""A course: plan with versions, offers, measurements, notes, papers, tasks, handovers and checklists."""

import sqlalchemy as sa
from alembic import op

from koordinator.db import fulltext
from koordinator.db.sqlite import NUMBERED, REMOVED

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

_COLUMNS = {
    "offer_id": "INTEGER CONSTRAINT fk_intervention_offer_id REFERENCES offer (id)",
    "ordered": "DATE",
    "follow_up": "DATE",
    "follow_up_how": "TEXT",
    "waits_for_id": "INTEGER CONSTRAINT fk_intervention_waits_for_id REFERENCES intervention (id)",
    "waits_because": "TEXT",
}

# What was written with this schema could be found by its words.
_TEXTS = {
    "journal_note": ("subject", "text"),
    "status_section": ("title", "text"),
    "plan": ("goal",),
    "milestone": ("title", "in_3_months", "longer"),
    "intervention": ("title",),
    "meeting": ("title", "place"),
}


def upgrade() -> None:
    """Make the tables, and what interventions now say."""
    op.create_table(
        "stored_file",
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("media_type", sa.Text(), nullable=False),
        sa.Column("digest", sa.Text(), nullable=False),
        sa.Column("content", sa.LargeBinary(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_stored_file")),
        **NUMBERED,
    )
    op.create_table(
        "area_name",
        sa.Column("case_id", sa.Integer(), nullable=False),
        sa.Column("form_key", sa.Text(), nullable=False),
        sa.Column("area_key", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["case_id"], ["cases.id"], name=op.f("fk_area_name_case_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_area_name")),
        sa.UniqueConstraint(
            "case_id", "form_key", "area_key", name=op.f("uq_area_name_case_id_form_key_area_key")
        ),
        **NUMBERED,
    )
    op.create_table(
        "assessment",
        sa.Column("case_id", sa.Integer(), nullable=False),
        sa.Column("form_key", sa.Text(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("by_citizen", sa.Boolean(), nullable=False),
        sa.Column("worker_id", sa.Integer(), nullable=True),
        sa.Column("corrects_id", sa.Integer(), nullable=True),
        sa.Column("reason", sa.Text(), nullable=True),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["case_id"], ["cases.id"], name=op.f("fk_assessment_case_id")),
        sa.ForeignKeyConstraint(["corrects_id"], ["assessment.id"], name=op.f("fk_assessment_corrects_id")),
        sa.ForeignKeyConstraint(["worker_id"], ["worker.id"], name=op.f("fk_assessment_worker_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_assessment")),
        **NUMBERED,
    )
    op.create_index("ix_assessment_case_id", "assessment", ["case_id", "form_key", "day"], unique=False)
    op.create_index(op.f("ix_assessment_corrects_id"), "assessment", ["corrects_id"], unique=False)
    op.create_table(
        "case_ending",
        sa.Column("case_id", sa.Integer(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("outcome", sa.Text(), nullable=True),
        sa.Column("reopened", sa.Date(), nullable=True),
        sa.Column("reopened_reason", sa.Text(), nullable=True),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["case_id"], ["cases.id"], name=op.f("fk_case_ending_case_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_case_ending")),
        **NUMBERED,
    )
    op.create_index("ix_case_ending_case_id", "case_ending", ["case_id", "day"], unique=False)
    op.create_table(
        "job_plan",
        sa.Column("case_id", sa.Integer(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("goals", sa.Text(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["case_id"], ["cases.id"], name=op.f("fk_job_plan_case_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_job_plan")),
        **NUMBERED,
    )
    op.create_index("ix_job_plan_case_id", "job_plan", ["case_id", "day"], unique=False)
    op.create_table(
        "journal_note",
        sa.Column("case_id", sa.Integer(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("subject", sa.Text(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("worker_id", sa.Integer(), nullable=True),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("corrects_id", sa.Integer(), nullable=True),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["case_id"], ["cases.id"], name=op.f("fk_journal_note_case_id")),
        sa.ForeignKeyConstraint(
            ["corrects_id"], ["journal_note.id"], name=op.f("fk_journal_note_corrects_id")
        ),
        sa.ForeignKeyConstraint(["worker_id"], ["worker.id"], name=op.f("fk_journal_note_worker_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_journal_note")),
        **NUMBERED,
    )
    op.create_index("ix_journal_note_case_id", "journal_note", ["case_id", "day"], unique=False)
    op.create_index(op.f("ix_journal_note_corrects_id"), "journal_note", ["corrects_id"], unique=False)
    op.create_table(
        "milestone",
        sa.Column("case_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("in_3_months", sa.Text(), nullable=True),
        sa.Column("longer", sa.Text(), nullable=True),
        sa.Column("status", sa.Text(), nullable=False),
        sa.Column("status_day", sa.Date(), nullable=True),
        sa.Column("due", sa.Date(), nullable=True),
        sa.Column("area_key", sa.Text(), nullable=True),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["case_id"], ["cases.id"], name=op.f("fk_milestone_case_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_milestone")),
        **NUMBERED,
    )
    op.create_index("ix_milestone_case_id", "milestone", ["case_id", "position"], unique=False)
    op.create_table(
        "offer",
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("department", sa.Text(), nullable=True),
        sa.Column("purpose", sa.Text(), nullable=True),
        sa.Column("target_group", sa.Text(), nullable=True),
        sa.Column("goals", sa.Text(), nullable=True),
        sa.Column("price", sa.Text(), nullable=True),
        sa.Column("ordering", sa.Text(), nullable=True),
        sa.Column("waiting_weeks", sa.Integer(), nullable=True),
        sa.Column("contact_id", sa.Integer(), nullable=True),
        sa.Column("organisation_id", sa.Integer(), nullable=True),
        sa.Column("law", sa.Text(), nullable=True),
        sa.Column("active", sa.Boolean(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["contact_id"], ["contact.id"], name=op.f("fk_offer_contact_id")),
        sa.ForeignKeyConstraint(
            ["organisation_id"], ["organisation.id"], name=op.f("fk_offer_organisation_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_offer")),
        **NUMBERED,
    )
    op.create_table(
        "plan",
        sa.Column("case_id", sa.Integer(), nullable=False),
        sa.Column("goal", sa.Text(), nullable=True),
        sa.Column("goal_kind", sa.Text(), nullable=True),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["case_id"], ["cases.id"], name=op.f("fk_plan_case_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_plan")),
        sa.UniqueConstraint("case_id", name=op.f("uq_plan_case_id")),
        **NUMBERED,
    )
    op.create_table(
        "plan_version",
        sa.Column("case_id", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=True),
        sa.Column("worker_id", sa.Integer(), nullable=True),
        sa.Column("content", sa.JSON(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["case_id"], ["cases.id"], name=op.f("fk_plan_version_case_id")),
        sa.ForeignKeyConstraint(["worker_id"], ["worker.id"], name=op.f("fk_plan_version_worker_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_plan_version")),
        sa.UniqueConstraint("case_id", "number", name=op.f("uq_plan_version_case_id_number")),
        **NUMBERED,
    )
    op.create_table(
        "postponement",
        sa.Column("case_id", sa.Integer(), nullable=False),
        sa.Column("rule_key", sa.Text(), nullable=False),
        sa.Column("subject_id", sa.Integer(), nullable=True),
        sa.Column("due", sa.Date(), nullable=False),
        sa.Column("until", sa.Date(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("worker_id", sa.Integer(), nullable=True),
        sa.Column("made", sa.Date(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["case_id"], ["cases.id"], name=op.f("fk_postponement_case_id")),
        sa.ForeignKeyConstraint(["worker_id"], ["worker.id"], name=op.f("fk_postponement_worker_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_postponement")),
        **NUMBERED,
    )
    op.create_index("ix_postponement_case_id", "postponement", ["case_id", "rule_key"], unique=False)
    op.create_table(
        "status_note",
        sa.Column("case_id", sa.Integer(), nullable=False),
        sa.Column("starts", sa.Date(), nullable=False),
        sa.Column("ends", sa.Date(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("done", sa.Date(), nullable=True),
        sa.Column("provider", sa.Text(), nullable=True),
        sa.Column("worker_id", sa.Integer(), nullable=True),
        sa.Column("corrects_id", sa.Integer(), nullable=True),
        sa.Column("file_id", sa.Integer(), nullable=True),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["case_id"], ["cases.id"], name=op.f("fk_status_note_case_id")),
        sa.ForeignKeyConstraint(["corrects_id"], ["status_note.id"], name=op.f("fk_status_note_corrects_id")),
        sa.ForeignKeyConstraint(["file_id"], ["stored_file.id"], name=op.f("fk_status_note_file_id")),
        sa.ForeignKeyConstraint(["worker_id"], ["worker.id"], name=op.f("fk_status_note_worker_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_status_note")),
        **NUMBERED,
    )
    op.create_index("ix_status_note_case_id", "status_note", ["case_id", "done"], unique=False)
    op.create_table(
        "handover",
        sa.Column("case_id", sa.Integer(), nullable=False),
        sa.Column("from_id", sa.Integer(), nullable=True),
        sa.Column("to_id", sa.Integer(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("meeting_id", sa.Integer(), nullable=True),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["case_id"], ["cases.id"], name=op.f("fk_handover_case_id")),
        sa.ForeignKeyConstraint(["from_id"], ["worker.id"], name=op.f("fk_handover_from_id")),
        sa.ForeignKeyConstraint(["meeting_id"], ["meeting.id"], name=op.f("fk_handover_meeting_id")),
        sa.ForeignKeyConstraint(["to_id"], ["worker.id"], name=op.f("fk_handover_to_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_handover")),
        **NUMBERED,
    )
    op.create_index("ix_handover_case_id", "handover", ["case_id", "day"], unique=False)
    op.create_table(
        "kept_paper",
        sa.Column("case_id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("recipients", sa.Text(), nullable=True),
        sa.Column("worker_id", sa.Integer(), nullable=True),
        sa.Column("meeting_id", sa.Integer(), nullable=True),
        sa.Column("file_id", sa.Integer(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["case_id"], ["cases.id"], name=op.f("fk_kept_paper_case_id")),
        sa.ForeignKeyConstraint(["file_id"], ["stored_file.id"], name=op.f("fk_kept_paper_file_id")),
        sa.ForeignKeyConstraint(["meeting_id"], ["meeting.id"], name=op.f("fk_kept_paper_meeting_id")),
        sa.ForeignKeyConstraint(["worker_id"], ["worker.id"], name=op.f("fk_kept_paper_worker_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_kept_paper")),
        **NUMBERED,
    )
    op.create_index("ix_kept_paper_case_id", "kept_paper", ["case_id", "made_at"], unique=False)
    op.create_table(
        "spoke",
        sa.Column("assessment_id", sa.Integer(), nullable=False),
        sa.Column("area_key", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("value", sa.Integer(), nullable=True),
        sa.Column("note", sa.Text(), nullable=True),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["assessment_id"], ["assessment.id"], name=op.f("fk_spoke_assessment_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_spoke")),
        sa.UniqueConstraint("assessment_id", "area_key", name=op.f("uq_spoke_assessment_id_area_key")),
        **NUMBERED,
    )
    op.create_table(
        "status_section",
        sa.Column("note_id", sa.Integer(), nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["note_id"], ["status_note.id"], name=op.f("fk_status_section_note_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_status_section")),
        sa.UniqueConstraint("note_id", "key", name=op.f("uq_status_section_note_id_key")),
        **NUMBERED,
    )
    op.create_table(
        "task",
        sa.Column("case_id", sa.Integer(), nullable=True),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("due", sa.Date(), nullable=True),
        sa.Column("worker_id", sa.Integer(), nullable=True),
        sa.Column("who", sa.Text(), nullable=True),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("state_day", sa.Date(), nullable=True),
        sa.Column("made", sa.Date(), nullable=False),
        sa.Column("meeting_id", sa.Integer(), nullable=True),
        sa.Column("remark", sa.Text(), nullable=True),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["case_id"], ["cases.id"], name=op.f("fk_task_case_id")),
        sa.ForeignKeyConstraint(["meeting_id"], ["meeting.id"], name=op.f("fk_task_meeting_id")),
        sa.ForeignKeyConstraint(["worker_id"], ["worker.id"], name=op.f("fk_task_worker_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_task")),
        **NUMBERED,
    )
    op.create_index("ix_task_case_id", "task", ["case_id", "state"], unique=False)
    op.create_index("ix_task_worker_id", "task", ["worker_id", "state"], unique=False)
    op.create_table(
        "checklist_tick",
        sa.Column("case_id", sa.Integer(), nullable=False),
        sa.Column("list_key", sa.Text(), nullable=False),
        sa.Column("item_key", sa.Text(), nullable=False),
        sa.Column("handover_id", sa.Integer(), nullable=True),
        sa.Column("worker_id", sa.Integer(), nullable=True),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["case_id"], ["cases.id"], name=op.f("fk_checklist_tick_case_id")),
        sa.ForeignKeyConstraint(["handover_id"], ["handover.id"], name=op.f("fk_checklist_tick_handover_id")),
        sa.ForeignKeyConstraint(["worker_id"], ["worker.id"], name=op.f("fk_checklist_tick_worker_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_checklist_tick")),
        **NUMBERED,
    )
    op.create_index("ix_checklist_tick_case_id", "checklist_tick", ["case_id", "list_key"], unique=False)
    op.create_table(
        "milestone_intervention",
        sa.Column("milestone_id", sa.Integer(), nullable=False),
        sa.Column("intervention_id", sa.Integer(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["intervention_id"], ["intervention.id"], name=op.f("fk_milestone_intervention_intervention_id")
        ),
        sa.ForeignKeyConstraint(
            ["milestone_id"], ["milestone.id"], name=op.f("fk_milestone_intervention_milestone_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_milestone_intervention")),
        sa.UniqueConstraint(
            "milestone_id",
            "intervention_id",
            name=op.f("uq_milestone_intervention_milestone_id_intervention_id"),
        ),
        **NUMBERED,
    )
    op.create_index(
        op.f("ix_milestone_intervention_intervention_id"),
        "milestone_intervention",
        ["intervention_id"],
        unique=False,
    )
    # SQLite adds a column with its reference in one statement only.
    for column, kind in _COLUMNS.items():
        op.execute(f"ALTER TABLE intervention ADD COLUMN {column} {kind}")
    op.create_index("ix_change_removed", "change", ["entity"], unique=False, **REMOVED)
    fulltext.make(op.get_bind(), _TEXTS)
