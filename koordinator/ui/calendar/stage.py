"""What the calendar's page shows beside its panel: the bar, the week or the month, and what explains them."""

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QStackedWidget, QVBoxLayout, QWidget

from koordinator.ui.actions import ActionRegistry
from koordinator.ui.base.buttons import Button
from koordinator.ui.base.labels import Label, row
from koordinator.ui.calendar.bar import SCROLL_BAR, CalendarBar
from koordinator.ui.calendar.legend import CalendarLegend
from koordinator.ui.calendar.looking import Looking
from koordinator.ui.calendar.month_view import MonthView
from koordinator.ui.calendar.week_view import WeekView


class CalendarStage(QWidget):
    """Lays the parts out and fills them with what is looked at."""

    def __init__(self, registry: ActionRegistry, week: WeekView, month: MonthView) -> None:
        super().__init__()
        self.bar = CalendarBar(registry)
        self.week, self.month = week, month
        self.legend = CalendarLegend()
        self.note = Label("", tone="text2")
        self.book = Button("Nyt møde", "link")
        self._views = QStackedWidget()
        self._views.addWidget(week)
        self._views.addWidget(_clear_of_scroll_bar(month))
        self._foot = QStackedWidget()
        empty = QWidget()
        empty.setLayout(row([self.note, self.book, None], spacing=8))
        self._foot.addWidget(self.legend)
        self._foot.addWidget(empty)
        self._foot.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        column = QVBoxLayout(self)
        column.setContentsMargins(32, 20, 20, 8)
        column.setSpacing(10)
        column.addWidget(self.bar)
        column.addWidget(self._views, 1)
        column.addWidget(_clear_of_scroll_bar(self._foot))

    def show_looking(self, looking: Looking) -> None:
        """Reads and shows the days looked at."""
        days, view = looking.visible()
        if looking.mode == "month":
            self.month.stand_on(looking.day)
            self.month.show_month(view, looking.day, days, looking.told())
        else:
            self.week.show_days(view, days, looking.told())
        self.bar.show_days(*looking.title(days), looking.mode)
        self.note.setText(looking.emptiness(days))
        self._foot.setCurrentIndex(0 if view.entries else 1)

    def bring(self, mode: str) -> None:
        """Brings the month or the week to the front; the keyboard stays in what is in front."""
        had_focus = self.week.hasFocus() or self.month.hasFocus()
        self._views.setCurrentIndex(1 if mode == "month" else 0)
        if had_focus:
            self.front().setFocus(Qt.FocusReason.OtherFocusReason)

    def front(self) -> WeekView | MonthView:
        """The view in front."""
        return self.month if self._views.currentIndex() else self.week

    def set_now(self, today: date, minute: int) -> None:
        """Says which day and minute it is."""
        self.week.set_now(today, minute)
        self.month.set_now(today)


def _clear_of_scroll_bar(part: QWidget) -> QWidget:
    """A part that ends where the week does, beside whose hours there is a scroll bar."""
    whole = QWidget()
    line = QHBoxLayout(whole)
    line.setContentsMargins(0, 0, SCROLL_BAR, 0)
    line.addWidget(part)
    return whole
