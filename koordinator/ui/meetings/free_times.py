"""The first times at which those who are to take part can meet, each with who is missing."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from koordinator.domain.meetings.clashes import FoundTime
from koordinator.domain.meetings.moments import to_local
from koordinator.domain.values.dates import WEEKDAYS, day_month
from koordinator.domain.values.times import clock
from koordinator.domain.values.words import enumerated
from koordinator.ui.base.buttons import Button
from koordinator.ui.base.labels import Label, StateWord, row
from koordinator.ui.base.states import State

_ROOM = 3  # names said before the rest are counted


class FreeTimes(QWidget):
    """A button that looks, and the times it found; one is taken by a click or Enter."""

    taken = Signal(object)
    shown = Signal()

    def __init__(self, look: Callable[[], Sequence[FoundTime]]) -> None:
        super().__init__()
        self._look = look
        self._made: list[QWidget] = []
        self.times: list[Button] = []
        self.button = Button("Find tid", icon_name="clock", small=True)
        self.button.clicked.connect(self.look)
        self._said = Label("", "small", "text2")
        self._said.hide()
        self._lines = QVBoxLayout()
        self._lines.setSpacing(6)
        head = row([self.button, self._said, None])
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(head)
        column.addLayout(self._lines)

    def look(self) -> None:
        """Looks and shows what was found."""
        self.forget()
        found = self._look()
        self._said.setText(
            "Første ledige tider i arbejdstiden" if found else "Ingen fælles tid de næste fire uger."
        )
        self._said.show()
        for one in found:
            self._add(one)
        self.shown.emit()
        if self.times:
            self.times[0].setFocus()

    def forget(self) -> None:
        """Something changed, so the times may no longer hold."""
        for widget in self._made:
            widget.hide()
            widget.deleteLater()
        self._made, self.times = [], []
        self._said.hide()

    def order(self) -> list[QWidget]:
        """What Tab goes through."""
        return [self.button, *self.times]

    def texts(self) -> list[str]:
        """The times with who is missing, as one reads them aloud."""
        return [f"{one.accessibleName()}, {one.accessibleDescription()}" for one in self.times]

    def _add(self, one: FoundTime) -> None:
        starts = to_local(one.starts)
        words = f"{WEEKDAYS[starts.weekday()]} {day_month(starts.date())} kl. {clock(starts)}"
        button = Button(words, "link")
        missing = _missing(one.missing) if one.missing else _able(one)
        button.setAccessibleDescription(missing)
        button.clicked.connect(lambda: self.taken.emit(one.starts))
        who: QWidget = (
            Label(missing, "small", "text2", elide=True) if one.missing else StateWord(State.REACHED, missing)
        )
        line = QWidget()
        layout = row([button, who] if one.missing else [button, None, who], spacing=12)
        if one.missing:
            layout.setStretch(1, 1)
        line.setLayout(layout)
        self._made.append(line)
        self.times.append(button)
        self._lines.addWidget(line)


def _able(one: FoundTime) -> str:
    return f"{one.able} kan, {one.unknown} ukendt" if one.unknown else "alle kan"


def _missing(names: Sequence[str]) -> str:
    said = [*names[:_ROOM], *([f"{len(names) - _ROOM} mere"] if len(names) > _ROOM else [])]
    return f"mangler {enumerated(said)}"
