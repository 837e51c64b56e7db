"""What is known of a worker's next weeks, a line each; a citizen's name opens the case."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from koordinator.domain.load_changes import Change, Kind
from koordinator.ui.base.header import Link, Sentence
from koordinator.ui.loads import day_words

_WORDS = {
    Kind.STARTS: "starter.",
    Kind.TAKES: "kommer fra en kollega.",
    Kind.COVERS: "passes for en kollega fra den dag.",
    Kind.ENDS: "er afsluttet.",
    Kind.EXPECTED: "ventes afsluttet.",
    Kind.GIVES: "går til en kollega.",
    Kind.RETURNS: "går tilbage til sin sagsbehandler.",
    Kind.LENT: "passes af en kollega fra den dag.",
    Kind.HOME: "kommer tilbage.",
    Kind.AWAY: "Fraværet begynder.",
    Kind.BACK: "Tilbage fra fravær.",
    Kind.HOURS: "Arbejdstiden ændres.",
    Kind.LIMITS: "Egne grænser ændres.",
}


class ChangeLines(QWidget):
    """The changes in the order of their days."""

    opened = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(4)
        self._made: list[Sentence] = []

    def show_changes(self, changes: Sequence[Change], day: date) -> None:
        """Shows these changes, as seen from a day."""
        for one in self._made:
            one.hide()
            one.deleteLater()
        self._made = [self._line(change, day) for change in changes] or [
            Sentence(["Ingen kendte ændringer."])
        ]
        for one in self._made:
            self._column.addWidget(one)
            one.show()

    def lines(self) -> list[str]:
        """What the lines say."""
        return [one.accessibleName() for one in self._made]

    def _line(self, change: Change, day: date) -> Sentence:
        when = f"{day_words(change.day, day).capitalize()}:"
        who = [Link(change.name, str(change.case_id))] if change.case_id is not None else []
        line = Sentence([when, *who, _WORDS[change.kind]])
        line.setAccessibleName(" ".join(part for part in (when, change.name, _WORDS[change.kind]) if part))
        line.link_activated.connect(lambda key: self.opened.emit(int(key)))
        return line
