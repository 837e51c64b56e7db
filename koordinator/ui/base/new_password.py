"""A new password typed twice, with a sentence that says while one types whether it will do."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from koordinator.ui.base.fields import PasswordField

_HINT = "Mindst 12 tegn. Fire tilfældige ord er lette at huske og svære at gætte."
_GOOD = "Adgangskoden kan bruges."
_DIFFER = "De to adgangskoder er ikke ens."


class NewPassword(QWidget):
    """Two inputs; `accepted` answers the password when both agree and it will do, else says why not."""

    entered = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._login = ""
        self.first = PasswordField("Ny adgangskode", hint=_HINT)
        self.again = PasswordField("Adgangskoden igen")
        self.first.changed.connect(lambda _: self._judge())
        self.first.entered.connect(lambda: self.again.setFocus(Qt.FocusReason.TabFocusReason))
        self.again.changed.connect(lambda _: self._compare())
        self.again.entered.connect(self.entered)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(14)
        column.addWidget(self.first)
        column.addWidget(self.again)
        self.setFocusProxy(self.first)

    def set_login(self, login: str) -> None:
        """Whose password it will be; it may not be the same as the login."""
        self._login = login
        if self.first.text():
            self._judge()

    def accepted(self) -> str:
        """The new password, or empty after saying what is wrong and going there."""
        wrong = self._fault()
        if wrong:
            self.first.say_wrong(wrong)
            self.first.setFocus(Qt.FocusReason.OtherFocusReason)
            return ""
        if self.first.text() != self.again.text():
            self.again.say_wrong(_DIFFER)
            self.again.setFocus(Qt.FocusReason.OtherFocusReason)
            return ""
        return self.first.text()

    def _fault(self) -> str:
        from koordinator.services.stores import password_fault  # not before somebody types

        return password_fault(self._login, self.first.text()) or ""

    def _judge(self) -> None:
        if not self.first.text():
            self.first.say("")
            return
        wrong = self._fault()
        self.first.say(wrong or _GOOD, "text2" if wrong else "reached_text")
        self._compare()

    def _compare(self) -> None:
        typed = self.again.text()
        if typed and typed == self.first.text():
            self.again.say("De to er ens.", "reached_text")
        elif typed and not self.first.text().startswith(typed):
            self.again.say(_DIFFER)
        else:
            self.again.say("")
