"""A temporary password has let somebody in; she chooses her own before anything else."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from koordinator.ui.base.new_password import NewPassword
from koordinator.ui.start.step import Step


class MustChangeStep(Step):
    """Asks for a password of one's own."""

    wanted = Signal(str)

    def __init__(self, login: str, parent: QWidget | None = None) -> None:
        super().__init__(
            "Vælg din egen adgangskode",
            "Du er logget ind med en midlertidig adgangskode, som en anden har set.",
            parent,
        )
        self.password = NewPassword()
        self.password.set_login(login)
        self.password.entered.connect(self.submit)
        self.body.addWidget(self.password)
        self.main = self.add_main("Gem og fortsæt")
        self.main.clicked.connect(self.submit)
        self.add_back("Afbryd")

    def begin(self) -> None:
        self.password.setFocus(Qt.FocusReason.OtherFocusReason)

    def submit(self) -> None:
        """Asks for the password to be changed, or says why it will not do."""
        self.say("")
        if password := self.password.accepted():
            self.wanted.emit(password)

    def refuse(self, sentence: str) -> None:
        """Says why it was not changed."""
        self.set_busy("")
        self.password.first.say_wrong(sentence)
        self.begin()
