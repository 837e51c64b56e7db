"""When the program itself fails: a dialog and a log with the kind and place of the fault, and no values."""

import sys
import threading
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QPlainTextEdit

from koordinator.errors import KoordinatorError, places
from koordinator.ui.base.dialog import Dialog, tell

_LOG = "fejl.log"
_LOG_LIMIT = 256 * 1024


class CrashDialog(Dialog):
    """Says that the fault is ours, what is kept, and lets one copy the place of it."""

    def __init__(self, report: str) -> None:
        super().__init__(
            "Noget gik galt i koordinator",
            "Fejlen er vores, ikke din. Det, du har gemt, er gemt. Du kan arbejde videre, men luk og åbn "
            "programmet, hvis noget ser forkert ud. Teksten herunder indeholder ingen navne eller numre.",
            width=560,
            parent=QApplication.activeWindow(),
        )
        text = QPlainTextEdit(report)
        text.setReadOnly(True)
        text.setAccessibleName("Hvor fejlen skete")
        text.setMinimumHeight(140)
        self.content.addWidget(text)
        copy = self.add_button("Kopiér teksten", icon_name="copy", left=True)
        copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(report))
        self.add_close("Luk programmet").clicked.connect(QApplication.quit)
        self.add_button("Arbejd videre", "filled").clicked.connect(self.accept)


class CrashReporter(QObject):
    """Takes what nobody caught: known faults are told in a sentence, our own are logged and shown."""

    _came = Signal(object)

    def __init__(self, log_folder: Path | None, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._folder = log_folder
        self._open: CrashDialog | None = None
        # The signal brings a fault from any thread to the one that may open windows.
        self._came.connect(self._show)

    def install(self) -> None:
        """Becomes the last stop for faults in all threads."""
        sys.excepthook = self._hook
        threading.excepthook = lambda args: self.report(args.exc_value) if args.exc_value else None

    def report(self, fault: BaseException) -> None:
        """Logs a fault by kind and place, and shows it."""
        if not isinstance(fault, KoordinatorError):
            self._log(places(fault))
        self._came.emit(fault)

    def _hook(self, kind: type[BaseException], fault: BaseException, trace: TracebackType | None) -> None:
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, fault, trace)
        else:
            self.report(fault)

    def _log(self, report: str) -> None:
        if self._folder is None:
            return
        file = self._folder / _LOG
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            fresh = file.exists() and file.stat().st_size > _LOG_LIMIT
            with file.open("w" if fresh else "a", encoding="utf-8") as log:
                log.write(f"{datetime.now(UTC):%Y-%m-%d %H:%M:%S}Z {report}\n\n")
        except OSError:
            return  # a disk that is full must not hide the fault itself

    def _show(self, fault: BaseException) -> None:
        if isinstance(fault, KoordinatorError):
            tell(QApplication.activeWindow(), "Det lykkedes ikke", str(fault))
        elif self._open is None:  # one dialog is enough, however many faults follow
            self._open = CrashDialog(places(fault))
            self._open.finished.connect(self._closed)
            self._open.open()

    def _closed(self) -> None:
        if self._open is not None:
            self._open.deleteLater()
            self._open = None


Report = Callable[[BaseException], None]
