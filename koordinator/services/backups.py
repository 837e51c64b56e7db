"""The backups beside a store: which there are, and making one by hand."""

from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from koordinator.db import backup
from koordinator.services.workplace import Workplace


@dataclass(frozen=True, slots=True)
class Kept:
    """How many backups there are, and when the newest and the oldest were made (UTC)."""

    number: int
    newest: datetime | None
    oldest: datetime | None


def kept(store: Path) -> Kept:
    """The backups of a store, open or not."""
    made = [one.made for one in backup.list_backups(store)]
    return Kept(len(made), max(made, default=None), min(made, default=None))


def folder(store: Path) -> Path:
    """Where the backups of a store lie."""
    return backup.backups_folder(store)


def make_now(place: Workplace) -> datetime:
    """Make a backup whether or not anything has changed; returns when it was made."""
    now, store = datetime.now(UTC), place.desk.store
    made = backup.make_backup(store.engine, store.key, store.path, backup.Reason.BY_HAND, now)
    backup.delete_expired(store.path, now)
    return made.made
