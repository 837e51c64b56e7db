"""The content of a file somebody chose, or a sentence about why it cannot be read."""

from pathlib import Path

from koordinator.errors import UnusableInput


def content(path: Path, most: int, too_big: str, kinds: str) -> bytes:
    """A file's bytes, at most `most` of them; `kinds` names the files that can be chosen instead."""
    try:
        if path.is_dir():
            raise UnusableInput(f"Der er valgt en mappe. Vælg {kinds}.")
        if path.exists() and not path.is_file():
            raise UnusableInput(f"Det valgte er ikke en almindelig fil. Vælg {kinds}.")
        with path.open("rb") as file:
            data = file.read(most + 1)
    except FileNotFoundError:
        raise UnusableInput("Filen findes ikke. Kontrollér navnet og mappen.") from None
    except PermissionError:
        raise UnusableInput("Filen må ikke læses. Er den åben i et andet program, så luk den der.") from None
    except (OSError, ValueError):
        raise UnusableInput(
            "Filen kan ikke læses fra disken. Prøv at kopiere den til en anden mappe."
        ) from None
    if len(data) > most:
        raise UnusableInput(too_big)
    if not data.strip(b"\x00 \t\r\n"):
        raise UnusableInput("Filen er tom.")
    return data
