"""Runs the migrations inside the transaction it is handed, so that a killed one leaves nothing."""

from alembic import context

from koordinator.db.base import Base

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=Base.metadata,
    transactional_ddl=True,
    render_as_batch=True,
)
context.run_migrations()
