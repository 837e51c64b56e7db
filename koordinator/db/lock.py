"""One program per store: a lock of the operating system's, which a killed program lets go of."""

import json
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

from koordinator.db.files import disk_faults_told, write_whole
from koordinator.domain.meetings.moments import to_local
from koordinator.domain.values.dates import day_and_month
from koordinator.domain.values.times import clock
from koordinator.errors import StoreError, StoreInUse

if TYPE_CHECKING:
    from filelock import FileLock


class StoreLock:
    """The right to open a store; taken before it is opened, given back after it is closed."""

    def __init__(self, store_path: Path) -> None:
        self._path = store_path.with_name(store_path.name + ".lock")
        self._who = store_path.with_name(store_path.name + ".lock-hvem")
        self._lock: FileLock | None = None

    @property
    def held(self) -> bool:
        """Whether this object holds the lock now."""
        return self._lock is not None

    def acquire(self, who: str, now: datetime) -> "StoreLock":
        """Take the lock at once or raise StoreInUse, which says who has it and since when."""
        from filelock import FileLock, Timeout

        if not self._path.parent.is_dir():  # FileLock would make the folder
            raise StoreError("Mappen til lageret findes ikke.")
        # one object may take it in one thread and give it back in another, hence not thread-local
        lock = FileLock(
            self._path, mode=0o600, thread_local=False, fallback_to_soft=False, preserve_lock_file=True
        )
        with disk_faults_told():
            try:
                lock.acquire(timeout=0)
            except Timeout:
                raise StoreInUse(self._sentence()) from None
            self._lock = lock
            said = {"login": who, "since": now.isoformat()}
            write_whole(self._who, json.dumps(said).encode())
        return self

    def release(self) -> None:
        """Give the lock back; more than once does no harm."""
        if self._lock is not None:
            with suppress(OSError):
                self._who.unlink(missing_ok=True)
            self._lock.release()
            self._lock = None

    def __enter__(self) -> "StoreLock":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, fault: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.release()

    def _sentence(self) -> str:
        try:
            said = json.loads(self._who.read_bytes())
            since = to_local(datetime.fromisoformat(said["since"]))
            who = str(said["login"]) or "et andet program"
        except (OSError, ValueError, KeyError, TypeError):
            return "Lageret er åbent i et andet program. Luk det der først."
        when = f"{day_and_month(since.date())} {since.year} kl. {clock(since)}"
        return f"Lageret er allerede åbent hos {who} siden {when}. Luk det der først."
