"""A store that does not read: what is wrong, and the newest backup as a way on."""

from datetime import datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from koordinator.ui.base.fields import Field, PasswordField
from koordinator.ui.base.formats import moment
from koordinator.ui.base.labels import Label
from koordinator.ui.start.step import Step


class DamagedStep(Step):
    """Says what fetching the backup costs, and asks who does it."""

    wanted = Signal(str, str)

    def __init__(
        self, fault: str, newest: datetime | None, login: str, password: str, parent: QWidget | None = None
    ) -> None:
        super().__init__("Lageret kan ikke læses", parent=parent)
        self.say(fault)
        self.lost = Label(_lost(newest), wrap=True)
        self.user = Field("Bruger")
        self.user.set_text(login)
        self.password = PasswordField("Adgangskode")
        self.password.set_text(password)
        self.user.entered.connect(self.focusNextChild)
        self.password.entered.connect(self.submit)
        self.body.addWidget(self.lost)
        if newest is not None:
            self.body.addWidget(self.user)
            self.body.addWidget(self.password)
            self.main = self.add_main("Hent nyeste sikkerhedskopi")
            self.main.clicked.connect(self.submit)
        self.add_back()

    def begin(self) -> None:
        wanted = self.user if not self.user.text() else self.password
        wanted.setFocus(Qt.FocusReason.OtherFocusReason)

    def submit(self) -> None:
        """Asks for the backup, or says what is missing."""
        if not self.user.text().strip():
            self.user.say_wrong("Skriv dit brugernavn.")
        elif not self.password.text():
            self.password.say_wrong("Skriv din adgangskode.")
        else:
            self.wanted.emit(self.user.text().strip(), self.password.text())

    def refuse(self, sentence: str) -> None:
        """Says why no backup could be fetched."""
        self.set_busy("")
        self.say(sentence)


def _lost(newest: datetime | None) -> str:
    if newest is None:
        return (
            "Der ligger ingen sikkerhedskopi ved siden af lageret. Har I en kopi et andet sted, så læg "
            "lager og nøglefil tilbage herfra, og prøv igen."
        )
    return (
        f"Den nyeste sikkerhedskopi er fra {moment(newest)}. Hentes den, går det tabt, der er ændret "
        "siden. Den beskadigede fil bliver lagt til side og slettes ikke."
    )
