"""The board: everybody's bar, the cases nobody holds, the leave ahead, and the same in a table."""

from collections.abc import Container, Mapping, Sequence
from datetime import date, timedelta

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from koordinator.domain.caseload import WorkerLoad
from koordinator.domain.periods import Period
from koordinator.domain.roles import CaseRole
from koordinator.domain.staff import AbsenceLine
from koordinator.services.caseloads import Caseloads
from koordinator.services.team_view import NOTHING, Beside
from koordinator.ui.base.bars import CaseloadBars
from koordinator.ui.base.header import Link, Sentence
from koordinator.ui.base.labels import Label, row
from koordinator.ui.base.record_model import RecordModel
from koordinator.ui.base.table import DataTable
from koordinator.ui.base.text import count
from koordinator.ui.loads import load_bar, period_words, pressing_first, under_name
from koordinator.ui.team.loads.columns import columns
from koordinator.ui.team.loads.legend import BarsLegend
from koordinator.ui.team.loads.upcoming import Upcoming

AHEAD = timedelta(days=42)
_MOST_ABSENCES = 8
_OF_LIMITS = ("maximum", "state")
_UNHELD = {
    CaseRole.CASEWORKER: ("Uden KS:", "har ingen koordinerende sagsbehandler."),
    CaseRole.CONSULTANT: ("Uden VK:", "har ingen virksomhedskonsulent."),
}


