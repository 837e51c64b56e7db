"""The chosen area: what the citizen calls it, its note, and its score taken away."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from koordinator.ui.base.buttons import Button
from koordinator.ui.base.editable import LongTextValue
from koordinator.ui.base.labels import Label, row
from koordinator.ui.context import Context

_EMPTY = "Årsag, og hvad det gør ved de andre områder"


class AreaLine(QWidget):
    """The note saves as one leaves it; it belongs to the assessment in front."""

    renamed = Signal()
    cleared = Signal()
    noted = Signal(str)

    def __init__(self, ctx: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._ctx = ctx
        self.name = Label("", "strong", elide=True)
        self.usual = Label("", "small", "text2", elide=True)
        self.rename = Button("Omdøb …", "link", tip="Giv området borgerens eget navn")
        self.clear = Button("Uden tal", "link", tip="Blank er ikke nul (Delete)")
        self.note = LongTextValue("Note til området", lines=1, placeholder=_EMPTY)
        self.note.box()
        self.rename.clicked.connect(self.renamed)
        self.clear.clicked.connect(self.cleared)
        self.note.committed.connect(self.noted)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        head = row([self.name, self.clear, self.rename], spacing=16)
        head.setStretch(0, 1)
        column.addLayout(head)
        column.addWidget(self.usual)
        column.addWidget(self.note)

    def show_area(
        self, name: str, usual: str, note: str, *, scored: bool, scoring: bool, nameable: bool
    ) -> None:
        """Shows an area of the assessment in front."""
        self.name.setText(name)
        self.usual.setText(f"Teamets navn: {usual}" if usual else "")
        self.usual.setVisible(bool(usual))
        self.rename.setVisible(nameable)
        self.clear.setVisible(scored and scoring)
        self.note.set_fixed(not scoring)
        self.note.setVisible(scoring or bool(note))
        self.note.set_value(note)
