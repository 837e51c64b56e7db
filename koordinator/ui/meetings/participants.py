"""Who takes part in a meeting, in its panel: status, role, consent, and adding somebody."""

from datetime import date

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QMenu, QVBoxLayout, QWidget

from koordinator.domain.meetings.kinds import STATUS_NAMES, Status
from koordinator.domain.meetings.records import MeetingCard, ParticipantLine
from koordinator.ui.base.avatar import Avatar
from koordinator.ui.base.buttons import Button, IconButton
from koordinator.ui.base.labels import Label, row
from koordinator.ui.base.notices import Banner
from koordinator.ui.base.text import no_mnemonic
from koordinator.ui.meetings.consent_mark import ConsentMark

# What somebody can answer before the meeting; afterwards attendance is told when it is marked held.
_ANSWERS = (Status.INVITED, Status.ACCEPTED, Status.DECLINED, Status.TENTATIVE)


class ParticipantRow(QWidget):
    """One participant; the button to the right has what can be done."""

    status_wanted = Signal(int, object)
    role_wanted = Signal(object)
    removal_wanted = Signal(int)
    contact_wanted = Signal(int)

    def __init__(self, line: ParticipantLine, today: date, *, fixed: bool) -> None:
        super().__init__()
        self.line = line
        facts = (line.role, line.organisation, STATUS_NAMES[line.status])
        top = row([Label(line.name, elide=True), ConsentMark(line.consent, line.person, today)])
        top.setStretch(0, 1)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addLayout(top)
        words.addWidget(
            Label(_capital(" · ".join(part for part in facts if part)), "small", "text2", elide=True)
        )
        self.more = IconButton("more", f"Ret {line.name}", small=True)
        self.more.setEnabled(not fixed)
        self.more.clicked.connect(self._open_menu)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(10)
        layout.addWidget(Avatar(line.name))
        layout.addLayout(words, 1)
        layout.addWidget(self.more)

    def menu(self) -> QMenu:
        """What can be done with the participant."""
        menu = QMenu(self)
        for status in _ANSWERS:
            action = menu.addAction(_capital(STATUS_NAMES[status]))
            action.setCheckable(True)
            action.setChecked(self.line.status is status)
            action.triggered.connect(
                lambda _=False, status=status: self.status_wanted.emit(self.line.participant_id, status)
            )
        menu.addSeparator()
        menu.addAction("Ret rolle …").triggered.connect(lambda: self.role_wanted.emit(self.line))
        contact_id = self.line.person.contact_id
        if contact_id is not None:
            opened = menu.addAction(no_mnemonic("Åbn i Netværk"))
            opened.triggered.connect(lambda: self.contact_wanted.emit(contact_id))
        menu.addAction("Fjern fra mødet").triggered.connect(
            lambda: self.removal_wanted.emit(self.line.participant_id)
        )
        return menu

    def _open_menu(self) -> None:
        menu = self.menu()
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self.more.mapToGlobal(QPoint(0, self.more.height() + 2)))


class LackingConsent(QWidget):
    """Names somebody who takes part without consent, what it means, and the two ways on."""

    reason_wanted = Signal(object)
    consent_wanted = Signal(int)

    def __init__(self, line: ParticipantLine) -> None:
        super().__init__()
        self._line = line
        text = f"{line.name}: {line.consent.sentence}"
        if line.consent_reason:
            text = f"{text} Deltager alligevel: {line.consent_reason}"
        self.banner = Banner(text, "plain" if line.consent_reason else "error")
        self.justify = Button("Ret begrundelsen" if line.consent_reason else "Begrund og tag med", "link")
        self.justify.clicked.connect(lambda: self.reason_wanted.emit(line))
        self.obtain = Button("Indhent samtykke", "link")
        self.obtain.clicked.connect(lambda: self.consent_wanted.emit(line.person.contact_id or 0))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self.banner)
        column.addLayout(row([self.justify, 8, self.obtain, None]))


class Participants(QWidget):
    """All participants of a meeting, those without consent named below."""

    status_wanted = Signal(int, object)
    role_wanted = Signal(object)
    removal_wanted = Signal(int)
    contact_wanted = Signal(int)
    reason_wanted = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.rows: list[ParticipantRow] = []
        self.lacking: list[LackingConsent] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(10)

    def show_card(self, card: MeetingCard, today: date, *, fixed: bool) -> None:
        """Shows a meeting's participants; the focus stays on the line it was on."""
        focused = next((n for n, row in enumerate(self.rows) if row.more.hasFocus()), None)
        for widget in (*self.rows, *self.lacking):
            widget.hide()
            widget.deleteLater()
        self.rows = [ParticipantRow(line, today, fixed=fixed) for line in card.participants]
        self.lacking = [LackingConsent(line) for line in card.participants if line.consent.lacking]
        for person in self.rows:
            person.status_wanted.connect(self.status_wanted)
            person.role_wanted.connect(self.role_wanted)
            person.removal_wanted.connect(self.removal_wanted)
            person.contact_wanted.connect(self.contact_wanted)
            self._column.addWidget(person)
            person.show()
        for one in self.lacking:
            one.reason_wanted.connect(self.reason_wanted)
            one.consent_wanted.connect(self.contact_wanted)
            one.justify.setEnabled(not fixed)
            self._column.addWidget(one)
            one.show()
        if focused is not None and focused < len(self.rows):
            self.rows[focused].more.setFocus(Qt.FocusReason.OtherFocusReason)

    def order(self) -> list[QWidget]:
        """What Tab goes through."""
        links = [button for one in self.lacking for button in (one.justify, one.obtain)]
        return [*(row.more for row in self.rows), *links]


def count_words(card: MeetingCard, worker_id: int) -> str:
    """7 · dig og 6 andre."""
    number = len(card.participants)
    if any(one.person.worker_id == worker_id for one in card.participants):
        others = number - 1
        return (
            f"{number} · dig og {others} {'anden' if others == 1 else 'andre'}" if others else "1 · kun dig"
        )
    return str(number)


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
