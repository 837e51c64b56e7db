"""The dialog that fetches a worker's busy time from a calendar file: choose, look, fetch, or remove it."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QFileDialog, QWidget

from koordinator.domain.meetings.busy import BusyReport, BusySourceLine
from koordinator.services import busy
from koordinator.services.staff import workers
from koordinator.ui.base.buttons import Button
from koordinator.ui.base.choices import ChoiceValue
from koordinator.ui.base.dialog import Dialog
from koordinator.ui.base.folders import last_folder, remember_folder
from koordinator.ui.base.form import Form
from koordinator.ui.base.labels import Label, row
from koordinator.ui.base.notices import Banner
from koordinator.ui.base.scroll import scrolled
from koordinator.ui.base.text import count
from koordinator.ui.calendar.busy_preview import BusyPreview, tidsrum
from koordinator.ui.context import Context

_KINDS = "Kalendere (*.ics *.vcs *.ifb);;Alle filer (*)"
_SENTENCE = (
    "Gem kalenderen fra Outlook som en .ics-fil, og vælg den her. Kun tidspunkterne hentes – "
    "ikke hvad aftalerne handler om, hvor de er, eller hvem der er med."
)
_MARGINS, _EDGE = 56, 80
_WORKING = "Læser kalenderen …"


class BusyDialog(Dialog):
    """What is read stands here before it counts; nothing is kept until it is fetched."""

    def __init__(self, ctx: Context, parent: QWidget | None, worker_id: int) -> None:
        super().__init__("Optaget tid fra Outlook", _SENTENCE, width=560, parent=parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._ctx = ctx
        self._chosen: Path | None = None
        self._source: BusySourceLine | None = None
        self._then: Callable[[BusyReport], None] = self._fetched
        self.worker = ChoiceValue("Medarbejder", [(str(w.worker_id), w.name) for w in workers(ctx.desk)])
        self.worker.box()
        self.worker.set_value(str(worker_id))
        self.file = Label("", wrap=True)
        self.age = Label("", tone="text2", wrap=True)
        self.again = Button("Læs filen igen", "link", "refresh")
        self.notice = Banner("", "info")
        self.preview = BusyPreview()
        self._area = scrolled(self.preview)
        self._lay_out()
        self.remove = self.add_button("Fjern", "danger", "trash", left=True)
        self.add_close("Luk")
        self.choose = self.add_button("Vælg fil …", "outlined", "folder-open")
        self.fetch = self.add_button("Hent", "filled")
        self.worker.committed.connect(lambda _: self._begin())
        self.choose.clicked.connect(self._ask)
        self.again.clicked.connect(self._look_again)
        self.fetch.clicked.connect(self._fetch)
        self.remove.clicked.connect(self._remove)
        self._begin()

    @property
    def worker_id(self) -> int:
        """Whose busy time it is about."""
        return int(self.worker.value())

    def look(self, path: Path) -> None:
        """Read a file without keeping anything of it, and show what is in it."""
        worker_id = self.worker_id
        self._start(
            lambda: busy.import_busy(self._ctx.desk, path, worker_id, dry_run=True),
            lambda report: self._looked(path, report),
        )

    def _lay_out(self) -> None:
        form = Form(label_width=104)
        form.add("Medarbejder", self.worker)
        self.content.addWidget(form)
        self.content.addWidget(self.file)
        self.content.addWidget(self.age)
        self.content.addLayout(row([self.again, None]))
        self.content.addWidget(self.notice)
        self.content.addWidget(self._area, 100)
        self.content.addStretch(1)

    def _fit(self) -> None:
        """As high as what it shows, where the screen has the room; the rest is scrolled to."""
        self.ensurePolished()
        seen = not self.preview.isHidden()
        self._area.setVisible(seen)
        width = self.width() - _MARGINS
        needed = max(self.preview.heightForWidth(width), self.preview.sizeHint().height()) if seen else 0
        without = self.sizeHint().height() - (self._area.sizeHint().height() if seen else 0)
        room = QApplication.primaryScreen().availableGeometry().height() - _EDGE
        self.resize(self.width(), min(room, without + needed))

    def _begin(self) -> None:
        """Shows a worker's file as it stands, with nothing chosen."""
        self._chosen = None
        self.preview.hide()
        self.notice.hide()
        self._show_source()
        if self._source is not None and self._source.trouble:
            self._say(self._source.trouble, "warning")

    def _show_source(self) -> None:
        found = (one for one in busy.sources(self._ctx.desk) if one.worker_id == self.worker_id)
        self._source = next(found, None)
        if self._source is None:
            self.file.setText("Der er ikke hentet optaget tid for medarbejderen endnu.")
            self.age.setText("")
        else:
            self.file.setText(f"{tidsrum(self._source.stretches)} hentet fra {self._source.name}")
            self.age.setText(f"Filen er {self._source.age}. Den læses igen af sig selv, når den ændres.")
        self.age.setVisible(self._source is not None)
        self._allow(True)

    def _allow(self, on: bool) -> None:
        has_source = self._source is not None
        self.remove.setVisible(has_source)
        self.again.setVisible(has_source)
        self.fetch.setVisible(self._chosen is not None)
        for button in (self.remove, self.again, self.choose, self.fetch):
            button.setEnabled(on)
        self.worker.setEnabled(on)
        self._fit()

    def _ask(self) -> None:
        path, _ = QFileDialog.getOpenFileName(self, "Vælg en kalenderfil", last_folder(), _KINDS)
        if path:
            self.look(Path(path))

    def _look_again(self) -> None:
        if self._source is not None:
            self.look(Path(self._source.path))

    def _looked(self, path: Path, report: BusyReport) -> None:
        remember_folder(path)
        self._chosen = path
        self.preview.show_report(path.name, report)
        self.fetch.set_text(f"Hent {count(len(report.stretches))} tidsrum")
        self.notice.hide()
        self._allow(True)
        self.fetch.setFocus(Qt.FocusReason.OtherFocusReason)

    def _fetch(self) -> None:
        path, worker_id = self._chosen, self.worker_id
        if path is None:
            return
        self._start(
            lambda: busy.import_busy(
                self._ctx.desk, path, worker_id, before_writing=self._ctx.place.back_up_before_import
            ),
            self._fetched,
        )

    def _fetched(self, report: BusyReport) -> None:
        self._begin()
        self._say(
            f"Optaget tid er hentet. Nye tidsrum: {count(report.created)}, uændrede: "
            f"{count(report.unchanged)}, fjernet: {count(report.removed)}.",
            "info",
        )

    def _remove(self) -> None:
        if self._ctx.attempt(lambda: busy.remove_source(self._ctx.desk, self.worker_id)):
            self._begin()

    def _start(self, work: Callable[[], BusyReport], then: Callable[[BusyReport], None]) -> None:
        operation = self._ctx.runner.start("busy.read", _WORKING, lambda _progress: work())
        if operation is None:
            return
        self._allow(False)
        self._say(_WORKING, "plain")
        self._then = then
        # Methods of the dialog, so that nobody is told when it was closed meanwhile.
        operation.succeeded.connect(self._succeeded)
        operation.failed.connect(self._failed)

    def _succeeded(self, report: BusyReport) -> None:
        self._then(report)

    def _failed(self, sentence: str) -> None:
        self._chosen = None
        self.preview.hide()
        self._allow(True)
        self._say(sentence, "warning")

    def _say(self, sentence: str, kind: str) -> None:
        self.notice.show_text(sentence, kind)
        self.notice.show()
        self._fit()
