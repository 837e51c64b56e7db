"""Fifth step: the writing itself with its count, then what happened and where to go from there."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from koordinator.services.importing import ImportResult
from koordinator.services.importing.wizard import Ending
from koordinator.ui.base.buttons import Button
from koordinator.ui.base.labels import Icon, KeyCap, Label, row
from koordinator.ui.base.notices import Banner
from koordinator.ui.base.text import count
from koordinator.ui.tasks import Operation, ProgressPanel

_MOST_OVER = 4


class DoneStep(QWidget):
    """Progress first, then the result in words with the ways on."""

    cases_wanted = Signal()
    loads_wanted = Signal()
    save_wanted = Signal()
    undo_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._stack = QStackedWidget()
        self._running = QWidget()
        self._place = QVBoxLayout(self._running)
        self._place.setContentsMargins(0, 0, 0, 0)
        self._place.addStretch(1)
        self._place.addStretch(2)
        self.panel: ProgressPanel | None = None
        self._stack.addWidget(self._running)
        self._stack.addWidget(self._result())
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._stack)

    def _result(self) -> QWidget:
        self._icon = Icon("check", "reached_text", 32)
        self.headline = Label("", "title", wrap=True)
        self.facts = Label("", "quote", "text2", wrap=True)
        self.over = Banner("", "warning")
        self.undo = Button("Fortryd det hele", "link")
        self.undo.clicked.connect(self.undo_wanted)
        self._undo_line = QWidget()
        hint = Label("Det er én ændring:", tone="text2")
        self._undo_line.setLayout(row([hint, self.undo, KeyCap("Ctrl+Z"), None]))
        self.loads = Button("Se sagstal", "outlined", "users")
        self.loads.clicked.connect(self.loads_wanted)
        self.save = Button("Gem afviste rækker …", "outlined", "file-down")
        self.save.clicked.connect(self.save_wanted)
        for button in (self.undo, self.loads, self.save):
            button.setAutoDefault(False)
        shown = QWidget()
        words = QVBoxLayout()
        words.setSpacing(12)
        for widget in (self.headline, self.facts, self.over, self._undo_line):
            words.addWidget(widget)
        words.addSpacing(8)
        words.addLayout(row([self.loads, self.save, None]))
        words.addStretch(1)
        line = QHBoxLayout(shown)
        line.setContentsMargins(0, 16, 0, 0)
        line.setSpacing(20)
        line.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignTop)
        line.addLayout(words, 1)
        return shown

    def show_running(self, operation: Operation) -> None:
        """Shows how far the writing is, with a button to stop it."""
        if self.panel is not None:
            self._place.removeWidget(self.panel)
            self.panel.deleteLater()
        self.panel = ProgressPanel(operation)
        self._place.insertWidget(1, self.panel)
        self._stack.setCurrentIndex(0)
        self.panel.cancel.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_result(self, result: ImportResult, ending: Ending | None) -> None:
        """Says what happened."""
        plan = result.plan
        new, changed = len(plan.created), len(plan.changed)
        ended = len(ending.case_ids) if ending else 0
        told = _sentence([(new, "oprettet"), (changed, "ændret"), (ended, "afsluttet")])
        self.headline.setText(told or "Der var intet at ændre.")
        rest = [
            _many(len(plan.unchanged), "sag var uændret", "sager var uændrede"),
            _many(len(plan.rejected), "række blev afvist", "rækker blev afvist"),
        ]
        self.facts.setText(". ".join([text for text in rest if text] + [""]).strip())
        self.facts.setVisible(any(rest))
        over = [*result.over_max[:_MOST_OVER]]
        if len(result.over_max) > _MOST_OVER:
            over.append(f"Og {len(result.over_max) - _MOST_OVER} mere.")
        self.over.show_text("\n".join(over), "warning")
        self.over.setVisible(bool(over))
        self._undo_line.setVisible(bool(told))
        self.save.setVisible(bool(plan.rejected))
        self._icon.set("check", "reached_text")
        self._stack.setCurrentIndex(1)

    def show_undone(self) -> None:
        """Says that all of it has been taken back."""
        self._icon.set("undo", "text2")
        self.headline.setText("Importen er fortrudt.")
        self.facts.setText("Sagerne er, som de var før.")
        self.facts.show()
        self.over.hide()
        self._undo_line.hide()


def _sentence(counts: Sequence[tuple[int, str]]) -> str:
    """206 sager er oprettet, 3 er ændret."""
    told = [(number, word) for number, word in counts if number]
    words = [f"{count(number)} er {word}" for number, word in told]
    if told:
        number, word = told[0]
        words[0] = _many(number, f"sag er {word}", f"sager er {word}")
    return ", ".join(words) + "." if words else ""


def _many(number: int, one: str, more: str) -> str:
    if not number:
        return ""
    return f"1 {one}" if number == 1 else f"{count(number)} {more}"
