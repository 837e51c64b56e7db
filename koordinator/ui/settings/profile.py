"""One's own profile: who one is here, the password, and the way out."""

from functools import partial

from koordinator.errors import KoordinatorError, WrongPassword
from koordinator.services import users
from koordinator.ui.base.buttons import Button
from koordinator.ui.base.dialog import Dialog
from koordinator.ui.base.editable import TextValue
from koordinator.ui.base.fields import PasswordField
from koordinator.ui.base.form import Form
from koordinator.ui.base.formats import PLAIN, required
from koordinator.ui.base.labels import hairline, row
from koordinator.ui.base.new_password import NewPassword
from koordinator.ui.context import Context
from koordinator.ui.settings.section import Section
from koordinator.ui.settings.worker_edits import all_roles, own_line, save_changed

_OWN = "Navn og telefon står på det, du sender og udskriver."
_ASK = "Navn og telefon står på det, du sender og udskriver. En teamleder kan rette dem."


class ProfileSection(Section):
    """Leaders correct their own data here; everybody changes the password and logs out."""

    def __init__(self, ctx: Context) -> None:
        super().__init__(ctx, "Profil")
        self.header.set_sentence(_OWN if self.is_leader else _ASK)
        self.fields = {
            "name": TextValue("Navn", required("Skriv dit navn.")),
            "initials": TextValue("Initialer"),
            "phone": TextValue("Telefon"),
            "email": TextValue("E-mail"),
        }
        self.roles = TextValue("Roller", PLAIN)
        self.team = TextValue("Team", PLAIN)
        self.login = TextValue("Brugernavn", PLAIN)
        form = Form()
        for label, (key, field) in zip(
            ("Navn", "Initialer", "Telefon", "E-mail"), self.fields.items(), strict=True
        ):
            field.set_fixed(not self.is_leader)
            field.committed.connect(partial(self._save, key))
            form.add(label, field)
        for label, field in (("Roller", self.roles), ("Team", self.team), ("Brugernavn", self.login)):
            field.set_fixed(True)
            form.add(label, field)
        self.password = Button("Skift adgangskode …", icon_name="key")
        self.password.clicked.connect(self.change_password)
        log_out = Button("Log ud", icon_name="logout")
        log_out.clicked.connect(lambda: ctx.registry.run("logout"))
        self.body.addWidget(form)
        self.body.addWidget(hairline())
        self.body.addLayout(row([self.password, log_out, None]))
        self.lay_out_scrolled()

    def refresh(self) -> None:
        line = own_line(self.ctx.desk)
        for key, field in self.fields.items():
            field.set_value(getattr(line, key) or "")
        self.roles.set_value(all_roles(line.roles))
        self.team.set_value(line.team or "")
        self.login.set_value(self.ctx.desk.who.login)

    def _save(self, key: str, value: str) -> None:
        try:
            save_changed(self.ctx.desk, own_line(self.ctx.desk), **{key: value})
        except KoordinatorError as fault:
            self.fields[key].show_error(str(fault))

    def change_password(self) -> None:
        """Opens the form for a new password."""
        PasswordDialog(self).open()


class PasswordDialog(Dialog):
    """The old password, and a new one twice."""

    def __init__(self, section: ProfileSection) -> None:
        super().__init__("Skift adgangskode", "Den nye gælder fra næste gang, du logger ind.", parent=section)
        self._section = section
        self.old = PasswordField("Nuværende adgangskode")
        self.new = NewPassword()
        self.new.set_login(section.ctx.desk.who.login)
        self.old.entered.connect(self.new.setFocus)
        self.new.entered.connect(self.submit)
        self.content.addWidget(self.old)
        self.content.addWidget(self.new)
        self.add_close()
        self.main = self.add_button("Skift adgangskode", "filled")
        self.main.clicked.connect(self.submit)
        self.finished.connect(self.deleteLater)

    def submit(self) -> None:
        """Changes it, or says what is wrong at the field."""
        if not self.old.text():
            self.old.say_wrong("Skriv den adgangskode, du har nu.")
            self.old.setFocus()
            return
        new = self.new.accepted()
        if not new:
            return
        place, old = self._section.ctx.place, self.old.text()
        self.main.setEnabled(False)
        self._section.work(
            "password",
            "Skifter adgangskode …",
            lambda: users.change_password(place, old, new),
            self._done,
            self._refused,
        )

    def _done(self, _answer: object) -> None:
        self._section.ctx.tell("Adgangskoden er skiftet.")
        self.accept()

    def _refused(self, fault: KoordinatorError) -> None:
        self.main.setEnabled(True)
        if isinstance(fault, WrongPassword):
            self.old.say_wrong("Det er ikke den adgangskode, du har nu.")
            self.old.setFocus()
        else:
            self.new.first.say_wrong(str(fault))
            self.new.setFocus()
