"""An open store as somebody works in it, until it is closed again."""

from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from koordinator.db.keyfile import KeyFile
from koordinator.db.lock import StoreLock

if TYPE_CHECKING:
    from koordinator.db.backup import Reason
    from koordinator.services.desk import Desk


@dataclass
class Workplace:
    """An open store with its lock and key file, and the desk of the person logged in."""

    desk: "Desk"
    lock: StoreLock
    key_file: KeyFile

    @property
    def path(self) -> Path:
        """Where the store lies."""
        return self.desk.store.path

    def must_change_password(self) -> bool:
        """Whether somebody else gave this person her password."""
        return self.key_file.must_change(self.desk.who.login)

    def back_up(self, reason: "Reason | None" = None) -> bool:
        """Make a backup if anything changed since the newest one; True if one was made."""
        from koordinator.db import backup
        from koordinator.db.queries.log import newest_change_at

        store, now = self.desk.store, datetime.now(UTC)
        with self.desk.read() as session:
            changed = newest_change_at(session)
        newest = next(iter(backup.list_backups(store.path)), None)
        if changed is None or (newest is not None and newest.made >= changed):
            return False
        backup.make_backup(store.engine, store.key, store.path, reason or backup.Reason.REGULAR, now)
        backup.delete_expired(store.path, now)
        return True

    def back_up_before_import(self) -> None:
        """A backup before something large, so that there is a way back besides undo."""
        from koordinator.db.backup import Reason

        self.back_up(Reason.IMPORT)

    def close(self, *, back_up: bool = True) -> None:
        """Let go of the store; a backup that fails never keeps it open."""
        try:
            if back_up:
                self.back_up()
        finally:
            self.desk.store.close()
            self.lock.release()
