"""*Historik*: who changed what and when, and each step's way back."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from koordinator.domain.case_history import HistoryStep
from koordinator.services import case_history
from koordinator.ui.base.buttons import Button
from koordinator.ui.base.focus import tab_in_place
from koordinator.ui.base.labels import Label
from koordinator.ui.base.scroll import scrolled
from koordinator.ui.base.text import count
from koordinator.ui.context import Context
from koordinator.ui.course.history.step import StepView
from koordinator.ui.course.tab import CaseTab

_AT_A_TIME = 25


class HistoryTab(CaseTab):
    """The newest action first, a page of them at a time; setting one back is itself a change."""

    key = "history"
    title = "Historik"

    def __init__(self, ctx: Context) -> None:
        super().__init__(ctx)
        self._case_id: int | None = None
        self._steps: list[HistoryStep] = []
        self._shown = _AT_A_TIME
        self.rows: list[StepView] = []
        self.more = Button("", "link", "chevron-down")
        self.more.clicked.connect(self._show_more)
        self._rows = QVBoxLayout()
        self._rows.setSpacing(0)
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(32, 16, 32, 24)
        column.setSpacing(8)
        column.addWidget(Label("Hvem ændrede hvad", "section"))
        column.addWidget(
            Label(
                "Et trin kan sættes tilbage, så længe intet nyere bygger på det. Det bliver selv et trin.",
                "small",
                "text2",
                wrap=True,
            )
        )
        column.addLayout(self._rows)
        column.addWidget(self.more, 0, Qt.AlignmentFlag.AlignLeft)
        column.addStretch(1)
        self._inside = inside
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(scrolled(inside))

    def show_case(self, case_id: int) -> None:
        if case_id != self._case_id:
            self._shown = _AT_A_TIME
        self._case_id = case_id
        found = case_history.history(self._ctx.desk, case_id)
        if found != self._steps or not self.rows:
            self._steps = found
            self._show()

    def _show(self) -> None:
        focused = next((at for at, row in enumerate(self.rows) if row.back.hasFocus()), None)
        for row in self.rows:
            row.hide()
            row.deleteLater()
        self.rows = []
        today = self._ctx.desk.today()
        day = None
        for step in self._steps[: self._shown]:
            row = StepView(step, today, new_day=step.at.date() != day)
            day = step.at.date()
            row.wanted_back.connect(self._restore)
            self._rows.addWidget(row)
            self.rows.append(row)
        left = len(self._steps) - self._shown
        self.more.setVisible(left > 0)
        self.more.set_text(f"Vis {count(min(left, _AT_A_TIME))} ældre af {count(left)}")
        tab_in_place(self._inside, [row.back for row in self.rows] + [self.more])
        if focused is not None and self.rows:
            after = next((row for row in self.rows[focused:] if row.back.isEnabled()), None)
            (after.back if after else self.more).setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_more(self) -> None:
        self._shown += _AT_A_TIME
        self._show()

    def _restore(self, step: HistoryStep) -> None:
        case_id, desk = self._case_id, self._ctx.desk
        if case_id is not None:
            self._ctx.attempt(lambda: case_history.restore(desk, case_id, step.set_id))
