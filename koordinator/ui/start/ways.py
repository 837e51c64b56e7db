"""The ways in beside the usual log-in: a new store, the example, a forgotten password, a damaged store."""

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from koordinator import config
from koordinator.errors import KoordinatorError, StoreDamaged, WrongPassword
from koordinator.ui.start import jobs
from koordinator.ui.start.held import HeldPlace
from koordinator.ui.start.jobs import Jobs
from koordinator.ui.start.login import LoginStep, store_name
from koordinator.ui.start.step import Step

if TYPE_CHECKING:
    from koordinator.services.workplace import Workplace
    from koordinator.ui.start.create import NewStore

# Each step is imported when it is shown: log-in is to be painted at once.


class Frame(Protocol):
    """What the ways need of the window they are shown in."""

    store: Path | None
    locked_login: str
    step: Step
    jobs: Jobs
    held: HeldPlace

    def show_step(self, step: Step) -> None:
        """Show a step."""

    def show_welcome(self) -> Step:
        """Show the three ways to begin."""

    def show_login(self, login: str = "", said: str = "") -> None:
        """Show the log-in of the store."""

    def open_store(self, login: str, password: str) -> None:
        """Open the store."""

    def enter(self, answer: object, password: str) -> None:
        """Go on with an open store."""

    def logins(self) -> list[str]:
        """Who can log in."""


class Ways:
    """Shows the first step of a way and does what its steps ask for."""

    def __init__(self, frame: Frame) -> None:
        self._frame = frame

    # A new store, or the example

    def create(self) -> None:
        """The form for a new store."""
        from koordinator.ui.start.create import CreateStep

        step = CreateStep()
        step.wanted.connect(self._create)
        step.back.connect(self._frame.show_welcome)
        self._frame.show_step(step)

    def _create(self, wanted: "NewStore") -> None:
        step = self._frame.step

        def then(answer: object) -> None:
            if isinstance(answer, tuple):
                self._created(wanted.path, *answer)
            else:
                step.give_up(str(answer))

        self._frame.jobs.run(step, jobs.creating(wanted), then)

    def _created(self, path: Path, answer: object, code: str) -> None:
        from koordinator.ui.base.secret_papers import recovery_paper
        from koordinator.ui.start.code import CodeStep

        self._frame.store = path
        place = self._frame.held.hold(answer)
        if place is not None:
            day = config.chosen_today() or date.today()  # noqa: DTZ011  a sheet is dated by this computer
            step = CodeStep(recovery_paper(store_name(path), code, day))
            step.done.connect(self._frame.held.hand_over)
            self._frame.show_step(step)

    def make_example(self) -> None:
        """Makes the example store and goes straight in."""
        from koordinator.services import demo

        frame, step = self._frame, self._frame.step

        def then(answer: object) -> None:
            if isinstance(answer, KoordinatorError):
                step.give_up(str(answer))
                return
            frame.store = jobs.example_path()
            frame.show_login(demo.LOGIN)
            if isinstance(frame.step, LoginStep):
                frame.step.fill(demo.LOGIN, demo.PASSWORD)
                frame.step.say(f"Bruger: {demo.LOGIN} · Adgangskode: {demo.PASSWORD}", "info")
                frame.open_store(demo.LOGIN, demo.PASSWORD)

        frame.jobs.run(step, jobs.making_example(), then)

    # A forgotten password, or one somebody else chose

    def forgotten(self) -> None:
        """Asks for the recovery code and a new password."""
        from koordinator.ui.start.forgotten import ForgottenStep

        before = self._frame.step
        chosen = before.user.chosen() if isinstance(before, LoginStep) else ""
        step = ForgottenStep(self._frame.logins(), chosen)
        step.wanted.connect(self._recover)
        step.back.connect(lambda: self._frame.show_login(chosen))
        self._frame.show_step(step)

    def _recover(self, code: str, login: str, password: str) -> None:
        from koordinator.ui.start.forgotten import ForgottenStep

        frame, step = self._frame, self._frame.step
        assert frame.store is not None
        assert isinstance(step, ForgottenStep)

        def then(answer: object) -> None:
            if isinstance(answer, StoreDamaged):
                self.damaged(answer, login, "")
            elif isinstance(answer, WrongPassword):
                step.refuse_code(str(answer))
            elif isinstance(answer, KoordinatorError):
                step.refuse(str(answer))
            else:
                frame.enter(answer, password)

        frame.jobs.run(step, jobs.recovering(frame.store, code, login, password), then)

    def must_change(self, place: "Workplace", password: str) -> None:
        """Asks for a password of one's own."""
        from koordinator.ui.start.must_change import MustChangeStep

        step = MustChangeStep(place.desk.who.login)
        step.wanted.connect(lambda new: self._change(place, password, new))
        step.back.connect(self._give_up)
        self._frame.show_step(step)

    def _give_up(self) -> None:
        self._frame.held.let_go()
        self._frame.show_login()

    def _change(self, place: "Workplace", old: str, new: str) -> None:
        step = self._frame.step

        def then(answer: object) -> None:
            if isinstance(answer, KoordinatorError):
                step.give_up(str(answer))
            else:
                self._frame.held.hand_over()

        self._frame.jobs.run(step, jobs.changing(place, old, new), then)

    # A damaged store

    def damaged(self, fault: StoreDamaged, login: str, password: str) -> None:
        """Says what is wrong and offers the newest good backup."""
        from koordinator.services import backups
        from koordinator.ui.start.damaged import DamagedStep

        assert self._frame.store is not None
        newest = backups.kept(self._frame.store).newest
        step = DamagedStep(str(fault), newest, login or self._frame.locked_login, password)
        step.wanted.connect(self._restore)
        step.back.connect(self._frame.show_welcome)
        self._frame.show_step(step)

    def _restore(self, login: str, password: str) -> None:
        from koordinator.ui.base.formats import moment

        frame, step = self._frame, self._frame.step
        assert frame.store is not None

        def then(answer: object) -> None:
            if isinstance(answer, KoordinatorError):
                step.give_up(str(answer))
                return
            said = f"Sikkerhedskopien fra {moment(answer)} er hentet. Log ind for at se den."  # type: ignore[arg-type]
            frame.show_login(login, said)
            if isinstance(frame.step, LoginStep):
                frame.step.fill(login, password)

        frame.jobs.run(step, jobs.restoring(frame.store, login, password), then)
