"""What stays above every tab: whose case it is, who helps, what comes next, and what one must know."""

from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from koordinator.domain.cases import CaseCard
from koordinator.domain.course_head import CourseHead
from koordinator.domain.meetings.moments import to_local
from koordinator.domain.meetings.records import Entry, MeetingRef
from koordinator.domain.values.dates import WEEKDAYS, day_month, short_date
from koordinator.domain.values.times import clock
from koordinator.ui.base.avatar import Avatar
from koordinator.ui.base.buttons import Button
from koordinator.ui.base.chips import StateChip
from koordinator.ui.base.flow import FlowLayout
from koordinator.ui.base.labels import Label
from koordinator.ui.base.states import State
from koordinator.ui.base.text import count
from koordinator.ui.cases import words
from koordinator.ui.cases.words import shorten

_NOTHING = "ingen"
_LEFT = Qt.AlignmentFlag.AlignLeft


class CourseHeader(QWidget):
    """Filled anew after each change; the buttons beside the name are the page's."""

    meeting_wanted = Signal(object)
    back = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._meeting: MeetingRef | None = None
        self.crumb = Button("Sager", "link", "chevron-left", small=True)
        self.crumb.clicked.connect(self.back)
        self.avatar = Avatar(size=38)
        self.name = Label("", "title", elide=True)
        self.facts = Label("", tone="text2", elide=True)
        self._chips = QWidget()
        self._flow = FlowLayout(self._chips)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self._chips.setSizePolicy(policy)
        self.actions = QHBoxLayout()
        self.actions.setSpacing(8)
        self.caseworker, self.consultant = Label("", "medium", elide=True), Label("", "medium", elide=True)
        self.meeting = Button("", "link")
        self.meeting.clicked.connect(lambda: self.meeting_wanted.emit(self._meeting))
        self.no_meeting = Label(_NOTHING, "medium", "text2")
        self.due = Label("", "medium", elide=True)
        self._lay_out()

    def _lay_out(self) -> None:
        naming = QVBoxLayout()
        naming.setSpacing(0)
        naming.addWidget(self.name)
        naming.addWidget(self.facts)
        top = QHBoxLayout()
        top.setSpacing(12)
        top.addWidget(self.avatar)
        top.addLayout(naming, 1)
        top.addLayout(self.actions)
        top.setAlignment(self.actions, Qt.AlignmentFlag.AlignVCenter)
        people = QGridLayout()
        people.setHorizontalSpacing(24)
        people.setVerticalSpacing(1)
        meeting = QWidget()
        line = QHBoxLayout(meeting)
        line.setContentsMargins(0, 0, 0, 0)
        line.addWidget(self.meeting, 0, _LEFT)
        line.addWidget(self.no_meeting, 0, _LEFT)
        line.addStretch(1)
        asked = (
            ("Koordinerende sagsbehandler", self.caseworker, 4),
            ("Virksomhedskonsulent", self.consultant, 4),
            ("Næste møde", meeting, 5),
            ("Næste frist", self.due, 5),
        )
        for number, (question, answer, share) in enumerate(asked):
            people.addWidget(Label(question, "small", "text2", elide=True), 0, number)
            people.addWidget(answer, 1, number)
            people.setColumnStretch(number, share)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addWidget(self.crumb, 0, _LEFT)
        column.addLayout(top)
        column.addWidget(self._chips)
        column.addLayout(people)

    def show_head(self, head: CourseHead, today: date) -> None:
        """Shows a case as it stands on a day."""
        card, line = head.card, head.card.line
        self.avatar.set_name(line.name)
        self.name.setText(line.name)
        facts = [
            f"{words.age(line, today)} år", line.programme, words.week_words(line, today),
            f"sag {line.number}" if line.number else None,
        ]  # fmt: skip
        self.facts.setText(" · ".join(fact for fact in facts if fact))
        self.caseworker.setText(_person(line.caseworker, card.caseworker_phone))
        self.consultant.setText(_person(line.consultant, card.consultant_phone))
        self._show_meeting(head.meeting)
        due = head.next_due
        shown = due.shown or due.due if due else None
        self.due.setText(f"{due.sentence} {day_month(shown)}" if due and shown else _NOTHING)
        self._show_chips(head)

    def alerts(self) -> list[str]:
        """What one must know, as it stands on the chips."""
        found = (self._flow.itemAt(number) for number in range(self._flow.count()))
        return [chip.text() for item in found if item and isinstance(chip := item.widget(), StateChip)]

    def _show_meeting(self, entry: Entry | None) -> None:
        self._meeting = MeetingRef(entry.meeting_id, entry.original) if entry else None
        self.meeting.setVisible(entry is not None)
        self.no_meeting.setVisible(entry is None)
        if entry is not None:
            here = to_local(entry.starts)
            when = f"{WEEKDAYS[here.weekday()]} {day_month(here.date())} kl. {clock(here)}"
            self.meeting.set_text(f"{shorten(entry.type_name, 24)} {when}")

    def _show_chips(self, head: CourseHead) -> None:
        while (item := self._flow.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        chips = alerts(head)
        for chip in chips:
            self._flow.addWidget(chip)
        self._chips.setVisible(bool(chips))


def alerts(head: CourseHead) -> list[StateChip]:
    """What one must know about a case before anything else, the gravest first."""
    line = head.card.line
    found = lasting_alerts(head.card)
    if head.overdue:
        what = "frist" if head.overdue == 1 else "frister"
        found.append(StateChip(f"{count(head.overdue)} {what} over tid", State.OVER, "octagon-alert"))
    if head.consent_ends is not None and line.ended is None:
        found.append(StateChip(f"Samtykke udløber {day_month(head.consent_ends)}", State.NEAR))
    return found


def lasting_alerts(card: CaseCard) -> list[StateChip]:
    """What is true of the citizen and the case whatever the day asks."""
    line = card.line
    chips = []
    if line.ended is not None:
        chips.append(StateChip(f"Afsluttet {short_date(line.ended)}", State.NONE, "lock"))
    if line.protected:
        chips.append(StateChip("Beskyttet adresse", State.OVER, "shield-alert"))
    if line.interpreter:
        chips.append(StateChip(f"Tolk: {shorten(line.interpreter, 22)}", State.NEAR, "users"))
    if line.caseworker is None:
        chips.append(StateChip("Uden KS", State.NEAR))
    return chips


def _person(name: str | None, phone: str | None) -> str:
    return " · ".join(part for part in (name, phone) if part) or _NOTHING
