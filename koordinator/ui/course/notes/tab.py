"""Notes and papers of a case: one list, and beside it what is read or written."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QModelIndex
from PySide6.QtWidgets import QVBoxLayout

from koordinator.domain.archive import PaperLine
from koordinator.domain.notes import NoteLine
from koordinator.domain.status_notes import NoteState, StatusCard
from koordinator.services import archive, notes, status_notes
from koordinator.ui.actions import Action
from koordinator.ui.base.buttons import Button
from koordinator.ui.base.chips import ChipBar
from koordinator.ui.base.notices import EmptyState
from koordinator.ui.base.record_model import RecordModel
from koordinator.ui.base.table import DataTable
from koordinator.ui.context import Context
from koordinator.ui.course.notes.beside import ListBeside
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
from koordinator.ui.course.notes.more import WAYS, go, open_menu
from koordinator.ui.course.notes.note_editor import NoteEditor
from koordinator.ui.course.notes.note_reader import NoteReader
from koordinator.ui.course.notes.paper_pane import PaperPane
from koordinator.ui.course.notes.received import ReceivedPane
from koordinator.ui.course.notes.status_pane import StatusPane
from koordinator.ui.course.tab import CaseTab

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
        self.new_button = Button("Nyt notat", icon_name="note", tip="Nyt journalnotat")
        self.status_button = Button("Skriv statusnotat", icon_name="file-text")
        self.more_button = Button("Mere", icon_name="more", tip="Modtag, afvent eller se logbogen")
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
        panes = (self.nothing, self.reader, self.editor, self.status, self.received, self.paper)
        buttons = (self.status_button, self.more_button)
        self.beside = ListBeside(self.chips, buttons, self.table, panes, self.none)
        self.back_button = self.beside.back
        page = QVBoxLayout(self)
        page.setContentsMargins(0, 0, 0, 0)
        page.addWidget(self.beside)

    def _connect(self) -> None:
        ctx = self._ctx
        self.new_button.clicked.connect(self.new_note)
        self.none.acted.connect(self.new_note)
        self.status_button.clicked.connect(self.write_status)
        self.more_button.clicked.connect(lambda: open_menu(ctx, self._case_id, self.more_button))
        self.chips.changed.connect(self._fill)
        self.table.selectionModel().currentRowChanged.connect(lambda *_: self._follow())
        self.table.opened.connect(self._open)
        self.table.clicked.connect(lambda _: self.beside.read(True))
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
            *((way, name, partial(self.go, way), "", icon) for way, name, icon in WAYS),
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
            self.beside.read(False)
            self.beside.show_pane(self.nothing)
        desk = self._ctx.desk
        self._notes = notes.notes(desk, case_id)
        self._status = status_notes.status_notes(desk, case_id)
        self._papers = archive.papers(desk, case_id)
        self._entries = entries(
            self._notes, self._status, self._papers, notes.draft(desk, case_id), desk.today()
        )
        self._fill()

    def show_part(self, part: str) -> None:
        if part == "status":
            self.write_status()
        elif part == "receive":
            self.go(part)

    def leave(self) -> bool:
        """Keeps what is half-written; a section that cannot be saved is shown first."""
        self.editor.keep()
        return self.status.keep()

    def _fill(self) -> None:
        kind = self.chips.chosen()[0]
        counted = {one: sum(e.kind in _kinds(one) for e in self._entries) for one in KINDS}
        self.chips.set_counts(counted)
        writing = self.beside.pane() is self.editor
        self.beside.show_some(bool(self._entries) or writing)
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
        self.beside.show_pane(self.nothing)
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
        self.beside.read(False)
        self.table.setFocus()

    def _follow(self) -> None:
        key = self.table.current_id()
        if isinstance(key, str) and not self._filling:
            self._wanted = key
            self._show(key)

    def _renew(self) -> None:
        """The line one stood on is not in the list: what is being written stays, the rest goes."""
        if self.beside.pane() is not self.editor:
            self.beside.show_pane(self.nothing)

    def _show(self, key: str) -> None:
        kind, _, number = key.partition(":")
        row_id = int(number)
        if kind == DRAFT:
            self.editor.begin(self._case_id)
            self.beside.show_pane(self.editor)
            return
        if self.beside.pane() is self.editor:
            self.editor.keep()
        if kind == NOTE:
            self.reader.show_note(next(one for one in self._notes if one.note_id == row_id))
            self.beside.show_pane(self.reader)
        elif kind == STATUS:
            self._show_status(next(one for one in self._status if one.note_id == row_id))
        else:
            self.paper.show_paper(next(one for one in self._papers if one.paper_id == row_id))
            self.beside.show_pane(self.paper)

    def _show_status(self, card: StatusCard) -> None:
        if card.state in (NoteState.AWAITED, NoteState.RECEIVED):
            self.received.show_note(card)
            self.beside.show_pane(self.received)
        else:
            self.status.show_note(card)
            self.beside.show_pane(self.status)

    def _open(self, row_number: int) -> None:
        """Enter goes to where one writes; a paper is opened."""
        kind = self.model.record(row_number).kind
        self.beside.read(kind != PAPER)
        if kind == PAPER:
            self.paper.open_paper()
        elif kind == DRAFT:
            self.editor.text.setFocus()
        elif self.beside.pane() is self.status:
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
        self.beside.show_some(True)
        self.table.clearSelection()
        self.table.setCurrentIndex(QModelIndex())
        self.beside.show_pane(self.editor)
        self.beside.read(True)
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
            self.beside.read(True)
            self.status.fields["purpose"].setFocus()

    def go(self, way: str) -> None:
        """Receives a note, awaits one or shows the log book."""
        go(way, self._ctx, self._case_id, self.window())


def _kinds(chosen: str) -> tuple[str, ...]:
    """The kinds of lines a chip shows; what is half-written is a note to be."""
    return {"all": (NOTE, STATUS, PAPER, DRAFT), NOTE: (NOTE, DRAFT)}.get(chosen, (chosen,))
