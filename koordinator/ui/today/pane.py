"""The work of today: one's own, or everybody's told by worker and opened one at a time."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from koordinator.domain.today import Work, by_worker
from koordinator.services.today import today_work
from koordinator.ui.asking import Asking
from koordinator.ui.base.buttons import Button
from koordinator.ui.base.labels import Label
from koordinator.ui.context import Context
from koordinator.ui.today.team import TeamWork
from koordinator.ui.today.work import WorkList


class WorkPane(QWidget):
    """One's own work is fetched at once; everybody's in the background, for there may be much of it."""

    shown = Signal(object)

    def __init__(self, ctx: Context) -> None:
        super().__init__()
        self._ctx = ctx
        self._whose: int | None = None
        self._chosen: tuple[int | None] | None = None
        self.found: Work | None = None
        self._asking = Asking(ctx.runner, "Frister", self)
        self._asking.answered.connect(self._show)
        self._asking.failed.connect(ctx.refused)
        self.team = TeamWork()
        self.team.chosen.connect(self._choose)
        self.list = WorkList(ctx)
        self.back = Button("Alle medarbejdere", "link", "chevron-left")
        self.back.clicked.connect(self._all)
        self._name = Label("", "section", elide=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.back, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self._name)
        column.addWidget(self.team)
        column.addWidget(self.list)
        for widget in (self.back, self._name, self.team, self.list):
            widget.hide()

    def refresh(self, whose: int | None) -> None:
        """Fetches a worker's work, or everybody's, and shows it."""
        self._whose = whose
        if whose is not None:
            self._show(today_work(self._ctx.desk, whose))
        else:
            desk = self._ctx.desk
            self._asking.ask(lambda _progress: today_work(desk))

    def reveal(self, key: str) -> QWidget:
        """What stands under a word of the page's sentence."""
        return self.list.reveal(key) if self.list.isVisible() else self.team

    def _show(self, found: object) -> None:
        assert isinstance(found, Work)
        self.found = found
        workers = by_worker(found)
        one = self._whose is not None or self._chosen is not None
        self.team.setVisible(not one and bool(workers))
        self.list.setVisible(one)
        self.back.setVisible(self._chosen is not None)
        self._name.setVisible(self._chosen is not None)
        if self._chosen is not None:
            name = next((line.worker for line in workers if line.worker_id == self._chosen[0]), "")
            self._name.setText(name or self._name.text())
            self.list.show_work(found.of(self._chosen[0]))
        elif one:
            self.list.show_work(found)
        else:
            self.team.show_workers(workers)
        self.shown.emit(found)

    def _choose(self, worker_id: int | None) -> None:
        self._chosen = (worker_id,)
        self._name.setText("Uden sagsbehandler")
        self.list.fold()
        self._show(self.found)
        self.back.setFocus(Qt.FocusReason.OtherFocusReason)

    def _all(self) -> None:
        self._chosen = None
        self._show(self.found)
        if self.team.buttons:
            self.team.buttons[0].setFocus(Qt.FocusReason.OtherFocusReason)
