"""Logging in to a store: who, and the password."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt, Signal, SignalInstance
from PySide6.QtWidgets import QHBoxLayout, QWidget

from koordinator.config import STORE_SUFFIX
from koordinator.ui.base.buttons import Button
from koordinator.ui.base.fields import PasswordField
from koordinator.ui.base.labels import Label
from koordinator.ui.base.text import plain_tip
from koordinator.ui.start.step import Step
from koordinator.ui.start.who import UserField


def store_name(path: Path) -> str:
    """What a person calls a store: its file without the ending."""
    return path.name.removesuffix(STORE_SUFFIX)


class LoginStep(Step):
    """Asks for user and password; `locked_login` is the one person who can go on from here."""

    wanted = Signal(str, str)
    forgotten = Signal()
    other_store = Signal()
    other_user = Signal()

    def __init__(self, store: Path, locked_login: str = "", parent: QWidget | None = None) -> None:
        super().__init__("Skærmen er låst" if locked_login else "Log ind", parent=parent)
        self._locked_login = locked_login
        self.user = UserField()
        self.password = PasswordField("Adgangskode")
        self.user.picked.connect(self._picked)
        self.password.entered.connect(self.submit)
        self.body.addLayout(self._place(store))
        self.body.addWidget(self.user)
        self.body.addWidget(self.password)
        self.main = self.add_main("Lås op" if locked_login else "Log ind")
        self.main.clicked.connect(self.submit)
        self.buttons.addStretch(1)
        for text, signal in self._ways_on():
            button = Button(text, "plain", small=True)
            button.clicked.connect(signal)
            self.buttons.addWidget(button)
        if locked_login:
            self.user.set_fixed(locked_login)

    def _place(self, store: Path) -> QHBoxLayout:
        name = Label(store_name(store), "medium")
        place = Label(f"i {store.parent}", tone="text2", elide=True)
        plain_tip(place, str(store))
        line = QHBoxLayout()
        line.setSpacing(6)
        line.addWidget(name)
        line.addWidget(place, 1)
        return line

    def _ways_on(self) -> list[tuple[str, SignalInstance]]:
        if self._locked_login:
            return [("Log ind som en anden", self.other_user)]
        return [("Glemt adgangskode?", self.forgotten), ("Åbn et andet lager", self.other_store)]

    def set_users(self, logins: Sequence[str], chosen: str = "") -> None:
        """Who can log in; a store's only user is chosen already."""
        if self._locked_login:
            return
        self.user.set_users(logins, chosen)
        self.begin()

    def fill(self, login: str, password: str) -> None:
        """Fills in what is known already."""
        self.user.choose(login)
        self.password.set_text(password)

    def submit(self) -> None:
        """Asks to be let in, or says what is missing."""
        self.say("")
        if not self.user.chosen():
            self.user.say_wrong("Vælg, hvem du er.")
            self.user.setFocus(Qt.FocusReason.OtherFocusReason)
        elif not self.password.text():
            self.password.say_wrong("Skriv din adgangskode.")
            self.password.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.wanted.emit(self.user.chosen(), self.password.text())

    def refuse(self, sentence: str) -> None:
        """Says why it was not possible, and lets the password be typed anew."""
        self.set_busy("")
        self.password.say_wrong(sentence)
        self.password.edit.selectAll()
        self.password.setFocus(Qt.FocusReason.OtherFocusReason)

    def begin(self) -> None:
        known = self._locked_login or self.user.chosen()
        (self.password if known else self.user).setFocus(Qt.FocusReason.OtherFocusReason)

    def _picked(self) -> None:
        self.password.setFocus(Qt.FocusReason.OtherFocusReason)
