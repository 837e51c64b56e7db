"""The first schema: people, cases, what runs in them, and the change log."""

import sqlalchemy as sa
from alembic import op

from koordinator.db.sqlite import NUMBERED, OPEN_ENDED

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make every table."""
    op.create_table(
        "change_set",
        sa.Column("label", sa.Text(), nullable=False),
        sa.Column("by", sa.Text(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("target_id", sa.Integer(), nullable=True),
        sa.Column("chain", sa.LargeBinary(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["target_id"], ["change_set.id"], name=op.f("fk_change_set_target_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_change_set")),
        **NUMBERED,
    )
    op.create_table(
        "citizen",
        sa.Column("cpr", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("name_key", sa.Text(), nullable=False),
        sa.Column("born", sa.Date(), nullable=False),
        sa.Column("address", sa.Text(), nullable=True),
        sa.Column("postcode", sa.Text(), nullable=True),
        sa.Column("city", sa.Text(), nullable=True),
        sa.Column("phone", sa.Text(), nullable=True),
        sa.Column("phone_digits", sa.Text(), nullable=True),
        sa.Column("email", sa.Text(), nullable=True),
        sa.Column("protected", sa.Boolean(), nullable=False),
        sa.Column("interpreter", sa.Text(), nullable=True),
        sa.Column("digital_post", sa.Boolean(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_citizen")),
        sa.UniqueConstraint("cpr", name=op.f("uq_citizen_cpr")),
        **NUMBERED,
    )
    op.create_index(op.f("ix_citizen_name_key"), "citizen", ["name_key"], unique=False)
    op.create_index(op.f("ix_citizen_phone_digits"), "citizen", ["phone_digits"], unique=False)
    op.create_table(
        "list_mapping",
        sa.Column("signature", sa.Text(), nullable=False),
        sa.Column("columns", sa.JSON(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_list_mapping")),
        sa.UniqueConstraint("signature", name=op.f("uq_list_mapping_signature")),
        **NUMBERED,
    )
    op.create_table(
        "organisation",
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("name_key", sa.Text(), nullable=False),
        sa.Column("cvr", sa.Text(), nullable=True),
        sa.Column("phone", sa.Text(), nullable=True),
        sa.Column("address", sa.Text(), nullable=True),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_organisation")),
        **NUMBERED,
    )
    op.create_index(op.f("ix_organisation_name_key"), "organisation", ["name_key"], unique=False)
    op.create_table(
        "programme",
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("valid_from", sa.Date(), nullable=True),
        sa.Column("valid_to", sa.Date(), nullable=True),
        sa.Column("source", sa.Text(), nullable=True),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_programme")),
        sa.UniqueConstraint("name", name=op.f("uq_programme_name")),
        **NUMBERED,
    )
    op.create_table(
        "setting",
        sa.Column("scope", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("value", sa.JSON(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_setting")),
        sa.UniqueConstraint("scope", "name", name=op.f("uq_setting_scope_name")),
        **NUMBERED,
    )
    op.create_table(
        "store_info",
        sa.Column("store_id", sa.Text(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("demo_day", sa.Date(), nullable=True),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_store_info")),
        **NUMBERED,
    )
    op.create_table(
        "team",
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("age_from", sa.Integer(), nullable=True),
        sa.Column("age_to", sa.Integer(), nullable=True),
        sa.Column("warning", sa.Integer(), nullable=False),
        sa.Column("maximum", sa.Integer(), nullable=False),
        sa.Column("consultant_warning", sa.Integer(), nullable=True),
        sa.Column("consultant_maximum", sa.Integer(), nullable=True),
        sa.Column("refuse_over", sa.Boolean(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_team")),
        sa.UniqueConstraint("name", name=op.f("uq_team_name")),
        **NUMBERED,
    )
    op.create_table(
        "cases",
        sa.Column("number", sa.Text(), nullable=True),
        sa.Column("citizen_id", sa.Integer(), nullable=False),
        sa.Column("programme_id", sa.Integer(), nullable=True),
        sa.Column("team_id", sa.Integer(), nullable=True),
        sa.Column("starts", sa.Date(), nullable=False),
        sa.Column("expected_end", sa.Date(), nullable=True),
        sa.Column("ended", sa.Date(), nullable=True),
        sa.Column("end_reason", sa.Text(), nullable=True),
        sa.Column("weight", sa.Text(), nullable=False),
        sa.Column("passive_reason", sa.Text(), nullable=True),
        sa.Column("remark", sa.Text(), nullable=True),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["citizen_id"], ["citizen.id"], name=op.f("fk_cases_citizen_id")),
        sa.ForeignKeyConstraint(["programme_id"], ["programme.id"], name=op.f("fk_cases_programme_id")),
        sa.ForeignKeyConstraint(["team_id"], ["team.id"], name=op.f("fk_cases_team_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_cases")),
        sa.UniqueConstraint("number", name=op.f("uq_cases_number")),
        **NUMBERED,
    )
    op.create_index(op.f("ix_cases_citizen_id"), "cases", ["citizen_id"], unique=False)
    op.create_index(op.f("ix_cases_ended"), "cases", ["ended"], unique=False)
    op.create_index(op.f("ix_cases_programme_id"), "cases", ["programme_id"], unique=False)
    op.create_index(op.f("ix_cases_team_id"), "cases", ["team_id"], unique=False)
    op.create_table(
        "change",
        sa.Column("set_id", sa.Integer(), nullable=False),
        sa.Column("entity", sa.Text(), nullable=False),
        sa.Column("entity_id", sa.Integer(), nullable=False),
        sa.Column("before", sa.Text(), nullable=True),
        sa.Column("after", sa.Text(), nullable=True),
        sa.Column("salt", sa.LargeBinary(), nullable=False),
        sa.Column("digest", sa.LargeBinary(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["set_id"], ["change_set.id"], name=op.f("fk_change_set_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_change")),
        **NUMBERED,
    )
    op.create_index("ix_change_entity_entity_id", "change", ["entity", "entity_id"], unique=False)
    op.create_index(op.f("ix_change_set_id"), "change", ["set_id"], unique=False)
    op.create_table(
        "contact",
        sa.Column("organisation_id", sa.Integer(), nullable=True),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("name_key", sa.Text(), nullable=False),
        sa.Column("title", sa.Text(), nullable=True),
        sa.Column("phone", sa.Text(), nullable=True),
        sa.Column("email", sa.Text(), nullable=True),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["organisation_id"], ["organisation.id"], name=op.f("fk_contact_organisation_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_contact")),
        **NUMBERED,
    )
    op.create_index(op.f("ix_contact_name_key"), "contact", ["name_key"], unique=False)
    op.create_index(op.f("ix_contact_organisation_id"), "contact", ["organisation_id"], unique=False)
    op.create_table(
        "rule_override",
        sa.Column("team_id", sa.Integer(), nullable=False),
        sa.Column("rule_key", sa.Text(), nullable=False),
        sa.Column("value", sa.Text(), nullable=True),
        sa.Column("active", sa.Boolean(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["team_id"], ["team.id"], name=op.f("fk_rule_override_team_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_rule_override")),
        sa.UniqueConstraint("team_id", "rule_key", name=op.f("uq_rule_override_team_id_rule_key")),
        **NUMBERED,
    )
    op.create_table(
        "worker",
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("name_key", sa.Text(), nullable=False),
        sa.Column("initials", sa.Text(), nullable=True),
        sa.Column("phone", sa.Text(), nullable=True),
        sa.Column("email", sa.Text(), nullable=True),
        sa.Column("team_id", sa.Integer(), nullable=True),
        sa.Column("reserve", sa.Boolean(), nullable=False),
        sa.Column("leaves_on", sa.Date(), nullable=True),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["team_id"], ["team.id"], name=op.f("fk_worker_team_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_worker")),
        **NUMBERED,
    )
    op.create_index(op.f("ix_worker_name_key"), "worker", ["name_key"], unique=False)
    op.create_index(op.f("ix_worker_team_id"), "worker", ["team_id"], unique=False)
    op.create_table(
        "absence",
        sa.Column("worker_id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("starts", sa.Date(), nullable=False),
        sa.Column("ends", sa.Date(), nullable=True),
        sa.Column("share", sa.Integer(), nullable=False),
        sa.Column("scales", sa.Boolean(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["worker_id"], ["worker.id"], name=op.f("fk_absence_worker_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_absence")),
        **NUMBERED,
    )
    op.create_index("ix_absence_worker_id_starts", "absence", ["worker_id", "starts"], unique=False)
    op.create_table(
        "app_user",
        sa.Column("login", sa.Text(), nullable=False),
        sa.Column("worker_id", sa.Integer(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["worker_id"], ["worker.id"], name=op.f("fk_app_user_worker_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_app_user")),
        sa.UniqueConstraint("login", name=op.f("uq_app_user_login")),
        sa.UniqueConstraint("worker_id", name=op.f("uq_app_user_worker_id")),
        **NUMBERED,
    )
    op.create_table(
        "assignment",
        sa.Column("case_id", sa.Integer(), nullable=False),
        sa.Column("worker_id", sa.Integer(), nullable=False),
        sa.Column("role", sa.Text(), nullable=False),
        sa.Column("starts", sa.Date(), nullable=False),
        sa.Column("ends", sa.Date(), nullable=True),
        sa.Column("reason", sa.Text(), nullable=True),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.CheckConstraint("ends IS NULL OR ends >= starts", name=op.f("ck_assignment_forwards")),
        sa.ForeignKeyConstraint(["case_id"], ["cases.id"], name=op.f("fk_assignment_case_id")),
        sa.ForeignKeyConstraint(["worker_id"], ["worker.id"], name=op.f("fk_assignment_worker_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_assignment")),
        **NUMBERED,
    )
    op.create_index(
        "ix_assignment_case_id_role",
        "assignment",
        ["case_id", "role", "starts", "ends", "worker_id"],
        unique=False,
    )
    op.create_index(
        "ix_assignment_role_worker_id",
        "assignment",
        ["role", "worker_id", "starts", "ends", "case_id"],
        unique=False,
    )
    op.create_index(
        "uq_assignment_open",
        "assignment",
        ["case_id", "role"],
        unique=True,
        **OPEN_ENDED,
    )
    op.create_table(
        "cv_update",
        sa.Column("case_id", sa.Integer(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["case_id"], ["cases.id"], name=op.f("fk_cv_update_case_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_cv_update")),
        sa.UniqueConstraint("case_id", "day", name=op.f("uq_cv_update_case_id_day")),
        **NUMBERED,
    )
    op.create_table(
        "intervention",
        sa.Column("case_id", sa.Integer(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("law", sa.Text(), nullable=True),
        sa.Column("organisation_id", sa.Integer(), nullable=True),
        sa.Column("contact_id", sa.Integer(), nullable=True),
        sa.Column("starts", sa.Date(), nullable=True),
        sa.Column("ends", sa.Date(), nullable=True),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["case_id"], ["cases.id"], name=op.f("fk_intervention_case_id")),
        sa.ForeignKeyConstraint(["contact_id"], ["contact.id"], name=op.f("fk_intervention_contact_id")),
        sa.ForeignKeyConstraint(
            ["organisation_id"], ["organisation.id"], name=op.f("fk_intervention_organisation_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_intervention")),
        **NUMBERED,
    )
    op.create_index("ix_intervention_case_id", "intervention", ["case_id", "starts", "ends"], unique=False)
    op.create_table(
        "list_memory",
        sa.Column("case_id", sa.Integer(), nullable=False),
        sa.Column("said", sa.JSON(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["case_id"], ["cases.id"], name=op.f("fk_list_memory_case_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_list_memory")),
        sa.UniqueConstraint("case_id", name=op.f("uq_list_memory_case_id")),
        **NUMBERED,
    )
    op.create_table(
        "outside_caseload",
        sa.Column("worker_id", sa.Integer(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("cases", sa.Integer(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["worker_id"], ["worker.id"], name=op.f("fk_outside_caseload_worker_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_outside_caseload")),
        sa.UniqueConstraint("worker_id", "day", name=op.f("uq_outside_caseload_worker_id_day")),
        **NUMBERED,
    )
    op.create_table(
        "paid_hours",
        sa.Column("case_id", sa.Integer(), nullable=False),
        sa.Column("hours", sa.Integer(), nullable=False),
        sa.Column("starts", sa.Date(), nullable=True),
        sa.Column("ends", sa.Date(), nullable=True),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["case_id"], ["cases.id"], name=op.f("fk_paid_hours_case_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_paid_hours")),
        **NUMBERED,
    )
    op.create_index("ix_paid_hours_case_id", "paid_hours", ["case_id", "starts", "ends"], unique=False)
    op.create_table(
        "placement",
        sa.Column("case_id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("place", sa.Text(), nullable=False),
        sa.Column("organisation_id", sa.Integer(), nullable=True),
        sa.Column("starts", sa.Date(), nullable=True),
        sa.Column("ends", sa.Date(), nullable=True),
        sa.Column("hours", sa.Integer(), nullable=True),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["case_id"], ["cases.id"], name=op.f("fk_placement_case_id")),
        sa.ForeignKeyConstraint(
            ["organisation_id"], ["organisation.id"], name=op.f("fk_placement_organisation_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_placement")),
        **NUMBERED,
    )
    op.create_index("ix_placement_case_id", "placement", ["case_id", "starts", "ends"], unique=False)
    op.create_table(
        "talk",
        sa.Column("case_id", sa.Integer(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["case_id"], ["cases.id"], name=op.f("fk_talk_case_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_talk")),
        sa.UniqueConstraint("case_id", "day", name=op.f("uq_talk_case_id_day")),
        **NUMBERED,
    )
    op.create_table(
        "worker_alias",
        sa.Column("name_key", sa.Text(), nullable=False),
        sa.Column("worker_id", sa.Integer(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["worker_id"], ["worker.id"], name=op.f("fk_worker_alias_worker_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_worker_alias")),
        sa.UniqueConstraint("name_key", name=op.f("uq_worker_alias_name_key")),
        **NUMBERED,
    )
    op.create_table(
        "worker_role",
        sa.Column("worker_id", sa.Integer(), nullable=False),
        sa.Column("role", sa.Text(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["worker_id"], ["worker.id"], name=op.f("fk_worker_role_worker_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_worker_role")),
        sa.UniqueConstraint("worker_id", "role", name=op.f("uq_worker_role_worker_id_role")),
        **NUMBERED,
    )
    op.create_table(
        "working_time",
        sa.Column("worker_id", sa.Integer(), nullable=False),
        sa.Column("starts", sa.Date(), nullable=True),
        sa.Column("ends", sa.Date(), nullable=True),
        sa.Column("share", sa.Integer(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["worker_id"], ["worker.id"], name=op.f("fk_working_time_worker_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_working_time")),
        **NUMBERED,
    )
    op.create_index("ix_working_time_worker_id_starts", "working_time", ["worker_id", "starts"], unique=False)
