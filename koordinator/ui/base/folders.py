"""The folder that the dialogs for opening and saving begin in."""

from pathlib import Path

from koordinator import config


def last_folder() -> str:
    """The folder a file was last taken from or saved in, if it is still there."""
    folder = config.load().last_folder
    return folder if folder and Path(folder).is_dir() else str(Path.home())


def remember_folder(path: Path) -> None:
    """Begin in this file's folder next time."""
    config.change(last_folder=str(path.absolute().parent))
