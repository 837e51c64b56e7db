"""The store's file: private, encrypted, refused with a clear sentence when it is not right."""

import os
import threading
import time
from pathlib import Path

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from koordinator.db import places, sqlite
from koordinator.errors import StoreDamaged, StoreError, StoreInUse, StoreTooNew
from tests.db.keeping import KEY, MARKER, add_notes, make_store, notes, opened, run_and_kill, snapshot


def test_what_was_written_is_there_after_closing(tmp_path: Path) -> None:
    assert notes(make_store(tmp_path)) == 3


def test_the_settings_are_those_of_the_house(tmp_path: Path) -> None:
    asked = {
        "journal_mode": "wal",
        "synchronous": 2,
        "foreign_keys": 1,
        "temp_store": 2,
        "busy_timeout": 10_000,
        "application_id": sqlite.APPLICATION_ID,
    }
    with opened(make_store(tmp_path)) as engine, engine.connect() as connection:
        found = {name: connection.execute(text(f"PRAGMA {name}")).scalar() for name in asked}
    assert found == asked


def test_no_file_holds_what_was_typed_in_plain(tmp_path: Path) -> None:
    store = make_store(tmp_path)
    with opened(store) as engine:
        add_notes(engine, 200)
        beside = Path(f"{store}-wal")
        assert beside.stat().st_size > 0
        sqlite.vacuum_into(engine, tmp_path / "kopi")
    for content in snapshot(tmp_path).values():
        assert MARKER.encode() not in content
        assert b"SQLite format" not in content
        assert KEY not in content


@pytest.mark.skipif(os.name != "posix", reason="Windows has no such permissions")
def test_only_the_owner_can_read_any_of_the_files(tmp_path: Path) -> None:
    store = make_store(tmp_path)
    with opened(store) as engine:
        add_notes(engine, 1)
        sqlite.vacuum_into(engine, tmp_path / "kopi")
        modes = {path.name: path.stat().st_mode & 0o777 for path in tmp_path.iterdir()}
    assert len(modes) >= 6
    assert set(modes.values()) == {0o600}


def test_making_a_store_never_touches_a_file_that_is_there(tmp_path: Path) -> None:
    there = tmp_path / "brev.docx"
    there.write_bytes(b"kept")
    with pytest.raises(StoreError, match="allerede en fil"):
        sqlite.create_database(there, KEY)
    assert there.read_bytes() == b"kept"


def _break(store: Path, how: str) -> bytes:
    """Make the store faulty in one way; returns the key to open it with."""
    match how:
        case "missing":
            store.unlink()
        case "empty":
            store.write_bytes(b"")
        case "read-only":
            store.chmod(0o400)
        case "too new":
            with opened(store) as engine, engine.connect() as connection:
                connection.execute(text(f"PRAGMA user_version = {sqlite.FILE_FORMAT + 1}"))
                connection.commit()
        case "foreign":
            with opened(store) as engine, engine.connect() as connection:
                connection.execute(text("PRAGMA application_id = 7"))
                connection.commit()
        case "wrong key":
            return bytes(32)
    return KEY


@pytest.mark.parametrize(
    ("how", "kind", "sentence"),
    [
        ("missing", StoreError, "findes ikke på det sted"),
        ("empty", StoreError, "Filen er tom"),
        ("read-only", StoreError, "skrivebeskyttet"),
        ("too new", StoreTooNew, "nyere udgave"),
        ("foreign", StoreError, "ikke et koordinator-lager"),
        ("wrong key", StoreDamaged, "hører ikke sammen"),
    ],
)
def test_a_faulty_store_gets_its_sentence_and_stays_as_it_is(
    tmp_path: Path, how: str, kind: type[StoreError], sentence: str
) -> None:
    store = make_store(tmp_path)
    key = _break(store, how)
    before = snapshot(tmp_path)
    with pytest.raises(StoreError, match=sentence) as refused:
        sqlite.make_engine(store, key)
    assert type(refused.value) is kind
    assert snapshot(tmp_path) == before


