"""Noticing that nobody is at the desk: after minutes without keys and mouse, after sleep, after ten hours."""

from collections.abc import Callable
from time import monotonic

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QWindow
from shiboken6 import isValid

_TICK_SECONDS = 15
# A tick that comes this late means that the machine has slept.
_SLEPT_SECONDS = 120
_LONGEST_SECONDS = 10 * 3600
_SIGNS_OF_LIFE = {
    QEvent.Type.KeyPress,
    QEvent.Type.MouseButtonPress,
    QEvent.Type.MouseMove,
    QEvent.Type.Wheel,
    QEvent.Type.TouchBegin,
}


class IdleWatch(QObject):
    """Sends `away` when the window should be locked."""

    away = Signal()

    def __init__(self, minutes: int, clock: Callable[[], float] = monotonic) -> None:
        super().__init__()
        self._clock = clock
        self.minutes = minutes
        self._began = self._lived = self._ticked = clock()
        self._watched: QWindow | None = None
        self._timer = QTimer(self)
        self._timer.timeout.connect(self.tick)
        self._timer.start(_TICK_SECONDS * 1000)

    def follow(self, application: QGuiApplication) -> None:
        """Watch whichever window has the focus; watching every event of the program would slow it."""
        application.focusWindowChanged.connect(self._watch)
        self._watch(application.focusWindow())

    def stop(self) -> None:
        """Watch no more."""
        self._timer.stop()
        self._watch(None)

    def _watch(self, window: QWindow | None) -> None:
        if self._watched is not None and isValid(self._watched):
            self._watched.removeEventFilter(self)
        self._watched = window
        if window is not None:
            window.installEventFilter(self)

    def tick(self) -> None:
        """Look at the clock; the timer does it every few seconds."""
        now = self._clock()
        slept = now - self._ticked > _SLEPT_SECONDS
        self._ticked = now
        if slept or now - self._lived >= self.minutes * 60 or now - self._began >= _LONGEST_SECONDS:
            self._timer.stop()
            self.away.emit()

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        if event.type() in _SIGNS_OF_LIFE:
            self._lived = self._clock()
        return False
