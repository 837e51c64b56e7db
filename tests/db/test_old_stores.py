"""Stores kept from earlier schemas: each opens, keeps every row, and can be worked in afterwards.

A kept store is made by the program of its day and never changed; its folder is named after its schema.
"""

import shutil
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from itertools import count
from pathlib import Path
from typing import Any

import pytest
from alembic.operations import Operations
from sqlalchemy import Engine, text

from koordinator.db import backup, schema
from koordinator.db.base import Base
from koordinator.db.meeting_tables import Meeting
from koordinator.services import stores
from koordinator.services.checking import findings
from tests.db.keeping import KEY, PASSWORD, opened

KEPT = sorted(path for path in Path(__file__).parents[1].joinpath("old_stores").iterdir() if path.is_dir())
NOT_CONTENT = ("alembic_version", "sqlite_sequence")

Rows = dict[str, list[dict[str, Any]]]


@pytest.fixture(params=KEPT, ids=lambda folder: folder.name)
def old(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Path]:
    """A copy of a kept store; the kept one itself must come out of the test as it was."""
    kept: Path = request.param
    before = {path.name: path.read_bytes() for path in kept.iterdir()}
    shutil.copytree(kept, tmp_path / "hus")
    yield tmp_path / "hus" / "lager.koordinator"
    assert {path.name: path.read_bytes() for path in kept.iterdir()} == before


def content(path: Path) -> Rows:
    """Every row of every table, without opening the store as the program does."""
    with opened(path) as engine:
        return rows_of(engine)


def rows_of(engine: Engine) -> Rows:
    with engine.connect() as connection:
        names = connection.scalars(text("SELECT name FROM sqlite_master WHERE type = 'table'")).all()
        return {
            name: [
                dict(row) for row in connection.execute(text(f"SELECT * FROM {name} ORDER BY 1")).mappings()
            ]
            for name in names
            if name not in NOT_CONTENT
        }


def _columns(rows: list[dict[str, Any]], known: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Rows with the columns there were before; a migration may add more."""
    return [{name: row[name] for name in old} for row, old in zip(rows, known, strict=True)]


def version(path: Path) -> str:
    with opened(path) as engine, engine.connect() as connection:
        return schema.version(connection)


def test_there_is_a_kept_store_of_every_earlier_schema() -> None:
    made = sorted(path.stem[1:] for path in (schema.MIGRATIONS / "versions").glob("v*.py"))
    assert [folder.name for folder in KEPT] == [one for one in made if one != schema.HEAD]


def test_every_row_and_the_change_log_are_still_there(old: Path) -> None:
    before = content(old)
    place = stores.open_store(old, "anna", PASSWORD)
    try:
        after = rows_of(place.desk.store.engine)
        assert {name: _columns(after[name], before[name]) for name in before} == before
        assert len(before["change"]) > 20
        tables = Base.metadata.tables.keys()
        assert {name for name in tables if after[name]} == {name for name in tables if before.get(name)}
        assert findings(place) == []
    finally:
        place.close(back_up=False)
    assert version(old) == schema.HEAD


def test_the_old_one_is_put_aside_before_it_is_migrated(old: Path) -> None:
    before, written = content(old), version(old)
    stores.open_store(old, "anna", PASSWORD).close(back_up=False)
    (kept,) = backup.list_backups(old)
    assert kept.reason == backup.Reason.MIGRATION
    assert kept.key_file().unlock("anna", PASSWORD) == KEY
    assert version(kept.store) == written
    assert content(kept.store) == before


def test_it_is_migrated_only_once(old: Path) -> None:
    for _ in range(2):
        stores.open_store(old, "anna", PASSWORD).close(back_up=False)
    assert len(backup.list_backups(old)) == 1


def test_a_meeting_can_be_written_afterwards(old: Path) -> None:
    starts = datetime(2026, 11, 24, 12, tzinfo=UTC)
    before = len(content(old).get("meeting", ()))
    place = stores.open_store(old, "anna", PASSWORD)
    with place.desk.write("Book møde") as tx:
        tx.add(
            Meeting(
                type_key="netvaerk", title="Netværksmøde", case_id=1, starts=starts,
                ends=starts + timedelta(minutes=90), over=starts + timedelta(minutes=90),
                zone="Europe/Copenhagen", state="planned",
            )
        )  # fmt: skip
    place.close(back_up=False)
    assert len(content(old)["meeting"]) == before + 1


def test_a_migration_that_stops_half_way_leaves_the_old_one(
    old: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before, written = content(old), version(old)
    with monkeypatch.context() as stopping:
        _stop_at_the_third_index(stopping)
        with pytest.raises(KeyboardInterrupt):
            stores.open_store(old, "anna", PASSWORD)
    assert (content(old), version(old)) == (before, written)
    stores.open_store(old, "anna", PASSWORD).close(back_up=False)
    assert version(old) == schema.HEAD


def _stop_at_the_third_index(monkeypatch: pytest.MonkeyPatch) -> None:
    plain, made = Operations.create_index, count(1)

    def create_index(self: Operations, *given: Any, **named: Any) -> None:
        if next(made) == 3:
            raise KeyboardInterrupt
        plain(self, *given, **named)

    monkeypatch.setattr(Operations, "create_index", create_index)


def test_a_backup_of_an_old_one_can_be_had_back(old: Path) -> None:
    before = content(old)
    stores.open_store(old, "anna", PASSWORD).close(back_up=False)
    (kept,) = backup.list_backups(old)
    assert "meeting" in content(old)
    backup.restore(kept, old, KEY, datetime.now(UTC))
    assert content(old) == before
