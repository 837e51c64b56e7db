"""What is saved of the meeting one looks at, which is followed where an edit takes it."""

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from koordinator.domain.meetings.kinds import AgendaPoint, Duty, Scope, Status
from koordinator.domain.meetings.records import MeetingRef
from koordinator.errors import KoordinatorError
from koordinator.services.desk import Desk
from koordinator.services.meetings import editing, series, states
from koordinator.services.meetings.booking import ClashFound
from koordinator.ui.base.editable import EditableValue
from koordinator.ui.context import Context
from koordinator.ui.meetings.clash import ask_clash
from koordinator.ui.meetings.people_search import Found

Edit = Callable[[MeetingRef, Scope], MeetingRef]
Booking = Callable[[Desk, MeetingRef, Scope, str | None], MeetingRef]


class MeetingEdits(QObject):
    """An occurrence of a series that is edited becomes a meeting of its own; `moved` says where it is now."""

    moved = Signal(object)
    saved = Signal()

    def __init__(self, ctx: Context, scope: Callable[[], Scope], above: QWidget) -> None:
        super().__init__(above)
        self._ctx, self._desk, self._scope, self._above = ctx, ctx.desk, scope, above
        self._before: list[MeetingRef] = []  # where the meeting was found earlier, for when that is undone
        self.ref: MeetingRef | None = None
        self.writing = False

    def look_at(self, ref: MeetingRef | None) -> None:
        """Another meeting is looked at, or none."""
        if ref != self.ref:
            self._before = []
        self.ref = ref

    def places(self) -> list[MeetingRef]:
        """Where the meeting is, and where it was before."""
        return [self.ref, *reversed(self._before)] if self.ref is not None else []

    def follow(self, now: MeetingRef) -> None:
        """The meeting is found somewhere else."""
        if self.ref is None or now == self.ref:
            return
        if now in self._before:
            self._before = self._before[: self._before.index(now)]
        else:
            self._before.append(self.ref)
        self.ref = now
        self.moved.emit(now)

    def _write(self, edit: Edit, field: EditableValue | None = None) -> None:
        """Edits the meeting and goes where it is now; a refusal stands under its field."""
        if self.ref is None:
            return
        self.writing = True
        try:
            now = edit(self.ref, self._scope())
        except KoordinatorError as fault:
            if field is not None:
                field.show_error(str(fault))
            else:
                self._ctx.refused.emit(str(fault))
            return
        finally:
            self.writing = False
        self.follow(now)
        self.saved.emit()

    def _book(self, edit: Booking, keep: str | None = None) -> None:
        """An edit that takes people's time: a clash is shown, and can be kept knowingly."""
        ref, scope = self.ref, self._scope()
        if ref is None:
            return
        self.writing = True
        try:
            now = edit(self._desk, ref, scope, keep)
        except ClashFound as found:
            ask_clash(self._above, found.clashes, lambda why: self._try_to_book(edit, why))
            return
        finally:
            self.writing = False
        self.follow(now)
        self.saved.emit()

    def _try_to_book(self, edit: Booking, keep: str | None = None) -> None:
        self._ctx.attempt(lambda: self._book(edit, keep))

    # What it is and when

    def save_field(self, key: str, value: str, field: EditableValue) -> None:
        """Saves the type, the title or the place."""
        if key == "type":
            self._write(lambda ref, scope: editing.change_type(self._desk, ref, value, scope), field)
        else:
            kept = value or None
            self._write(lambda ref, scope: editing.save_field(self._desk, ref, key, kept, scope), field)

    def save_duty(self, duty: Duty, key: str, field: EditableValue) -> None:
        """Saves who has a duty."""
        holder = int(key) if key else None
        self._write(lambda ref, scope: editing.set_duty(self._desk, ref, duty, holder, scope), field)

    def save_agenda(self, points: Sequence[AgendaPoint]) -> None:
        """Saves the agenda."""
        kept = list(points)
        self._write(lambda ref, scope: editing.save_agenda(self._desk, ref, kept, scope))

    def move(self, starts: datetime, ends: datetime) -> None:
        """Gives it another time; the dialog that asks shows a refusal."""
        self._book(lambda desk, ref, scope, keep: series.move(desk, ref, starts, ends, scope, keep))

    # People

    def add(self, found: Found, reason: str) -> None:
        """Somebody who is taken at the time is said to be so, and can be added knowingly."""

        def add(desk: Desk, ref: MeetingRef, scope: Scope, keep: str | None) -> MeetingRef:
            return editing.add_participant(
                desk, ref, found.person, found.role, consent_reason=reason or None, keep=keep, scope=scope
            )

        self._try_to_book(add)

    def remove(self, participant_id: int) -> None:
        """Takes somebody away."""
        self._write(lambda ref, scope: editing.remove_participant(self._desk, ref, participant_id, scope))

    def save_status(self, participant_id: int, status: Status) -> None:
        """Saves what somebody answered."""
        self._write(
            lambda ref, scope: editing.save_participant(
                self._desk, ref, participant_id, status=status, scope=scope
            )
        )

    def change(self, participant_id: int, **facts: str | None) -> None:
        """Saves somebody's role, or why somebody comes without consent."""
        self._write(
            lambda ref, scope: editing.save_participant(self._desk, ref, participant_id, scope=scope, **facts)
        )

    # State

    def plan(self) -> None:
        """Makes a draft a planned meeting."""
        self._try_to_book(states.plan)

    def reopen(self) -> None:
        """Makes a meeting that is over a planned one."""
        self._try_to_book(states.reopen)

    def cancel(self, reason: str) -> None:
        """Cancels it."""
        self._write(lambda ref, scope: states.cancel(self._desk, ref, reason, scope))

    def mark_held(self, attended: Mapping[int, bool]) -> None:
        """Says it was held, and who came."""
        self._write(lambda ref, _scope: states.mark_held(self._desk, ref, attended))

    def finish(self) -> None:
        """Closes it for good."""
        self._write(lambda ref, _scope: states.close(self._desk, ref))
