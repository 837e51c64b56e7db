"""The way in: from the first start, a log-in or a lock to an open store."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from koordinator import config
from koordinator.errors import KoordinatorError, StoreDamaged, WrongPassword
from koordinator.ui.base.house import house
from koordinator.ui.start.frame import StartFrame
from koordinator.ui.start.login import LoginStep, store_name
from koordinator.ui.start.step import Step

if TYPE_CHECKING:
    from PySide6.QtGui import QCloseEvent, QPaintEvent

    from koordinator.services.workplace import Workplace
    from koordinator.ui.start.create import NewStore
    from koordinator.ui.tasks import OperationRunner, Progress

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
        self._made_runner: OperationRunner | None = None
        self._place: Workplace | None = None
        self._gone = self._begun = False
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
        self._gone = True
        if self._made_runner is not None:
            self._made_runner.stop_all()
        self._let_go()
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

    def _run(self, key: str, said: str, do: "Callable[[], object]", then: Callable[[object], None]) -> None:
        """Does something slow in the background; a known fault comes as the answer, like any other."""
        if self._made_runner is None:
            from koordinator.ui.tasks import OperationRunner

            self._made_runner = OperationRunner(parent=self)
        step = self.step

        def work(_progress: "Progress") -> object:
            try:
                return do()
            except KoordinatorError as fault:
                return fault

        operation = self._made_runner.start(key, said, work)
        if operation is not None:
            step.set_busy(said)
            operation.succeeded.connect(then)
            operation.failed.connect(lambda sentence: self._failed(step, sentence))

    def _failed(self, step: Step, sentence: str) -> None:
        step.set_busy("")
        step.say(sentence)

    def _open(self, login: str, password: str) -> None:
        from koordinator.services import stores

        store, step = self.store, self.step
        assert store is not None

        def then(answer: object) -> None:
            if isinstance(answer, StoreDamaged):
                self._show_damaged(answer, login, password)
            elif isinstance(answer, KoordinatorError):
                self._refuse_login(step, answer)
            else:
                self._enter(answer, password)

        self._run("open", "Åbner lageret …", lambda: stores.open_store(store, login, password), then)

    def _refuse_login(self, step: Step, fault: KoordinatorError) -> None:
        if isinstance(step, LoginStep) and isinstance(fault, WrongPassword):
            step.refuse(str(fault))
        else:
            self._failed(step, str(fault))

    def _enter(self, answer: object, password: str) -> None:
        """The store is open: on to the window, unless the password was somebody else's choice."""
        place = self._hold(answer)
        if place is None:
            return
        if not place.must_change_password():
            self._hand_over()
            return
        from koordinator.ui.start.must_change import MustChangeStep

        step = MustChangeStep(place.desk.who.login)
        step.wanted.connect(lambda new: self._change(place, password, new))
        step.back.connect(self._give_up)
        self._show(step)

    def _change(self, place: "Workplace", old: str, new: str) -> None:
        from koordinator.services import users

        step = self.step

        def then(answer: object) -> None:
            if isinstance(answer, KoordinatorError):
                step.set_busy("")
                step.say(str(answer))
            else:
                self._hand_over()

        self._run("change", "Gemmer adgangskoden …", lambda: users.change_password(place, old, new), then)

    def _recover(self, code: str, login: str, password: str) -> None:
        from koordinator.services import stores
        from koordinator.ui.start.forgotten import ForgottenStep

        store, step = self.store, self.step
        assert store is not None
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

        self._run(
            "open",
            "Åbner lageret …",
            lambda: stores.open_with_recovery(store, code, login, password),
            then,
        )

    def _create(self, wanted: "NewStore") -> None:
        from koordinator.services import stores

        step = self.step

        def then(answer: object) -> None:
            if isinstance(answer, tuple):
                self._created(wanted.path, *answer)
            else:
                self._failed(step, str(answer))

        self._run(
            "create",
            "Opretter lageret …",
            lambda: stores.create_store(
                wanted.path, wanted.name, wanted.roles, wanted.password, login=wanted.login
            ),
            then,
        )

    def _created(self, path: Path, answer: object, code: str) -> None:
        from koordinator.ui.base.secret_papers import recovery_paper
        from koordinator.ui.start.code import CodeStep

        self.store = path
        place = self._hold(answer)
        if place is not None:
            day = config.chosen_today() or date.today()  # noqa: DTZ011  a sheet is dated by this computer
            step = CodeStep(recovery_paper(store_name(path), code, day))
            step.done.connect(self._hand_over)
            self._show(step)

    def _make_demo(self) -> None:
        from koordinator.services import demo

        path = config.data_folder() / config.DEMO_STORE_NAME
        step = self.step

        def make() -> None:
            if not path.exists():
                demo.create(path, None, None, None, None)
            elif not demo.is_example(path):
                raise KoordinatorError(
                    f"Der ligger allerede noget andet i {path}. Flyt det, eller brug »Åbn lager«."
                )

        def then(answer: object) -> None:
            if isinstance(answer, KoordinatorError):
                self._failed(step, str(answer))
                return
            self.store = path
            self.show_login(demo.LOGIN)
            if isinstance(self.step, LoginStep):
                self.step.fill(demo.LOGIN, demo.PASSWORD)
                self.step.say(f"Bruger: {demo.LOGIN} · Adgangskode: {demo.PASSWORD}", "info")
                self._open(demo.LOGIN, demo.PASSWORD)

        self._run("demo", "Laver eksemplet. Det tager et øjeblik …", make, then)

    def _restore(self, login: str, password: str) -> None:
        from koordinator.services import stores
        from koordinator.ui.base.formats import moment

        store, step = self.store, self.step
        assert store is not None

        def then(answer: object) -> None:
            if isinstance(answer, KoordinatorError):
                self._failed(step, str(answer))
                return
            said = f"Sikkerhedskopien fra {moment(answer)} er hentet. Log ind for at se den."  # type: ignore[arg-type]
            self.show_login(login, said)
            if isinstance(self.step, LoginStep):
                self.step.fill(login, password)

        self._run(
            "restore",
            "Henter sikkerhedskopien og efterser den …",
            lambda: stores.restore_newest(store, login, password),
            then,
        )

    def _ask_which(self) -> None:
        from koordinator.ui.start.files import ask_which_to_open

        ask_which_to_open(self, self._chosen)

    def _chosen(self, path: Path) -> None:
        self.store = path
        self.show_login()

    # The open store, until it is handed over

    def _hold(self, answer: object) -> "Workplace | None":
        from koordinator.services.workplace import Workplace

        assert isinstance(answer, Workplace)
        self._place = answer
        if self._gone:
            self._let_go()
        return self._place

    def _let_go(self) -> None:
        if self._place is not None:
            self._place.close(back_up=False)
            self._place = None

    def _give_up(self) -> None:
        self._let_go()
        self.show_login()

    def _hand_over(self) -> None:
        # Not from within the work that opened it: whoever takes the store lets go of this window.
        QTimer.singleShot(0, self._pass_on)

    def _pass_on(self) -> None:
        place, self._place = self._place, None
        if place is not None:
            self.opened.emit(place)
