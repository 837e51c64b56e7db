"""A reminder in the system tray a while before each of one's meetings; it names nobody."""

from collections.abc import Callable
from datetime import datetime, timedelta

from PySide6.QtCore import QObject, QTimer

from koordinator import config
from koordinator.domain.meetings.kinds import MeetingState
from koordinator.domain.meetings.records import Entry, MeetingRef
from koordinator.domain.values.names import fold
from koordinator.domain.values.times import clock
from koordinator.services.meetings import calendar
from koordinator.services.meetings.listing import moment_of
from koordinator.ui.context import Context

MINUTES = (0, 5, 10, 15, 30)
_LOOKS_MS = 30_000
_SHOWN_MS = 20_000
_HELD = frozenset({MeetingState.PLANNED, MeetingState.DRAFT})


class Reminder(QObject):
    """Looks twice a minute and tells of each meeting once; where there is no tray nothing happens."""

    def __init__(self, ctx: Context, tell: Callable[[str], object] | None = None) -> None:
        super().__init__()
        self._ctx = ctx
        self._tell = tell or self._show
        self._told: set[MeetingRef] = set()
        self._timer = QTimer(self)
        self._timer.timeout.connect(self.look)
        self._timer.start(_LOOKS_MS)

    def stop(self) -> None:
        """Reminds of nothing more."""
        self._timer.stop()

    def look(self) -> None:
        """Tells of every meeting that begins within the minutes chosen and was not told of."""
        minutes = config.load().remind_minutes
        if minutes <= 0:
            return
        desk = self._ctx.desk
        now = moment_of(desk)
        for one in calendar.entries(desk, desk.today(), desk.today(), [desk.who.worker_id]):
            ref = MeetingRef(one.meeting_id, one.original)
            if ref not in self._told and is_near(one, now, timedelta(minutes=minutes)):
                self._told.add(ref)
                self._tell(reminder_words(one))

    def _show(self, words: str) -> None:
        # Imported and put into the tray for as long as it says something: no icon stands there for nothing.
        from PySide6.QtWidgets import QSystemTrayIcon

        from koordinator.ui.base.icons import icon

        if not QSystemTrayIcon.isSystemTrayAvailable():
            return
        tray = QSystemTrayIcon(icon("logo", "accent", 32), self)
        tray.show()
        tray.showMessage("koordinator", words, QSystemTrayIcon.MessageIcon.NoIcon, _SHOWN_MS)
        QTimer.singleShot(_SHOWN_MS, tray, tray.deleteLater)


def is_near(one: Entry, now: datetime, ahead: timedelta) -> bool:
    """Whether a meeting that takes place begins soon."""
    return one.state in _HELD and now < one.starts <= now + ahead


def reminder_words(one: Entry) -> str:
    """When and where; a screen may be seen by others, so neither who nor what about."""
    when = f"Møde kl. {clock(one.starts)}"
    return f"{when} · {one.place}" if one.place and not _names(one.place, one.citizen) else when


def _names(place: str, citizen: str | None) -> bool:
    """Whether a place gives away whom it is about, as the home of somebody does."""
    return bool(set(fold(place).split()) & set(fold(citizen or "").split()))
