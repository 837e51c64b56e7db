"""What stays above every tab: whose case it is, who helps, what comes next, and what one must know."""

from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from koordinator.domain.cases import CaseCard
from koordinator.domain.course_head import CourseHead
from koordinator.domain.meetings.moments import to_local
from koordinator.domain.meetings.records import Entry, MeetingRef
from koordinator.domain.roles import CaseRole
from koordinator.domain.values.dates import WEEKDAYS, told_day
from koordinator.domain.values.times import clock
from koordinator.ui.base.avatar import Avatar
from koordinator.ui.base.buttons import Button, IconButton
from koordinator.ui.base.chips import StateChip
from koordinator.ui.base.flow import FlowLayout
from koordinator.ui.base.house import house
from koordinator.ui.base.labels import Label
from koordinator.ui.base.states import State
from koordinator.ui.base.text import count, plain_tip
from koordinator.ui.cases import words
from koordinator.ui.cases.words import shorten

_NOTHING = "ingen"
_ANY_WIDTH = 16777215  # Qt's own greatest
_LASTING = 2  # of the buttons: the papers and what can be done with the case
_TAB_BUTTON = 150
_AFTER_NAME = 3  # the way back, the disc and the name come first
_LEFT = Qt.AlignmentFlag.AlignLeft


class CourseHeader(QWidget):
    """Filled anew after each change; the buttons beside the name are the page's."""

    meeting_wanted = Signal(object)
    back = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._meeting: MeetingRef | None = None
        self.crumb = IconButton("chevron-left", "Tilbage til listen", shortcut="Alt+Venstre")
        self.crumb.clicked.connect(self.back)
        self.avatar = Avatar(size=38)
        self.name = Label("", "title", elide=True)
        self.facts = Label("", tone="text2", elide=True)
        self._shown: list[StateChip] = []
        self._chips = QWidget()
        self._flow = FlowLayout(self._chips)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self._chips.setSizePolicy(policy)
        self.buttons = QHBoxLayout()
        self.buttons.setSpacing(8)
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
        top = self._top = QHBoxLayout()
        top.setSpacing(12)
        top.addWidget(self.crumb)
        top.addWidget(self.avatar)
        top.addLayout(naming, 1)
        top.addLayout(self.buttons)
        top.setAlignment(self.buttons, Qt.AlignmentFlag.AlignVCenter)
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
        column = self._column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
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
        now, coming = _person(line.caseworker, card.caseworker_phone), next_caseworker(card, today)
        self.caseworker.setText(f"{now} – {coming}" if coming else now)
        self.consultant.setText(_person(line.consultant, card.consultant_phone))
        self._show_meeting(head.meeting, today)
        due = head.next_due
        shown = due.shown or due.due if due else None
        self.due.setText(f"{told_day(shown, today)} · {due.sentence}" if due and shown else _NOTHING)
        plain_tip(self.due, due.why if due else "")
        self._show_chips(head, today)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.fit()

    def fit(self) -> None:
        """Puts the chips beside the name where there is room, else on a line of their own.

        Room is kept for a tab's own button also where there is none: the tabs stand still under the pointer.
        """
        wide = sum(chip.sizeHint().width() + self._flow.gap for chip in self._shown)
        name = max(self.name.sizeHint().width(), self.facts.sizeHint().width())
        taken = self.crumb.sizeHint().width() + self.avatar.sizeHint().width() + name
        taken += self._lasting() + house.px(_TAB_BUTTON)
        beside = wide + taken + 6 * self._top.spacing() <= self.width()
        if beside:
            self._chips.setFixedWidth(wide)
        if beside == (self._top.indexOf(self._chips) >= 0):
            return
        if beside:
            self._column.removeWidget(self._chips)
            self._top.insertWidget(_AFTER_NAME, self._chips)
        else:
            self._top.removeWidget(self._chips)
            self._column.insertWidget(1, self._chips)
            self._chips.setMinimumWidth(0)
            self._chips.setMaximumWidth(_ANY_WIDTH)

    def _lasting(self) -> int:
        """How much the buttons that stand on every tab take."""
        items = (self.buttons.itemAt(number) for number in range(_LASTING))
        return sum(item.sizeHint().width() + self.buttons.spacing() for item in items if item is not None)

    def _show_meeting(self, entry: Entry | None, today: date) -> None:
        self._meeting = MeetingRef(entry.meeting_id, entry.original) if entry else None
        self.meeting.setVisible(entry is not None)
        self.no_meeting.setVisible(entry is None)
        if entry is not None:
            here = to_local(entry.starts)
            when = f"{WEEKDAYS[here.weekday()]} {told_day(here.date(), today)} kl. {clock(here)}"
            self.meeting.set_text(f"{shorten(entry.type_name, 24)} {when}")

    def _show_chips(self, head: CourseHead, today: date) -> None:
        while (item := self._flow.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        self._shown = alerts(head, today)
        for chip in self._shown:
            self._flow.addWidget(chip)
        self._chips.setVisible(bool(self._shown))
        self.fit()


def alerts(head: CourseHead, today: date) -> list[StateChip]:
    """What one must know about a case before anything else, the gravest first."""
    line = head.card.line
    found = lasting_alerts(head.card, today)
    if head.overdue:
        what = "frist" if head.overdue == 1 else "frister"
        found.append(StateChip(f"{count(head.overdue)} {what} over tid", State.OVER, "octagon-alert"))
    if head.consent_ends is not None and line.ended is None:
        found.append(StateChip(f"Samtykke udløber {told_day(head.consent_ends, today)}", State.NEAR))
    return found


def lasting_alerts(card: CaseCard, today: date) -> list[StateChip]:
    """What is true of the citizen and the case whatever the day asks."""
    line = card.line
    chips = []
    if line.ended is not None:
        chips.append(StateChip(f"Afsluttet {told_day(line.ended, today)}", State.NONE, "lock"))
    if line.protected:
        chips.append(StateChip("Beskyttet adresse", State.OVER, "shield-alert"))
    if line.interpreter:
        chips.append(StateChip(f"Tolk: {shorten(line.interpreter, 22)}", State.NEAR, "users"))
    if line.caseworker is None:
        chips.append(StateChip("Uden KS", State.NEAR))
    elif card.keep_worker and line.ended is None:
        chips.append(StateChip("Skift frarådes", State.NEAR, "pin"))
    return chips


def next_caseworker(card: CaseCard, today: date) -> str:
    """Fra 1. dec. Jonas Bruun, where it is settled who gets the case; empty where nobody else does."""
    coming = [
        one
        for one in card.assignments
        if one.kind == CaseRole.CASEWORKER.value and one.starts is not None and one.starts > today
    ]
    following = min(coming, key=lambda one: one.starts or date.max, default=None)
    if following is None or following.starts is None or following.title == card.line.caseworker:
        return ""
    return f"fra {told_day(following.starts, today)} {following.title}"


def _person(name: str | None, phone: str | None) -> str:
    return " · ".join(part for part in (name, phone) if part) or _NOTHING
