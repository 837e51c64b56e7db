"""The schema: what the models say is what the migrations make, and a later program's store is refused."""

from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Engine, text

from koordinator.db import schema, sqlite
from koordinator.db.base import Base
from koordinator.errors import StoreDamaged, StoreTooNew

KEY = bytes(range(32))


@pytest.fixture
def empty(tmp_path: Path) -> Engine:
    path = tmp_path / "lager.koordinator"
    sqlite.create_database(path, KEY)
    return sqlite.make_engine(path, KEY)


def _stamp(engine: Engine, version: str) -> None:
    with engine.execution_options(koordinator_write=True).begin() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = :v"), {"v": version})


def _is_table(name: str | None, _kind: str, _parents: object) -> bool:
    """The index of words keeps tables of its own that no model describes."""
    return not (name or "").startswith("words_of_")


def test_the_migrations_make_what_the_models_say(empty: Engine) -> None:
    schema.migrate(empty)
    with empty.connect() as connection:
        ours = MigrationContext.configure(connection, opts={"include_name": _is_table})
        assert compare_metadata(ours, Base.metadata) == []
        assert schema.version(connection) == schema.HEAD


def test_a_new_store_has_the_same_tables_as_a_migrated_one(empty: Engine, tmp_path: Path) -> None:
    schema.create(empty)
    other = tmp_path / "anden.koordinator"
    sqlite.create_database(other, KEY)
    migrated = sqlite.make_engine(other, KEY)
    schema.migrate(migrated)
    statements = []
    for engine in (empty, migrated):
        with engine.connect() as connection:
            rows = connection.execute(text("SELECT name, sql FROM sqlite_master WHERE sql NOT NULL"))
            statements.append({name: "".join(sql.split()) for name, sql in rows if "alembic" not in name})
    made, by_hand = statements
    assert made.keys() == by_hand.keys()


def test_the_newest_migration_is_the_schema_the_program_makes() -> None:
    config = Config()
    config.set_main_option("script_location", str(schema.MIGRATIONS))
    assert ScriptDirectory.from_config(config).get_heads() == [schema.HEAD]


def test_a_store_of_this_schema_needs_no_migration(empty: Engine) -> None:
    schema.create(empty)
    assert schema.is_current(empty)


def test_a_later_programs_store_is_refused_in_plain_words(empty: Engine) -> None:
    schema.create(empty)
    _stamp(empty, "9999")
    with pytest.raises(StoreTooNew, match="nyere udgave"):
        schema.is_current(empty)


def test_a_store_without_tables_is_damaged(empty: Engine) -> None:
    with pytest.raises(StoreDamaged):
        schema.is_current(empty)
