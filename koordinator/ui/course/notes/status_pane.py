"""A status note written section by section; the draft saves itself, the final one is only read."""

from functools import partial

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QPlainTextEdit, QVBoxLayout, QWidget

from koordinator.domain.status_notes import SECTIONS, NoteState, StatusCard
from koordinator.domain.status_texts import period_words
from koordinator.domain.values.dates import day_and_month
from koordinator.errors import FieldRefused
from koordinator.services import status_notes
from koordinator.services.paperwork.status import status_paper
from koordinator.ui.base.buttons import Button
from koordinator.ui.base.editable import LongTextValue
from koordinator.ui.base.focus import input_of
from koordinator.ui.base.labels import Label
from koordinator.ui.base.notices import Banner
from koordinator.ui.base.saving import attempt, said_at_field
from koordinator.ui.context import Context
from koordinator.ui.course.notes.pane import Pane
from koordinator.ui.papers.document import INITIALS, Document

_PAUSE_MS = 1_500
_HINTS = {
    "assessment": "Din vurdering: hvad har flyttet sig, hvad har gjort en forskel, og hvad mangler?",
    "next": "Hvad skal der ske i næste periode, hvem gør det, og hvornår ses I igen?",
}
_DRAFT = "Afsnittene er udfyldt ud fra sagen. Ret og skriv til; kladden gemmer sig selv."


