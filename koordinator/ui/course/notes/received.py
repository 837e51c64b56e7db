"""Status notes from a provider: awaited, received with their file, and given back as a file."""

from collections.abc import Mapping
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget

from koordinator.domain.archive import FILE_KINDS, PDF
from koordinator.domain.status_notes import NoteState, StatusCard
from koordinator.domain.status_texts import period_words
from koordinator.domain.values.dates import long_date
from koordinator.services import archive, status_notes
from koordinator.services.paperwork.status import status_paper
from koordinator.ui.base.buttons import Button
from koordinator.ui.base.editable import TextValue
from koordinator.ui.base.entry_dialog import EntryDialog
from koordinator.ui.base.folders import last_folder, remember_folder
from koordinator.ui.base.formats import required
from koordinator.ui.base.labels import Label, row
from koordinator.ui.base.notices import Banner
from koordinator.ui.base.typed import day_format
from koordinator.ui.context import Context
from koordinator.ui.course.notes.pane import Pane
from koordinator.ui.papers.document import Document

_FILES = "Notater (" + " ".join(f"*.{end}" for end in (*FILE_KINDS, "jpeg")) + ")"
_WHO = "Skriv, hvem notatet kommer fra."
_DAY = "Skriv datoen, for eksempel 24/11."
_NONE_CHOSEN = "Ingen fil valgt"


class ReceivedPane(Pane):
    """What is known of the note, and its file to be seen or saved out again."""

    def __init__(self, ctx: Context) -> None:
        super().__init__()
        self._ctx = ctx
        self._card: StatusCard | None = None
        self.banner = Banner()
        self.body.addWidget(self.banner)
        self.body.addStretch(1)
        self.receive_button = Button("Modtag …", "filled", "download")
        self.show_button = Button("Vis", icon_name="eye")
        self.save_button = Button("Gem filen …", icon_name="file-down")
        self.drop_button = Button("Afvent ikke længere", "plain")
        for button, do in (
            (self.receive_button, self._receive), (self.show_button, self._show),
            (self.save_button, self._ask_where), (self.drop_button, self._drop),
        ):  # fmt: skip
            button.clicked.connect(do)
            self.buttons.addWidget(button)
        self.buttons.addStretch(1)

    def show_note(self, card: StatusCard) -> None:
        """Shows a note that was or is to be received."""
        self._card = card
        awaited = card.state is NoteState.AWAITED
        self.name(f"Statusnotat fra {card.provider}", _under(card))
        if awaited:
            late = card.ends < self._ctx.desk.today()
            words = (
                "Notatet skulle være kommet. Spørg efter det." if late else "Notatet er ikke kommet endnu."
            )
            self.banner.show_text(words, "warning" if late else "plain")
        elif card.file_id is None:
            self.banner.show_text("Der følger ingen fil med notatet.", "plain")
        else:
            self.banner.show_text(f"Filen ligger på sagen: {card.file_name}", "plain")
        self.receive_button.setVisible(awaited)
        self.drop_button.setVisible(awaited)
        self.show_button.setVisible(card.media_type == PDF)
        self.save_button.setVisible(card.file_id is not None)

    def save_to(self, path: Path) -> None:
        """Puts the file on the disk as it came."""
        if self._card is None or self._card.file_id is None:
            return
        file_id, desk = self._card.file_id, self._ctx.desk
        if self._ctx.attempt(lambda: archive.save_out(archive.stored_file(desk, file_id), path)):
            remember_folder(path)
            self._ctx.tell(f"Gemt i {path.name}")

    def _receive(self) -> None:
        if self._card is not None:
            card = self._card
            ReceiveDialog(self._ctx, card.case_id, self.window(), card).open()

    def _show(self) -> None:
        if self._card is not None:
            desk, card = self._ctx.desk, self._card
            make = lambda _chosen: status_paper(desk, card.case_id, card.note_id)  # noqa: E731
            self._ctx.show_document(
                Document("Modtaget statusnotat", make, (), card.case_id, status_notes.KIND)
            )

    def _ask_where(self) -> None:
        if self._card is None:
            return
        dialog = QFileDialog(self, "Gem filen", last_folder())
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix(Path(self._card.file_name).suffix.removeprefix("."))
        dialog.selectFile(self._card.file_name)
        dialog.fileSelected.connect(lambda chosen: self.save_to(Path(chosen)))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _drop(self) -> None:
        if self._card is not None:
            note_id = self._card.note_id
            self._ctx.attempt(lambda: status_notes.discard(self._ctx.desk, note_id))


class ReceiveDialog(EntryDialog):
    """Who sent it, when it came, and the file."""

    def __init__(
        self, ctx: Context, case_id: int, parent: QWidget | None, awaited: StatusCard | None = None
    ) -> None:
        said = "Notatets dato starter fristen for det næste. Filen kan være pdf, docx, txt, jpg eller png."
        super().__init__("Modtag statusnotat", said, self._receive, width=480, parent=parent)
        self._ctx, self._case_id, self._awaited = ctx, case_id, awaited
        self.path: Path | None = None
        provider = TextValue("Fra", required(_WHO), placeholder="for eksempel Lindehuset")
        self.add_field("provider", "Fra", provider, awaited.provider if awaited else "")
        day = TextValue("Modtaget", day_format(ctx.desk.today, needed=_DAY))
        self.add_field("day", "Modtaget", day, ctx.desk.today().isoformat())
        self.chosen = Label(_NONE_CHOSEN, tone="text2", elide=True)
        self.choose_button = Button("Vælg fil …", icon_name="folder-open")
        self.choose_button.clicked.connect(self._ask_which)
        line = row([self.choose_button, self.chosen])
        line.setStretch(1, 1)
        self.content.insertLayout(1, line)

    def choose(self, path: Path) -> None:
        """Takes this file; it is read when the note is saved."""
        self.path = path
        self.chosen.setText(path.name)
        self.chosen.set_tone("text")

    def _ask_which(self) -> None:
        dialog = QFileDialog(self, "Vælg det modtagne statusnotat", last_folder(), _FILES)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.fileSelected.connect(lambda chosen: self.choose(Path(chosen)))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _receive(self, values: Mapping[str, str]) -> int:
        awaited_id = self._awaited.note_id if self._awaited else None
        note_id = status_notes.receive(
            self._ctx.desk, self._case_id, values["provider"], values["day"], self.path, awaited_id=awaited_id
        )
        if self.path is not None:
            remember_folder(self.path)
        return note_id


class AwaitDialog(EntryDialog):
    """From whom a status note is awaited, and by when."""

    def __init__(self, ctx: Context, case_id: int, parent: QWidget | None) -> None:
        said = "Så står det på sagen, at notatet er bestilt, og hvornår det skal være her."
        super().__init__("Afvent statusnotat", said, self._await, parent=parent)
        self._ctx, self._case_id = ctx, case_id
        provider = TextValue("Fra", required(_WHO), placeholder="for eksempel Lindehuset")
        self.add_field("provider", "Fra", provider)
        self.add_field("wanted", "Senest", TextValue("Senest", day_format(ctx.desk.today, needed=_DAY)))

    def _await(self, values: Mapping[str, str]) -> int:
        return status_notes.await_note(self._ctx.desk, self._case_id, values["provider"], values["wanted"])


def _under(card: StatusCard) -> str:
    if card.state is NoteState.AWAITED:
        return f"Afventes senest {long_date(card.ends)}"
    done = f"Modtaget {long_date(card.done)}" if card.done else ""
    return f"{done} · perioden {period_words(card.starts, card.ends)}"
