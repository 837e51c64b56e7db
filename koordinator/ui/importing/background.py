"""The wizard's work in the background: one piece at a time, with its progress when it takes long."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget
from shiboken6 import isValid

from koordinator.ui.tasks import Operation, OperationRunner, Progress, ProgressPanel

_PANEL_AFTER_MS = 300


class Background(QObject):
    """Runs the work, and locks `covered` under a panel with its progress while that is shown."""

    changed = Signal()

    def __init__(self, runner: OperationRunner, covered: QWidget, complain: Callable[[str], object]) -> None:
        """`complain` is told why work failed that says nothing else of it."""
        super().__init__(covered)
        self.place = QVBoxLayout()
        self.quiet = False
        self._runner, self._covered, self._complain = runner, covered, complain
        self._operation: Operation | None = None
        self._panel: ProgressPanel | None = None
        self._panel_soon = QTimer(self)
        self._panel_soon.setSingleShot(True)
        self._panel_soon.setInterval(_PANEL_AFTER_MS)
        self._panel_soon.timeout.connect(self._show_panel)

    def running(self) -> bool:
        """Whether something is being done."""
        return self._operation is not None

    def cancel(self) -> None:
        """Asks what is being done to stop."""
        if self._operation is not None:
            self._operation.cancel()

    def start(
        self,
        title: str,
        work: Callable[[Progress], object],
        done: Callable[[Any], object],
        failed: Callable[[str], object] | None = None,
        cancelled: Callable[[], object] | None = None,
    ) -> Operation | None:
        """Starts one piece of work; what came of it is heard when it is over, if the wizard still stands."""
        operation = self._runner.start("import", title, work)
        if operation is None:
            return None
        self._operation = operation
        outcome: list[Callable[[], object]] = []
        operation.succeeded.connect(lambda answer: outcome.append(lambda: done(answer)))
        operation.failed.connect(lambda text: outcome.append(lambda: (failed or self._complain)(text)))
        operation.cancelled.connect(lambda: outcome.append(cancelled or (lambda: None)))
        operation.finished.connect(lambda: self._over(outcome))
        self.changed.emit()
        self._panel_soon.start()
        return operation

    def _over(self, outcome: list[Callable[[], object]]) -> None:
        if not isValid(self):
            return
        self._operation = None
        self._panel_soon.stop()
        self._covered.setEnabled(True)
        if self._panel is not None:
            self.place.removeWidget(self._panel)
            self._panel.hide()
            self._panel.deleteLater()
            self._panel = None
        self.changed.emit()
        for do in outcome:
            do()

    def _show_panel(self) -> None:
        if self._operation is None or self.quiet:
            return
        self._panel = ProgressPanel(self._operation)
        self.place.addWidget(self._panel)
        self._covered.setEnabled(False)
        self._panel.cancel.setFocus()