class StatusPane(Pane):
    """The sections under each other, and what can be done with the note as it stands."""

    correction_wanted = Signal(int)
    discarded = Signal()

    def __init__(self, ctx: Context) -> None:
        super().__init__()
        self._ctx = ctx
        self._card: StatusCard | None = None
        self.banner = Banner()
        self.fields = {key: _field(key, title) for key, title in SECTIONS.items()}
        self._timers: list[QTimer] = []
        self.show_button = Button("Vis", icon_name="eye", tip="Se notatet, som det bliver på papir")
        self.final_button = Button("Gør endeligt", "filled", "lock")
        self.correct_button = Button("Ret med et nyt", icon_name="pencil")
        self.discard_button = Button("Slet kladden", "plain")
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        self.body.addWidget(self.banner)
        for key, title in SECTIONS.items():
            part = QWidget()
            column = QVBoxLayout(part)
            column.setContentsMargins(0, 8, 0, 0)
            column.setSpacing(4)
            column.addWidget(Label(title, "section"))
            column.addWidget(self.fields[key])
            self.body.addWidget(part)
        self.body.addStretch(1)
        # What comes when the note is final comes at the far end, not under the pointer.
        for button in (self.show_button, self.final_button):
            self.buttons.addWidget(button)
        self.buttons.addStretch(1)
        for button in (self.correct_button, self.discard_button):
            self.buttons.addWidget(button)

    def _connect(self) -> None:
        for key, field in self.fields.items():
            field.committed.connect(partial(self._save, key))
            pause = QTimer(self, singleShot=True, interval=_PAUSE_MS)
            pause.timeout.connect(field.commit)
            edit = input_of(field)
            assert isinstance(edit, QPlainTextEdit)
            edit.textChanged.connect(partial(self._typed, pause, edit))
            self._timers.append(pause)
        self.show_button.clicked.connect(self.show_paper)
        self.final_button.clicked.connect(self.finish)
        self.correct_button.clicked.connect(self._correct)
        self.discard_button.clicked.connect(self._discard)

    def show_note(self, card: StatusCard) -> None:
        """Shows a note; what is being typed in it stays."""
        other = self._card is None or self._card.note_id != card.note_id
        if other:
            self.keep()
        turned = other or (self._card is not None and self._card.state is not card.state)
        self._card = card
        by = f" · {card.worker}" if card.worker else ""
        self.name("Statusnotat", f"{period_words(card.starts, card.ends)}{by}")
        self._say(card)
        for one in card.sections:
            field = self.fields.get(one.key)
            if field is not None:
                field.set_fixed(not card.draft)
                if other or field.value() != one.text:
                    field.set_value(one.text)
                if other:
                    field.restore()
        for button in (self.final_button, self.discard_button):
            button.setVisible(card.draft)
        self.correct_button.setVisible(not card.draft and card.corrected_by is None)
        if turned:
            self.area.verticalScrollBar().setValue(0)

    def keep(self) -> bool:
        """Saves what is typed; False where a section could not be saved."""
        for pause in self._timers:
            pause.stop()
        if self._card is None or not self._card.draft:
            return True
        saved = [field.commit() for field in self.fields.values()]  # every one, whatever the others say
        return all(saved)

    def close_note(self) -> None:
        """Lets go of the note: another case is shown."""
        self._card = None

    def finish(self) -> None:
        """Locks the note and keeps its paper; the page is drawn beside the window."""
        if self._card is None or not self.keep():
            return
        desk, note_id = self._ctx.desk, self._card.note_id
        try:
            status_notes.whole_draft(desk, note_id)
        except FieldRefused as fault:
            self._point_at(fault)
            return
        operation = self._ctx.runner.start(
            f"status.{note_id}", "Gør statusnotatet endeligt …",
            lambda _progress: status_notes.finish(desk, note_id),
        )  # fmt: skip
        if operation is not None:
            self.final_button.setEnabled(False)
            operation.failed.connect(self._ctx.refused.emit)
            operation.finished.connect(lambda: self.final_button.setEnabled(True))

    def show_paper(self) -> None:
        """Opens the preview of the note."""
        if self._card is None or not self.keep():
            return
        desk, card = self._ctx.desk, self._card
        self._ctx.show_document(
            Document(
                "Statusnotat",
                lambda chosen: status_paper(desk, card.case_id, card.note_id, initials="initials" in chosen),
                (INITIALS,),
                card.case_id,
                status_notes.KIND,
            )
        )

    def _typed(self, pause: QTimer, edit: QPlainTextEdit) -> None:
        if edit.hasFocus():  # the program fills the fields too
            pause.start()

    def _point_at(self, fault: FieldRefused) -> None:
        """Says it at the section, and stands there to write."""
        field = self.fields[fault.field]
        field.set_value(field.value())  # what is saved is what Esc and the next save measure against
        said_at_field(fault, self.fields)

    def _save(self, key: str, text: str) -> None:
        if self._card is None:
            return
        desk, note_id = self._ctx.desk, self._card.note_id
        attempt(self.fields[key], lambda: status_notes.save_section(desk, note_id, key, text))

    def _correct(self) -> None:
        if self._card is not None:
            self.correction_wanted.emit(self._card.note_id)

    def _discard(self) -> None:
        if self._card is not None:
            self.keep()
            note_id, self._card = self._card.note_id, None
            self._ctx.attempt(lambda: status_notes.discard(self._ctx.desk, note_id))
            self.discarded.emit()

    def _say(self, card: StatusCard) -> None:
        if card.state is NoteState.DRAFT:
            names = f" Den retter statusnotatet af {_day(card)}." if card.corrects_done else ""
            self.banner.show_text(_DRAFT + names, "info")
        elif card.corrected_by is not None:
            self.banner.show_text("Notatet er rettet med et nyere, som gælder i stedet.", "warning")
        else:
            done = f"{day_and_month(card.done)} {card.done.year}" if card.done else ""
            names = f" Det retter statusnotatet af {_day(card)}." if card.corrects_done else ""
            paper = " Papiret ligger på sagen." if card.file_id is not None else ""
            self.banner.show_text(f"Endeligt {done}.{paper}{names}", "plain")


def _field(key: str, title: str) -> LongTextValue:
    field = LongTextValue(title, lines=2, placeholder=_HINTS.get(key, "Skriv her"))
    field.box()
    return field


def _day(card: StatusCard) -> str:
    assert card.corrects_done is not None
    return f"{day_and_month(card.corrects_done)} {card.corrects_done.year}"
