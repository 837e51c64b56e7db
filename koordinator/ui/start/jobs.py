"""The slow pieces of the way in, each with what is said meanwhile, and how one is done in the background."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QObject

from koordinator import config
from koordinator.errors import KoordinatorError

if TYPE_CHECKING:
    from koordinator.services.workplace import Workplace
    from koordinator.ui.start.create import NewStore
    from koordinator.ui.start.step import Step
    from koordinator.ui.tasks import OperationRunner, Progress

# The services are imported when they are called for: log-in is to be painted at once.


class Job(NamedTuple):
    """One slow piece of work; of two with one key only the first is begun."""

    key: str
    said: str
    do: Callable[[], object]


class Jobs(QObject):
    """Does jobs in the background, one step at a time."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._made_runner: OperationRunner | None = None

    def run(self, step: "Step", job: Job, then: Callable[[object], None]) -> None:
        """Keeps the step busy meanwhile; a known fault comes as the answer, like any other."""
        if self._made_runner is None:
            from koordinator.ui.tasks import OperationRunner

            self._made_runner = OperationRunner(parent=self)

        def work(_progress: "Progress") -> object:
            try:
                return job.do()
            except KoordinatorError as fault:
                return fault

        operation = self._made_runner.start(job.key, job.said, work)
        if operation is not None:
            step.set_busy(job.said)
            operation.succeeded.connect(then)
            operation.failed.connect(step.give_up)

    def stop(self) -> None:
        """Ends what runs; nobody waits for it any more."""
        if self._made_runner is not None:
            self._made_runner.stop_all()


def opening(store: Path, login: str, password: str) -> Job:
    """Opens a store for a login."""
    from koordinator.services import stores

    return Job("open", "Åbner lageret …", lambda: stores.open_store(store, login, password))


def recovering(store: Path, code: str, login: str, password: str) -> Job:
    """Opens a store with its recovery code and gives the user a new password."""
    from koordinator.services import stores

    return Job("open", "Åbner lageret …", lambda: stores.open_with_recovery(store, code, login, password))


def creating(wanted: "NewStore") -> Job:
    """Makes a new store."""
    from koordinator.services import stores

    return Job(
        "create",
        "Opretter lageret …",
        lambda: stores.create_store(
            wanted.path, wanted.name, wanted.roles, wanted.password, login=wanted.login
        ),
    )


def restoring(store: Path, login: str, password: str) -> Job:
    """Puts the newest good backup in a damaged store's place."""
    from koordinator.services import stores

    said = "Henter sikkerhedskopien og efterser den …"
    return Job("restore", said, lambda: stores.restore_newest(store, login, password))


def changing(place: "Workplace", old: str, new: str) -> Job:
    """Gives the person at an open store another password."""
    from koordinator.services import users

    return Job("change", "Gemmer adgangskoden …", lambda: users.change_password(place, old, new))


def example_path() -> Path:
    """Where the example store lies."""
    return config.data_folder() / config.DEMO_STORE_NAME


def making_example() -> Job:
    """Makes the example store unless it is there."""
    from koordinator.services import demo

    path = example_path()

    def make() -> None:
        if not path.exists():
            demo.create(path, None, None, None, None)
        elif not demo.is_example(path):
            raise KoordinatorError(
                f"Der ligger allerede noget andet i {path}. Flyt det, eller brug »Åbn lager«."
            )

    return Job("demo", "Laver eksemplet. Det tager et øjeblik …", make)
