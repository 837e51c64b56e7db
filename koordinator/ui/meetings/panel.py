"""The side panel of the calendar: one meeting, which can be corrected where it stands."""

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from koordinator.domain.meetings.kinds import (
    SCOPE_NAMES,
    STATE_NAMES,
    AgendaPoint,
    Duty,
    MeetingState,
    MeetingType,
    Scope,
    Status,
)
from koordinator.domain.meetings.moments import to_local
from koordinator.domain.meetings.records import MeetingCard, MeetingRef, ParticipantLine
from koordinator.domain.meetings.states import can_become
from koordinator.errors import KoordinatorError
from koordinator.services.desk import Desk
from koordinator.services.meetings import booking, calendar, editing, series, states
from koordinator.services.meetings.booking import ClashFound
from koordinator.services.meetings.types import meeting_types
from koordinator.ui.base.buttons import Button
from koordinator.ui.base.editable import EditableValue
from koordinator.ui.base.focus import step_in_order
from koordinator.ui.base.labels import Label, row
from koordinator.ui.base.side_panel import SidePanel
from koordinator.ui.context import Context
from koordinator.ui.meetings import changes
from koordinator.ui.meetings.adding import AddPerson
from koordinator.ui.meetings.agenda_editor import AgendaEditor
from koordinator.ui.meetings.clash import ask_clash
from koordinator.ui.meetings.details import Details, agenda_words
from koordinator.ui.meetings.participants import Participants, count_words
from koordinator.ui.meetings.people_search import Found

Edit = Callable[[MeetingRef, Scope], MeetingRef]
Booking = Callable[[Desk, MeetingRef, Scope, str | None], MeetingRef]
_OVER = (MeetingState.HELD, MeetingState.CLOSED, MeetingState.CANCELLED)


