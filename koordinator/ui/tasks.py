"""Long work in the background: progress with a count, cancelling, an answer in the window's own thread."""

import gc
from collections.abc import Callable
from time import monotonic
from typing import Generic, TypeVar

from PySide6.QtCore import QObject, QRunnable, Qt, QThreadPool, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QVBoxLayout, QWidget

from koordinator import errors
from koordinator.ui.base.buttons import Button
from koordinator.ui.base.dialog import Dialog
from koordinator.ui.base.labels import Label
from koordinator.ui.base.text import count

T = TypeVar("T")
_SHOWN_EVERY = 0.05
_WAIT_MS = 300
OUR_FAULT = "Noget gik galt i programmet, og der blev ikke gemt noget. Fejlen er skrevet i loggen."


class Cancelled(Exception):
    """Raised inside the work when the person has cancelled it."""


class Progress:
    """What the work is given: call it with how far it is; it stops the work when cancelled."""

    def __init__(self, send: Callable[[int, int, str], None]) -> None:
        self._send = send
        self._last = 0.0
        self.cancelled = False

    def __call__(self, done: int, total: int, text: str = "") -> None:
        """Tells how far the work is; raises Cancelled when it should stop."""
        if self.cancelled:
            raise Cancelled
        now = monotonic()
        if now - self._last >= _SHOWN_EVERY or done >= total:
            self._last = now
            self._send(done, total, text)


class Operation(QObject):
    """One piece of work on its way; every signal is sent in the thread of the window."""

    progressed = Signal(int, int, str)
    succeeded = Signal(object)
    failed = Signal(str)
    cancelled = Signal()
    finished = Signal()  # after whichever of the three came
    _told = Signal(int, int, str)
    _ended = Signal(object, object)

    def __init__(self, key: str, title: str, crashed: Callable[[BaseException], None] | None) -> None:
        super().__init__()
        self.key, self.title = key, title
        self.running = True
        self._crashed = crashed
        self.progress = Progress(self._told.emit)
        queued = Qt.ConnectionType.QueuedConnection
        self._told.connect(self._tell, queued)
        self._ended.connect(self._end, queued)

    def cancel(self) -> None:
        """Asks the work to stop at its next step."""
        self.progress.cancelled = True

    def perform(self, work: Callable[[Progress], object]) -> None:
        """Does the work in the calling thread and sends its answer to the window's."""
        try:
            answer = work(self.progress)
        except BaseException as fault:  # whatever happens must reach the window
            self._ended.emit(None, fault)
        else:
            self._ended.emit(answer, None)

    def _tell(self, done: int, total: int, text: str) -> None:
        if self.running:
            self.progressed.emit(done, total, text)

    def _end(self, answer: object, fault: BaseException | None) -> None:
        self.running = False
        if fault is None:
            self.succeeded.emit(answer)
        elif isinstance(fault, (Cancelled, errors.Cancelled)):
            self.cancelled.emit()
        elif isinstance(fault, errors.KoordinatorError):
            self.failed.emit(str(fault))
        else:
            if self._crashed is not None:
                self._crashed(fault)
            self.failed.emit(OUR_FAULT)
        self.finished.emit()


class _Job(QRunnable, Generic[T]):
    def __init__(self, operation: Operation, work: Callable[[Progress], T]) -> None:
        super().__init__()
        self.setAutoDelete(False)
        self.operation: Operation | None = operation
        self.left = False
        self._work = work

    def run(self) -> None:
        assert self.operation is not None
        self.operation.perform(self._work)
        self.left = True


class _Collecting:
    """Whether garbage may be collected: never while work runs beside the window.

    The collector frees whatever it finds in the thread it happens to run in, also widgets of closed dialogs,
    and Qt's objects must go in the window's own thread. Used from that thread only.
    """

    def __init__(self) -> None:
        self._held: set[object] = set()
        self._was_on = False

    def hold(self, job: object) -> None:
        """Leaves all garbage where it is until the job is let go."""
        if not self._held:
            self._was_on = gc.isenabled()
            gc.disable()
        self._held.add(job)

    def let_go(self, job: object) -> None:
        """The job's thread has left it."""
        if job in self._held:
            self._held.remove(job)
            if not self._held and self._was_on:
                gc.enable()


