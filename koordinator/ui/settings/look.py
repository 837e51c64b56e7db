"""The look of this computer: light or dark, the size of text, and when the window locks itself."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from koordinator import config
from koordinator.ui.base.chips import ChipBar
from koordinator.ui.base.labels import Label
from koordinator.ui.context import Context
from koordinator.ui.reminder import MINUTES
from koordinator.ui.settings.section import Section
from koordinator.ui.theme import SCALES, Mode

_MODES = {Mode.SYSTEM: "Som systemet", Mode.LIGHT: "Lyst", Mode.DARK: "Mørkt"}
_MINUTES = (5, 10, 15, 20, 30, 45, 60)
_REMIND = "En besked fra systemet med tid og sted, uden navne. Kræver, at maskinen har en meddelelsesbakke."


class LookSection(Section):
    """Every choice counts at once; it is kept on this computer, not in the store."""

    def __init__(self, ctx: Context) -> None:
        super().__init__(ctx, "Udseende", "Gælder på denne maskine og med det samme.")
        self.mode = ChipBar(single=True)
        for mode, words in _MODES.items():
            self.mode.add(mode.value, words)
        self.scale = ChipBar(single=True)
        for scale in SCALES:
            self.scale.add(str(scale), f"{scale} %")
        self.minutes = ChipBar(single=True)
        for minutes in _MINUTES:
            self.minutes.add(str(minutes), f"{minutes} min.")
        self.remind = ChipBar(single=True)
        for minutes in MINUTES:
            self.remind.add(str(minutes), f"{minutes} min. før" if minutes else "Nej")
        self.remind.changed.connect(lambda: self._change(remind_minutes=int(self.remind.chosen()[0])))
        self.mode.changed.connect(lambda: self._change(look=self.mode.chosen()[0]))
        self.scale.changed.connect(lambda: self._change(text_scale=int(self.scale.chosen()[0])))
        self.minutes.changed.connect(lambda: self._change(lock_minutes=int(self.minutes.chosen()[0])))
        self.body.setSpacing(24)
        self.body.addWidget(_part("Farver", self.mode))
        self.body.addWidget(_part("Tekststørrelse", self.scale, "I forhold til den, systemet er sat til."))
        self.body.addWidget(
            _part(
                "Lås skærmen efter",
                self.minutes,
                "Når ingen har rørt tastatur eller mus. Ctrl+L låser med det samme.",
            )
        )
        self.body.addWidget(_part("Mind om møder", self.remind, _REMIND))
        self.lay_out_scrolled()

    def refresh(self) -> None:
        settings = config.load()
        self.mode.choose([settings.look])
        self.scale.choose([str(settings.text_scale)])
        self.minutes.choose([str(settings.lock_minutes)])
        self.remind.choose([str(settings.remind_minutes)])

    def _change(self, **values: str | int) -> None:
        config.change(**values)
        self.ctx.look_changed.emit()


def _part(title: str, choices: QWidget, sentence: str = "") -> QWidget:
    part = QWidget()
    column = QVBoxLayout(part)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(8)
    column.addWidget(Label(title, "section"))
    if sentence:
        column.addWidget(Label(sentence, tone="text2", wrap=True))
    choices.setAccessibleName(title)
    column.addWidget(choices)
    return part
