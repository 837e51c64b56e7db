"""The side panel of the calendar: one meeting, which can be corrected where it stands."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from koordinator.domain.meetings.kinds import (
    SCOPE_NAMES,
    STATE_NAMES,
    AgendaPoint,
    Duty,
    MeetingState,
    MeetingType,
)
from koordinator.domain.meetings.moments import to_local
from koordinator.domain.meetings.records import MeetingCard, MeetingRef, ParticipantLine
from koordinator.domain.meetings.states import can_become
from koordinator.errors import KoordinatorError
from koordinator.services.desk import Desk
from koordinator.services.meetings import booking, calendar
from koordinator.services.meetings.types import meeting_types
from koordinator.ui.base.buttons import Button
from koordinator.ui.base.focus import step_in_order
from koordinator.ui.base.labels import Label, row
from koordinator.ui.base.side_panel import SidePanel
from koordinator.ui.context import Context
from koordinator.ui.meetings import changes
from koordinator.ui.meetings.adding import AddPerson
from koordinator.ui.meetings.agenda_editor import AgendaEditor
from koordinator.ui.meetings.details import Details, agenda_words
from koordinator.ui.meetings.edits import MeetingEdits
from koordinator.ui.meetings.participants import Participants, count_words

_OVER = (MeetingState.HELD, MeetingState.CLOSED, MeetingState.CANCELLED)


class MeetingPanel(SidePanel):
    """Shows one meeting and saves each field as one leaves it; `ref_changed` says where it is found now."""

    ref_changed = Signal(object)

    def __init__(self, ctx: Context) -> None:
        super().__init__()
        self._ctx = ctx
        self._card: MeetingCard | None = None
        self._types: Sequence[MeetingType] = ()
        self.details = Details()
        self._edits = MeetingEdits(ctx, self.details.chosen_scope, self)
        self.people = Participants()
        self.count = Label("", tone="text2")
        self.add = AddPerson(ctx)
        self.agenda = AgendaEditor()
        self.agenda_words = Label("", tone="text2")
        self.plan = Button("Planlæg", "filled", "calendar-check")
        self.hold = Button("Marker afholdt …", icon_name="check")
        self.reopen = Button("Genåbn", icon_name="unlock")
        self.cancel = Button("Aflys …", icon_name="close")
        self.finish = Button("Afslut", icon_name="lock", tip="Herefter kan mødet ikke rettes")
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        self.add_section(self.details)
        self.add_section(_headed("Deltagere", self.count, self.people, self.add))
        self.add_section(_headed("Dagsorden", self.agenda_words, self.agenda))
        self.set_actions([self.plan, self.hold, self.reopen, self.cancel, self.finish])

    def _connect(self) -> None:
        details, people, edits = self.details, self.people, self._edits
        edits.moved.connect(self.ref_changed)
        edits.saved.connect(self.refresh)
        details.saved.connect(self._save_field)
        details.case.clicked.connect(self._open_case)
        details.move_link.clicked.connect(self.ask_time)
        details.paper.clicked.connect(self._show_paper)
        details.duties.committed.connect(self._save_duty)
        people.status_wanted.connect(edits.save_status)
        people.role_wanted.connect(self._ask_role)
        people.removal_wanted.connect(edits.remove)
        people.contact_wanted.connect(self._ctx.show_contact)
        people.reason_wanted.connect(self._ask_reason)
        self.add.wanted.connect(edits.add)
        self.agenda.changed.connect(lambda: edits.save_agenda(self.agenda.points()))
        self.plan.clicked.connect(edits.plan)
        self.hold.clicked.connect(self.ask_held)
        self.reopen.clicked.connect(edits.reopen)
        self.cancel.clicked.connect(self.ask_cancel)
        self.finish.clicked.connect(edits.finish)
        self.closed.connect(self._forget)

    @property
    def _desk(self) -> Desk:
        return self._ctx.desk

    def focusNextPrevChild(self, onward: bool) -> bool:
        buttons = (self.plan, self.hold, self.reopen, self.cancel, self.finish)
        parts = (self.details, self.people, self.add, self.agenda)
        order = [self._close, *(field for part in parts for field in part.order()), *buttons]
        return step_in_order(self, order, onward, wrap=False)

    # What is shown

    def ref(self) -> MeetingRef | None:
        """The meeting shown, or None while the panel is closed."""
        return self._edits.ref if not self.isHidden() else None

    def show_meeting(self, ref: MeetingRef) -> MeetingCard:
        """Fetches and shows a meeting; what is being typed on another one is saved first."""
        if self._card is not None and ref != self._edits.ref:
            self._settle()
        card = calendar.card(self._desk, ref)
        anew = ref != self._edits.ref
        if anew:
            self._types = meeting_types(self._desk, card.team_id)
        self._edits.look_at(ref)
        self._fill(card, anew=anew)
        return card

    def refresh(self) -> None:
        """Fetches the meeting anew, also where it was before an edit that has been undone."""
        places = self._edits.places()
        if not places or self._edits.writing or self.isHidden():
            return
        for ref in places:
            try:
                card = calendar.card(self._desk, ref)
            except KoordinatorError:
                continue
            self._edits.follow(ref)
            self._fill(card, anew=False)
            return
        self.close_panel()

    def _fill(self, card: MeetingCard, *, anew: bool) -> None:
        self._card = card
        entry = card.entry
        fixed = entry.state in _OVER
        state = "" if entry.state is MeetingState.PLANNED else STATE_NAMES[entry.state]
        title = entry.citizen or entry.title
        facts = (part for part in (entry.type_name, entry.title, state) if part and part != title)
        self.set_title(title, " · ".join(dict.fromkeys(facts)))
        self.details.show_card(card, self._types, anew=anew, fixed=fixed)
        self._show_kept(card)
        self.people.show_card(card, self._desk.today(), fixed=fixed)
        self.count.setText(count_words(card, self._desk.who.worker_id))
        if anew:
            self.add.forget()
            self.scroll_to_top()
        self.add.set_meeting(entry.case_id, to_local(entry.starts).date())
        self.add.setVisible(not fixed)
        self.agenda_words.setText(agenda_words(card) if card.agenda else "")
        self._show_agenda(card, fixed)
        self._show_actions(entry.state, begun=to_local(entry.starts).date() <= self._desk.today())

    def _show_kept(self, card: MeetingCard) -> None:
        if not card.clash_kept or self._edits.ref is None or card.entry.state is MeetingState.CANCELLED:
            return
        people = [one.person for one in card.participants]
        entry = card.entry
        found = booking.clashes(self._desk, people, entry.starts, entry.ends, but=self._edits.ref)
        self.details.show_kept(card.clash_kept, [clash.sentence for clash in found])

    def _show_agenda(self, card: MeetingCard, fixed: bool) -> None:
        points = [AgendaPoint(one.title, one.minutes, one.presenter, one.detail) for one in card.agenda]
        self.agenda.set_start(card.entry.starts)
        self.agenda.set_duration(card.minutes)
        if points != list(self.agenda.points()):
            self.agenda.set_points(points)
        self.agenda.setEnabled(not fixed)

    def _show_actions(self, state: MeetingState, *, begun: bool) -> None:
        reach = {
            self.plan: state is MeetingState.DRAFT,
            self.hold: begun and can_become(state, MeetingState.HELD),
            self.cancel: can_become(state, MeetingState.CANCELLED),
            self.reopen: state in _OVER,
            self.finish: can_become(state, MeetingState.CLOSED),
        }
        for button, on in reach.items():
            button.setVisible(on)

    def _forget(self) -> None:
        self.add.forget()
        self._card = None
        self._edits.look_at(None)

    # What is saved

    def _settle(self) -> None:
        for field in (self.details.title, self.details.place):
            field.commit()
        self.agenda.settle()

    def _save_field(self, key: str, value: str) -> None:
        field = {"type": self.details.type, "title": self.details.title, "place": self.details.place}[key]
        self._edits.save_field(key, value, field)

    def _save_duty(self, duty: Duty, key: str) -> None:
        self._edits.save_duty(duty, key, self.details.duties.fields[duty])

    # Time

    def ask_time(self) -> None:
        """Asks for another time."""
        if self._card is not None:
            changes.ask_time(self, self._card, self._desk.today, self._edits.move)

    # People

    def _ask_role(self, line: ParticipantLine) -> None:
        def save(role: str) -> None:
            self._edits.change(line.participant_id, role=role or None)

        changes.ask_text(self, "Ret rolle", f"{line.name} på mødet.", "Rolle", line.role or "", save)

    def _ask_reason(self, line: ParticipantLine) -> None:
        def save(reason: str) -> None:
            self._edits.change(line.participant_id, consent_reason=reason)

        changes.ask_text(
            self,
            "Tag med uden samtykke",
            line.consent.sentence,
            "Begrundelse",
            line.consent_reason or "",
            save,
            needed="Skriv, hvorfor personen skal med.",
        )

    # State

    def ask_cancel(self) -> None:
        """Asks why the meeting is cancelled."""
        recurring = self._card is not None and self._card.entry.recurring
        meant = SCOPE_NAMES[self.details.chosen_scope()] if recurring else ""
        changes.ask_cancel(self, self._edits.cancel, meant)

    def ask_held(self) -> None:
        """Asks who attended."""
        if self._card is not None:
            changes.ask_attendance(self, self._card, self._edits.mark_held)

    # Elsewhere

    def _open_case(self) -> None:
        if self._card is not None and self._card.entry.case_id is not None:
            self._ctx.open_case(self._card.entry.case_id)

    def _show_paper(self) -> None:
        if self._edits.ref is not None:
            self._settle()
            self._ctx.show_paper(self._edits.ref)


def _headed(title: str, beside: Label, *parts: QWidget) -> QWidget:
    whole = QWidget()
    column = QVBoxLayout(whole)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(10)
    column.addLayout(row([Label(title, "section"), beside, None]))
    for part in parts:
        column.addWidget(part)
    return whole
