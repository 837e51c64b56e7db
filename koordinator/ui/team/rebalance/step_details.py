"""Under the review's list: what becomes of the meetings planned about the case one stands on."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from koordinator.domain.rebalance.plan_words import shift_words
from koordinator.ui.base.house import house
from koordinator.ui.base.labels import Label
from koordinator.ui.base.record_model import RecordModel
from koordinator.ui.base.scroll import scrolled
from koordinator.ui.base.table import DataTable
from koordinator.ui.team.rebalance.steps import Step

_HIGH = 72


class StepDetails(QWidget):
    """At first of the case where a meeting stays with the former caseworker: somebody has to see to it."""

    def __init__(self, table: DataTable, model: RecordModel[Step]) -> None:
        super().__init__()
        self._table, self._model = table, model
        self.label = Label("", "small", "text2", wrap=True)
        self._area = scrolled(self.label, sideways=False)
        self._area.setAccessibleName("Hvad der sker med de planlagte møder")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._area)
        model.modelReset.connect(self._stand_on_first)
        table.selection_changed.connect(self._show)
        house.changed.connect(self._fit)
        self.hide()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """As high as the words ask for, up to a few lines, so that the list keeps its room."""
        needed, most = self.label.heightForWidth(self._area.viewport().width()), house.px(_HIGH)
        self._area.setFixedHeight(max(0, min(needed, most)))
        focus = Qt.FocusPolicy
        self._area.setFocusPolicy(focus.StrongFocus if needed > most else focus.NoFocus)

    def _stand_on_first(self) -> None:
        steps = self._model.records()
        if self._table.current_id() is None:
            left = [one for one in steps if any(shift.why_not for shift in one.step.shifts)]
            identity = left[0].move.case_id if left else None
            self._table.select_ids([identity] if left else [], identity)
        self._show()

    def _show(self) -> None:
        row = self._model.row_of(self._table.current_id())
        step = self._model.record(row) if row is not None else None
        said = shift_words(step.step) if step is not None else ()
        self.label.setText(f"{step.move.citizen}: " + "\n".join(said) if step is not None else "")
        self.setVisible(bool(said))
        self._fit()
