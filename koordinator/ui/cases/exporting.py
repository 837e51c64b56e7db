"""Case lists to a spreadsheet: asking where, then writing in the background."""

from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget

from koordinator.services import case_lists
from koordinator.ui.cases.words import cases_word
from koordinator.ui.context import Context

_KINDS = {"Excel-regneark (*.xlsx)": ".xlsx", "Tekst med semikolon (*.csv)": ".csv"}


def ask_where(parent: QWidget, title: str, day: date, then: Callable[[Path], None]) -> None:
    """Opens the save dialog; `then` is given the path with its ending."""
    dialog = QFileDialog(parent, title)
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setNameFilters(list(_KINDS))
    dialog.setDefaultSuffix("xlsx")
    dialog.selectFile(f"Sager {day.isoformat()}.xlsx")
    dialog.filterSelected.connect(lambda kind: dialog.setDefaultSuffix(_KINDS[kind].lstrip(".")))
    dialog.fileSelected.connect(lambda chosen: then(_with_ending(Path(chosen), dialog.selectedNameFilter())))
    dialog.finished.connect(dialog.deleteLater)
    dialog.open()


def _with_ending(path: Path, kind: str) -> Path:
    if path.suffix.lower() in _KINDS.values():
        return path
    return path.with_name(path.name + _KINDS.get(kind, ".xlsx"))


def write(ctx: Context, path: Path, headings: Sequence[str], rows: Sequence[Sequence[object]]) -> None:
    """Writes the file in the background and tells when it stands there."""
    number = len(rows)
    operation = ctx.runner.start(
        "cases.export", "Gemmer sager", lambda _progress: case_lists.export(path, "Sager", headings, rows)
    )
    if operation is None:
        ctx.tell("Vent, til den forrige fil er gemt.")
        return
    operation.succeeded.connect(lambda _: ctx.tell(f"{cases_word(number)} er gemt i {path.name}"))
    operation.failed.connect(ctx.refused)
