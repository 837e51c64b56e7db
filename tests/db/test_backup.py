"""Backups count only when they were opened and read, and the newest good one can be had back."""

import os
import shutil
from datetime import timedelta
from pathlib import Path

import pytest

from koordinator.db import backup, sqlite
from koordinator.db.backup import Backup, Reason
from koordinator.db.keyfile import KeyFile, key_path
from koordinator.errors import StoreDamaged, StoreError, WrongPassword
from tests.db.keeping import (
    CHEAP,
    KEY,
    MARKER,
    NOW,
    OTHER_PASSWORD,
    PASSWORD,
    add_notes,
    make_store,
    notes,
    opened,
    snapshot,
)


@pytest.fixture
def store(tmp_path: Path) -> Path:
    return make_store(tmp_path)


def back_up(store: Path, hours: float = 0.0, reason: Reason = Reason.REGULAR) -> Backup:
    with opened(store) as engine:
        return backup.make_backup(engine, KEY, store, reason, NOW + timedelta(hours=hours))


def damage(path: Path) -> None:
    content = path.read_bytes()
    path.write_bytes(content[:5000] + b"damage" + content[5006:])


def test_a_backup_holds_everything_and_opens_like_a_store(store: Path) -> None:
    made = back_up(store, reason=Reason.EXIT)
    assert made.folder.name == "20261124T081500000000Z-afslutning"
    assert made.key_file().unlock("anna", PASSWORD) == KEY
    sqlite.require_sound(made.store, KEY)
    assert notes(made.store) == 3
    assert backup.list_backups(store) == [made]


def test_a_backup_is_encrypted_and_private(store: Path) -> None:
    made = back_up(store)
    assert not any(MARKER.encode() in content for content in snapshot(made.folder).values())
    if os.name == "posix":
        for path in (made.folder, made.folder.parent):
            assert path.stat().st_mode & 0o777 == 0o700
        assert {path.stat().st_mode & 0o777 for path in made.folder.iterdir()} == {0o600}


def test_two_backups_of_one_moment_do_not_meet(store: Path) -> None:
    first, second = back_up(store), back_up(store, reason=Reason.IMPORT)
    assert backup.list_backups(store) == [second, first]


def test_a_backup_that_fails_leaves_nothing(store: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(path: Path, key: bytes) -> None:
        raise StoreDamaged("Kopien duer ikke.")

    monkeypatch.setattr(sqlite, "require_sound", fail)
    with pytest.raises(StoreDamaged):
        back_up(store)
    assert list(backup.backups_folder(store).iterdir()) == []


def test_a_key_file_of_another_store_is_not_backed_up(store: Path) -> None:
    path = key_path(store)
    path.unlink()
    path.with_name(path.name + ".bak").unlink()
    KeyFile.create(path, "store-2", bytes(32))
    with pytest.raises(StoreDamaged, match="hører ikke til"):
        back_up(store)
    assert backup.list_backups(store) == []


def test_the_newest_good_one_is_found_past_damaged_ones(store: Path) -> None:
    good, bad, half = back_up(store), back_up(store, 1), back_up(store, 2)
    damage(bad.store)
    half.store.unlink()
    assert backup.newest_good(store, KEY) == good
    assert backup.newest_good(store, bytes(32)) is None


def test_without_any_backup_there_is_none(tmp_path: Path) -> None:
    assert backup.list_backups(tmp_path / "lager") == []
    assert backup.newest_good(tmp_path / "lager", KEY) is None
    assert backup.delete_expired(tmp_path / "lager", NOW) == []


def test_restoring_brings_the_rows_back_and_keeps_the_damaged_file(store: Path) -> None:
    made = back_up(store)
    with opened(store) as engine:
        add_notes(engine, 5)
    damage(store)
    damaged = store.read_bytes()
    Path(f"{store}-wal").write_bytes(b"an old log")
    aside = backup.restore(made, store, KEY, NOW)
    assert notes(store) == 3
    assert aside is not None
    assert aside.name == "lager.koordinator-beskadiget-20261124T081500000000Z"
    assert aside.read_bytes() == damaged
    assert notes(made.store) == 3


def test_restoring_works_when_the_store_is_gone_altogether(store: Path) -> None:
    made = back_up(store)
    for path in store.parent.glob(store.name + "*"):
        if path.is_file():
            path.unlink()
    assert backup.restore(made, store, KEY, NOW) is None
    assert notes(store) == 3
    assert KeyFile.read(key_path(store)).unlock("anna", PASSWORD) == KEY


def test_restoring_does_not_bring_back_old_passwords_or_users(store: Path) -> None:
    key_file = KeyFile.read(key_path(store))
    key_file.add_slot("bente", OTHER_PASSWORD, KEY, cost=CHEAP)
    made = back_up(store)
    key_file.remove_slot("bente", KEY)
    backup.restore(made, store, KEY, NOW)
    with pytest.raises(WrongPassword):
        KeyFile.read(key_path(store)).unlock("bente", OTHER_PASSWORD)


def test_a_damaged_backup_is_not_put_in_the_stores_place(store: Path) -> None:
    made = back_up(store)
    damage(made.store)
    before = snapshot(store.parent)
    with pytest.raises(StoreError):
        backup.restore(made, store, KEY, NOW)
    assert snapshot(store.parent) == before


def test_expired_ones_and_what_a_crash_left_are_deleted(store: Path) -> None:
    made = back_up(store)
    for hours in range(24 * 5, 24 * 5 + 10):
        copied = made.folder.with_name(f"{NOW + timedelta(hours=hours):%Y%m%dT%H%M%S%f}Z-loebende")
        shutil.copytree(made.folder, copied)
    (made.folder.parent / ".ufaerdig-20261124T081500000000Z-loebende").mkdir()
    gone = backup.delete_expired(store, NOW + timedelta(days=10))
    left = backup.list_backups(store)
    assert len(gone) == 9
    assert len(left) == 2
    assert made in left
    assert len(list(made.folder.parent.iterdir())) == 2
