"""Busy time in the calendar: the dialog that fetches it, and reading changed files again by themselves."""

from PySide6.QtWidgets import QWidget

from koordinator.domain.meetings.busy import BusyReport
from koordinator.services import busy
from koordinator.ui.context import Context

# What the action that opens the dialog is called.
LABEL = "Hent optaget tid fra Outlook …"
_KEY = "busy.reread"


def open_busy(ctx: Context, parent: QWidget | None, worker_id: int | None = None) -> None:
    """Open the dialog at a worker's calendar file, one's own unless another is named."""
    from koordinator.ui.calendar.busy_dialog import BusyDialog

    BusyDialog(ctx, parent, ctx.desk.who.worker_id if worker_id is None else worker_id).open()


def reread_in_background(ctx: Context) -> None:
    """Read the calendar files that have changed again; call it when the calendar comes to the front."""
    operation = ctx.runner.start(_KEY, "Læser kalenderfiler", lambda _progress: busy.reread_changed(ctx.desk))
    if operation is not None:
        operation.succeeded.connect(lambda reports: _tell(ctx, reports))


def _tell(ctx: Context, reports: list[BusyReport]) -> None:
    changed = [one.worker for one in reports if one.created or one.removed]
    if changed:
        whose = " og ".join(changed) if len(changed) < 3 else f"{len(changed)} medarbejdere"
        ctx.tell(f"Optaget tid er læst igen for {whose}.")
