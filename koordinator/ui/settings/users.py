"""Who can log in: giving access, new passwords, taking access away, and the recovery code."""

from collections.abc import Callable
from datetime import date

from PySide6.QtWidgets import QVBoxLayout, QWidget

from koordinator.domain.roles import ROLE_SHORT, Role
from koordinator.domain.staff import WorkerLine
from koordinator.services import staff, users
from koordinator.services.users import UserLine
from koordinator.ui.base.buttons import Button
from koordinator.ui.base.choices import Combo
from koordinator.ui.base.dialog import Dialog, MessageDialog, tell
from koordinator.ui.base.fields import Field
from koordinator.ui.base.labels import Label, hairline, row
from koordinator.ui.base.notices import EmptyState
from koordinator.ui.base.record_model import Column, RecordModel
from koordinator.ui.base.secret import SecretBox, SecretPaper
from koordinator.ui.base.secret_papers import password_paper, recovery_paper
from koordinator.ui.base.states import State
from koordinator.ui.base.table import DataTable
from koordinator.ui.context import Context
from koordinator.ui.settings.section import Section

_WHY_NOT = "Kun teamledere kan se og ændre, hvem der kan logge ind. Spørg din teamleder."
_CODE = (
    "Gendannelseskoden er den eneste vej ind, hvis en adgangskode er glemt og ingen teamleder kan hjælpe. "
    "Er papiret blevet væk, så lav en ny kode; den gamle holder op med at virke."
)
_GIVEN = "Giv den videre på papir eller ved bordet. Den vises kun nu og skal skiftes ved første log ind."


class UsersSection(Section):
    """A table of logins with what a leader can do about each."""

    def __init__(self, ctx: Context) -> None:
        super().__init__(ctx, "Brugere", "De, der kan logge ind i lageret.")
        self._waiting: frozenset[str] = frozenset()
        self.model: RecordModel[UserLine] = RecordModel(self._columns(), lambda user: user.user_id)
        self.table = DataTable()
        self.add = Button("Giv adgang …", icon_name="person-plus")
        self.reset = Button("Ny midlertidig adgangskode …", icon_name="key")
        self.remove = Button("Fjern adgang …", "danger")
        self.code = Button("Ny gendannelseskode …", icon_name="shield")
        if not self.is_leader:
            self.body.addWidget(EmptyState(_WHY_NOT, icon_name="lock"))
            self.lay_out_filling()
            return
        self._lay_out()

    def _lay_out(self) -> None:
        self.table.setAccessibleName("Brugere")
        self.table.setModel(self.model)
        self.table.selection_changed.connect(self._renew_buttons)
        self.header.add_action(self.add)
        for button, do in (
            (self.add, self.give_access),
            (self.reset, self.ask_reset),
            (self.remove, self.ask_remove),
            (self.code, self.ask_new_code),
        ):
            button.clicked.connect(do)
        self.body.addWidget(self.table, 1)
        self.body.addLayout(row([self.reset, self.remove, None]))
        self.body.addWidget(hairline())
        self.body.addWidget(Label(_CODE, tone="text2", wrap=True))
        self.body.addLayout(row([self.code, None]))
        self.lay_out_filling()

    def _columns(self) -> tuple[Column[UserLine], ...]:
        return (
            Column("name", "Navn", lambda u: u.name, strong=True, width=22, stretch=True, fixed=True),
            Column("login", "Brugernavn", lambda u: u.login, width=14),
            Column("roles", "Roller", _roles, width=16),
            Column("state", "Adgangskode", self._state_word, state=self._state, width=16),
        )

    def _state_word(self, user: UserLine) -> str:
        return "midlertidig" if user.login in self._waiting else "egen"

    def _state(self, user: UserLine) -> State | None:
        return State.NEAR if user.login in self._waiting else State.REACHED

    def refresh(self) -> None:
        if self.is_leader:
            self._waiting = users.waiting(self.ctx.place)
            self.model.set_records(users.users(self.ctx.place))
            self._renew_buttons()

    def _renew_buttons(self) -> None:
        chosen = self.chosen()
        self.reset.setEnabled(chosen is not None)
        self.remove.setEnabled(chosen is not None and chosen.login != self.ctx.desk.who.login)

    def chosen(self) -> UserLine | None:
        """The user the table stands on."""
        ids = self.table.selected_ids()
        return next((user for user in self.model.records() if user.user_id in ids), None)

    # What a leader can do

    def give_access(self) -> "AccessDialog | None":
        """Asks whom to let in, where there is somebody."""
        without = [line for line in staff.workers(self.ctx.desk) if line.login is None]
        if not without:
            tell(self, "Giv adgang", "Alle medarbejdere kan allerede logge ind. Tilføj først en medarbejder.")
            return None
        dialog = AccessDialog(self, without)
        dialog.open()
        return dialog

    def add_user(
        self, worker_id: int, login: str, done: Callable[[], None], refused: Callable[[Exception], None]
    ) -> None:
        """Lets a worker log in and shows her password."""
        place = self.ctx.place

        def then(answer: object) -> None:
            done()
            self._show_given(answer)

        self.work(
            "users", "Laver adgangskoden …", lambda: users.add_user(place, worker_id, login), then, refused
        )

    def ask_reset(self) -> None:
        """Asks before a password stops working: it cannot be undone."""
        user = self.chosen()
        if user is not None:
            self._ask(
                "Ny midlertidig adgangskode",
                f"{user.name} kan ikke længere bruge sin nuværende adgangskode.",
                "Lav ny adgangskode",
                lambda: self._reset(user.login),
            )

    def _reset(self, login: str) -> None:
        place = self.ctx.place
        self.work(
            "users",
            "Laver adgangskoden …",
            lambda: (login, users.reset_password(place, login)),
            self._show_given,
        )

    def ask_remove(self) -> None:
        """Asks before somebody is shut out: it cannot be undone."""
        user = self.chosen()
        if user is not None:
            self._ask(
                "Fjern adgang",
                f"{user.name} kan ikke længere logge ind. Sager og historik bliver stående.",
                "Fjern adgang",
                lambda: self._remove(user.user_id),
            )

    def _remove(self, user_id: int) -> None:
        place = self.ctx.place
        self.work("users", "Fjerner adgangen …", lambda: users.remove_user(place, user_id), self._removed)

    def _removed(self, _answer: object) -> None:
        self.ctx.tell("Adgangen er fjernet.")
        self.refresh()

    def ask_new_code(self) -> None:
        """Asks before the old code stops working."""
        self._ask(
            "Ny gendannelseskode",
            "Den gamle kode holder op med at virke med det samme. Kassér det gamle papir.",
            "Lav ny kode",
            self._new_code,
        )

    def _new_code(self) -> None:
        place = self.ctx.place
        self.work("users", "Laver koden …", lambda: users.new_recovery_code(place), self._show_code)

    def _show_given(self, answer: object) -> None:
        assert isinstance(answer, tuple)
        login, password = answer
        self.refresh()
        self._show_secret("Midlertidig adgangskode", _GIVEN, password_paper(login, password, _today()))

    def _show_code(self, answer: object) -> None:
        name = self.ctx.place.path.stem
        paper = recovery_paper(name, str(answer), _today())
        self._show_secret("Ny gendannelseskode", "Udskriv den, og læg den væk. Den vises kun nu.", paper)

    def _show_secret(self, title: str, sentence: str, paper: SecretPaper) -> None:
        SecretDialog(title, sentence, paper, self).open()

    def _ask(self, title: str, sentence: str, action: str, do: Callable[[], None]) -> None:
        dialog = MessageDialog(title, sentence, action=action, close="Annullér", parent=self)
        dialog.accepted.connect(do)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()


