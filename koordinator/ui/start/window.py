"""The way in: from the first start, a log-in or a lock to an open store."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from koordinator.errors import KoordinatorError, StoreDamaged, WrongPassword
from koordinator.ui.base.house import house
from koordinator.ui.start import jobs
from koordinator.ui.start.frame import StartFrame
from koordinator.ui.start.held import HeldPlace
from koordinator.ui.start.login import LoginStep
from koordinator.ui.start.step import Step
from koordinator.ui.start.ways import Ways

if TYPE_CHECKING:
    from PySide6.QtGui import QCloseEvent, QPaintEvent


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
        self.jobs = jobs.Jobs(self)
        self.held = HeldPlace(self)
        self.held.handed_over.connect(self.opened)
        self._ways = Ways(self)
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
        self.jobs.stop()
        self.held.leave()
        super().closeEvent(event)

    # Steps

    def show_step(self, step: Step) -> None:
        """Shows a step."""
        self.step = step
        self.frame.show_step(step)
        step.begin()

    def show_welcome(self) -> Step:
        """The three ways to begin."""
        from koordinator.ui.start.welcome import WelcomeStep

        back = self.store is not None and self.store.exists()
        step = WelcomeStep(may_go_back=back)
        step.demo_wanted.connect(self._ways.make_example)
        step.create_wanted.connect(self.show_create)
        step.open_wanted.connect(self._ask_which)
        step.back.connect(self.show_login)
        self.show_step(step)
        return step

    def show_create(self) -> None:
        """The form for a new store."""
        self._ways.create()

    def _show_login(self) -> LoginStep:
        assert self.store is not None
        step = LoginStep(self.store, self.locked_login)
        step.wanted.connect(self.open_store)
        step.forgotten.connect(self._ways.forgotten)
        step.other_store.connect(self.show_welcome)
        step.other_user.connect(self._unlock_for_others)
        self.show_step(step)
        return step

    def show_login(self, login: str = "", said: str = "") -> None:
        """The log-in of the store, with who can."""
        self._read_logins(self._show_login(), login)
        if said and isinstance(self.step, LoginStep):
            self.step.say(said, "info")

    def _read_logins(self, step: LoginStep, login: str) -> None:
        try:
            logins = self.logins()
        except StoreDamaged as fault:
            self._ways.damaged(fault, "", "")
        except KoordinatorError as fault:
            step.say(str(fault))
        else:
            step.set_users(logins, login)

    def logins(self) -> list[str]:
        """Who can log in to the store."""
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
            self.open_store(login, password)

    def _unlock_for_others(self) -> None:
        self.locked_login = ""
        self.show_login()

    # Work

    def open_store(self, login: str, password: str) -> None:
        """Opens the store in the background."""
        step = self.step
        assert self.store is not None

        def then(answer: object) -> None:
            if isinstance(answer, StoreDamaged):
                self._ways.damaged(answer, login, password)
            elif isinstance(answer, KoordinatorError):
                _refuse_login(step, answer)
            else:
                self.enter(answer, password)

        self.jobs.run(step, jobs.opening(self.store, login, password), then)

    def enter(self, answer: object, password: str) -> None:
        """The store is open: on to the window, unless the password was somebody else's choice."""
        place = self.held.hold(answer)
        if place is None:
            return
        if not place.must_change_password():
            self.held.hand_over()
            return
        self._ways.must_change(place, password)

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
