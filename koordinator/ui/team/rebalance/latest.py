"""Work beside the window of which only the latest counts: a newer wish stops the one before."""

from collections.abc import Callable
from time import monotonic
from typing import TypeVar

from PySide6.QtCore import QObject, QTimer, Signal
from shiboken6 import isValid

from koordinator import errors
from koordinator.ui.tasks import Cancelled, Operation, OperationRunner, Progress

T = TypeVar("T")
Work = Callable[[Callable[[], bool]], object]
_TICK_MS = 100


class Latest(QObject):
    """Runs one piece of work at a time; the work is given what tells it to stop."""

    answered = Signal(object)
    failed = Signal(str)
    stopped = Signal()
    ticked = Signal(float)  # seconds since it was asked

    def __init__(self, runner: OperationRunner, key: str, title: str, parent: QObject) -> None:
        super().__init__(parent)
        self._runner, self._key, self._title = runner, key, title
        self._operation: Operation | None = None
        self._next: Work | None = None
        self._began = 0.0
        self._ticks = QTimer(self)
        self._ticks.setInterval(_TICK_MS)
        self._ticks.timeout.connect(lambda: self.ticked.emit(self.seconds))

    @property
    def busy(self) -> bool:
        """Whether an answer is on its way."""
        return self._operation is not None

    @property
    def seconds(self) -> float:
        """How long ago it was asked."""
        return monotonic() - self._began

    def ask(self, work: Work) -> None:
        """Does this work; what is under way is stopped first."""
        self._next = work
        if self._operation is None:
            self._begin()
        else:
            self._operation.cancel()

    def stop(self) -> None:
        """Stops what is under way."""
        self._next = None
        if self._operation is not None:
            self._operation.cancel()

    def _begin(self) -> None:
        work, self._next = self._next, None
        if work is None:
            return
        operation = self._runner.start(
            f"{self._key}.{id(self)}", self._title, lambda progress: stoppable(work, progress)
        )
        if operation is None:
            return
        self._operation, self._began = operation, monotonic()
        outcome: list[Callable[[], object]] = []
        operation.succeeded.connect(lambda answer: outcome.append(lambda: self.answered.emit(answer)))
        operation.failed.connect(lambda text: outcome.append(lambda: self.failed.emit(text)))
        operation.cancelled.connect(lambda: outcome.append(self.stopped.emit))
        operation.finished.connect(lambda: self._over(outcome))
        self._ticks.start()

    def _over(self, outcome: list[Callable[[], object]]) -> None:
        if not isValid(self):
            return
        self._operation = None
        self._ticks.stop()
        if self._next is not None:  # what came is an answer to a question nobody asks any more
            self._begin()
            return
        for tell in outcome:
            tell()


def stoppable(work: Callable[[Callable[[], bool]], T], progress: Progress) -> T:
    """Does work that asks whether to stop; stopped, it ends as the runner's own work does."""
    try:
        return work(lambda: progress.cancelled)
    except errors.Cancelled:
        raise Cancelled from None
