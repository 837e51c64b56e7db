"""The one chosen on the map: who it is, what may be told, and what can be done about it."""

from collections.abc import Sequence
from datetime import date
from functools import partial

from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from koordinator.domain.contacts import ConsentLine, MemberLine
from koordinator.services import network
from koordinator.services.surroundings import Person
from koordinator.ui.base.buttons import Button, IconButton
from koordinator.ui.base.flow import FlowLayout
from koordinator.ui.base.house import house
from koordinator.ui.base.labels import Label, StateWord, row
from koordinator.ui.base.states import State
from koordinator.ui.base.text import plain_tip
from koordinator.ui.context import Context
from koordinator.ui.course.network import words

_NOBODY = "Vælg en person på kortet eller i listen."
_COLLEAGUE = "Kollega på sagen: kræver intet samtykke."
_NO_CONSENT = "Der er ikke givet samtykke. Kopi af dagsorden og referat holdes tilbage."
_STANDS = ("valid", "expiring")
_NBSP = "\u00a0"


class PersonDetails(QWidget):
    """Stands over the list; its buttons do what is most wanted with this person."""

    def __init__(self, ctx: Context) -> None:
        super().__init__()
        self._ctx = ctx
        self._person: Person | None = None
        self._given: Sequence[ConsentLine] = ()
        self.name = Label("", "section", wrap=True)
        self.name.setMinimumWidth(1)
        self.state = StateWord(State.NONE, "")
        self.under = Label("", "small", "text2", wrap=True)
        self.under.setMinimumWidth(1)
        self.text = Label("", wrap=True)
        self.text.setMinimumWidth(1)
        self.give = Button("", "filled")
        self.back = Button("Træk tilbage")
        self.elsewhere = Button("Se i Netværk", "link")
        self.edit = IconButton("pencil", "Ret relation og rolle", small=True)
        self.remove = IconButton("trash", "Fjern fra netværket", small=True)
        self._lay_out()
        self._connect()
        self.show_person(None, (), date.min)

    def _lay_out(self) -> None:
        head = row([self.name, self.edit, self.remove])
        head.setStretch(0, 1)
        self._acts = QWidget()
        flow = FlowLayout(self._acts)
        for button in (self.give, self.back, self.elsewhere):
            flow.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 16, 14, 16)
        column.setSpacing(6)
        column.addLayout(head)
        column.addWidget(self.under)
        column.addWidget(self.state)
        column.addWidget(self.text)
        column.addSpacing(4)
        column.addWidget(self._acts)

    def _connect(self) -> None:
        self.give.clicked.connect(self.ask_consent)
        self.back.clicked.connect(self.withdraw)
        self.elsewhere.clicked.connect(self._open)
        self.edit.clicked.connect(self._edit)
        self.remove.clicked.connect(self._remove)

    def show_person(self, person: Person | None, given: Sequence[ConsentLine], today: date) -> None:
        """Shows somebody with what has been allowed about her, the newest first."""
        self._person, self._given = person, given
        member = person.member if person is not None else None
        self.name.setText(person.around.name if person is not None else _NOBODY)
        self.name.set_tone("text" if person is not None else "text2")
        self._say_state(person, today)
        under = (
            [words.under_name(person), (person.phone or "").replace(" ", _NBSP)] if person is not None else []
        )
        self.under.setText(" · ".join(part for part in under if part))
        self.under.setVisible(bool(self.under.text()))
        self.text.setText(self._text())
        self.text.setVisible(person is not None)
        standing = self._standing()
        self.give.set_text("Forny samtykke …" if given else "Nyt samtykke …")
        self.back.setVisible(bool(standing))
        for widget in (self._acts, self.edit, self.remove):
            widget.setVisible(member is not None)

    def _say_state(self, person: Person | None, today: date) -> None:
        said = person is not None and person.member is not None
        self.state.setVisible(said)
        if person is not None and said:
            word = words.state_word(person.consent, today)
            self.state.set(words.state_of(person), f"Samtykke {word}")
            plain_tip(self.state, person.consent.sentence)

    def _text(self) -> str:
        if self._person is None or self._person.member is None:
            return _COLLEAGUE if self._person is not None else ""
        return words.consent_text(self._shown()) if self._given else _NO_CONSENT

    def _shown(self) -> ConsentLine:
        """The consent that counts: one that stands and lasts longest, else the newest."""
        standing = self._standing()
        return max(standing, key=lambda one: one.ends or date.max) if standing else self._given[0]

    def _standing(self) -> list[ConsentLine]:
        return [one for one in self._given if one.withdrawn is None and one.state.key in _STANDS]

    def ask_consent(self) -> None:
        """Opens the dialog that gives and renews."""
        from koordinator.ui.network.consent_dialog import ConsentDialog

        if (member := self._member()) is not None:
            ConsentDialog(self._ctx, member.member_id, self).open()

    def withdraw(self) -> None:
        """Takes the consent back from today on; where several stand, the dialog shows them."""
        standing, desk = self._standing(), self._ctx.desk
        if len(standing) > 1:
            self.ask_consent()
        elif standing:
            consent_id = standing[0].consent_id
            self._ctx.attempt(lambda: network.withdraw_consent(desk, consent_id, desk.today()))

    def _member(self) -> MemberLine | None:
        return self._person.member if self._person is not None else None

    def _open(self) -> None:
        if (member := self._member()) is not None:
            self._ctx.show_contact(member.contact_id)

    def _edit(self) -> None:
        from koordinator.ui.network.part_dialog import part_dialog

        if (member := self._member()) is not None:
            part_dialog(self._ctx, member, self).open()

    def _remove(self) -> None:
        if (member := self._member()) is not None:
            self._ctx.attempt(partial(network.remove_member, self._ctx.desk, member.member_id))

    def paintEvent(self, _event: QPaintEvent) -> None:
        QPainter(self).fillRect(self.rect(), house.colour("rail"))