class AccessDialog(Dialog):
    """Chooses a worker who cannot log in yet, and her login."""

    def __init__(self, section: UsersSection, without: list[WorkerLine]) -> None:
        super().__init__("Giv adgang", "Vælg, hvem der skal kunne logge ind.", parent=section)
        self._section = section
        self.who = Combo()
        self.who.setAccessibleName("Medarbejder")
        for line in without:
            roles = f" ({line.role_text})" if line.role_text else ""
            self.who.addItem(line.name + roles, line.worker_id)
        self.login = Field("Brugernavn", hint="Lad feltet være tomt, så bruges fornavnet.")
        self.login.entered.connect(self.submit)
        who = QVBoxLayout()
        who.setSpacing(4)  # as a field has it
        for widget in (Label("Medarbejder", tone="text2"), self.who):
            who.addWidget(widget)
        self.content.addLayout(who)
        self.content.addWidget(self.login)
        self.add_close()
        self.main = self.add_button("Giv adgang", "filled")
        self.main.clicked.connect(self.submit)
        self.finished.connect(self.deleteLater)

    def submit(self) -> None:
        """Gives access; the dialog stays when the login will not do."""
        self.main.setEnabled(False)
        worker_id, login = int(self.who.currentData()), self.login.text().strip()
        self._section.add_user(worker_id, login, self.accept, self._refused)

    def _refused(self, fault: Exception) -> None:
        self.main.setEnabled(True)
        self.login.say_wrong(str(fault))


class SecretDialog(Dialog):
    """Shows a code or password once."""

    def __init__(self, title: str, sentence: str, paper: SecretPaper, parent: QWidget) -> None:
        super().__init__(title, sentence, parent=parent)
        for name, value in paper.facts[:1]:
            self.content.addWidget(Label(f"{name}: {value}", "medium"))
        self.secret = SecretBox(paper)
        self.content.addWidget(self.secret)
        self.add_button("Færdig", "filled").clicked.connect(self.accept)
        self.finished.connect(self.deleteLater)


def _roles(user: UserLine) -> str:
    return ", ".join(ROLE_SHORT[role] for role in Role if role in user.roles)


def _today() -> date:
    return date.today()  # noqa: DTZ011  a sheet is dated by this computer's clock
