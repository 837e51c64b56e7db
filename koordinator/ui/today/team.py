"""How much waits for each worker, for whoever looks after all of them."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from koordinator.domain.today import WorkerWork
from koordinator.ui.base.focus import tab_in_place
from koordinator.ui.base.labels import Icon, Label, hairline, row
from koordinator.ui.base.pile import Pile
from koordinator.ui.base.text import count
from koordinator.ui.today.names import name_link

_MOST = 40
_NOBODY = "Uden sagsbehandler"


class TeamWork(QWidget):
    """One line for each worker, whoever has most over time first; it opens what waits for her."""

    chosen = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.buttons: list[QWidget] = []
        self._lines = Pile()
        self._count = Label("", tone="text2")
        head = row(
            [Icon("octagon-alert", "over_text"), Label("Over tid", "section", "over_text"), self._count]
        )
        head.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addLayout(head)
        column.addWidget(self._lines)

    def show_workers(self, workers: Sequence[WorkerWork]) -> None:
        """Shows these instead of those before; the focus stays on the line it was on."""
        focused = next((n for n, button in enumerate(self.buttons) if button.hasFocus()), None)
        self.buttons = []
        self._count.setText(count(sum(one.over for one in workers)))
        self._lines.renew([part for one in workers[:_MOST] for part in (hairline(), self._line(one))])
        tab_in_place(self, self.buttons)
        if focused is not None and focused < len(self.buttons):
            self.buttons[focused].setFocus()

    def _line(self, one: WorkerWork) -> QWidget:
        name = name_link(one.worker or _NOBODY)
        name.clicked.connect(lambda: self.chosen.emit(one.worker_id))
        over = Label(f"{count(one.over)} over tid", "strong" if one.over else "body",
                     "over_text" if one.over else "text2")  # fmt: skip
        soon = Label(f"{count(one.soon)} inden 14 dage", tone="text2")
        name.setAccessibleDescription(f"{over.text()}, {soon.text()}")
        self.buttons.append(name)
        whole = QWidget()
        line = row([name, None, over, Label("·", tone="text2"), soon], spacing=6)
        line.setContentsMargins(0, 8, 0, 8)
        whole.setLayout(line)
        return whole
