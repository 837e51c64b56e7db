"""A forgotten password: the recovery code opens the store and a new password is chosen."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from koordinator.ui.base.fields import Field
from koordinator.ui.base.new_password import NewPassword
from koordinator.ui.base.notices import Banner
from koordinator.ui.start.step import Step
from koordinator.ui.start.who import UserField

_LEADER = "En teamleder, der er logget ind, kan også give dig en ny adgangskode under Indstillinger, Brugere."


class ForgottenStep(Step):
    """Asks for the code, the user and a new password."""

    wanted = Signal(str, str, str)

    def __init__(self, logins: Sequence[str], login: str = "", parent: QWidget | None = None) -> None:
        super().__init__(
            "Glemt adgangskode", "Find papiret med gendannelseskoden, og vælg en ny adgangskode.", parent
        )
        self.code = Field("Gendannelseskode", hint="28 tegn. Bindestreger og mellemrum er ligegyldige.")
        self.user = UserField()
        self.user.set_users(logins, login)
        self.password = NewPassword()
        self.password.set_login(self.user.chosen())
        self.user.list.currentIndexChanged.connect(lambda _: self.password.set_login(self.user.chosen()))
        self.code.entered.connect(self.focusNextChild)
        self.user.picked.connect(lambda: self.password.setFocus(Qt.FocusReason.TabFocusReason))
        self.password.entered.connect(self.submit)
        for widget in (Banner(_LEADER, "plain"), self.code, self.user, self.password):
            self.body.addWidget(widget)
        self.main = self.add_main("Skift adgangskode")
        self.main.clicked.connect(self.submit)
        self.add_back()

    def begin(self) -> None:
        self.code.setFocus(Qt.FocusReason.OtherFocusReason)

    def submit(self) -> None:
        """Asks for the new password to be set, or says what is missing."""
        self.say("")
        if not self.code.text().strip():
            self.code.say_wrong("Skriv koden fra papiret.")
            self.begin()
        elif not self.user.chosen():
            self.user.say_wrong("Vælg, hvem du er.")
            self.user.setFocus(Qt.FocusReason.OtherFocusReason)
        elif password := self.password.accepted():
            self.wanted.emit(self.code.text(), self.user.chosen(), password)

    def refuse_code(self, sentence: str) -> None:
        """Says that the code does not open the store."""
        self.set_busy("")
        self.code.say_wrong(sentence)
        self.begin()

    def refuse(self, sentence: str) -> None:
        """Says what else stood in the way."""
        self.set_busy("")
        self.say(sentence)
