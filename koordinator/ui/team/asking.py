"""A question answered in the background, of which only the newest counts."""

from collections.abc import Callable
from typing import Generic, TypeVar

from PySide6.QtCore import QObject, Signal
from shiboken6 import isValid

from koordinator.ui.tasks import Operation, OperationRunner

A = TypeVar("A")


class _Signals(QObject):
    answered = Signal(object)
    failed = Signal(str)


class Asking(Generic[A]):
    """Asks one thing at a time; what is asked meanwhile is asked next, and older answers are not heard."""

    def __init__(self, runner: OperationRunner, key: str, title: str, owner: QObject) -> None:
        self._runner, self._key, self._title = runner, key, title
        self._signals = _Signals(owner)
        self.answered, self.failed = self._signals.answered, self._signals.failed
        self._waiting: Callable[[], A] | None = None
        self._running: Operation | None = None

    @property
    def busy(self) -> bool:
        """Whether an answer is on its way."""
        return self._running is not None

    def ask(self, work: Callable[[], A]) -> None:
        """Asks, now or as soon as what is being answered is done."""
        self._waiting = work
        if self._running is None:
            self._start()

    def _start(self) -> None:
        work, self._waiting = self._waiting, None
        if work is None:
            return
        operation = self._runner.start(self._key, self._title, lambda _progress: work())
        self._running = operation
        if operation is not None:
            outcome: list[tuple[bool, object]] = []
            operation.succeeded.connect(lambda answer: outcome.append((True, answer)))
            operation.failed.connect(lambda text: outcome.append((False, text)))
            operation.finished.connect(lambda: self._over(outcome))

    def _over(self, outcome: list[tuple[bool, object]]) -> None:
        self._running = None
        if not isValid(self._signals):
            return
        if self._waiting is not None:
            self._start()
            return
        for good, answer in outcome:
            (self.answered if good else self.failed).emit(answer)
