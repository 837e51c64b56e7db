"""Giving a meeting other times: of a series it is asked which are meant, and a clash can be kept."""

from datetime import datetime
from functools import partial

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from koordinator.domain.meetings.kinds import Scope
from koordinator.domain.meetings.records import Entry, MeetingRef
from koordinator.errors import KoordinatorError
from koordinator.services.meetings import series
from koordinator.services.meetings.booking import ClashFound
from koordinator.ui.calendar.blocks import ref
from koordinator.ui.context import Context
from koordinator.ui.meetings.clash import ask_clash
from koordinator.ui.meetings.panel import MeetingPanel
from koordinator.ui.meetings.scope import ask_scope


class Mover(QObject):
    """Asks above a widget what must be asked, and moves.

    `moved` says what the meeting is called by now, when it begins, and whether it was the one in the panel.
    """

    moved = Signal(object, object, bool)

    def __init__(self, ctx: Context, panel: MeetingPanel, above: QWidget) -> None:
        super().__init__(above)
        self._ctx, self._panel, self._above = ctx, panel, above

    def move(self, entry: Entry, starts: datetime, ends: datetime) -> None:
        """Moves a meeting as it was drawn or stepped."""
        save = partial(self._save, ref(entry), starts, ends)
        if entry.original is not None and entry.recurring:
            ask_scope(self._above, save)
        else:
            save(Scope.THIS)

    def _save(
        self, meeting: MeetingRef, starts: datetime, ends: datetime, scope: Scope, keep: str | None = None
    ) -> None:
        in_panel = self._panel.ref() == meeting
        try:
            now = series.move(self._ctx.desk, meeting, starts, ends, scope, keep)
        except ClashFound as found:
            again = partial(self._save, meeting, starts, ends, scope)
            ask_clash(self._above, found.clashes, again)
        except KoordinatorError as fault:
            self._ctx.refused.emit(str(fault))
        else:
            self.moved.emit(now, starts, in_panel)
