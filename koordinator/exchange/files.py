"""Files written whole or not at all."""

import os
import tempfile
from contextlib import suppress
from pathlib import Path

from koordinator.errors import KoordinatorError


def write_whole(path: Path, content: bytes) -> None:
    """Put the content in place in one step; a fault leaves what was there before, and a sentence."""
    spare: Path | None = None
    try:
        handle, name = tempfile.mkstemp(prefix=".koordinator-", suffix=".tmp", dir=path.parent)
        spare = Path(name)
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        spare.replace(path)
    except OSError as fault:
        if spare:
            with suppress(OSError):
                spare.unlink()
        raise KoordinatorError(_sentence(fault)) from None


def _sentence(fault: OSError) -> str:
    if isinstance(fault, FileNotFoundError):
        return "Filen kan ikke gemmes: mappen findes ikke."
    if isinstance(fault, (PermissionError, IsADirectoryError)):
        return "Filen kan ikke gemmes der. Luk den, hvis den er åben, eller vælg en anden mappe."
    return "Filen kan ikke gemmes. Kontrollér, at der er plads på disken, eller vælg en anden mappe."