def test_a_network_drive_gets_the_sixth_sentence(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    store = make_store(tmp_path)
    before = snapshot(tmp_path)
    around = places.Surroundings(Path("/home/anna"), mounts=[(Path("/"), "ext4"), (tmp_path, "cifs")])
    monkeypatch.setattr(places, "_surroundings", lambda: around)
    with pytest.raises(StoreError, match="netværksdrev"):
        places.refuse_shared_place(store)
    assert snapshot(tmp_path) == before


def test_a_folder_is_not_a_store(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="ikke et koordinator-lager"):
        sqlite.make_engine(tmp_path, KEY)


def test_a_faulty_statement_takes_table_changes_back_with_it(tmp_path: Path) -> None:
    with opened(make_store(tmp_path)) as engine:
        with pytest.raises(DBAPIError), engine.begin() as connection:
            connection.execute(text("CREATE TABLE half (id INTEGER)"))
            connection.execute(text("INSERT INTO nowhere VALUES (1)"))
        with engine.connect() as connection:
            assert not connection.execute(text("SELECT * FROM sqlite_master WHERE name = 'half'")).all()


def test_four_writers_lose_no_increment(tmp_path: Path) -> None:
    with opened(make_store(tmp_path)) as engine:
        with engine.begin() as connection:
            connection.execute(text("CREATE TABLE counter (value INTEGER)"))
            connection.execute(text("INSERT INTO counter VALUES (0)"))
        writing = engine.execution_options(koordinator_write=True)

        def count() -> None:
            for _ in range(50):
                with writing.begin() as connection:
                    value = connection.execute(text("SELECT value FROM counter")).scalar_one()
                    connection.execute(text("UPDATE counter SET value = :value"), {"value": value + 1})

        writers = [threading.Thread(target=count) for _ in range(4)]
        for writer in writers:
            writer.start()
        for writer in writers:
            writer.join()
        with engine.connect() as connection:
            assert connection.execute(text("SELECT value FROM counter")).scalar_one() == 200


def test_a_reader_sees_one_moment_and_does_not_stop_a_writer(tmp_path: Path) -> None:
    store = make_store(tmp_path)
    count = text("SELECT count(*) FROM note")
    with opened(store) as engine, engine.connect() as reader:
        assert reader.execute(count).scalar_one() == 3
        add_notes(engine, 2)
        assert reader.execute(count).scalar_one() == 3
    assert notes(store) == 5


def test_a_store_that_another_writer_keeps_says_so(tmp_path: Path) -> None:
    store = make_store(tmp_path)
    with opened(store) as engine, opened(store) as other:
        writing = other.execution_options(koordinator_write=True)
        with engine.execution_options(koordinator_write=True).begin(), writing.connect() as waiting:
            waiting.connection.cursor().execute("PRAGMA busy_timeout = 20")
            with pytest.raises(DBAPIError) as refused:
                waiting.execute(text("SELECT 1"))
    assert isinstance(sqlite.explain(refused.value), StoreInUse)


def test_a_full_disk_gets_a_sentence_without_what_was_written(tmp_path: Path) -> None:
    store = make_store(tmp_path)
    with opened(store) as engine, engine.connect() as connection:
        connection.execute(text("PRAGMA max_page_count = 3"))
        with pytest.raises(DBAPIError) as refused:
            connection.execute(text("INSERT INTO note (said) VALUES (:said)"), {"said": MARKER * 9999})
    told = sqlite.explain(refused.value)
    assert told is not None
    assert "Disken er fuld" in str(told)
    assert MARKER not in str(refused.value)
    assert notes(store) == 3


def test_a_fault_of_our_own_is_not_explained_away(tmp_path: Path) -> None:
    with (
        opened(make_store(tmp_path)) as engine,
        engine.connect() as connection,
        pytest.raises(DBAPIError) as refused,
    ):
        connection.execute(text("SELECT nothing FROM nowhere"))
    assert sqlite.explain(refused.value) is None


def test_a_sound_store_passes_every_check(tmp_path: Path) -> None:
    with opened(make_store(tmp_path)) as engine:
        assert sqlite.quick_check(engine) == []
        assert sqlite.integrity_check(engine) == []
        assert sqlite.foreign_key_check(engine) == []
        assert sqlite.checkpoint(engine)


def test_a_row_that_points_at_nothing_is_found(tmp_path: Path) -> None:
    with opened(make_store(tmp_path)) as engine:
        with engine.begin() as connection:
            connection.execute(text("CREATE TABLE line (note_id INTEGER REFERENCES note (id))"))
        with engine.connect() as connection:
            driver = connection.connection.driver_connection
            assert driver is not None
            driver.execute("PRAGMA foreign_keys = OFF")
            driver.execute("INSERT INTO line VALUES (99)")
        assert sqlite.foreign_key_check(engine) == ["line 1 → note"]


def _found_damaged(store: Path) -> bool:
    try:
        with opened(store) as engine:
            return bool(sqlite.integrity_check(engine))
    except StoreError:
        return True


def test_every_flipped_bit_and_truncation_of_the_store_is_found(tmp_path: Path) -> None:
    store = make_store(tmp_path, rows=40)
    sound = store.read_bytes()
    missed = []
    for place in range(7, len(sound), len(sound) // 60):
        store.write_bytes(sound[:place] + bytes([sound[place] ^ 4]) + sound[place + 1 :])
        if not _found_damaged(store):
            missed.append(place)
    for length in range(0, len(sound), 2048):
        store.write_bytes(sound[:length])
        if not _found_damaged(store):
            missed.append(-length)
    assert missed == []
    store.write_bytes(sound)
    assert not _found_damaged(store)


def test_a_copy_by_the_database_is_encrypted_sound_and_complete(tmp_path: Path) -> None:
    store = make_store(tmp_path)
    with opened(store) as engine:
        add_notes(engine, 4)
        sqlite.vacuum_into(engine, tmp_path / "kopi")
    sqlite.require_sound(tmp_path / "kopi", KEY)
    assert notes(tmp_path / "kopi") == 7
    with opened(store) as engine, pytest.raises(StoreError):
        sqlite.vacuum_into(engine, tmp_path / "kopi")


def test_reading_only_changes_nothing(tmp_path: Path) -> None:
    store = make_store(tmp_path)
    store.chmod(0o400)
    engine = sqlite.make_engine(store, KEY, readonly=True)
    with engine.connect() as connection:
        assert connection.execute(text("SELECT count(*) FROM note")).scalar_one() == 3
        with pytest.raises(DBAPIError):
            connection.execute(text("DELETE FROM note"))
    engine.dispose()
    store.chmod(0o600)
    assert notes(store) == 3


def test_a_killed_writer_loses_nothing_it_was_told_is_saved(tmp_path: Path) -> None:
    store = make_store(tmp_path)
    saved = 3
    for turn in range(4):
        saved += len(run_and_kill("write", str(store), after_lines=5 + turn, then_seconds=0.003 * turn))
        found = notes(store)
        assert found in (saved, saved + 1)
        saved = found
        with opened(store) as engine:
            assert sqlite.integrity_check(engine) == []


def test_opening_and_the_first_answer_take_no_time_one_notices(tmp_path: Path) -> None:
    store = make_store(tmp_path)
    notes(store)
    begun = time.perf_counter()
    notes(store)
    assert time.perf_counter() - begun < 0.5