class MeetingPanel(SidePanel):
    """Shows one meeting at a time and saves each field as one leaves it.

    An occurrence of a series that is edited becomes a meeting of its own; `ref_changed` says where it is now.
    """

    ref_changed = Signal(object)

    def __init__(self, ctx: Context) -> None:
        super().__init__()
        self._ctx = ctx
        self._ref: MeetingRef | None = None
        self._before: list[MeetingRef] = []  # where the meeting was found earlier, for when that is undone
        self._card: MeetingCard | None = None
        self._types: Sequence[MeetingType] = ()
        self._writing = False
        self.details = Details()
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
        details, people = self.details, self.people
        details.saved.connect(self._save_field)
        details.case.clicked.connect(self._open_case)
        details.move_link.clicked.connect(self.ask_time)
        details.paper.clicked.connect(self._show_paper)
        details.duties.committed.connect(self._save_duty)
        people.status_wanted.connect(self._save_status)
        people.role_wanted.connect(self._ask_role)
        people.removal_wanted.connect(self._remove)
        people.contact_wanted.connect(self._ctx.show_contact)
        people.reason_wanted.connect(self._ask_reason)
        self.add.wanted.connect(self._add)
        self.agenda.changed.connect(self._save_agenda)
        self.plan.clicked.connect(lambda: self._ctx.attempt(partial(self._book, states.plan)))
        self.hold.clicked.connect(self.ask_held)
        self.reopen.clicked.connect(lambda: self._ctx.attempt(partial(self._book, states.reopen)))
        self.cancel.clicked.connect(self.ask_cancel)
        self.finish.clicked.connect(lambda: self._write(lambda ref, _scope: states.close(self._desk, ref)))
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
        return self._ref if not self.isHidden() else None

    def show_meeting(self, ref: MeetingRef) -> MeetingCard:
        """Fetches and shows a meeting; what is being typed on another one is saved first."""
        if self._card is not None and ref != self._ref:
            self._settle()
        card = calendar.card(self._desk, ref)
        anew = ref != self._ref
        if anew:
            self._before = []
            self._types = meeting_types(self._desk, card.team_id)
        self._ref = ref
        self._fill(card, anew=anew)
        return card

    def refresh(self) -> None:
        """Fetches the meeting anew, also where it was before an edit that has been undone."""
        if self._ref is None or self._writing or self.isHidden():
            return
        for ref in (self._ref, *reversed(self._before)):
            try:
                card = calendar.card(self._desk, ref)
            except KoordinatorError:
                continue
            self._follow(ref)
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
        if not card.clash_kept or self._ref is None or card.entry.state is MeetingState.CANCELLED:
            return
        people = [one.person for one in card.participants]
        entry = card.entry
        found = booking.clashes(self._desk, people, entry.starts, entry.ends, but=self._ref)
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
        self._ref = self._card = None
        self._before = []

    # What is saved

    def _write(self, edit: Edit, field: EditableValue | None = None) -> bool:
        """Edits the meeting shown and goes where it is now; a refusal stands under its field."""
        if self._ref is None:
            return False
        self._writing = True
        try:
            now = edit(self._ref, self.details.chosen_scope())
        except KoordinatorError as fault:
            if field is not None:
                field.show_error(str(fault))
            else:
                self._ctx.refused.emit(str(fault))
            return False
        finally:
            self._writing = False
        self._follow(now)
        self.refresh()
        return True

    def _follow(self, now: MeetingRef) -> None:
        if self._ref is None or now == self._ref:
            return
        if now in self._before:
            self._before = self._before[: self._before.index(now)]
        else:
            self._before.append(self._ref)
        self._ref = now
        self.ref_changed.emit(now)

    def _settle(self) -> None:
        for field in (self.details.title, self.details.place):
            field.commit()
        self.agenda.settle()

    def _save_field(self, key: str, value: str) -> None:
        field = {"type": self.details.type, "title": self.details.title, "place": self.details.place}[key]
        if key == "type":
            self._write(lambda ref, scope: editing.change_type(self._desk, ref, value, scope), field)
        else:
            kept = value or None
            self._write(lambda ref, scope: editing.save_field(self._desk, ref, key, kept, scope), field)

    def _save_duty(self, duty: Duty, key: str) -> None:
        holder = int(key) if key else None
        self._write(
            lambda ref, scope: editing.set_duty(self._desk, ref, duty, holder, scope),
            self.details.duties.fields[duty],
        )

    def _save_agenda(self) -> None:
        points = list(self.agenda.points())
        self._write(lambda ref, scope: editing.save_agenda(self._desk, ref, points, scope))

    # Time

    def ask_time(self) -> None:
        """Asks for another time."""
        if self._card is not None:
            changes.ask_time(self, self._card, self._desk.today, self._move)

    def _move(self, starts: datetime, ends: datetime) -> None:
        self._book(lambda desk, ref, scope, keep: series.move(desk, ref, starts, ends, scope, keep))

    def _book(self, edit: Booking, keep: str | None = None) -> None:
        """An edit that takes people's time: a clash is shown, and can be kept knowingly."""
        ref, scope = self._ref, self.details.chosen_scope()
        if ref is None:
            return
        self._writing = True
        try:
            now = edit(self._desk, ref, scope, keep)
        except ClashFound as found:
            ask_clash(self, found.clashes, lambda why: self._ctx.attempt(lambda: self._book(edit, why)))
            return
        finally:
            self._writing = False
        self._follow(now)
        self.refresh()

    # People

    def _add(self, found: Found, reason: str) -> None:
        """Somebody who is taken at the time is said to be so, and can be added knowingly."""

        def add(desk: Desk, ref: MeetingRef, scope: Scope, keep: str | None) -> MeetingRef:
            return editing.add_participant(
                desk, ref, found.person, found.role, consent_reason=reason or None, keep=keep, scope=scope
            )

        self._ctx.attempt(lambda: self._book(add))

    def _remove(self, participant_id: int) -> None:
        self._write(lambda ref, scope: editing.remove_participant(self._desk, ref, participant_id, scope))

    def _save_status(self, participant_id: int, status: Status) -> None:
        self._write(
            lambda ref, scope: editing.save_participant(
                self._desk, ref, participant_id, status=status, scope=scope
            )
        )

    def _change(self, participant_id: int, **facts: str | None) -> None:
        self._write(
            lambda ref, scope: editing.save_participant(self._desk, ref, participant_id, scope=scope, **facts)
        )

    def _ask_role(self, line: ParticipantLine) -> None:
        def save(role: str) -> None:
            self._change(line.participant_id, role=role or None)

        changes.ask_text(self, "Ret rolle", f"{line.name} på mødet.", "Rolle", line.role or "", save)

    def _ask_reason(self, line: ParticipantLine) -> None:
        def save(reason: str) -> None:
            self._change(line.participant_id, consent_reason=reason)

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
        changes.ask_cancel(
            self,
            lambda reason: self._write(lambda ref, scope: states.cancel(self._desk, ref, reason, scope)),
            meant,
        )

    def ask_held(self) -> None:
        """Asks who attended."""
        if self._card is not None:
            changes.ask_attendance(self, self._card, self._held)

    def _held(self, attended: Mapping[int, bool]) -> None:
        self._write(lambda ref, _scope: states.mark_held(self._desk, ref, attended))

    # Elsewhere

    def _open_case(self) -> None:
        if self._card is not None and self._card.entry.case_id is not None:
            self._ctx.open_case(self._card.entry.case_id)

    def _show_paper(self) -> None:
        if self._ref is not None:
            self._settle()
            self._ctx.show_paper(self._ref)


def _headed(title: str, beside: Label, *parts: QWidget) -> QWidget:
    whole = QWidget()
    column = QVBoxLayout(whole)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(10)
    column.addLayout(row([Label(title, "section"), beside, None]))
    for part in parts:
        column.addWidget(part)
    return whole
