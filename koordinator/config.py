"""Typed settings of this computer: where stores live, the look, and which day it is."""

import json
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from koordinator.errors import KoordinatorError

if TYPE_CHECKING:
    from datetime import date

STORE_SUFFIX = ".koordinator"
DEMO_STORE_NAME = "eksempel" + STORE_SUFFIX


class Settings(NamedTuple):
    """What this computer remembers between runs; nothing personal is among it."""

    last_store: str = ""
    look: str = "system"
    text_scale: int = 100
    lock_minutes: int = 15
    rail_collapsed: bool = False
    last_folder: str = ""
    remind_minutes: int = 10  # before a meeting; 0 reminds of none
    window: str = ""  # where the window stood and how large it was, as Qt writes it


def data_folder() -> Path:
    """Where stores live unless the person chooses another place."""
    return _folder("XDG_DATA_HOME", ".local/share")


def store_path(text: str) -> Path:
    """The store a person means by a path; a folder means the store in it."""
    path = Path(text).expanduser().absolute()
    return path / f"lager{STORE_SUFFIX}" if path.is_dir() else path


def settings_file() -> Path:
    """The file of this computer's settings."""
    return _folder("XDG_CONFIG_HOME", ".config") / "settings.json"


def cache_folder() -> Path:
    """Where things lie that the program can make anew at any time."""
    return _folder("XDG_CACHE_HOME", ".cache")


def _folder(variable: str, usual: str) -> Path:
    """The program's own folder where each system keeps such things."""
    if sys.platform == "win32":
        variable, usual = "LOCALAPPDATA", "AppData/Local"
    elif sys.platform == "darwin":
        return Path.home() / "Library/Application Support" / "koordinator"
    named = os.environ.get(variable, "").strip()
    return (Path(named) if Path(named).is_absolute() else Path.home() / usual) / "koordinator"


def load() -> Settings:
    """The settings; a missing or broken file gives the defaults."""
    try:
        held = json.loads(settings_file().read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return Settings()
    if not isinstance(held, dict):
        return Settings()
    default = Settings()
    good = {
        name: held[name]
        for name, usual in default._asdict().items()
        if name in held and type(held[name]) is type(usual)
    }
    return default._replace(**good)


def change(**values: str | int | bool) -> Settings:
    """Change some of the settings and keep them; returns all of them."""
    settings = load()._replace(**values)  # type: ignore[arg-type]
    save(settings)
    return settings


def save(settings: Settings) -> None:
    """Keep the settings; a folder that cannot be written costs only the memory of them."""
    keep(settings_file(), json.dumps(settings._asdict(), indent=1).encode())


def keep(path: Path, content: bytes) -> None:
    """Put into a file, whole, what the program can do without; where it cannot be written it is not."""
    part = path.with_name(f"{path.name}.{os.getpid()}.part")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        part.write_bytes(content)
        part.replace(path)
    except OSError:
        return


def chosen_today() -> "date | None":
    """The day the environment says it is, or None."""
    text = os.environ.get("KOORDINATOR_TODAY", "").strip()
    if not text:
        return None
    from datetime import date

    try:
        return date.fromisoformat(text)
    except ValueError:
        raise KoordinatorError("KOORDINATOR_TODAY skal være en dato som 2026-11-20.") from None
