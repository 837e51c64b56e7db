"""A journal note as it stands, with what it said before it was corrected."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from koordinator.domain.notes import NoteLine, NoteVersion
from koordinator.domain.values.dates import long_date
from koordinator.ui.base.buttons import Button
from koordinator.ui.base.formats import moment
from koordinator.ui.base.labels import Label, hairline
from koordinator.ui.course.notes.pane import Pane

_MARKED = Qt.TextInteractionFlag.TextSelectableByMouse


class NoteReader(Pane):
    """Asks for a correction; nothing is changed here."""

    correction_wanted = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._line: NoteLine | None = None
        self.text = _text("")
        self.made = Label("", "small", "text2", wrap=True)
        self.fold = Button("", "link", "chevron-down")
        self.fold.clicked.connect(self._turn)
        self.earlier = QWidget()
        self._versions = QVBoxLayout(self.earlier)
        self._versions.setContentsMargins(0, 0, 0, 0)
        self._versions.setSpacing(8)
        self.body.addWidget(self.text)
        self.body.addWidget(self.made)
        self.body.addWidget(self.fold, 0, Qt.AlignmentFlag.AlignLeft)
        self.body.addWidget(self.earlier)
        self.body.addStretch(1)
        self.correct_button = Button("Ret notatet", icon_name="pencil")
        self.correct_button.clicked.connect(lambda: self.correction_wanted.emit(self._line))
        self.buttons.addWidget(self.correct_button)
        self.buttons.addStretch(1)

    def show_note(self, line: NoteLine) -> None:
        """Shows a note; its earlier versions are folded away for another one."""
        if line == self._line:
            return
        self._line = line
        self.name(line.now.subject, f"{long_date(line.day).capitalize()} · {line.kind_name}")
        self.text.setText(line.now.text)
        self.made.setText(_made(line.now, corrected=bool(line.earlier)))
        self._fill(line.earlier)
        self._fold(False)

    def _fill(self, versions: tuple[NoteVersion, ...]) -> None:
        while (item := self._versions.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for one in versions:
            self._versions.addWidget(hairline())
            self._versions.addWidget(Label(one.subject, "strong", "text2", wrap=True))
            self._versions.addWidget(_text(one.text, "text2"))
            self._versions.addWidget(Label(_made(one, corrected=False), "small", "text2", wrap=True))

    def _turn(self) -> None:
        self._fold(self.earlier.isHidden())

    def _fold(self, shown: bool) -> None:
        number = len(self._line.earlier) if self._line else 0
        self.fold.setVisible(number > 0)
        self.earlier.setVisible(shown and number > 0)
        words = "tidligere udgave" if number == 1 else "tidligere udgaver"
        self.fold.set_text(f"{'Skjul' if shown else 'Vis'} {number} {words}")


def _text(text: str, tone: str = "text") -> Label:
    label = Label(text, tone=tone, wrap=True)
    label.setMinimumWidth(1)
    label.setTextInteractionFlags(_MARKED)
    return label


def _made(version: NoteVersion, *, corrected: bool) -> str:
    by = f" af {version.worker}" if version.worker else ""
    return f"{'Rettet' if corrected else 'Skrevet'}{by} {moment(version.made_at)}"
