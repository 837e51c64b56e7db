"""Programs that tests start and kill: each says on standard output what it has finished."""

import sys
import time
from datetime import UTC, datetime
from pathlib import Path

from koordinator.db import rekey
from koordinator.db.keyfile import KeyFile, key_path
from koordinator.db.lock import StoreLock
from tests.db.keeping import CHEAP, PASSWORD, add_notes, opened


def numbered(number: int) -> str:
    return f"{PASSWORD} {number}"


def change_passwords(store: Path, start: str) -> None:
    """Go from one password to the next for ever."""
    number = int(start)
    key_file = KeyFile.read(key_path(store))
    while True:
        key_file.change_password("anna", numbered(number), numbered(number + 1), cost=CHEAP)
        number += 1
        print(number, flush=True)


def change_keys(store: Path) -> None:
    """Give the store one new data key after another."""
    print("begun", flush=True)
    while True:
        rekey.change_data_key(store, "anna", PASSWORD, cost=CHEAP)
        print("done", flush=True)


def hold(store: Path) -> None:
    """Take the lock and keep it."""
    StoreLock(store).acquire("bente", datetime.now(UTC))
    print("held", flush=True)
    time.sleep(60)


def write(store: Path) -> None:
    """Write one row after another, each acknowledged once it is committed."""
    with opened(store) as engine:
        while True:
            add_notes(engine, 1)
            print("row", flush=True)


if __name__ == "__main__":
    {each.__name__: each for each in (change_passwords, change_keys, hold, write)}[sys.argv[1]](
        Path(sys.argv[2]), *sys.argv[3:]
    )
