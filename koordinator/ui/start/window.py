"""The way in: from the first start, a log-in or a lock to an open store."""

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from koordinator import config
from koordinator.errors import KoordinatorError, StoreDamaged, WrongPassword
from koordinator.ui.base.house import house
from koordinator.ui.start import jobs
from koordinator.ui.start.frame import StartFrame
from koordinator.ui.start.held import HeldPlace
from koordinator.ui.start.login import LoginStep, store_name
from koordinator.ui.start.step import Step

if TYPE_CHECKING:
    from PySide6.QtGui import QCloseEvent, QPaintEvent

    from koordinator.services.workplace import Workplace
    from koordinator.ui.start.create import NewStore

# What only a later step needs is imported when that step is shown: log-in is to be painted at once.

_LEAST = (480, 420)
_FIRST = (1280, 820)


class StartWindow(QWidget):
    """Shows the step that is called for and opens the store in the background.

    With login and password it goes straight in; with `locked_login` only that person can go on;
    `message` is why an earlier attempt did not succeed.
    """

    opened = Signal(object)
    painted = Signal()

    def __init__(
        self,
        store: Path | None = None,
        login: str = "",
        password: str = "",
        *,
        locked_login: str = "",
        message: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle("koordinator")
        self.store = store
        self.locked_login = locked_login
        self._given = (login, password)
        self._jobs = jobs.Jobs(self)
        self._held = HeldPlace(self)
        self._held.handed_over.connect(self.opened)
        self._begun = False
        self.frame = StartFrame()
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self.frame)
        self.setMinimumSize(*_LEAST)
        self.resize(*self._first_size())
        self.step: Step = self._first_step()
        if message:
            self.step.say(message)

    def _first_size(self) -> tuple[int, int]:
        room = self.screen().availableGeometry()
        return min(house.px(_FIRST[0]), room.width()), min(house.px(_FIRST[1]), room.height())

    def _first_step(self) -> Step:
        if self.store is not None and self.store.exists():
            return self._show_login()
        welcome = self.show_welcome()
        if self.store is not None:
            welcome.say(f"Der er intet lager i {self.store}. Er det flyttet eller omdøbt?", "warning")
        return welcome

    def paintEvent(self, event: "QPaintEvent") -> None:
        super().paintEvent(event)
        if not self._begun:
            self._begun = True
            QTimer.singleShot(0, self._after_paint)

    def closeEvent(self, event: "QCloseEvent") -> None:
        self._jobs.stop()
        self._held.leave()
        super().closeEvent(event)

    # Steps

    def _show(self, step: Step) -> None:
        self.step = step
        self.frame.show_step(step)
        step.begin()

    def show_welcome(self) -> Step:
        """The three ways to begin."""
        from koordinator.ui.start.welcome import WelcomeStep

        back = self.store is not None and self.store.exists()
        step = WelcomeStep(may_go_back=back)
        step.demo_wanted.connect(self._make_demo)
        step.create_wanted.connect(self.show_create)
        step.open_wanted.connect(self._ask_which)
        step.back.connect(self.show_login)
        self._show(step)
        return step

    def show_create(self) -> None:
        """The form for a new store."""
        from koordinator.ui.start.create import CreateStep

        step = CreateStep()
        step.wanted.connect(self._create)
        step.back.connect(self.show_welcome)
        self._show(step)

    def _show_login(self) -> LoginStep:
        assert self.store is not None
        step = LoginStep(self.store, self.locked_login)
        step.wanted.connect(self._open)
        step.forgotten.connect(self._show_forgotten)
        step.other_store.connect(self.show_welcome)
        step.other_user.connect(self._unlock_for_others)
        self._show(step)
        return step

    def show_login(self, login: str = "", said: str = "") -> None:
        """The log-in of the store, with who can."""
        self._read_logins(self._show_login(), login)
        if said and isinstance(self.step, LoginStep):
            self.step.say(said, "info")

    def _read_logins(self, step: LoginStep, login: str) -> None:
        try:
            logins = self._logins()
        except StoreDamaged as fault:
            self._show_damaged(fault, "", "")
        except KoordinatorError as fault:
            step.say(str(fault))
        else:
            step.set_users(logins, login)

    def _logins(self) -> list[str]:
        from koordinator.services import stores

        return [] if self.store is None else stores.logins(self.store)

    def _after_paint(self) -> None:
        """Log-in is painted; now who can, and straight in where everything is known."""
        self.painted.emit()
        self.frame.let_scroll()
        self.step.begin()
        login, password = self._given
        self._given = ("", "")
        step = self.step
        if not isinstance(step, LoginStep):
            return
        self._read_logins(step, login or self.locked_login)
        if self.step is step and login and password:
            step.fill(login, password)
            self._open(login, password)

    def _unlock_for_others(self) -> None:
        self.locked_login = ""
        self.show_login()

    def _show_forgotten(self) -> None:
        from koordinator.ui.start.forgotten import ForgottenStep

        chosen = self.step.user.chosen() if isinstance(self.step, LoginStep) else ""
        step = ForgottenStep(self._logins(), chosen)
        step.wanted.connect(self._recover)
        step.back.connect(lambda: self.show_login(chosen))
        self._show(step)

    def _show_damaged(self, fault: StoreDamaged, login: str, password: str) -> None:
        from koordinator.services import backups
        from koordinator.ui.start.damaged import DamagedStep

        assert self.store is not None
        newest = backups.kept(self.store).newest
        step = DamagedStep(str(fault), newest, login or self.locked_login, password)
        step.wanted.connect(self._restore)
        step.back.connect(self.show_welcome)
        self._show(step)

    # Work

    def _open(self, login: str, password: str) -> None:
        step = self.step
        assert self.store is not None

        def then(answer: object) -> None:
            if isinstance(answer, StoreDamaged):
                self._show_damaged(answer, login, password)
            elif isinstance(answer, KoordinatorError):
                _refuse_login(step, answer)
            else:
                self._enter(answer, password)

        self._jobs.run(step, jobs.opening(self.store, login, password), then)

    def _enter(self, answer: object, password: str) -> None:
        """The store is open: on to the window, unless the password was somebody else's choice."""
        place = self._held.hold(answer)
        if place is None:
            return
        if not place.must_change_password():
            self._held.hand_over()
            return
        from koordinator.ui.start.must_change import MustChangeStep

        step = MustChangeStep(place.desk.who.login)
        step.wanted.connect(lambda new: self._change(place, password, new))
        step.back.connect(self._give_up)
        self._show(step)

    def _give_up(self) -> None:
        self._held.let_go()
        self.show_login()

    def _change(self, place: "Workplace", old: str, new: str) -> None:
        step = self.step

        def then(answer: object) -> None:
            if isinstance(answer, KoordinatorError):
                step.give_up(str(answer))
            else:
                self._held.hand_over()

        self._jobs.run(step, jobs.changing(place, old, new), then)

    def _recover(self, code: str, login: str, password: str) -> None:
        from koordinator.ui.start.forgotten import ForgottenStep

        step = self.step
        assert self.store is not None
        assert isinstance(step, ForgottenStep)

        def then(answer: object) -> None:
            if isinstance(answer, StoreDamaged):
                self._show_damaged(answer, login, "")
            elif isinstance(answer, WrongPassword):
                step.refuse_code(str(answer))
            elif isinstance(answer, KoordinatorError):
                step.refuse(str(answer))
            else:
                self._enter(answer, password)

        self._jobs.run(step, jobs.recovering(self.store, code, login, password), then)

    def _create(self, wanted: "NewStore") -> None:
        step = self.step

        def then(answer: object) -> None:
            if isinstance(answer, tuple):
                self._created(wanted.path, *answer)
            else:
                step.give_up(str(answer))

        self._jobs.run(step, jobs.creating(wanted), then)

    def _created(self, path: Path, answer: object, code: str) -> None:
        from koordinator.ui.base.secret_papers import recovery_paper
        from koordinator.ui.start.code import CodeStep

        self.store = path
        place = self._held.hold(answer)
        if place is not None:
            day = config.chosen_today() or date.today()  # noqa: DTZ011  a sheet is dated by this computer
            step = CodeStep(recovery_paper(store_name(path), code, day))
            step.done.connect(self._held.hand_over)
            self._show(step)

    def _make_demo(self) -> None:
        from koordinator.services import demo

        step = self.step

        def then(answer: object) -> None:
            if isinstance(answer, KoordinatorError):
                step.give_up(str(answer))
                return
            self.store = jobs.example_path()
            self.show_login(demo.LOGIN)
            if isinstance(self.step, LoginStep):
                self.step.fill(demo.LOGIN, demo.PASSWORD)
                self.step.say(f"Bruger: {demo.LOGIN} · Adgangskode: {demo.PASSWORD}", "info")
                self._open(demo.LOGIN, demo.PASSWORD)

        self._jobs.run(step, jobs.making_example(), then)

    def _restore(self, login: str, password: str) -> None:
        from koordinator.ui.base.formats import moment

        step = self.step
        assert self.store is not None

        def then(answer: object) -> None:
            if isinstance(answer, KoordinatorError):
                step.give_up(str(answer))
                return
            said = f"Sikkerhedskopien fra {moment(answer)} er hentet. Log ind for at se den."  # type: ignore[arg-type]
            self.show_login(login, said)
            if isinstance(self.step, LoginStep):
                self.step.fill(login, password)

        self._jobs.run(step, jobs.restoring(self.store, login, password), then)

    def _ask_which(self) -> None:
        from koordinator.ui.start.files import ask_which_to_open

        ask_which_to_open(self, self._chosen)

    def _chosen(self, path: Path) -> None:
        self.store = path
        self.show_login()


def _refuse_login(step: Step, fault: KoordinatorError) -> None:
    if isinstance(step, LoginStep) and isinstance(fault, WrongPassword):
        step.refuse(str(fault))
    else:
        step.give_up(str(fault))
