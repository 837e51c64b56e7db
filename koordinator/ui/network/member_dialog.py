"""Taking somebody into a case's network: contacts are searched first, then a new one can be written."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from koordinator.errors import KoordinatorError
from koordinator.services import contacts, network
from koordinator.ui.base.dialog import Dialog
from koordinator.ui.base.editable import ErrorLine, TextValue
from koordinator.ui.base.form import Form
from koordinator.ui.base.labels import Label
from koordinator.ui.base.saving import all_stand
from koordinator.ui.context import Context
from koordinator.ui.network.fields import CONTACT_LABELS, contact_values, propose_organisations
from koordinator.ui.network.finder import ContactFinder
from koordinator.ui.network.new_contact import AlikeList

_SAID = "Søg først: kontakten kan være der fra en anden sag."


class AddMemberDialog(Dialog):
    """One contact, there already or new, with relation and role in this case; `added` tells the member."""

    added = Signal(int)

    def __init__(self, ctx: Context, case_id: int, parent: QWidget | None) -> None:
        super().__init__("Tilføj til netværket", _SAID, width=560, parent=parent)
        self._ctx, self._case_id = ctx, case_id
        members = network.members(ctx.desk, case_id)
        self.finder = ContactFinder(ctx, [one.contact_id for one in members])
        self.new = _NewContact(ctx, self._choose)
        self.part = {
            "relation": TextValue("Relation", placeholder="for eksempel mor eller bostøtte"),
            "role": TextValue("Rolle i forløbet", placeholder="for eksempel støtteperson"),
        }
        self._found = False
        self._error = ErrorLine()
        self._form = Form()
        for key, label in (("relation", "Relation"), ("role", "Rolle i forløbet")):
            self.part[key].box()
            self._form.add(label, self.part[key])
        for widget in (self.finder, self.new, self._form, self._error):
            self.content.addWidget(widget)
        self.content.addStretch(1)
        self.turn = self.add_button("Ny kontakt", "plain", "person-plus", left=True)
        self.add_close()
        self.add = self.add_button("Tilføj", "filled")
        self._connect()
        self._show_new(False)
        self.finder.setFocus()

    def _connect(self) -> None:
        self.turn.clicked.connect(lambda: self._show_new(self.new.isHidden()))
        self.add.clicked.connect(self._add)
        self.finder.chosen.connect(self._chosen)
        self.finder.confirmed.connect(self._to_relation)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        # Enter in the search field goes on to the relation; only from there it adds.
        found, self._found = self._found, False
        if not (found and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)):
            super().keyPressEvent(event)

    def _to_relation(self) -> None:
        self._found = True
        self.part["relation"].setFocus(Qt.FocusReason.TabFocusReason)

    def _show_new(self, new: bool) -> None:
        self.finder.setVisible(not new)
        self.new.setVisible(new)
        self.turn.set_text("Tilbage til søgning" if new else "Ny kontakt")
        if new:
            self.new.begin(self.finder.text())
        else:
            self.finder.setFocus()
        self._chosen(self.finder.contact_id())

    def _choose(self, contact_id: int) -> None:
        """Somebody who was there already after all."""
        self._save(partial(network.add_member, self._ctx.desk, self._case_id, contact_id))

    def _chosen(self, contact_id: object) -> None:
        self.add.setEnabled(not self.new.isHidden() or contact_id is not None)

    def _add(self) -> None:
        contact_id = self.finder.contact_id()
        if not self.new.isHidden():
            if self.new.ready():
                values = self.new.values()
                self._save(partial(network.add_new_member, self._ctx.desk, self._case_id, values))
        elif contact_id is not None:
            self._choose(contact_id)

    def _save(self, write: Callable[[str, str], int]) -> None:
        if not all(field.commit() for field in self.part.values()):
            return
        try:
            member_id = write(self.part["relation"].value(), self.part["role"].value())
        except KoordinatorError as fault:
            self._error.say(str(fault))
            return
        self.accept()
        self.added.emit(member_id)


class _NewContact(QWidget):
    """The fields of a new contact, and who is there already under them."""

    def __init__(self, ctx: Context, take: Callable[[int], object]) -> None:
        super().__init__()
        self._ctx = ctx
        self.fields = contact_values(examples=True)
        self.alike = AlikeList(take, "Tilføj denne")
        form = Form()
        for key, label in CONTACT_LABELS.items():
            self.fields[key].box()
            self.fields[key].committed.connect(lambda _: self._look())
            form.add(label, self.fields[key])
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(Label("Ny kontakt", "section"))
        column.addWidget(form)
        column.addWidget(self.alike)

    def begin(self, name: str) -> None:
        """Starts with what was searched for."""
        propose_organisations(self.fields, self._ctx.desk)
        if not self.fields["name"].value():
            self.fields["name"].set_value(name)
        self.fields["name"].setFocus()
        self._look()

    def ready(self) -> bool:
        """Whether every field is understood; the first that is not gets the focus."""
        return all_stand(self.fields.values())

    def values(self) -> dict[str, str]:
        """What the fields hold."""
        return {key: field.value() for key, field in self.fields.items()}

    def _look(self) -> None:
        said = self.values()
        found = contacts.alike(self._ctx.desk, said["name"], phone=said["phone"], email=said["email"])
        self.alike.show_alike(found if said["name"] else [])
