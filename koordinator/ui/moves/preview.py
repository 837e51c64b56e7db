"""What a move would do: the verdict in words, the bars before and after, and the reason it asks for."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from koordinator.domain.caseload import State, Verdict, WorkerLoad
from koordinator.services.move_cases import MovePreview
from koordinator.ui.base.bars import CaseloadBars
from koordinator.ui.base.labels import Label
from koordinator.ui.base.notices import Banner
from koordinator.ui.loads import before_after, share_words

_KINDS = {State.OK: "info", State.NEAR: "warning", State.OVER: "error", State.REFUSED: "error"}
_MOST_ADVISED = 3
_ASK = "Vælg, hvem der skal have sagerne. Så står her, hvad det gør ved alles sager."


class MoveEffect(QWidget):
    """Shows the answer to "what if"; the reason one types is part of the question."""

    reason_changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.verdict = Banner(_ASK, "plain")
        self.advised = Banner("", "warning")
        self.already = Label("", tone="text2", wrap=True)
        self.bars = CaseloadBars()
        self.bars.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.reason_label = Label("Begrundelse", tone="text2")
        self.reason = QLineEdit()
        self.reason.setAccessibleName("Begrundelse for at gå over max")
        self.reason.setPlaceholderText("Hvorfor skal max overskrides?")
        self.reason.setMaxLength(500)
        self.reason.textChanged.connect(lambda _: self.reason_changed.emit())
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        for widget in (self.verdict, self.advised, self.reason_label, self.reason, self.bars, self.already):
            column.addWidget(widget)
        column.addStretch(1)
        self.ask()

    def ask(self, sentence: str = _ASK) -> None:
        """Nobody is chosen yet."""
        self._show_only(sentence, "plain")

    def refuse(self, sentence: str) -> None:
        """What is chosen cannot be."""
        self._show_only(sentence, "error")

    def _show_only(self, sentence: str, kind: str) -> None:
        self._say(sentence, kind)
        for widget in (self.advised, self.reason_label, self.reason, self.bars, self.already):
            widget.hide()

    def show_preview(self, preview: MovePreview, receiver: WorkerLoad) -> None:
        """Shows what the move would do."""
        verdict = preview.verdict
        if verdict is None:
            self._say(_nothing_gained(preview), "plain")
        else:
            self._say(verdict.sentence, _KINDS[verdict.state])
        self._advise(preview.advised)
        self._ask_reason(verdict)
        after = verdict.after if verdict is not None else receiver.total
        bars = [before_after(receiver, share_words(receiver.share), after)]
        bars += [before_after(line.load, share_words(line.load.share), line.after) for line in preview.giving]
        self.bars.set_bars(bars)
        self.bars.setVisible(bool(preview.lines))
        self.already.setText(_already(preview))
        self.already.setVisible(bool(preview.lines) and bool(preview.unchanged or preview.ended))

    def _say(self, sentence: str, kind: str) -> None:
        if sentence != self.verdict.text():  # each saying is read aloud
            self.verdict.show_text(sentence, kind)

    def _advise(self, sentences: Sequence[str]) -> None:
        more = [f"Og {len(sentences) - _MOST_ADVISED} mere."] if len(sentences) > _MOST_ADVISED else []
        text = "\n".join([*sentences[:_MOST_ADVISED], *more])
        if text != self.advised.text():
            self.advised.show_text(text, "warning")
        self.advised.setVisible(bool(text))

    def _ask_reason(self, verdict: Verdict | None) -> None:
        needed = verdict is not None and verdict.reason_needed
        self.reason_label.setVisible(needed)
        self.reason.setVisible(needed)


def _nothing_gained(preview: MovePreview) -> str:
    if preview.lines:
        return f"{preview.worker} har sagerne i dag og beholder dem."
    return f"{preview.worker} har allerede {'sagen' if preview.unchanged == 1 else 'sagerne'}."


def _already(preview: MovePreview) -> str:
    """Which of the cases stay where they are, and why."""
    said = []
    if preview.unchanged:
        said.append(f"{preview.worker} har allerede {_of_the_cases(preview.unchanged)}.")
    if preview.ended:
        said.append(f"{_of_the_cases(preview.ended)} er afsluttet den dag og flyttes ikke.")
    return " ".join(said)


def _of_the_cases(number: int) -> str:
    return "1 af sagerne" if number == 1 else f"{number} af sagerne"
