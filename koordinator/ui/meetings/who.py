"""The right side of the booking dialog: who takes part, with which duty, and who could be added."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from koordinator.domain.cases import CaseLine
from koordinator.domain.meetings.kinds import Duty
from koordinator.domain.meetings.moments import to_local
from koordinator.domain.meetings.records import ConsentState, Person
from koordinator.services.meetings.planning import Draft, DraftParticipant, Proposal, consent_of
from koordinator.ui.base.buttons import Button
from koordinator.ui.base.labels import Icon, Label, hairline, row
from koordinator.ui.context import Context
from koordinator.ui.meetings.duties import DutyForm
from koordinator.ui.meetings.people_search import Found
from koordinator.ui.meetings.person_picker import PersonPicker
from koordinator.ui.meetings.picks import PeoplePicks


class WhoForm(QWidget):
    """Ticks, proposals of the practice, a search, and the three duties."""

    changed = Signal()

    def __init__(self, ctx: Context) -> None:
        super().__init__()
        self._ctx = ctx
        self._case: CaseLine | None = None
        self._day = ctx.desk.today()
        self._role: str | None = None
        self._made: list[QWidget] = []
        self._held: dict[Duty, str] = {}
        self.proposals: list[Button] = []
        self.count = Label("", tone="text2")
        self.picks = PeoplePicks()
        placeholder = "Tilføj person: navn, rolle eller organisation"
        self.picker = PersonPicker(ctx, placeholder, lambda: self._case)
        self.duties = DutyForm(boxed=True, label_width=84)
        self._lay_out()
        self.picks.changed.connect(self._changed)
        self.picker.found.connect(self._add)
        self.duties.committed.connect(self._hold)

    def _lay_out(self) -> None:
        self._proposed = QVBoxLayout()
        self._proposed.setSpacing(4)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addLayout(row([Label("Deltagere", "section"), self.count, None]))
        column.addWidget(self.picks)
        column.addLayout(self._proposed)
        column.addWidget(self.picker)
        column.addSpacing(4)
        column.addWidget(hairline())
        column.addSpacing(4)
        column.addWidget(self.duties)
        column.addStretch(1)

    def propose(self, draft: Draft, proposals: Sequence[Proposal], case: CaseLine | None) -> None:
        """Shows who a type and case propose."""
        before = self._case.case_id if self._case is not None else None
        if before != (case.case_id if case is not None else None):
            self.picks.forget_added()
        self._case, self._day = case, to_local(draft.starts).date()
        self.picks.propose(draft.participants, self._ctx.desk.today())
        self.picks.judge(self._consent, self._ctx.desk.today())
        self._held = {
            duty: _key(one.person) for duty in Duty for one in draft.participants if getattr(one, duty.value)
        }
        self._show_proposals(proposals)
        self._changed()

    def judge(self, day: date) -> None:
        """Another day: a consent must hold on it."""
        if day != self._day:
            self._day = day
            self.picks.judge(self._consent, self._ctx.desk.today())

    def participants(self) -> tuple[DraftParticipant, ...]:
        """Those who are ticked, with their duties."""
        holders = {duty: self.duties.holder(duty) for duty in Duty}
        return tuple(
            replace(
                one,
                chair=holders[Duty.CHAIR] == _key(one.person),
                host=holders[Duty.HOST] == _key(one.person),
                minute_taker=holders[Duty.MINUTE_TAKER] == _key(one.person),
            )
            for one in self.picks.chosen()
        )

    def people(self) -> list[Person]:
        """Those who are ticked."""
        return [one.person for one in self.picks.chosen()]

    def settle(self) -> None:
        """Takes what is being typed."""
        self.picks.settle()

    def order(self) -> list[QWidget]:
        """The fields in the order Tab goes through them."""
        rows = [part for row in self.picks.rows for part in (row.box, row.reason)]
        return [*rows, *self.proposals, self.picker, *self.duties.fields.values()]

    # Adding

    def _add(self, found: Found) -> None:
        state = self._consent(found.person)
        one = DraftParticipant(
            person=found.person, name=found.name, role=self._role or found.role, chair=False, host=False,
            minute_taker=False, consent=state, consent_reason=None, proposed_because=None,
        )  # fmt: skip
        self._role = None
        self.picks.add(one, self._ctx.desk.today())

    def _consent(self, person: Person) -> ConsentState:
        case_id = self._case.case_id if self._case is not None else None
        return consent_of(self._ctx.desk, case_id, person, self._day)

    def _show_proposals(self, proposals: Sequence[Proposal]) -> None:
        for widget in self._made:
            widget.hide()
            widget.deleteLater()
        self._made, self.proposals = [], []
        for one in proposals:
            button = Button("Find", "link")
            button.setAccessibleDescription(one.role)
            button.clicked.connect(lambda _=False, role=one.role: self._search_for(role))
            words = Label(one.sentence, "small", "text2", wrap=True)
            line = QWidget()
            layout = row([Icon("info", "accent", 15), words, button])
            layout.setStretch(1, 1)
            line.setLayout(layout)
            self._made.append(line)
            self.proposals.append(button)
            self._proposed.addWidget(line)

    def _search_for(self, role: str) -> None:
        """Looks for somebody to fill a role that is proposed."""
        self._role = role
        self.picker.field.setText(role)
        self.picker.field.setFocus()
        self.picker.field.selectAll()
        self.picker.search(role)

    def _hold(self, duty: Duty, key: str) -> None:
        self._held[duty] = key

    def _changed(self) -> None:
        chosen = self.picks.chosen()
        self.count.setText(str(len(chosen)))
        self.duties.show_people([(_key(one.person), one.name) for one in chosen], self._held)
        self.changed.emit()


def _key(person: Person) -> str:
    return "/".join("" if number is None else str(number) for number in person)
