"""Programs that tests start and kill: each says on standard output what it has finished."""

import sys
import time
from datetime import UTC, datetime
from pathlib import Path

from koordinator.db import rekey
from koordinator.db.keyfile import KeyFile, key_path
from koordinator.db.lock import StoreLock
from tests.db.keeping import CHEAP, PASSWORD, add_notes, opened


def say(what: object) -> None:
    sys.stdout.write(f"{what}\n")
    sys.stdout.flush()


def numbered(number: int) -> str:
    return f"{PASSWORD} {number}"


def change_passwords(store: Path, start: str) -> None:
    """Go from one password to the next for ever."""
    number = int(start)
    key_file = KeyFile.read(key_path(store))
    while True:
        key_file.change_password("anna", numbered(number), numbered(number + 1), cost=CHEAP)
        number += 1
        say(number)


def change_keys(store: Path) -> None:
    """Give the store one new data key after another."""
    say("begun")
    while True:
        rekey.change_data_key(store, "anna", PASSWORD, cost=CHEAP)
        say("done")


def hold(store: Path) -> None:
    """Take the lock and keep it."""
    StoreLock(store).acquire("bente", datetime.now(UTC))
    say("held")
    time.sleep(60)


def write(store: Path) -> None:
    """Write one row after another, each acknowledged once it is committed."""
    with opened(store) as engine:
        while True:
            add_notes(engine, 1)
            say("row")


if __name__ == "__main__":
    {each.__name__: each for each in (change_passwords, change_keys, hold, write)}[sys.argv[1]](
        Path(sys.argv[2]), *sys.argv[3:]
    )
