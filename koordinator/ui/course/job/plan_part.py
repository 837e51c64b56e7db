"""The job plan: the citizen's own goals, and how they stood before."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from koordinator.domain.job_plans import JobPlanLine
from koordinator.domain.values.dates import told_day
from koordinator.ui.base.buttons import Button
from koordinator.ui.base.editable import LongTextValue
from koordinator.ui.base.labels import Label

_PLACEHOLDER = "Hvad vil borgeren selv? Skriv målene med borgerens egne ord."


class JobPlanPart(QWidget):
    """Sends the goals when they have been written; earlier ones are folded away."""

    written = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._case_id = 0
        self._plans: Sequence[JobPlanLine] = ()
        self._today = date.min
        self._open = False
        self.goals = LongTextValue("Borgerens egne mål", lines=3, placeholder=_PLACEHOLDER)
        self.goals.box()
        self.goals.committed.connect(self.written)
        self.since = Label("", "small", "text2")
        self.earlier = Button("", "link")
        self.earlier.clicked.connect(self._turn)
        self._rows: list[Label] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(6)
        self._column.addWidget(self.goals)
        self._column.addWidget(self.since)
        self._column.addWidget(self.earlier, 0, Qt.AlignmentFlag.AlignLeft)

    def show_plans(self, case_id: int, plans: Sequence[JobPlanLine], today: date) -> None:
        """Shows a case's plans, the current one first."""
        if case_id != self._case_id:
            self._open = False
            self.goals.restore()
        self._case_id, self._plans = case_id, plans
        self.goals.set_value(plans[0].goals if plans else "")
        self.since.setText(
            f"Gælder fra {told_day(plans[0].day, today)}" if plans else "Der er ingen jobplan endnu."
        )
        self._today = today
        self._build()

    def texts(self) -> list[str]:
        """The earlier plans shown."""
        return [label.text() for label in self._rows]

    def _turn(self) -> None:
        self._open = not self._open
        self._build()

    def _build(self) -> None:
        for label in self._rows:
            label.hide()
            label.deleteLater()
        self._rows = []
        before = self._plans[1:]
        self.earlier.setVisible(bool(before))
        one = "1 tidligere jobplan" if len(before) == 1 else f"{len(before)} tidligere jobplaner"
        self.earlier.set_text("Skjul tidligere jobplaner" if self._open else f"Vis {one}")
        days: list[date] = [plan.day for plan in self._plans]
        for number, plan in enumerate(before if self._open else (), 1):
            first, last = told_day(plan.day, self._today), told_day(days[number - 1], self._today)
            label = Label(
                f"{first} – {last}\n{plan.goals}",
                "body",
                "text2",
                wrap=True,
            )
            label.setMinimumWidth(1)
            self._rows.append(label)
            self._column.addWidget(label)
