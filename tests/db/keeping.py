"""Small closed stores with a key file, made with the cheapest derivation there is."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import UTC, datetime
from pathlib import Path

from sqlalchemy import Engine, text

from koordinator.db import sqlite
from koordinator.db.keyfile import KeyFile, key_path
from koordinator.db.keyfile_format import Cost

CHEAP = Cost(memory_kib=8, iterations=1, lanes=1)
KEY = bytes(range(32))
PASSWORD = "fire vilde gæs flyver"
OTHER_PASSWORD = "syv blå både sejler hjem"
MARKER = "Mærke-æøå-4711"
NOW = datetime(2026, 11, 24, 8, 15, tzinfo=UTC)


def make_store(folder: Path, *, rows: int = 3) -> Path:
    """A closed store with one leader, anna, and a table of rows that hold the marker."""
    store = folder / "lager.koordinator"
    sqlite.create_database(store, KEY)
    KeyFile.create(key_path(store), "store-1", KEY).add_slot("Anna", PASSWORD, KEY, cost=CHEAP)
    with opened(store) as engine:
        with engine.execution_options(koordinator_write=True).begin() as connection:
            connection.execute(text("CREATE TABLE note (id INTEGER PRIMARY KEY, said TEXT)"))
        add_notes(engine, rows)
    return store


@contextmanager
def opened(store: Path, key: bytes = KEY) -> Iterator[Engine]:
    engine = sqlite.make_engine(store, key)
    try:
        yield engine
    finally:
        engine.dispose()


def add_notes(engine: Engine, count: int) -> None:
    with engine.execution_options(koordinator_write=True).begin() as connection:
        for number in range(count):
            connection.execute(
                text("INSERT INTO note (said) VALUES (:said)"), {"said": f"{MARKER} {number}" * 20}
            )


def notes(store: Path, key: bytes = KEY) -> int:
    with opened(store, key) as engine, engine.connect() as connection:
        return int(
            connection.execute(text("SELECT count(*) FROM note WHERE said LIKE 'Mærke%'")).scalar_one()
        )


def snapshot(folder: Path) -> dict[str, bytes]:
    """Every file's name and content; only for stores nobody has open."""
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def run_and_kill(*arguments: str, after_lines: int, then_seconds: float = 0.0) -> list[str]:
    """Run a worker of this package and kill -9 it after so many lines; returns all it said."""
    process = subprocess.Popen(
        [sys.executable, "-m", "tests.db.workers", *arguments], stdout=subprocess.PIPE, text=True
    )
    assert process.stdout is not None
    with closing(process.stdout) as said:
        lines = [said.readline().strip() for _ in range(after_lines)]
        time.sleep(then_seconds)
        os.kill(process.pid, signal.SIGKILL)
        lines += [line.strip() for line in said]
        process.wait()
    return [line for line in lines if line]
