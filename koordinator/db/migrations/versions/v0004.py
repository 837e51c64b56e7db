"""A team: own limits for a period, numbers of its own, what speaks against a change, covers for a leave."""

import sqlalchemy as sa
from alembic import op

from koordinator.db.sqlite import NUMBERED

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

_COLUMNS = {
    "worker": {"languages": "TEXT", "workdays": "TEXT"},
    "cases": {"keep_worker": "BOOLEAN DEFAULT '0' NOT NULL", "keep_worker_reason": "TEXT"},
    "assignment": {"absence_id": "INTEGER CONSTRAINT fk_assignment_absence_id REFERENCES absence (id)"},
}


def upgrade() -> None:
    """Make the tables, and what workers, cases and assignments now say."""
    op.create_table(
        "own_limit",
        sa.Column("worker_id", sa.Integer(), nullable=False),
        sa.Column("starts", sa.Date(), nullable=False),
        sa.Column("ends", sa.Date(), nullable=True),
        sa.Column("warning", sa.Integer(), nullable=False),
        sa.Column("maximum", sa.Integer(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["worker_id"], ["worker.id"], name=op.f("fk_own_limit_worker_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_own_limit")),
        **NUMBERED,
    )
    op.create_index("ix_own_limit_worker_id_starts", "own_limit", ["worker_id", "starts"], unique=False)
    op.create_table(
        "rulebook_number",
        sa.Column("team_id", sa.Integer(), nullable=True),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("value", sa.Integer(), nullable=False),
        sa.Column("reach_by", sa.Date(), nullable=True),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["team_id"], ["team.id"], name=op.f("fk_rulebook_number_team_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_rulebook_number")),
        **NUMBERED,
    )
    op.create_index("ix_rulebook_number_key", "rulebook_number", ["key", "team_id"], unique=False)
    op.create_index(op.f("ix_rulebook_number_team_id"), "rulebook_number", ["team_id"], unique=False)
    # SQLite adds a column with its reference in one statement only.
    for table, columns in _COLUMNS.items():
        for column, kind in columns.items():
            op.execute(f"ALTER TABLE {table} ADD COLUMN {column} {kind}")
    op.create_index(op.f("ix_assignment_absence_id"), "assignment", ["absence_id"], unique=False)