class LoadBoard(QWidget):
    """Shows caseloads; sends the number of the worker that is wanted."""

    opened = Signal(int)
    unheld_opened = Signal()
    cases_opened = Signal(object)  # the numbers of some cases
    row_shown = Signal()  # another row is current in the bars

    def __init__(self) -> None:
        super().__init__()
        self._loads: tuple[WorkerLoad, ...] = ()
        self._role = CaseRole.CASEWORKER
        self._own_columns = False  # the user has chosen them
        self._title = Label("Sager pr. medarbejder", "section")
        self.legend = BarsLegend()
        self.bars = CaseloadBars()
        self.bars.opened.connect(lambda key: self.opened.emit(int(key)))
        self.bars.current_changed.connect(lambda _: self.row_shown.emit())
        self.nobody = Label("", tone="text2", wrap=True)
        self.unheld = Sentence()
        self.unheld.link_activated.connect(lambda _: self.unheld_opened.emit())
        self.upcoming = Upcoming()
        self.upcoming.opened.connect(self.opened)
        self.upcoming.cases_opened.connect(self.cases_opened)
        self.ahead_title = Label("Fravær de næste seks uger", "section")
        self.ahead = Sentence()
        self.ahead.link_activated.connect(lambda key: self.opened.emit(int(key)))
        self.table = DataTable()
        self.table.setAccessibleName("Sager pr. medarbejder")
        self.table.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.table.opened.connect(self._open_row)
        self.table.clicked.connect(lambda index: self._open_row(index.row()))
        self.table.columns_changed.connect(self._keep_columns)
        self._use_columns()
        self._lay_out()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(row([self._title, None, self.legend]))
        column.addWidget(self.bars)
        column.addWidget(self.nobody)
        column.addWidget(self.unheld)
        column.addSpacing(12)
        column.addWidget(self.upcoming)
        column.addSpacing(12)
        column.addWidget(self.ahead_title)
        column.addWidget(self.ahead)
        column.addSpacing(12)
        column.addWidget(self.table)
        column.addStretch(1)

    def show_loads(
        self,
        found: Caseloads,
        absences: Sequence[tuple[str, AbsenceLine]],
        kinds: Mapping[str, str],
        beside: Mapping[int, Beside],
        reserves: Container[int] = (),
    ) -> None:
        """Shows the caseloads of a day with the leave that begins or lasts from that day on."""
        if found.role is not self._role:
            self._role = found.role
            self._use_columns()
        self._loads = tuple(pressing_first(found.workers))
        lines = [absence for _, absence in absences]
        self.bars.set_bars(
            [
                load_bar(
                    w,
                    under_name(w, lines, kinds, found.day, reserve=w.worker_id in reserves),
                    beside.get(w.worker_id or 0, NOTHING),
                )
                for w in self._loads
            ]
        )
        self.bars.setVisible(bool(self._loads))
        self.nobody.setText("" if self._loads else _nobody(found.role))
        self.nobody.setVisible(not self._loads)
        self.legend.show_parts(
            paler=any(w.outside + w.covered for w in self._loads), limits=any(w.limits for w in self._loads)
        )
        self._show_unheld(found)
        self.upcoming.show_changes(self._loads, beside, found.day)
        self.upcoming.setVisible(bool(self._loads))
        self._show_ahead(found.day, absences, kinds)
        self._model.set_records(self._loads)
        self.table.setVisible(bool(self._loads))
        self._fit_table()

    def load(self, worker_id: int) -> WorkerLoad | None:
        """A worker's caseload, if she is among those shown."""
        return next((load for load in self._loads if load.worker_id == worker_id), None)

    def stand_on(self, worker_id: int) -> None:
        """Marks a worker in bars and table."""
        self.bars.set_current(str(worker_id))
        self.table.select_ids([worker_id], worker_id)

    def _show_unheld(self, found: Caseloads) -> None:
        number = found.unheld.cases
        title, rest = _UNHELD[found.role]
        words = "1 sag" if number == 1 else f"{count(number)} sager"
        self.unheld.set_parts([title, Link(words, "unheld"), rest] if number else [])

    def _show_ahead(
        self, day: date, absences: Sequence[tuple[str, AbsenceLine]], kinds: Mapping[str, str]
    ) -> None:
        shown = {load.worker_id for load in self._loads}
        near = [(name, one) for name, one in absences if one.worker_id in shown and one.starts <= day + AHEAD]
        parts: list[str | Link] = []
        for name, absence in near[:_MOST_ABSENCES]:
            kind = kinds.get(absence.kind, absence.kind)
            when = period_words(Period(absence.starts, absence.ends), day)
            parts += ["·"] if parts else []
            parts += [Link(name, str(absence.worker_id)), f"{kind} {when}"]
        if len(near) > _MOST_ABSENCES:
            parts += [f"· og {len(near) - _MOST_ABSENCES} mere"]
        self.ahead.set_parts(parts or ["Ingen har fravær."])
        self.ahead_title.setVisible(bool(self._loads))
        self.ahead.setVisible(bool(self._loads))

    def _use_columns(self) -> None:
        self._model: RecordModel[WorkerLoad] = RecordModel(columns(self._role), lambda w: w.worker_id)
        self._model.setParent(self.table)
        self.table.setModel(self._model)

    def _open_row(self, number: int) -> None:
        worker_id = self._model.record(number).worker_id
        if worker_id is not None:
            self.opened.emit(worker_id)

    def _show_columns(self, *, but: Sequence[str]) -> None:
        limited = any(load.limits for load in self._loads)
        away = (*but, *(() if limited else _OF_LIMITS))
        self.table.show_columns([one.key for one in self._model.columns if one.key not in away])

    def _keep_columns(self) -> None:
        self._own_columns = True
        self._fit_table()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_table()

    def _fit_table(self) -> None:
        """The page scrolls, the table does not; where the columns do not fit it scrolls sideways."""
        header = self.table.horizontalHeader()
        if not self._own_columns:
            self._show_columns(but=())
            if header.length() > self.width():
                self._show_columns(but=("team",))
        rows = self._model.rowCount() * self.table.verticalHeader().defaultSectionSize()
        bar = self.table.horizontalScrollBar()
        sideways = bar.sizeHint().height() if header.length() > self.width() else 0
        self.table.setFixedHeight(header.sizeHint().height() + rows + sideways + 2)


def _nobody(role: CaseRole) -> str:
    who = "sagsbehandlere" if role is CaseRole.CASEWORKER else "virksomhedskonsulenter"
    return f"Her er ingen {who} den dag."
