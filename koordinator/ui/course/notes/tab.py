"""Notes and papers of a case: one list, and beside it what is read or written."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QModelIndex, QPoint, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QMenu, QSplitter, QStackedWidget, QVBoxLayout, QWidget

from koordinator.domain.archive import PaperLine
from koordinator.domain.notes import NoteLine
from koordinator.domain.status_notes import NoteState, StatusCard
from koordinator.services import archive, notes, status_notes
from koordinator.services.paperwork.log_book import log_book_paper
from koordinator.ui.actions import Action
from koordinator.ui.base.buttons import Button
from koordinator.ui.base.chips import ChipBar
from koordinator.ui.base.house import house
from koordinator.ui.base.labels import row
from koordinator.ui.base.notices import EmptyState
from koordinator.ui.base.record_model import RecordModel
from koordinator.ui.base.table import DataTable
from koordinator.ui.context import Context
from koordinator.ui.course.notes.entries import (
    DRAFT,
    HALF_WRITTEN,
    KINDS,
    NOTE,
    PAPER,
    STATUS,
    Entry,
    columns,
    entries,
)
from koordinator.ui.course.notes.note_editor import NoteEditor
from koordinator.ui.course.notes.note_reader import NoteReader
from koordinator.ui.course.notes.paper_pane import PaperPane
from koordinator.ui.course.notes.received import AwaitDialog, ReceiveDialog, ReceivedPane
from koordinator.ui.course.notes.status_pane import StatusPane
from koordinator.ui.course.tab import CaseTab
from koordinator.ui.papers.document import INITIALS, Document, Toggle

_EARLIER = Toggle("earlier", "Med tidligere udgaver", "Også det, notater sagde, før de blev rettet")
_BOTH = 760  # the least width for the list and what is read in it
_UNFINISHED = "Gør det påbegyndte notat færdigt, eller kassér det først."


class NotesTab(CaseTab):
    """Chips narrow the list; writing happens in the tab, and what is half-written stays."""

    key = "notes"
    title = "Notater & papirer"

    def __init__(self, ctx: Context) -> None:
        super().__init__(ctx)
        self._case_id = 0
        self._notes: list[NoteLine] = []
        self._status: list[StatusCard] = []
        self._papers: list[PaperLine] = []
        self._entries: list[Entry] = []
        self._wanted = ""
        self._filling = False
        self._reading = False  # whether a line was opened, where only it or the list is seen
        self.new_button = Button("Nyt notat", icon_name="note", tip="Nyt journalnotat")
        self.status_button = Button("Skriv statusnotat", icon_name="file-text")
        self.more_button = Button("Mere", icon_name="more", tip="Modtag, afvent eller se logbogen")
        self.back_button = Button("Til listen", "plain", "arrow-left")
        self._gap = QWidget()
        self.chips = ChipBar(single=True)
        for key, name in KINDS.items():
            self.chips.add(key, name, 0, on=key == "all")
        self.model: RecordModel[Entry] = RecordModel(columns(ctx.desk.today()), lambda one: one.key)
        self.model.setParent(self)
        self.table = DataTable(two_line=True)
        self.table.setAccessibleName("Notater og papirer")
        self.table.setModel(self.model)
        self.reader, self.editor = NoteReader(), NoteEditor(ctx)
        self.status, self.received, self.paper = StatusPane(ctx), ReceivedPane(ctx), PaperPane(ctx)
        self.none = EmptyState(
            "Her står journalnotater, statusnotater og sagens papirer.", "Skriv det første notat", "note"
        )
        self.nothing = EmptyState("Vælg en linje for at læse den.", icon_name="file-text")
        self._lay_out()
        self._connect()
        self._declare_actions()

    def head_button(self) -> Button:
        return self.new_button

    def _lay_out(self) -> None:
        self.panes = QStackedWidget()
        for pane in (self.nothing, self.reader, self.editor, self.status, self.received, self.paper):
            self.panes.addWidget(pane)
        self.list_side = QWidget()
        column = QVBoxLayout(self.list_side)
        column.setContentsMargins(32, 8, 8, 8)
        column.addWidget(self.table)
        self.split = QSplitter(Qt.Orientation.Horizontal)
        self.split.setChildrenCollapsible(False)
        self.split.setHandleWidth(4)
        self.split.addWidget(self.list_side)
        self.split.addWidget(self.panes)
        self.split.setStretchFactor(0, 2)
        self.split.setStretchFactor(1, 3)
        self.split.setSizes([420, 640])
        self.whole = QStackedWidget()
        self.whole.addWidget(self.split)
        self.whole.addWidget(self.none)
        above = row([self.back_button, self.chips, self._gap, self.status_button, self.more_button])
        above.setStretch(1, 1)
        above.setStretch(2, 1)
        above.setContentsMargins(32, 12, 32, 4)
        for button in (self.status_button, self.more_button):
            above.setAlignment(button, Qt.AlignmentFlag.AlignTop)
        page = QVBoxLayout(self)
        page.setContentsMargins(0, 0, 0, 0)
        page.setSpacing(0)
        page.addLayout(above)
        page.addWidget(self.whole, 1)
        house.changed.connect(self._arrange)
        self._arrange()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        """Where there is no room for both, either the list is seen or what was opened in it."""
        narrow = self.width() < house.px(_BOTH)
        self.list_side.setVisible(not (narrow and self._reading))
        self.panes.setVisible(not narrow or self._reading)
        self.back_button.setVisible(narrow and self._reading)
        self.chips.fold(narrow)
        self.chips.setVisible(not (narrow and self._reading))
        self._gap.setVisible(narrow and self._reading)

    def _read(self, on: bool) -> None:
        self._reading = on
        self._arrange()

    def _connect(self) -> None:
        self.new_button.clicked.connect(self.new_note)
        self.none.acted.connect(self.new_note)
        self.status_button.clicked.connect(self.write_status)
        self.more_button.clicked.connect(self._open_more)
        self.chips.changed.connect(self._fill)
        self.table.selectionModel().currentRowChanged.connect(lambda *_: self._follow())
        self.table.opened.connect(self._open)
        self.table.clicked.connect(lambda _: self._read(True))
        self.back_button.clicked.connect(self._to_list)
        self.reader.correction_wanted.connect(self._correct_note)
        self.editor.saved.connect(self._saved)
        self.editor.dropped.connect(self._gone)
        self.status.correction_wanted.connect(self._correct_status)
        self.status.discarded.connect(self._gone)

    def _declare_actions(self) -> None:
        told: tuple[tuple[str, str, Callable[[], object], str, str], ...] = (
            ("new", "Nyt journalnotat", self.new_note, "Ctrl+Shift+N", "note"),
            ("status", "Skriv statusnotat", self.write_status, "", "file-text"),
            ("receive", "Modtag statusnotat …", self.receive, "", "download"),
            ("await", "Afvent statusnotat …", self.await_note, "", "clock"),
            ("log_book", "Forløbslogbog …", self.show_log_book, "", "file-text"),
        )
        for key, label, do, keys, icon in told:
            shortcuts = (keys,) if keys else ()
            self._ctx.registry.add(
                Action(f"notes.{key}", label, do, shortcuts, icon, self.title, self.isVisible), self
            )
        self._ctx.registry.add(
            Action("notes.save", "Gem notatet", self.editor.save, ("Ctrl+S",), "check", self.title,
                   self.editor.isVisible),
            self,
        )  # fmt: skip

    # What is shown

    def show_case(self, case_id: int) -> None:
        """Fetches and shows a case; the line one stands on stays, and so does what is being typed."""
        if case_id != self._case_id:
            self.editor.forget()
            self.status.close_note()
            self._case_id, self._wanted = case_id, ""
            self._read(False)
            self.panes.setCurrentWidget(self.nothing)
        desk = self._ctx.desk
        self._notes = notes.notes(desk, case_id)
        self._status = status_notes.status_notes(desk, case_id)
        self._papers = archive.papers(desk, case_id)
        self._entries = entries(
            self._notes, self._status, self._papers, notes.draft(desk, case_id), desk.today()
        )
        self._fill()

    def show_part(self, part: str) -> None:
        begin = {"status": self.write_status, "receive": self.receive}.get(part)
        if begin is not None:
            begin()

    def leave(self) -> bool:
        """Keeps what is half-written; a section that cannot be saved is shown first."""
        self.editor.keep()
        return self.status.keep()

    def _fill(self) -> None:
        kind = self.chips.chosen()[0]
        counted = {one: sum(e.kind in _kinds(one) for e in self._entries) for one in KINDS}
        self.chips.set_counts(counted)
        writing = self.panes.currentWidget() is self.editor
        self.whole.setCurrentWidget(self.split if self._entries or writing else self.none)
        self._filling = True  # the table goes back to its line by itself, which is not somebody choosing it
        self.model.set_records(one for one in self._entries if one.kind in _kinds(kind))
        self._filling = False
        if self._wanted:
            self._select(self._wanted)
        elif self.model.rowCount() and not writing:
            self._select(str(self.model.identity(0)))
        else:
            self._renew()

    def _select(self, key: str) -> None:
        if self.model.row_of(key) is None:
            self._renew()
            return
        self.table.select_ids([key], key)
        self._follow()

    def _stand_on(self, key: str) -> None:
        """Goes to a line, shown or about to be; an empty key is the first one."""
        self._wanted = key
        self.panes.setCurrentWidget(self.nothing)
        self.show_case(self._case_id)

    def _saved(self, note_id: int) -> None:
        self._stand_on(f"{NOTE}:{note_id}")
        self.table.setFocus()

    def _gone(self) -> None:
        """What was written was thrown away."""
        self._stand_on("")
        self._to_list()

    def _to_list(self) -> None:
        self.leave()
        self._read(False)
        self.table.setFocus()

    def _follow(self) -> None:
        key = self.table.current_id()
        if isinstance(key, str) and not self._filling:
            self._wanted = key
            self._show(key)

    def _renew(self) -> None:
        """The line one stood on is not in the list: what is being written stays, the rest goes."""
        if self.panes.currentWidget() is not self.editor:
            self.panes.setCurrentWidget(self.nothing)

    def _show(self, key: str) -> None:
        kind, _, number = key.partition(":")
        row_id = int(number)
        if kind == DRAFT:
            self.editor.begin(self._case_id)
            self.panes.setCurrentWidget(self.editor)
            return
        if self.panes.currentWidget() is self.editor:
            self.editor.keep()
        if kind == NOTE:
            self.reader.show_note(next(one for one in self._notes if one.note_id == row_id))
            self.panes.setCurrentWidget(self.reader)
        elif kind == STATUS:
            self._show_status(next(one for one in self._status if one.note_id == row_id))
        else:
            self.paper.show_paper(next(one for one in self._papers if one.paper_id == row_id))
            self.panes.setCurrentWidget(self.paper)

    def _show_status(self, card: StatusCard) -> None:
        if card.state in (NoteState.AWAITED, NoteState.RECEIVED):
            self.received.show_note(card)
            self.panes.setCurrentWidget(self.received)
        else:
            self.status.show_note(card)
            self.panes.setCurrentWidget(self.status)

    def _open(self, row_number: int) -> None:
        """Enter goes to where one writes; a paper is opened."""
        kind = self.model.record(row_number).kind
        self._read(kind != PAPER)
        if kind == PAPER:
            self.paper.open_paper()
        elif kind == DRAFT:
            self.editor.text.setFocus()
        elif self.panes.currentWidget() is self.status:
            self.status.fields["purpose"].setFocus()

    # What can be done

    def new_note(self) -> None:
        """Begins a note, or comes back to the one that is half-written."""
        self._write(None)

    def _correct_note(self, line: NoteLine) -> None:
        self._write(line)

    def _write(self, line: NoteLine | None) -> None:
        if not self.editor.begin(self._case_id, line):
            self._ctx.tell(_UNFINISHED)
        self._wanted = HALF_WRITTEN
        self.whole.setCurrentWidget(self.split)
        self.table.clearSelection()
        self.table.setCurrentIndex(QModelIndex())
        self.panes.setCurrentWidget(self.editor)
        self._read(True)
        self.editor.subject.setFocus()

    def write_status(self) -> None:
        """Begins a status note prefilled for its period, or comes back to the draft there is."""
        self._go_to_status(lambda: status_notes.begin(self._ctx.desk, self._case_id))

    def _correct_status(self, note_id: int) -> None:
        self._go_to_status(lambda: status_notes.correct(self._ctx.desk, note_id))

    def _go_to_status(self, make: Callable[[], int]) -> None:
        made: list[int] = []
        if self._ctx.attempt(lambda: made.append(make())):
            if self.chips.chosen()[0] not in ("all", STATUS):
                self.chips.choose(["all"])
            self._stand_on(f"{STATUS}:{made[0]}")
            self._read(True)
            self.status.fields["purpose"].setFocus()

    def receive(self) -> None:
        """Opens the dialog that records a note from a provider."""
        ReceiveDialog(self._ctx, self._case_id, self.window()).open()

    def await_note(self) -> None:
        """Opens the dialog that says a note is awaited."""
        AwaitDialog(self._ctx, self._case_id, self.window()).open()

    def show_log_book(self) -> None:
        """Opens the preview of all notes in order."""
        desk, case_id = self._ctx.desk, self._case_id
        self._ctx.show_document(
            Document(
                "Forløbslogbog",
                lambda on: log_book_paper(desk, case_id, initials="initials" in on, earlier="earlier" in on),
                (INITIALS, _EARLIER),
                case_id,
                "log-book",
            )
        )

    def _open_more(self) -> None:
        menu = QMenu(self.more_button)
        for name, do in (
            ("Modtag statusnotat …", self.receive),
            ("Afvent statusnotat …", self.await_note),
            ("Forløbslogbog …", self.show_log_book),
        ):
            menu.addAction(name).triggered.connect(partial(_call, do))
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self.more_button.mapToGlobal(QPoint(0, self.more_button.height() + 2)))


def _kinds(chosen: str) -> tuple[str, ...]:
    """The kinds of lines a chip shows; what is half-written is a note to be."""
    return {"all": (NOTE, STATUS, PAPER, DRAFT), NOTE: (NOTE, DRAFT)}.get(chosen, (chosen,))


def _call(do: Callable[[], object], _checked: bool) -> None:
    do()
