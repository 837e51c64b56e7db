"""The line of choices over the figures: which day, which team, whose cases."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from koordinator.domain.due.rules import Unit, moved
from koordinator.domain.figures.records import Narrow
from koordinator.domain.periods import ONE_DAY
from koordinator.ui.base.buttons import Button, IconButton
from koordinator.ui.base.choices import Combo
from koordinator.ui.base.editable import TextValue
from koordinator.ui.base.flow import FlowLayout
from koordinator.ui.base.house import house
from koordinator.ui.base.labels import Label, hairline
from koordinator.ui.base.typed import day_format
from koordinator.ui.context import Context

Choices = Sequence[tuple[int, str]]
_DAY_WIDE, _CHOICE_WIDE = 172, 200


class FigureControls(QWidget):
    """Holds the choices and says when one of them changes."""

    changed = Signal()

    def __init__(self, ctx: Context, worker_id: int | None) -> None:
        super().__init__()
        self._ctx = ctx
        self._today = ctx.desk.today()
        self._begins_with = worker_id
        self.day_field = TextValue(
            "På dagen", day_format(ctx.desk.today, needed="Skriv en dag, for eksempel 31/10.")
        )
        self.day_field.box()
        self.day_field.set_value(self._today.isoformat())
        self.day_field.committed.connect(lambda _: self._day_changed())
        self.back = IconButton("chevron-left", "Til slutningen af måneden før")
        self.back.clicked.connect(lambda: self.step(-1))
        self.forward = IconButton("chevron-right", "Til slutningen af næste måned, dog højst i dag")
        self.forward.clicked.connect(lambda: self.step(1))
        self.today = Button("I dag")
        self.today.clicked.connect(lambda: self.set_day(ctx.desk.today()))
        self.team = _choice("Team", "Alle team")
        self.worker = _choice("Medarbejder", "Alle medarbejdere")
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
        for widget in (
            Label("På dagen", tone="text2"), self.back, self.day_field, self.forward, self.today, self.team,
            self.worker,
        ):  # fmt: skip
            flow.addWidget(widget)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addWidget(hairline())
        column.addWidget(line)
        self._day_changed(tell=False)

    def day(self) -> date:
        """The day looked at."""
        return date.fromisoformat(self.day_field.value())

    def narrow(self) -> Narrow:
        """Whose cases are looked at."""
        return Narrow(self.team.currentData(), self.worker.currentData())

    def set_day(self, day: date) -> None:
        """Looks at another day."""
        if day != self.day():
            self.day_field.set_value(day.isoformat())
            self._day_changed()

    def step(self, months: int) -> None:
        """To a month's last day, back or forward; forward no further than today."""
        day, today = self.day(), self._ctx.desk.today()
        first = day.replace(day=1)
        if months < 0:
            self.set_day(first - ONE_DAY)
            return
        ends = moved(first, 1, Unit.MONTHS) - ONE_DAY
        ends = moved(first, 2, Unit.MONTHS) - ONE_DAY if ends == day else ends
        self.set_day(today if day < today < ends else ends)

    def set_choices(self, teams: Choices, workers: Choices) -> None:
        """Offers these; what is chosen stays chosen while it is there, and first it is oneself."""
        _fill(self.team, teams)
        _fill(self.worker, workers)
        if self._begins_with is not None:
            _select(self.worker, self._begins_with)
            self._begins_with = None
        self.team.setVisible(len(teams) > 1)
        self._said = self.narrow()

    def follow_today(self) -> None:
        """Stays on today when midnight has passed."""
        today = self._ctx.desk.today()
        if self.day() == self._today != today:
            self.day_field.set_value(today.isoformat())
        self._today = today
        self._day_changed(tell=False)

    def _chosen(self) -> None:
        if self.narrow() != self._said:
            self._said = self.narrow()
            self.changed.emit()

    def _day_changed(self, *, tell: bool = True) -> None:
        self.today.setEnabled(self.day() != self._ctx.desk.today())
        if tell:
            self.changed.emit()

    def _fit(self) -> None:
        self.day_field.setFixedWidth(house.px(_DAY_WIDE))
        for combo in (self.team, self.worker):
            combo.setFixedWidth(house.px(_CHOICE_WIDE))


def _choice(name: str, everything: str) -> Combo:
    combo = Combo()
    combo.setAccessibleName(name)
    combo.setToolTip(name)
    combo.addItem(everything, None)
    return combo


def _fill(combo: Combo, options: Choices) -> None:
    if [(combo.itemData(at), combo.itemText(at)) for at in range(1, combo.count())] == list(options):
        return
    chosen = combo.currentData()
    with QSignalBlocker(combo):
        while combo.count() > 1:
            combo.removeItem(1)
        for key, words in options:
            combo.addItem(words, key)
    _select(combo, chosen)


def _select(combo: Combo, key: int | None) -> None:
    with QSignalBlocker(combo):
        combo.setCurrentIndex(max(0, combo.findData(key)) if key is not None else 0)
