"""The system's own dialogs for choosing a store's file; they never stop the window."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget

from koordinator import config

_KINDS = [f"Lagre (*{config.STORE_SUFFIX})", "Alle filer (*)"]


def ask_where_to_make(parent: QWidget, now: Path, chosen: Callable[[Path], None]) -> QFileDialog:
    """Lets the person choose a folder and name for a new store."""
    dialog = _dialog(parent, "Hvor skal lageret ligge?", now.parent, chosen)
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setFileMode(QFileDialog.FileMode.AnyFile)
    # Whether something lies there is said in the form; a store is never written over.
    dialog.setOption(QFileDialog.Option.DontConfirmOverwrite)
    dialog.setDefaultSuffix(config.STORE_SUFFIX.lstrip("."))
    dialog.selectFile(now.name)
    dialog.open()
    return dialog


def ask_which_to_open(parent: QWidget, chosen: Callable[[Path], None]) -> QFileDialog:
    """Lets the person choose a store that is there."""
    dialog = _dialog(parent, "Åbn lager", config.data_folder(), chosen)
    dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
    dialog.open()
    return dialog


def _dialog(parent: QWidget, title: str, folder: Path, chosen: Callable[[Path], None]) -> QFileDialog:
    dialog = QFileDialog(parent, title, str(folder if folder.is_dir() else Path.home()))
    dialog.setNameFilters(_KINDS)
    dialog.fileSelected.connect(lambda file: chosen(Path(file)))
    dialog.finished.connect(dialog.deleteLater)
    return dialog
