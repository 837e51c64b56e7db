"""One accessor for the data files, in a checkout and in an installed package alike."""

import tomllib
from functools import cache
from pathlib import Path
from typing import Any

_PACKAGE = Path(__file__).parent


@cache
def folder() -> Path:
    """The folder that holds the data files; the wheel carries it inside the package."""
    inside = _PACKAGE / "resources"
    return inside if inside.is_dir() else _PACKAGE.parent / "resources"


def path(name: str) -> Path:
    """The path of one data file, given relative to the resources folder."""
    return folder() / name


@cache
def table(name: str) -> dict[str, Any]:
    """The parsed content of one .toml data file; treat it as read-only."""
    return tomllib.loads(path(name).read_text(encoding="utf-8"))
