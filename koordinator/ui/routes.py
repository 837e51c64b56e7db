"""Answers what pages wish of each other: another page at a place in it, or a dialog."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication, QDialog

from koordinator.domain.cases import CaseFilter
from koordinator.domain.meetings.records import MeetingRef
from koordinator.domain.roles import CaseRole
from koordinator.domain.search import Hit
from koordinator.ui.context import Context, MeetingWish
from koordinator.ui.main_window import MainWindow

if TYPE_CHECKING:
    from koordinator.ui.papers.document import Document

# The tab of a case where a text found stands.
_TABS = {"case": "overview", "note": "notes", "plan": "plan"}

# Dialogs are imported when they are asked for: the first page does not wait for them.


class Routes(QObject):
    """The ways from page to page within one window."""

    def __init__(self, window: MainWindow, ctx: Context) -> None:
        super().__init__(window)
        self.window = window
        self.ctx = ctx
        ctx.cases_wanted.connect(self.cases)
        ctx.case_wanted.connect(self.case)
        ctx.worker_wanted.connect(self.worker)
        ctx.team_wanted.connect(self.team)
        ctx.meeting_wanted.connect(self.meeting)
        ctx.contact_wanted.connect(self.contact)
        ctx.page_wanted.connect(window.go)
        ctx.move_wanted.connect(self.move)
        ctx.import_wanted.connect(self.import_cases)
        ctx.new_meeting_wanted.connect(self.new_meeting)
        ctx.paper_wanted.connect(self.paper)
        ctx.document_wanted.connect(self.document)
        ctx.course_wanted.connect(self.course)
        ctx.new_case_wanted.connect(self.new_case)

    # Pages

    def cases(self, wanted: CaseFilter) -> None:
        """The list of cases, narrowed."""
        if self.window.go("cases"):
            self.window.page("cases").open_filter(wanted)  # type: ignore[attr-defined]

    def case(self, case_id: int) -> None:
        """The list of cases with this one's panel."""
        if self.window.go("cases"):
            self.window.page("cases").show_case(case_id)  # type: ignore[attr-defined]

    def course(self, case_id: int, tab: str) -> None:
        """A case's own page at one of its tabs."""
        self.window.page("course").wish(case_id, tab)  # type: ignore[attr-defined]
        self.window.go("course")

    def worker(self, worker_id: int) -> None:
        """The team page at a worker."""
        if self.window.go("team"):
            self.window.page("team").show_worker(worker_id)  # type: ignore[attr-defined]

    def team(self, tab: str, part: str) -> None:
        """The team page at one of its tabs."""
        if self.window.go("team"):
            self.window.page("team").show_tab(tab, part)  # type: ignore[attr-defined]

    def meeting(self, ref: MeetingRef) -> None:
        """The calendar at a meeting, with its panel."""
        if self.window.go("calendar"):
            self.window.page("calendar").show_meeting(ref)  # type: ignore[attr-defined]

    def contact(self, contact_id: int) -> None:
        """The network page at a contact."""
        if self.window.go("network"):
            self.window.page("network").show_contact(contact_id)  # type: ignore[attr-defined]

    def hit(self, found: Hit) -> None:
        """Where a search's hit lives."""
        if found.kind == "meeting":
            self.meeting(MeetingRef(found.row_id, found.original))
            return
        if found.kind in _TABS:
            self.ctx.open_case(found.row_id, _TABS[found.kind])
            return
        {"worker": self.worker, "contact": self.contact}[found.kind](found.row_id)

    # Dialogs

    def move(self, case_ids: tuple[int, ...], role: CaseRole) -> None:
        """Cases to somebody else in a role."""
        from koordinator.ui.moves.dialog import MoveDialog

        self._open(MoveDialog(self.ctx, case_ids, self.window, role=role))

    def import_cases(self) -> None:
        """Cases from a list."""
        from koordinator.ui.importing.wizard import ImportWizard

        self._open(ImportWizard(self.ctx, parent=self.window))

    def new_meeting(self, wish: MeetingWish) -> None:
        """A meeting to be booked."""
        from koordinator.ui.meetings.new_dialog import NewMeetingDialog

        known = wish._asdict()
        stay = known.pop("stay")
        dialog = NewMeetingDialog(self.ctx, self.window, **known)
        if not stay:
            dialog.booked.connect(self.meeting)
        self._open(dialog)

    def paper(self, ref: MeetingRef) -> None:
        """A meeting's agenda."""
        from koordinator.ui.papers.document import agenda_document

        self.document(agenda_document(self.ctx.desk, ref))

    def document(self, document: "Document") -> None:
        """Any paper."""
        from koordinator.ui.papers.preview import PaperDialog

        # A dialog that asked for it stays open under it.
        self._open(PaperDialog(self.ctx, document, QApplication.activeModalWidget() or self.window))

    def new_case(self) -> None:
        """A case entered by hand."""
        from koordinator.ui.course.life.new_case import NewCaseDialog

        dialog = NewCaseDialog(self.ctx, self.window)
        dialog.made.connect(self.ctx.open_case)
        self._open(dialog)

    def _open(self, dialog: QDialog) -> None:
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()
