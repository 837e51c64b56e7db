"""The store: where it lies, its backups, looking it through, and bringing lists in."""

from datetime import datetime

from PySide6.QtWidgets import QVBoxLayout, QWidget

from koordinator.errors import KoordinatorError
from koordinator.services import backups, checking
from koordinator.ui.base.buttons import Button
from koordinator.ui.base.editable import TextValue
from koordinator.ui.base.form import Form
from koordinator.ui.base.formats import moment
from koordinator.ui.base.labels import Label, hairline, row
from koordinator.ui.base.notices import Banner
from koordinator.ui.base.text import count
from koordinator.ui.context import Context
from koordinator.ui.settings.section import Section

_RESTORE = (
    "Er noget slettet eller rettet ved en fejl, så brug Fortryd (Ctrl+Z), så mange gange det skal til.",
    "Kan lageret ikke læses, tilbyder log ind selv at hente den nyeste sikkerhedskopi.",
    "Skal hele lageret tilbage til en bestemt dag: Luk koordinator. Omdøb lagerets fil, og kopiér filen "
    "»lager« fra den dags mappe med sikkerhedskopier ind på dens plads under det gamle navn. Adgangskoderne "
    "er dem, der gælder nu.",
)
_SOUND = "Lageret er efterset, og alt er i orden."


class StorageSection(Section):
    """Facts and four things one can do; the slow ones run beside the window."""

    def __init__(self, ctx: Context) -> None:
        super().__init__(ctx, "Lager", "Alt ligger krypteret i én fil på denne maskine.")
        self.place = TextValue("Lageret ligger i")
        self.backups = TextValue("Sikkerhedskopier")
        self.folder = TextValue("Kopierne ligger i")
        form = Form(label_width=140)
        for label, field in (
            ("Lageret ligger i", self.place),
            ("Sikkerhedskopier", self.backups),
            ("Kopierne ligger i", self.folder),
        ):
            field.set_fixed(True)
            form.add(label, field)
        self.back_up = Button("Lav sikkerhedskopi nu", icon_name="copy")
        self.back_up.clicked.connect(self.make_backup)
        self.check = Button("Efterse lageret", icon_name="shield")
        self.check.clicked.connect(self.look_through)
        self.result = Banner()
        self.result.hide()
        self.bring_in = Button("Hent sager fra Excel …", icon_name="file-spreadsheet")
        self.bring_in.clicked.connect(ctx.import_wanted)
        self.body.addWidget(form)
        self.body.addLayout(row([self.back_up, self.check, None]))
        self.body.addWidget(self.result)
        self.body.addWidget(hairline())
        self.body.addWidget(_how_to_restore())
        self.body.addWidget(hairline())
        self.body.addWidget(Label("Hent oplysninger ind", "section"))
        self.body.addLayout(row([self.bring_in, None]))
        self.lay_out_scrolled()

    def refresh(self) -> None:
        path = self.ctx.place.path
        kept = backups.kept(path)
        self.place.set_value(str(path))
        self.folder.set_value(str(backups.folder(path)) if kept.number else "")
        self.backups.set_value(_told(kept))

    def make_backup(self) -> None:
        """Makes a backup beside the window."""
        place = self.ctx.place
        self._begin(self.back_up, "Laver sikkerhedskopi og efterser den …")
        self.work(
            "backup", "Laver sikkerhedskopi …", lambda: backups.make_now(place), self._made, self._failed
        )

    def _made(self, when: object) -> None:
        assert isinstance(when, datetime)
        self._end(f"Sikkerhedskopien er lavet og efterset {moment(when)}.", "info")
        self.refresh()

    def look_through(self) -> None:
        """Looks the store through beside the window."""
        place = self.ctx.place
        self._begin(self.check, "Efterser lageret …")
        self.work("check", "Efterser lageret …", lambda: checking.findings(place), self._found, self._failed)

    def _found(self, findings: object) -> None:
        assert isinstance(findings, list)
        self._end("\n".join(findings) or _SOUND, "error" if findings else "info")

    def _failed(self, fault: KoordinatorError) -> None:
        self._end(str(fault), "error")

    def _begin(self, button: Button, sentence: str) -> None:
        button.setEnabled(False)
        self._end(sentence, "plain", done=False)

    def _end(self, sentence: str, kind: str, *, done: bool = True) -> None:
        self.result.show()
        self.result.show_text(sentence, kind)
        if done:
            self.back_up.setEnabled(True)
            self.check.setEnabled(True)


def _told(kept: backups.Kept) -> str:
    if kept.newest is None:
        return "ingen endnu; den første laves, når du har ændret noget"
    return f"{count(kept.number)}, den nyeste fra {moment(kept.newest)}"


def _how_to_restore() -> QWidget:
    part = QWidget()
    column = QVBoxLayout(part)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(8)
    column.addWidget(Label("Gendan", "section"))
    for sentence in _RESTORE:
        column.addWidget(Label(sentence, tone="text2", wrap=True))
    return part
