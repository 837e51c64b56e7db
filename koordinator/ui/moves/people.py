"""Whom the cases can go to: a list one types to narrow, the ones with most room first."""

from collections.abc import Callable, Sequence
from datetime import date

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from koordinator.domain.caseload import WorkerLoad
from koordinator.domain.values.names import fold
from koordinator.ui.base.labels import Label
from koordinator.ui.base.record_model import Column, RecordModel
from koordinator.ui.base.search_field import SearchField
from koordinator.ui.base.states import State
from koordinator.ui.base.table import DataTable
from koordinator.ui.loads import mind_words, of_maximum, state_of_load, state_word

_STEPS = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown)


def room_left(load: WorkerLoad) -> int | None:
    """How many more cases fit under the maximum; None where there is none."""
    return None if load.limits is None else load.limits.maximum - load.total


def most_room_first(loads: Sequence[WorkerLoad]) -> list[WorkerLoad]:
    """The order in which people are offered: most room, then fewest cases, and last who waits in reserve."""
    return sorted(loads, key=lambda load: (load.waits, -(room_left(load) or 0), load.total, load.worker))


def _state(load: WorkerLoad) -> State | None:
    return None if load.limits is None else state_of_load(load)


def _columns(today: Callable[[], date]) -> Sequence[Column[WorkerLoad]]:
    return (
        Column("worker", "Medarbejder", lambda w: w.worker, second=lambda w: mind_words(w, today()),
               strong=True, width=14, stretch=True, fixed=True),
        Column("cases", "Sager", of_maximum, sort=lambda w: w.total, right=True, width=7),
        Column("state", "Tilstand", state_word, sort=room_left, state=_state, width=11),
    )  # fmt: skip


class PeopleList(QWidget):
    """A search field and a table; arrows in the field walk through the table."""

    chosen = Signal()
    confirmed = Signal()

    def __init__(self, today: Callable[[], date]) -> None:
        super().__init__()
        self._loads: list[WorkerLoad] = []
        self.search = SearchField("Skriv et navn …", "Hvem skal have sagerne?")
        self.search.textChanged.connect(lambda _: self._narrow())
        self.search.installEventFilter(self)
        self.table = DataTable(two_line=True)
        self.table.setAccessibleName("Medarbejdere, mest plads først")
        self._model: RecordModel[WorkerLoad] = RecordModel(_columns(today), lambda w: w.worker_id)
        self._model.setParent(self)
        self.table.setModel(self._model)
        self.table.selection_changed.connect(self.chosen)
        self.table.opened.connect(lambda _: self.confirmed.emit())
        self._none = Label("Ingen passer til det, du har skrevet.", tone="text2", wrap=True)
        self._none.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(self.search)
        column.addWidget(self._none)
        column.addWidget(self.table, 1)

    def set_rows(self, rows: int) -> None:
        """Makes room for at least so many people."""
        header = self.table.horizontalHeader().sizeHint().height()
        self.table.setMinimumHeight(header + rows * self.table.verticalHeader().defaultSectionSize())

    def offer(self, loads: Sequence[WorkerLoad]) -> None:
        """Offers these people; the one chosen stays chosen while she is among them."""
        self._loads = most_room_first(loads)
        self._narrow()

    def offered(self) -> list[str]:
        """The names shown, from the top."""
        return [load.worker for load in self._model.records()]

    def worker(self) -> WorkerLoad | None:
        """Who is chosen."""
        ids = self.table.selected_ids()
        return next((load for load in self._loads if ids and load.worker_id == ids[0]), None)

    def choose(self, worker_id: int | None) -> None:
        """Chooses somebody."""
        self.table.select_ids([worker_id], worker_id)
        self.table.scrollTo(self.table.currentIndex())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and event.key() in _STEPS:
            if self.worker() is None:
                self._choose_first()
            else:
                QApplication.sendEvent(self.table, event)
            return True
        return super().eventFilter(watched, event)

    def _narrow(self) -> None:
        words = fold(self.search.text()).split()
        shown = [load for load in self._loads if all(word in fold(load.worker) for word in words)]
        before = self.worker()
        self._model.set_records(shown)
        self._none.setVisible(not shown)
        if words and (before is None or before not in shown):
            self._choose_first()
        self.chosen.emit()

    def _choose_first(self) -> None:
        records = self._model.records()
        if records:
            self.choose(records[0].worker_id)
        else:
            self.table.clearSelection()
