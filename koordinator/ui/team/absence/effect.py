"""What a leave does to everybody's caseload: bars on the hardest day, and the months beside each other."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from koordinator.domain.caseload import state_of
from koordinator.domain.leave_plans import Effect, LeavePlan, MonthLoad
from koordinator.ui.base.bar import Bar
from koordinator.ui.base.bars import CaseloadBars
from koordinator.ui.base.labels import Label
from koordinator.ui.base.record_model import Column, RecordModel
from koordinator.ui.base.states import State
from koordinator.ui.base.table import DataTable
from koordinator.ui.loads import state_of_load
from koordinator.ui.team.absence.words import month_title, month_words, worst_words

_MOST_MONTHS = 6


class LeaveEffect(QWidget):
    """Bars before and after, and under them a table of the months where there is more than one."""

    worker_wanted = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self.title = Label("Sagstal den dag, det presser mest", "section")
        self.bars = CaseloadBars()
        self.bars.opened.connect(lambda key: self.worker_wanted.emit(int(key)))
        self.months = DataTable()
        self.months.setAccessibleName("Sagstal måned for måned")
        self.months.opened.connect(self._open_row)
        self._model: RecordModel[Effect] | None = None
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.title)
        column.addWidget(self.bars)
        column.addWidget(self.months)

    def show_plan(self, plan: LeavePlan, today: date) -> None:
        """Shows everybody a plan touches."""
        effects = plan.effects
        self.bars.set_bars([_bar(one, plan, today) for one in effects])
        self.setVisible(bool(effects))
        several = any(len(one.months) > 1 for one in effects)
        self.months.setVisible(several)
        if several:
            self._show_months(effects)

    def _show_months(self, effects: Sequence[Effect]) -> None:
        shown = effects[0].months[:_MOST_MONTHS]
        columns: list[Column[Effect]] = [
            Column("worker", "Hårdeste dag i måneden", _worker, width=22, stretch=True, fixed=True),
            *(_month_column(at, month) for at, month in enumerate(shown)),
        ]
        before = self._model
        self._model = RecordModel(columns, lambda one: one.load.worker_id, effects, self)
        self.months.setModel(self._model)
        if before is not None:
            before.deleteLater()
        header = self.months.horizontalHeader().sizeHint().height()
        self.months.setFixedHeight(
            header + len(effects) * self.months.verticalHeader().defaultSectionSize() + 2
        )

    def _open_row(self, at: int) -> None:
        if self._model is not None and (worker := self._model.record(at).load.worker_id) is not None:
            self.worker_wanted.emit(worker)


def _worker(effect: Effect) -> str:
    return effect.load.worker


def _month_column(at: int, month: MonthLoad) -> Column[Effect]:
    def text(effect: Effect) -> str:
        return month_words(effect.months[at]) if at < len(effect.months) else ""

    def state(effect: Effect) -> State | None:
        return _pressing(effect, at)

    return Column(
        f"month{at}", month_title(month.day), text, right=True, width=9, state=state, fixed=at == 0, yields=at
    )


def _pressing(effect: Effect, at: int) -> State | None:
    """Only what is over the maximum is marked."""
    month: MonthLoad | None = effect.months[at] if at < len(effect.months) else None
    if month is None or month.limits is None or not month.limits.maximum:
        return None
    return State.OVER if month.after > month.limits.maximum else None


def _bar(effect: Effect, plan: LeavePlan, today: date) -> Bar:
    limits, load = effect.limits, effect.load
    away = load.worker_id == plan.wish.worker_id
    there = limits is not None and limits.maximum > 0
    state = State(state_of(effect.after, limits).value) if limits is not None and there else State.NONE
    second = "væk i perioden" if away else worst_words(effect, [plan.first], today)
    return Bar(
        str(load.worker_id), load.worker, second, effect.after,
        limits.warning if limits is not None and there else None,
        limits.maximum if limits is not None and there else None,
        state, load.total, state_of_load(load),
    )  # fmt: skip
