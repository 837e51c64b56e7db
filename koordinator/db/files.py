"""Files the store keeps beside itself: private, written whole or not at all, and synced to the disk."""

import errno
import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from koordinator.errors import StoreError

_NO_SPACE = {errno.ENOSPC, errno.EDQUOT} if hasattr(errno, "EDQUOT") else {errno.ENOSPC}
_NOT_ALLOWED = {errno.EACCES, errno.EPERM, errno.EROFS}


def explain_os(fault: OSError) -> StoreError:
    """The sentence for a fault the operating system reported; it names no file."""
    if fault.errno in _NO_SPACE:
        return StoreError("Disken er fuld. Gør plads på disken, og prøv igen; det, der var gemt, er uændret.")
    if fault.errno in _NOT_ALLOWED:
        return StoreError("Der må ikke skrives i mappen, hvor lageret ligger. Bed om skriveadgang til den.")
    if fault.errno == errno.ENOENT:
        return StoreError("Mappen eller filen findes ikke længere.")
    return StoreError("Disken meldte fejl, mens der blev læst eller skrevet. Det, der var gemt, er uændret.")


@contextmanager
def disk_faults_told() -> Iterator[None]:
    """Turn what the operating system reports into a fault a person can be shown."""
    try:
        yield
    except OSError as fault:
        raise explain_os(fault) from fault


def private_permissions(path: Path) -> None:
    """Let only the owner read or write: files 0600, folders 0700; Windows inherits the folder's own rules."""
    if os.name == "posix":
        path.chmod(0o700 if path.is_dir() else 0o600)


def private_folder(path: Path) -> None:
    """Make the folder, readable by its owner only, unless it stands already."""
    path.mkdir(mode=0o700, parents=True, exist_ok=True)
    private_permissions(path)


def create_private(path: Path) -> None:
    """Make an empty file that only the owner may read; refuses one that exists."""
    os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))


def sync_file(path: Path) -> None:
    """Wait until the disk holds the file's content. Never for a store that is open."""
    descriptor = os.open(path, os.O_RDWR)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def sync_folder(path: Path) -> None:
    """Wait until the disk holds the folder's names; Windows offers no way to, and needs none."""
    if os.name == "posix":
        descriptor = os.open(path, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)


def write_whole(path: Path, content: bytes) -> None:
    """Replace the file so that after any interruption it holds the old or the new content, never half."""
    fresh = path.with_name(path.name + ".ny")
    try:
        descriptor = os.open(fresh, os.O_CREAT | os.O_TRUNC | os.O_WRONLY, 0o600)
        with os.fdopen(descriptor, "wb") as stream:
            stream.write(content)
            stream.flush()
            os.fsync(stream.fileno())
        private_permissions(fresh)
        fresh.replace(path)
    except OSError:
        with suppress(OSError):
            fresh.unlink(missing_ok=True)
        raise
    sync_folder(path.parent)
