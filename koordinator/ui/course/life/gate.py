"""What the gate of caseloads says of one more case, and the reason it asks for above the maximum."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from koordinator.domain.caseload import State, Verdict
from koordinator.ui.base.notices import Banner

_KINDS = {State.OK: "info", State.NEAR: "warning", State.OVER: "error", State.REFUSED: "error"}


class GateAnswer(QWidget):
    """A sentence, and a line to write the reason on where one is needed."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.said = Banner("", "info")
        self.over = QLineEdit()
        self.over.setAccessibleName("Begrundelse for at gå over max")
        self.over.setPlaceholderText("Hvorfor skal max overskrides?")
        self.over.setMaxLength(500)
        self.over.textChanged.connect(lambda _: self.changed.emit())
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(self.said)
        column.addWidget(self.over)
        self.show_text("", "plain")

    def show_verdict(self, verdict: Verdict, before: str = "", *, ask: bool = False) -> None:
        """Shows what the gate says, after a sentence of one's own; `ask` wants a reason in any case."""
        self._show(" ".join(part for part in (before, verdict.sentence) if part), _KINDS[verdict.state])
        self.over.setVisible(verdict.reason_needed or ask)

    def show_text(self, sentence: str, kind: str, *, ask: bool = False) -> None:
        """Shows a sentence where the gate has no say, or nothing."""
        self._show(sentence, kind)
        self.over.setVisible(ask)

    def reason(self) -> str:
        """The reason, as far as one is asked for."""
        return "" if self.over.isHidden() else self.over.text()

    def _show(self, sentence: str, kind: str) -> None:
        if sentence != self.said.text():  # each saying is read aloud
            self.said.show_text(sentence, kind)
        self.said.setVisible(bool(sentence))
