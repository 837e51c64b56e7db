"""A new data key: the old one opens nothing any more, and no interruption locks anybody out."""

from pathlib import Path

import pytest

from koordinator.db import rekey, sqlite
from koordinator.db.keyfile import KeyFile, key_path
from koordinator.db.recovery import MistypedCode, new_code
from koordinator.errors import StoreDamaged, StoreError, StoreInUse, WrongPassword
from tests.db.keeping import (
    CHEAP,
    KEY,
    OTHER_PASSWORD,
    PASSWORD,
    add_notes,
    make_store,
    notes,
    opened,
    run_and_kill,
    snapshot,
)


@pytest.fixture
def store(tmp_path: Path) -> Path:
    made = make_store(tmp_path)
    KeyFile.read(key_path(made)).add_slot("bente", OTHER_PASSWORD, KEY, cost=CHEAP)
    return made


def begin(store: Path) -> rekey.NewKey:
    """Leave both epochs in the key file and the store under the old key, as an interruption does."""
    key_file = KeyFile.read(key_path(store))
    given = rekey.NewKey(bytes(32), {"bente": "helt nyt og midlertidigt"}, new_code())
    key_file.begin_change(KEY, rekey._following(key_file, "anna", PASSWORD, given, CHEAP))
    return given


def test_the_old_key_opens_nothing_and_the_rows_are_all_there(store: Path) -> None:
    given = rekey.change_data_key(store, "anna", PASSWORD, cost=CHEAP)
    assert notes(store, given.data_key) == 3
    with pytest.raises(StoreDamaged):
        sqlite.make_engine(store, KEY)
    assert sorted(path.name for path in store.parent.iterdir()) == [
        store.name,
        f"{store.name}.key",
        f"{store.name}.key.bak",
    ]


def test_the_leader_keeps_her_password_and_others_get_temporary_ones(store: Path) -> None:
    given = rekey.change_data_key(store, "Anna", PASSWORD, cost=CHEAP)
    key_file, key = rekey.unlock_store(store, "anna", PASSWORD)
    assert key == given.data_key
    assert not key_file.must_change("anna")
    assert list(given.temporary) == ["bente"]
    assert rekey.unlock_store(store, "bente", given.temporary["bente"])[1] == key
    assert key_file.must_change("bente")
    with pytest.raises(WrongPassword):
        rekey.unlock_store(store, "bente", OTHER_PASSWORD)
    assert rekey.unlock_store_with_recovery(store, given.recovery_code)[1] == key


def test_a_wrong_password_changes_nothing(store: Path) -> None:
    before = snapshot(store.parent)
    with pytest.raises(WrongPassword):
        rekey.change_data_key(store, "anna", OTHER_PASSWORD, cost=CHEAP)
    assert snapshot(store.parent) == before


def test_an_open_store_is_not_changed_under_its_reader(store: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sqlite, "_BUSY_SECONDS", 0.05)
    with opened(store) as engine:
        add_notes(engine, 1)
        with pytest.raises(StoreInUse):
            rekey.change_data_key(store, "anna", PASSWORD, cost=CHEAP)
    assert rekey.unlock_store(store, "bente", OTHER_PASSWORD)[1] == KEY
    assert notes(store) == 4


def test_interrupted_before_the_store_changed_everybody_logs_in_as_before(store: Path) -> None:
    given = begin(store)
    with pytest.raises(WrongPassword, match="du havde før"):
        rekey.unlock_store(store, "bente", given.temporary["bente"])
    with pytest.raises(WrongPassword, match="Brugernavnet eller"):
        rekey.unlock_store(store, "bente", "noget helt tredje her")
    key_file, key = rekey.unlock_store(store, "bente", OTHER_PASSWORD)
    assert key == KEY
    assert not key_file.changing
    assert not KeyFile.read(key_path(store)).changing


def test_interrupted_after_the_store_changed_the_next_log_in_finishes_it(store: Path) -> None:
    given = begin(store)
    rekey.rekey(store, KEY, given.data_key)
    with pytest.raises(WrongPassword, match="midlertidige"):
        rekey.unlock_store(store, "bente", OTHER_PASSWORD)
    key_file, key = rekey.unlock_store(store, "anna", PASSWORD)
    assert key == given.data_key
    assert not key_file.changing
    assert rekey.unlock_store(store, "bente", given.temporary["bente"])[1] == key


def test_a_mistyped_recovery_code_is_told_as_such_during_a_change(store: Path) -> None:
    given = begin(store)
    with pytest.raises(MistypedCode):
        rekey.unlock_store_with_recovery(store, given.recovery_code[:-1])
    with pytest.raises(WrongPassword, match="passer ikke"):
        rekey.unlock_store_with_recovery(store, new_code())


def test_a_store_no_epoch_fits_is_called_damaged(store: Path) -> None:
    begin(store)
    store.write_bytes(b"x" * 8192)
    with pytest.raises(StoreDamaged):
        rekey.unlock_store(store, "anna", PASSWORD)


def test_a_copy_that_fails_leaves_the_old_key_in_force(store: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(path: Path, key: bytes) -> None:
        raise StoreError("Kopien duer ikke.")

    monkeypatch.setattr(sqlite, "require_sound", fail)
    with pytest.raises(StoreError, match="duer ikke"):
        rekey.change_data_key(store, "anna", PASSWORD, cost=CHEAP)
    monkeypatch.undo()
    assert not KeyFile.read(key_path(store)).changing
    assert rekey.unlock_store(store, "bente", OTHER_PASSWORD)[1] == KEY
    assert notes(store) == 3


def test_a_kill_at_any_moment_leaves_a_store_that_opens(store: Path) -> None:
    for turn in range(8):
        run_and_kill("change_keys", str(store), after_lines=1, then_seconds=0.006 * turn)
        _, key = rekey.unlock_store(store, "anna", PASSWORD)
        assert notes(store, key) == 3
        assert not KeyFile.read(key_path(store)).changing
