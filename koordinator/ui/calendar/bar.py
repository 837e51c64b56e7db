"""The line over the calendar: which days, whose, how much of it at once, and what can be done."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from koordinator.ui.actions import ActionRegistry, shown_keys
from koordinator.ui.base.buttons import Button, IconButton
from koordinator.ui.base.choices import Combo
from koordinator.ui.base.house import house
from koordinator.ui.base.labels import Label, row
from koordinator.ui.calendar import words
from koordinator.ui.calendar.segmented import Segmented
from koordinator.ui.calendar.whose import OWN, Choice

_WHOSE_WIDTH = 200
_BESIDE = 16  # the gaps around the week's number
SCROLL_BAR = 12  # as the style sheet has it: what stands over and under the hours ends where they do
MODES = (("day", "Dag", "Alt+1"), ("week", "Arbejdsuge", "Alt+2"), ("month", "Måned", "Alt+3"))


class CalendarBar(QWidget):
    """Title and paging above, views and whose calendar below."""

    stepped = Signal(int)
    today_wanted = Signal()
    mode_picked = Signal(str)
    whose_picked = Signal(str)

    def __init__(self, registry: ActionRegistry) -> None:
        super().__init__()
        self._title = ""
        self.title = Label("", "title", elide=True)
        self.week = Label("", tone="text2")
        self.back = IconButton("chevron-left", "Tilbage", shortcut=shown_keys("PgUp"))
        self.back.clicked.connect(lambda: self.stepped.emit(-1))
        self.today = Button("I dag", tip="Gå til i dag (T)")
        self.today.clicked.connect(self.today_wanted)
        self.forward = IconButton("chevron-right", "Frem", shortcut=shown_keys("PgDown"))
        self.forward.clicked.connect(lambda: self.stepped.emit(1))
        self.modes = Segmented("Visning", MODES)
        self.modes.picked.connect(self.mode_picked)
        self.whose = Combo()
        self.whose.setAccessibleName("Hvis kalender")
        self.whose.activated.connect(lambda _: self.whose_picked.emit(str(self.whose.currentData())))
        self.busy = registry.button("calendar.busy")
        self.busy.set_text("Optaget tid …")
        self.new = Button("Nyt møde", "filled", "plus", tip="Book et møde (Ctrl+N)")
        self._lay_out()
        house.changed.connect(self._fit)
        self._fit()

    def _lay_out(self) -> None:
        self.title.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        self._days = QWidget()
        self._days.setLayout(row([self.title, self.week, None]))
        top = row([self._days, self.back, self.today, self.forward, 8, self.new])
        top.setStretch(0, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, SCROLL_BAR, 0)
        column.setSpacing(12)
        column.addLayout(top)
        column.addLayout(row([self.modes, 4, self.whose, None, self.busy]))

    def show_days(self, title: str, week: str, mode: str) -> None:
        """Says which days are shown, and how."""
        self._title = title
        self.week.setText(week)
        self.week.setVisible(bool(week))
        self.modes.choose(mode)
        self._fit_title()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_title()

    def _fit_title(self) -> None:
        """Months in short where there is no room for them in full."""
        room = self._days.width() - self.week.sizeHint().width() - _BESIDE
        wide = self.title.fontMetrics().horizontalAdvance(self._title)
        self.title.setText(self._title if wide <= room else words.shortened(self._title))
        self.title.updateGeometry()

    def set_choices(self, offered: Sequence[Choice], chosen: str) -> None:
        """Offers these calendars; one that is no longer there gives way to one's own."""
        keys = [choice.key for choice in offered]
        shown = [(self.whose.itemData(n), self.whose.itemText(n)) for n in range(self.whose.count())]
        if shown != [(choice.key, choice.name) for choice in offered]:
            self.whose.clear()
            for choice in offered:
                self.whose.addItem(choice.name, choice.key)
        self.whose.setCurrentIndex(keys.index(chosen if chosen in keys else OWN))

    def _fit(self) -> None:
        # The week stands on the title's line.
        title, body = house.metrics("title"), house.metrics()
        down = (title.ascent() - title.descent() - body.ascent() + body.descent()) // 2
        self.week.setContentsMargins(2, 2 * down, 0, 0)
        self.whose.setMinimumWidth(house.px(120))
        self.whose.setMaximumWidth(house.px(_WHOSE_WIDTH))
        self.whose.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