_collecting = _Collecting()
_SWEEP_AGAIN_MS = 20


class OperationRunner(QObject):
    """Starts work in the background; a second start with the same key is ignored while the first runs."""

    def __init__(
        self, crashed: Callable[[BaseException], None] | None = None, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._crashed = crashed
        self._pool = QThreadPool(self)
        self._running: dict[str, Operation] = {}
        self._jobs: list[_Job[object]] = []

    def start(self, key: str, title: str, work: Callable[[Progress], object]) -> Operation | None:
        """Starts the work; None means that the same work is already under way."""
        if key in self._running:
            return None
        operation = Operation(key, title, self._crashed)
        self._running[key] = operation
        operation.finished.connect(lambda: self._running.pop(key, None))
        operation.finished.connect(self._sweep, Qt.ConnectionType.QueuedConnection)
        job = _Job(operation, work)
        self._jobs.append(job)
        _collecting.hold(job)
        self._pool.start(job)
        return operation

    def _sweep(self) -> None:
        """Lets go of operations whose thread has left them.

        Done here, in the window's thread: destroyed in its own, an operation would go while the window
        still receives its last signal; destroyed too early, while the thread still sends it.
        """
        for job in [job for job in self._jobs if job.left]:
            self._jobs.remove(job)
            job.operation = None
            _collecting.let_go(job)
        if any(job.operation is not None and not job.operation.running for job in self._jobs):
            QTimer.singleShot(_SWEEP_AGAIN_MS, self._sweep)

    def running(self, key: str) -> bool:
        """Whether work with this key is under way."""
        return key in self._running

    def stop_all(self, wait_ms: int = 5000) -> bool:
        """Cancels everything and waits; call it before the window goes. False when something still runs."""
        for operation in self._running.values():
            operation.cancel()
        done = self._pool.waitForDone(wait_ms)
        for job in self._jobs:
            if job.left:
                _collecting.let_go(job)
        return done


class ProgressPanel(QWidget):
    """A bar with its count and a button to cancel."""

    def __init__(self, operation: Operation, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bar = QProgressBar()
        self._bar.setRange(0, 0)
        self._bar.setTextVisible(False)
        self._bar.setAccessibleName(operation.title)
        self._text = Label("Begynder …", tone="text2", elide=True)
        self._count = Label("", tone="text2")
        self.cancel = Button("Annullér")
        self.cancel.clicked.connect(self._cancel)
        self._operation = operation
        words = QHBoxLayout()
        words.addWidget(self._text, 1)
        words.addWidget(self._count)
        column = QVBoxLayout()
        column.setSpacing(6)
        column.addLayout(words)
        column.addWidget(self._bar)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(20)
        line.addLayout(column, 1)
        line.addWidget(self.cancel)
        operation.progressed.connect(self._show)

    def _show(self, done: int, total: int, text: str) -> None:
        self._bar.setRange(0, max(0, total))
        self._bar.setValue(done)
        self._count.setText(f"{count(done)} af {count(total)}" if total else "")
        if self.cancel.isEnabled():
            self._text.setText(text)

    def _cancel(self) -> None:
        self._operation.cancel()
        self.cancel.setEnabled(False)
        self._text.setText("Standser …")


class ProgressDialog(Dialog):
    """Comes when the work takes longer than a moment, and goes with it; Esc cancels."""

    def __init__(self, operation: Operation, sentence: str = "", parent: QWidget | None = None) -> None:
        super().__init__(operation.title, sentence, parent=parent)
        self.panel = ProgressPanel(operation)
        self.content.addWidget(self.panel)
        self._operation = operation
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.timeout.connect(self._come)
        self._soon.start(_WAIT_MS)
        operation.finished.connect(self._go)

    def reject(self) -> None:
        self.panel.cancel.click()

    def _come(self) -> None:
        if self._operation.running:
            self.open()

    def _go(self) -> None:
        self._soon.stop()
        self.done(0)
        self.deleteLater()
