"""Writing a journal note in the tab; what is half-written stays when one goes elsewhere."""

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QPlainTextEdit

from koordinator.domain.notes import NoteDraft, NoteLine
from koordinator.errors import KoordinatorError
from koordinator.services import notes
from koordinator.ui.base.buttons import Button
from koordinator.ui.base.choices import ChoiceValue
from koordinator.ui.base.editable import EditableValue, ErrorLine, LongTextValue, TextValue
from koordinator.ui.base.focus import input_of
from koordinator.ui.base.form import Form
from koordinator.ui.base.saving import all_stand, said_at_field
from koordinator.ui.base.typed import day_format
from koordinator.ui.context import Context
from koordinator.ui.course.notes.pane import Pane

_PAUSE_MS = 3_000
_NEED_DAY = "Skriv datoen, for eksempel 24/11."


class NoteEditor(Pane):
    """A new note, or a new version of one there is."""

    saved = Signal(int)
    dropped = Signal()

    def __init__(self, ctx: Context) -> None:
        super().__init__()
        self._ctx = ctx
        self._case_id = 0
        self._corrects: int | None = None
        self._active = False
        self.day = TextValue("Dato", day_format(ctx.desk.today, needed=_NEED_DAY))
        self.kind = ChoiceValue("Kontakt", [(one.key, one.name) for one in notes.kinds()])
        self.subject = TextValue("Emne", placeholder="kort, så notatet kan findes igen")
        self.text = LongTextValue("Tekst", lines=10, placeholder="Hvad skete der, og hvad blev aftalt?")
        self._fields: dict[str, EditableValue] = {
            "day": self.day, "kind": self.kind, "subject": self.subject, "text": self.text,
        }  # fmt: skip
        self._error = ErrorLine()
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        self._pause.timeout.connect(self.keep)
        self._lay_out()

    def _lay_out(self) -> None:
        form = Form(label_width=72)
        for label, field in zip(("Dato", "Kontakt", "Emne", "Tekst"), self._fields.values(), strict=True):
            field.box()
            form.add(label, field)
        self.body.addWidget(form)
        self.body.addWidget(self._error)
        self.body.addStretch(1)
        self.save_button = Button("Gem notatet", "filled", tip="Gem notatet (Ctrl+S)")
        self.save_button.clicked.connect(self.save)
        self.drop_button = Button("Kassér")
        self.drop_button.clicked.connect(self.drop)
        for button in (self.save_button, self.drop_button):
            self.buttons.addWidget(button)
        self.buttons.addStretch(1)
        edit = input_of(self.text)
        assert isinstance(edit, QPlainTextEdit)
        edit.textChanged.connect(self._pause.start)

    # What is written

    def begin(self, case_id: int, line: NoteLine | None = None) -> bool:
        """Comes back to what is half-written on the case, or begins; False where that is another note.

        A note that is given is the one to be corrected.
        """
        held = notes.draft(self._ctx.desk, case_id)
        wanted = line.note_id if line else None
        same = self._active and case_id == self._case_id
        if not same:
            self._fill(case_id, held or self._fresh(line))
        elif held is None and wanted != self._corrects and self._typed().empty:
            self._fill(case_id, self._fresh(line))
        return self._corrects == wanted

    def keep(self) -> None:
        """Keeps what is typed so far, for when one comes back."""
        self._pause.stop()
        if self._active:
            case_id, typed = self._case_id, self._typed()
            self._ctx.attempt(lambda: notes.keep_draft(self._ctx.desk, case_id, typed))

    def save(self) -> None:
        """Makes a note of it; what cannot stand is said at its field."""
        self._error.say("")
        if not all_stand(self._fields.values()):
            return
        self._pause.stop()
        said = {key: field.value() for key, field in self._fields.items()}
        try:
            if self._corrects is None:
                note_id = notes.add_note(self._ctx.desk, self._case_id, **said)
            else:
                note_id = notes.correct_note(self._ctx.desk, self._corrects, **said)
        except KoordinatorError as fault:
            self._error.say("" if said_at_field(fault, self._fields) else str(fault))
            return
        self._active = False
        self.saved.emit(note_id)

    def drop(self) -> None:
        """Throws away what is half-written; undo brings it back."""
        self.keep()
        self._active = False
        case_id = self._case_id
        self._ctx.attempt(lambda: notes.forget_draft(self._ctx.desk, case_id))
        self.dropped.emit()

    def forget(self) -> None:
        """Another case is shown: what was typed here has been kept."""
        self._pause.stop()
        self._active = False

    def _fresh(self, line: NoteLine | None) -> NoteDraft:
        if line is None:
            return NoteDraft(self._ctx.desk.today().isoformat(), notes.kinds()[0].key)
        now = line.now
        return NoteDraft(now.day.isoformat(), now.kind, now.subject, now.text, now.note_id)

    def _fill(self, case_id: int, typed: NoteDraft) -> None:
        self._case_id, self._corrects, self._active = case_id, typed.corrects_id, True
        self.name(
            "Nyt journalnotat" if self._corrects is None else "Ret journalnotatet",
            "" if self._corrects is None else "Den nye udgave gælder. Den gamle bliver stående under den.",
        )
        self._error.say("")
        for key, field in self._fields.items():
            field.set_value(getattr(typed, key))
            field.restore()
        self._pause.stop()

    def _typed(self) -> NoteDraft:
        for field in self._fields.values():
            field.commit()
        said = {key: field.value() for key, field in self._fields.items()}
        return NoteDraft(**said, corrects_id=self._corrects)
