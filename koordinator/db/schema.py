"""The schema of a store: made whole for a new one, migrated step by step for an old one."""

from pathlib import Path

from sqlalchemy import Connection, Engine, inspect, text

from koordinator.db import (  # noqa: F401  all these modules register their tables
    course_tables,
    fulltext,
    meeting_tables,
    system_tables,
    tables,
    team_tables,
)
from koordinator.db.base import Base
from koordinator.errors import StoreDamaged, StoreTooNew

HEAD = "0004"
MIGRATIONS = Path(__file__).parent / "migrations"


def create(engine: Engine) -> None:
    """Make every table of the newest schema in an empty store, all or none."""
    with engine.execution_options(koordinator_write=True).begin() as connection:
        Base.metadata.create_all(connection)
        fulltext.make(connection, fulltext.TEXTS)
        connection.execute(
            text("CREATE TABLE alembic_version (version_num VARCHAR(32) NOT NULL PRIMARY KEY)")
        )
        connection.execute(text("INSERT INTO alembic_version VALUES (:head)"), {"head": HEAD})


def version(connection: Connection) -> str:
    """The schema the store was written with."""
    if not inspect(connection).has_table("alembic_version"):
        raise StoreDamaged("Lageret mangler sine tabeller. Hent den nyeste sikkerhedskopi.")
    return str(connection.scalar(text("SELECT version_num FROM alembic_version")))


def is_current(engine: Engine) -> bool:
    """Whether the store has this program's schema; a newer one is refused."""
    with engine.connect() as connection:
        found = version(connection)
    if found == HEAD:
        return True
    if not (MIGRATIONS / "versions" / f"v{found}.py").exists():
        raise StoreTooNew(
            "Lageret er skrevet af en nyere udgave af koordinator. Opdatér programmet, og åbn lageret igen."
        )
    return False


def migrate(engine: Engine) -> None:
    """Bring an older store to the newest schema, in one transaction; take a backup first."""
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    with engine.execution_options(koordinator_write=True).begin() as connection:
        config.attributes["connection"] = connection
        command.upgrade(config, "head")
