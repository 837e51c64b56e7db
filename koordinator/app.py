"""The one composition root of the window: log-in, the logged-in window, locking, and the way out."""

import sys
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication

from koordinator import config
from koordinator.ui import theme

if TYPE_CHECKING:
    from koordinator.services.workplace import Workplace
    from koordinator.ui.base.crash import CrashReporter
    from koordinator.ui.idle import IdleWatch
    from koordinator.ui.shell import Shell
    from koordinator.ui.start.window import StartWindow


def run(store: Path | None, login: str, password: str, place: "Workplace | None", message: str) -> int:
    """Open the window on a place that is open already, else on the log-in, with why it was not opened."""
    application = QApplication.instance() or QApplication(sys.argv[:1])
    assert isinstance(application, QApplication)
    program = Program(application)
    if place is None:
        program.ask(store, login=login, password=password, message=message)
    else:
        program.enter(place)
    return application.exec()


class Program(QObject):
    """What stands from start to end: the look, the crash reporter, and one window at a time."""

    def __init__(self, application: QApplication) -> None:
        super().__init__()
        self._application = application
        application.setApplicationName("koordinator")
        # A window that gives way to another is not the end; a window a person closes is.
        application.setQuitOnLastWindowClosed(False)
        settings = config.load()
        mode = theme.Mode(settings.look)
        self._theme = theme.apply(application, mode, settings.text_scale, whole=False)
        self._crashes: CrashReporter | None = None
        self._start: StartWindow | None = None
        self._shell: Shell | None = None
        self._idle: IdleWatch | None = None
        self._page = "today"

    def _settle(self) -> "CrashReporter":
        """Brings in what log-in is painted without: the rest of the look, and the crash reporter."""
        if self._crashes is None:
            from koordinator.ui.base.crash import CrashReporter

            self._crashes = CrashReporter(config.data_folder() / "log", self)
            self._crashes.install()
            self._theme.finish()
        return self._crashes

    def ask(
        self,
        store: Path | None,
        *,
        login: str = "",
        password: str = "",
        locked_login: str = "",
        message: str = "",
    ) -> None:
        """Show the way in; `message` is why an earlier attempt did not succeed."""
        from koordinator.ui.start.window import StartWindow

        self._start = StartWindow(store, login, password, locked_login=locked_login, message=message)
        self._start.opened.connect(self.enter)
        self._start.painted.connect(self._settle)
        self._start.installEventFilter(self)
        self._start.show()

    def enter(self, place: "Workplace") -> None:
        """Show the window of the person who has logged in."""
        from koordinator.ui.shell import Shell

        self._shell = Shell(place, self._settle().report, self._page)
        self._shell.lock_wanted.connect(self._lock)
        self._shell.logout_wanted.connect(self._log_out)
        self._shell.ctx.look_changed.connect(self._renew_look)
        self._shell.first_page_painted.connect(self._entered)
        self._shell.window.installEventFilter(self)
        self._shell.window.show()
        if self._start is not None:
            self._start.removeEventFilter(self)
            self._start.close()
            self._start = None

    def _entered(self) -> None:
        """What can wait until the first page is painted."""
        from koordinator.ui.idle import IdleWatch

        if self._shell is None:
            return
        self._idle = IdleWatch(config.load().lock_minutes)
        self._idle.away.connect(self._lock)
        self._idle.follow(self._application)
        config.change(last_store=str(self._shell.place.path))
        self._shell.ctx.runner.start("app.ahead", "Gør klar", lambda _progress: _load_ahead())

    def _lock(self) -> None:
        """Close the store and clear the views; the same person comes back to the same page."""
        if self._shell is not None:
            path, login = self._shell.place.path, self._shell.place.desk.who.login
            self._page = self._shell.window.current_key()
            self._leave()
            self.ask(path, locked_login=login)

    def _log_out(self) -> None:
        if self._shell is not None:
            path, self._page = self._shell.place.path, "today"
            self._leave()
            self.ask(path)

    def _leave(self) -> None:
        if self._idle is not None:
            self._idle.stop()
            self._idle = None
        shell, self._shell = self._shell, None
        if shell is not None:
            shell.window.removeEventFilter(self)
            shell.close()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Close:
            watched.removeEventFilter(self)
            QTimer.singleShot(0, self._end)
        return False

    def _end(self) -> None:
        self._leave()
        self._application.quit()

    def _renew_look(self) -> None:
        settings = config.load()
        self._theme.set(theme.Mode(settings.look), settings.text_scale)
        if self._idle is not None:
            self._idle.minutes = settings.lock_minutes


def _load_ahead() -> None:
    """Loads what is most likely wanted next, so that the first case opens as fast as the second."""
    import_module("koordinator.ui.course.page")
    import_module("koordinator.ui.course.overview.tab")
