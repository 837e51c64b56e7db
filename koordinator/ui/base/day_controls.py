"""The day something is looked at on: a field, a step to each side, and the way back to today."""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from koordinator.ui.base.buttons import Button, IconButton
from koordinator.ui.base.editable import TextValue
from koordinator.ui.base.house import house
from koordinator.ui.base.labels import Label
from koordinator.ui.base.typed import day_format

_WIDE = 172


class DayControls(QWidget):
    """Holds the day and says when it changes; how far a step goes is for the page to say."""

    changed = Signal()

    def __init__(self, clock: Callable[[], date], example: str, back: str, forward: str) -> None:
        """`example` is a day as one may type it; the others say what the steps lead to."""
        super().__init__()
        self._clock = clock
        self._today = clock()
        self.day_field = TextValue(
            "På dagen", day_format(clock, needed=f"Skriv en dag, for eksempel {example}.")
        )
        self.day_field.box()
        self.day_field.set_value(self._today.isoformat())
        self.day_field.committed.connect(lambda _: self._day_changed())
        self.back = IconButton("chevron-left", back)
        self.back.clicked.connect(lambda: self.step(-1))
        self.forward = IconButton("chevron-right", forward)
        self.forward.clicked.connect(lambda: self.step(1))
        self.today = Button("I dag")
        self.today.clicked.connect(lambda: self.set_day(clock()))
        self._day_changed(tell=False)
        house.changed.connect(self._fit_day)
        self._fit_day()

    def _day_line(self) -> list[QWidget]:
        """What stands side by side."""
        return [Label("På dagen", tone="text2"), self.back, self.day_field, self.forward, self.today]

    def day(self) -> date:
        """The day looked at."""
        return date.fromisoformat(self.day_field.value())

    def set_day(self, day: date) -> None:
        """Looks at another day."""
        if day != self.day():
            self.day_field.set_value(day.isoformat())
            self._day_changed()

    def step(self, months: int) -> None:
        """So many months on, or back."""
        raise NotImplementedError

    def follow_today(self) -> None:
        """Stays on today when midnight has passed."""
        today = self._clock()
        if self.day() == self._today != today:
            self.day_field.set_value(today.isoformat())
        self._today = today
        self._day_changed(tell=False)

    def _day_changed(self, *, tell: bool = True) -> None:
        self.today.setEnabled(self.day() != self._clock())
        if tell:
            self.changed.emit()

    def _fit_day(self) -> None:
        self.day_field.setFixedWidth(house.px(_WIDE))
