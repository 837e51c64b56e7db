"""Making a store: where, who one is, and the password."""

from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QGridLayout, QVBoxLayout, QWidget

from koordinator import config
from koordinator.domain.roles import ROLE_NAMES, Role
from koordinator.services.stores import suggested_login
from koordinator.ui.base.buttons import Button
from koordinator.ui.base.fields import Field
from koordinator.ui.base.labels import Label
from koordinator.ui.base.new_password import NewPassword
from koordinator.ui.base.notices import Banner
from koordinator.ui.start.files import ask_where_to_make
from koordinator.ui.start.step import Step

_FIRST_NAME = "lager" + config.STORE_SUFFIX
_LOSS = (
    "En glemt adgangskode kan ingen hente frem. Gem koden på næste side, ellers kan oplysningerne gå tabt."
)
_NO_LEADER = "Uden en teamleder kan ingen oprette brugere eller rette teams."


@dataclass(frozen=True)
class NewStore:
    """What the form asks to be made."""

    path: Path
    name: str
    roles: frozenset[Role]
    login: str
    password: str


class CreateStep(Step):
    """A form for the store and its first user."""

    wanted = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("Opret lager", parent=parent)
        self.place = Field("Hvor skal lagerets krypterede fil ligge?")
        self.place.set_text(str(_free_place()))
        self.place.edit.setCursorPosition(len(self.place.text()))
        choose = Button("Vælg …", "link")
        choose.clicked.connect(self._choose)
        self.place.head.addWidget(choose)
        self.name = Field("Dit navn")
        self.roles = _RoleChoice()
        self.login = Field("Brugernavn")
        self.password = NewPassword()
        self._proposed = ""
        self.name.changed.connect(self._propose)
        self.login.changed.connect(lambda text: self.password.set_login(text))
        for field in (self.place, self.name, self.login):
            field.entered.connect(self.focusNextChild)
        self.password.entered.connect(self.submit)
        self.body.setSpacing(12)  # so that all of it stands on a screen 768 high
        for widget in (self.place, self.name, self.roles, self.login, self.password, Banner(_LOSS, "plain")):
            self.body.addWidget(widget)
        self.main = self.add_main("Opret lager")
        self.main.clicked.connect(self.submit)
        self.add_back()

    def begin(self) -> None:
        self.name.setFocus(Qt.FocusReason.OtherFocusReason)

    def submit(self) -> None:
        """Asks for the store, or says what is missing and goes there."""
        self.say("")
        path = chosen_path(self.place.text())
        if self._missing(path):
            return
        password = self.password.accepted()
        if password:
            name, login = self.name.text().strip(), self.login.text().strip()
            self.wanted.emit(NewStore(path, name, self.roles.chosen(), login, password))

    def refuse(self, sentence: str) -> None:
        """Says why the store could not be made."""
        self.set_busy("")
        self.say(sentence)

    def _missing(self, path: Path) -> bool:
        wrong: QWidget | None = None
        if not self.login.text().strip():
            self.login.say_wrong("Skriv et brugernavn.")
            wrong = self.login
        if not self.roles.judge():
            wrong = self.roles
        if not self.name.text().strip():
            self.name.say_wrong("Skriv dit navn.")
            wrong = self.name
        if path.exists():
            self.place.say_wrong("Der ligger allerede et lager på det sted. Vælg et andet navn.")
            wrong = self.place
        if wrong is not None:
            wrong.setFocus(Qt.FocusReason.OtherFocusReason)
        return wrong is not None

    def _propose(self, name: str) -> None:
        if self.login.text() == self._proposed:
            self._proposed = suggested_login(name, []) if name.strip() else ""
            self.login.set_text(self._proposed)

    def _choose(self) -> None:
        ask_where_to_make(self, chosen_path(self.place.text()), lambda path: self._chosen(path))

    def _chosen(self, path: Path) -> None:
        self.place.set_text(str(chosen_path(str(path))))
        self.place.setFocus(Qt.FocusReason.OtherFocusReason)


class _RoleChoice(QWidget):
    def __init__(self) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)  # room for the ring around the first box
        column.addWidget(Label("Hvad er du i teamet?", tone="text2"))
        two = QGridLayout()
        two.setHorizontalSpacing(16)
        two.setVerticalSpacing(6)
        column.addLayout(two)
        self.boxes: dict[Role, QCheckBox] = {}
        for at, role in enumerate((Role.LEADER, Role.CASEWORKER, Role.CONSULTANT, Role.ASSISTANT)):
            box = QCheckBox(ROLE_NAMES[role].capitalize())
            box.setChecked(role is Role.LEADER)
            box.toggled.connect(lambda _: self.judge())
            self.boxes[role] = box
            two.addWidget(box, at // 2, at % 2, Qt.AlignmentFlag.AlignLeft)
        self.said = Label("", "small", "text2", wrap=True)
        self.said.hide()
        column.addWidget(self.said)
        self.setFocusProxy(self.boxes[Role.LEADER])

    def chosen(self) -> frozenset[Role]:
        return frozenset(role for role, box in self.boxes.items() if box.isChecked())

    def judge(self) -> bool:
        """Whether the choice will do; says so if it will not, and what lacks without a leader."""
        chosen = self.chosen()
        said = "" if Role.LEADER in chosen else _NO_LEADER if chosen else "Vælg mindst én rolle."
        self.said.setText(said)
        self.said.set_tone("text2" if chosen else "over_text")
        self.said.setVisible(bool(said))
        return bool(chosen)


def chosen_path(text: str) -> Path:
    """The file meant by what stands in the field."""
    path = config.store_path(text.strip() or str(config.data_folder() / _FIRST_NAME))
    return (
        path if path.name.endswith(config.STORE_SUFFIX) else path.with_name(path.name + config.STORE_SUFFIX)
    )


def _free_place() -> Path:
    """The usual place, with a number if a store lies there."""
    path, number = config.data_folder() / _FIRST_NAME, 1
    while path.exists():
        number += 1
        path = path.with_name(f"lager-{number}{config.STORE_SUFFIX}")
    return path
