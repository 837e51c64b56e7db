"""The line of choices over the figures: which day, which team, whose cases."""

from collections.abc import Sequence

from PySide6.QtWidgets import QVBoxLayout, QWidget

from koordinator.domain.due.rules import Unit, moved
from koordinator.domain.figures.records import Narrow
from koordinator.domain.periods import ONE_DAY
from koordinator.ui.base.choices import NarrowingCombo
from koordinator.ui.base.day_controls import DayControls
from koordinator.ui.base.flow import FlowLayout
from koordinator.ui.base.house import house
from koordinator.ui.base.labels import hairline
from koordinator.ui.context import Context

Choices = Sequence[tuple[int, str]]
_CHOICE_WIDE = 200


class FigureControls(DayControls):
    """Holds the choices and says when one of them changes."""

    def __init__(self, ctx: Context, worker_id: int | None) -> None:
        super().__init__(
            ctx.desk.today, "31/10", "Til slutningen af måneden før",
            "Til slutningen af næste måned, dog højst i dag",
        )  # fmt: skip
        self._begins_with = worker_id
        self.team = NarrowingCombo("Team", "Alle team")
        self.worker = NarrowingCombo("Medarbejder", "Alle medarbejdere")
        for combo in (self.team, self.worker):
            combo.picked.connect(self._chosen)
            combo.left.connect(self._chosen)
        self._said = Narrow()
        self._lay_out()
        house.changed.connect(self._fit)
        self._fit()

    def _lay_out(self) -> None:
        line = QWidget()
        flow = FlowLayout(line, spacing=10, line_spacing=8)
        for widget in (*self._day_line(), self.team, self.worker):
            flow.addWidget(widget)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addWidget(hairline())
        column.addWidget(line)

    def narrow(self) -> Narrow:
        """Whose cases are looked at."""
        return Narrow(self.team.currentData(), self.worker.currentData())

    def step(self, months: int) -> None:
        """To a month's last day, back or forward; forward no further than today."""
        day, today = self.day(), self._clock()
        first = day.replace(day=1)
        if months < 0:
            self.set_day(first - ONE_DAY)
            return
        ends = moved(first, 1, Unit.MONTHS) - ONE_DAY
        ends = moved(first, 2, Unit.MONTHS) - ONE_DAY if ends == day else ends
        self.set_day(today if day < today < ends else ends)

    def set_choices(self, teams: Choices, workers: Choices) -> None:
        """Offers these; what is chosen stays chosen while it is there, and first it is oneself."""
        self.team.fill(teams)
        self.worker.fill(workers)
        if self._begins_with is not None:
            self.worker.choose(self._begins_with)
            self._begins_with = None
        self.team.setVisible(len(teams) > 1)
        self._said = self.narrow()

    def _chosen(self) -> None:
        if self.narrow() != self._said:
            self._said = self.narrow()
            self.changed.emit()

    def _fit(self) -> None:
        for combo in (self.team, self.worker):
            combo.setFixedWidth(house.px(_CHOICE_WIDE))
