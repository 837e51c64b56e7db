"""What every page is given: the desk, the actions, background work, and ways to the other pages."""

from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QObject, Signal

from koordinator.domain.cases import CaseFilter
from koordinator.domain.meetings.moments import to_local
from koordinator.domain.meetings.records import MeetingRef
from koordinator.domain.roles import CaseRole
from koordinator.domain.values.times import clock
from koordinator.errors import KoordinatorError
from koordinator.services.desk import Changed, Desk
from koordinator.services.workplace import Workplace
from koordinator.ui.actions import ActionRegistry
from koordinator.ui.tasks import OperationRunner

if TYPE_CHECKING:
    from koordinator.ui.papers.document import Document


class MeetingWish(NamedTuple):
    """What is known of a meeting somebody wants to book."""

    type_key: str | None = None
    case_id: int | None = None
    starts: datetime | None = None
    minutes: int | None = None
    worker_id: int | None = None
    guests: tuple[int, ...] = ()  # other workers it is with
    stay: bool = False  # once it is booked one stays where one is


class Context(QObject):
    """One logged-in window's surroundings; pages ask through it and never hold each other.

    `changed` is sent in the window's thread after each committed change; pages refresh on it when shown.
    """

    changed = Signal(object)
    told = Signal(str, bool)
    refused = Signal(str)
    cases_wanted = Signal(object)
    case_wanted = Signal(int)
    worker_wanted = Signal(int)
    team_wanted = Signal(str, str)
    move_wanted = Signal(object, object)
    meeting_wanted = Signal(object)
    new_meeting_wanted = Signal(object)
    contact_wanted = Signal(int)
    paper_wanted = Signal(object)
    document_wanted = Signal(object)
    course_wanted = Signal(int, str)
    new_case_wanted = Signal()
    import_wanted = Signal()
    page_wanted = Signal(str)
    look_changed = Signal()
    _heard = Signal(object)

    def __init__(self, place: Workplace, registry: ActionRegistry, runner: OperationRunner) -> None:
        super().__init__()
        self.place = place
        self.registry = registry
        self.runner = runner
        self._heard.connect(self._tell)
        self._stop_listening = self.desk.on_change(self._heard.emit)

    @property
    def desk(self) -> Desk:
        """The desk services are called with."""
        return self.place.desk

    def attempt(self, do: Callable[[], object]) -> bool:
        """Do something that may be refused; a refusal is shown as its sentence, and False returned."""
        try:
            do()
        except KoordinatorError as fault:
            self.refused.emit(str(fault))
            return False
        return True

    def tell(self, sentence: str, *, undoable: bool = False) -> None:
        """Say something in the strip at the foot; an undoable one offers Fortryd."""
        self.told.emit(sentence, undoable)

    def show_cases(self, wanted: CaseFilter) -> None:
        """Open the list of cases, narrowed."""
        self.cases_wanted.emit(wanted)

    def show_case(self, case_id: int) -> None:
        """Open the list of cases with this one's panel."""
        self.case_wanted.emit(case_id)

    def open_case(self, case_id: int, tab: str = "overview") -> None:
        """Open a case's own page at one of its tabs."""
        self.course_wanted.emit(case_id, tab)

    def show_worker(self, worker_id: int) -> None:
        """Open the team page at a worker."""
        self.worker_wanted.emit(worker_id)

    def show_settings(self, section: str) -> None:
        """Open the settings at one of their sections."""
        self.page_wanted.emit("settings")
        self.registry.run(f"settings.{section}")

    def show_team(self, tab: str, part: str = "") -> None:
        """Open the team page at one of its tabs, or at a part of it."""
        self.team_wanted.emit(tab, part)

    def move(self, case_ids: Sequence[int], role: CaseRole = CaseRole.CASEWORKER) -> None:
        """Open the dialog that moves cases to somebody else in a role."""
        self.move_wanted.emit(tuple(case_ids), role)

    def show_meeting(self, ref: MeetingRef) -> None:
        """Open the calendar at a meeting, with its panel."""
        self.meeting_wanted.emit(ref)

    def new_meeting(
        self,
        type_key: str | None = None,
        case_id: int | None = None,
        starts: datetime | None = None,
        minutes: int | None = None,
        worker_id: int | None = None,
        guests: Sequence[int] = (),
        *,
        stay: bool = False,
    ) -> None:
        """Open the dialog that books a meeting, with what is known of it filled in.

        Booked, it is shown in the calendar, unless one is to stay where one is.
        """
        self.new_meeting_wanted.emit(
            MeetingWish(type_key, case_id, starts, minutes, worker_id, tuple(guests), stay)
        )

    def show_contact(self, contact_id: int) -> None:
        """Open the network page at a contact."""
        self.contact_wanted.emit(contact_id)

    def show_paper(self, ref: MeetingRef) -> None:
        """Open the preview of a meeting's agenda."""
        self.paper_wanted.emit(ref)

    def show_document(self, document: "Document") -> None:
        """Open the preview of a paper."""
        self.document_wanted.emit(document)

    def close(self) -> None:
        """Hear no more changes."""
        self._stop_listening()

    def _tell(self, change: Changed) -> None:
        self.changed.emit(change)
        if change.kind == "do":
            self.tell(f"Gemt kl. {_clock()}: {change.label}", undoable=True)


def _clock() -> str:
    return clock(to_local(datetime.now(UTC)))
