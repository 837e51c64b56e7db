"""Questions answered beside the window, of which only the newest counts."""

from collections.abc import Callable
from itertools import count
from time import monotonic

from PySide6.QtCore import QObject, QTimer, Signal
from shiboken6 import isValid

from koordinator.ui.tasks import Operation, OperationRunner, Progress

Work = Callable[[Progress], object]
_TICK_MS = 100
_numbers = count()


class Asking(QObject):
    """Asks one thing at a time; a newer question stops the one before, whose answer is not heard."""

    answered = Signal(object)
    failed = Signal(str)
    stopped = Signal()
    ticked = Signal(float)  # seconds since it was asked

    def __init__(self, runner: OperationRunner, title: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._runner, self._title = runner, title
        self._key = f"asking.{next(_numbers)}"
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
        """Asks, now or as soon as what is being answered has stopped."""
        self._next = work
        if self._operation is None:
            self._begin(work)
        else:
            self._operation.cancel()

    def stop(self) -> None:
        """Stops what is under way."""
        self._next = None
        if self._operation is not None:
            self._operation.cancel()

    def _begin(self, work: Work) -> None:
        self._next = None
        operation = self._runner.start(self._key, self._title, work)
        assert operation is not None  # the key is its own, and what ran under it is over
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
            self._begin(self._next)
            return
        for tell in outcome:
            tell()
