"""The calendar page: weeks, days and months of meetings, and one meeting in the panel."""

from datetime import UTC, date, datetime
from functools import partial

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QHideEvent, QKeyEvent, QShowEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout

from koordinator.domain.meetings.records import MeetingRef
from koordinator.errors import KoordinatorError
from koordinator.services.meetings import calendar
from koordinator.ui.base.side_panel import PanelHost
from koordinator.ui.calendar.busy import open_busy, reread_in_background
from koordinator.ui.calendar.commands import declared, of_panel, refreshed
from koordinator.ui.calendar.drag import may_move
from koordinator.ui.calendar.layout import day_of, minute_of, moment_at
from koordinator.ui.calendar.looking import Looking
from koordinator.ui.calendar.month_view import MonthView
from koordinator.ui.calendar.moving import Mover
from koordinator.ui.calendar.stage import CalendarStage
from koordinator.ui.calendar.walk import STEP
from koordinator.ui.calendar.week_view import WeekView
from koordinator.ui.context import Context
from koordinator.ui.meetings.panel import MeetingPanel
from koordinator.ui.page import ActingPage

_CLOCK_MS = 30_000
_BEGINS = 9 * 60  # a meeting made in the month, which shows no hours
_OPENS, _CLOSES = 8 * 60, 16 * 60


class CalendarPage(ActingPage):
    """Whose meetings lie when; they are booked, moved and opened here."""

    key = "calendar"
    title = "Kalender"
    icon = "calendar"

    def __init__(self, ctx: Context) -> None:
        super().__init__(ctx)
        self._visited = False
        self._today = ctx.desk.today()
        self.looking = Looking(ctx.desk)
        self.week, self.month = WeekView(), MonthView()
        self.panel = MeetingPanel(ctx)
        self._mover = Mover(ctx, self.panel, self)
        for action in (*declared(self), *of_panel(self.panel)):
            ctx.registry.add(action, self)
        self.stage = CalendarStage(ctx.registry, self.week, self.month)
        self.bar = self.stage.bar
        self._clock = QTimer(self)
        self._clock.timeout.connect(self._tick)
        self.host = PanelHost(self.stage, self.panel)
        frame = QHBoxLayout(self)
        frame.setContentsMargins(0, 0, 0, 0)
        frame.addWidget(self.host)
        self._connect()

    def _connect(self) -> None:
        bar, week, month = self.bar, self.week, self.month
        bar.stepped.connect(self.step)
        bar.today_wanted.connect(self.go_today)
        bar.mode_picked.connect(self.set_mode)
        bar.whose_picked.connect(self.show_whose)
        week.walked.connect(self._walked)
        week.ran_over.connect(self._ran_over)
        month.ran_over.connect(partial(self._show, "month"))
        month.week_opened.connect(partial(self._show, "week"))
        for view in (week, month):
            view.chosen.connect(self._open)
            view.opened.connect(partial(self._open, take_focus=True))
            view.time_changed.connect(self._mover.move)
            view.wanted.connect(self._book)
            view.day_opened.connect(self.show_day)
        self._mover.moved.connect(self._moved)
        self.panel.closed.connect(partial(month.choose, None))
        self.panel.ref_changed.connect(self._follow)
        self.panel.closed.connect(refreshed(self._ctx.registry))
        for button in (self.stage.book, bar.new):
            button.clicked.connect(self.new_meeting)

    # What is shown

    def activate(self) -> None:
        """Shows the calendar as it was left, with today's line where it is now."""
        self.refresh()
        reread_in_background(self._ctx)
        focused, first = QApplication.focusWidget(), not self._visited
        if first:
            self.looking.begin()
            self._fetch()
            self._visited = True
            self._stand_today()
        if first or focused is None or not self.isAncestorOf(focused):
            self.stage.front().setFocus(Qt.FocusReason.OtherFocusReason)

    def refresh(self) -> None:
        """Reads the visible days anew; what one stands on, the panel and the scrolling stay."""
        self.looking.renew()
        self._show_whose()
        self.panel.refresh()
        self._ctx.registry.refresh()

    def show_meeting(self, wanted: MeetingRef) -> None:
        """Shows the days a meeting lies in, whoever's it is, with its panel."""
        try:
            card = calendar.card(self._ctx.desk, wanted)
        except KoordinatorError as fault:
            self._ctx.refused.emit(str(fault))
            return
        self.refresh()
        self._show("day" if self.looking.mode == "day" else "week", day_of(card.entry.starts))
        if not self.week.choose(wanted):
            workers = [one.person.worker_id for one in card.participants if one.person.worker_id]
            self.show_whose(self.looking.one_of(workers))
            self.week.choose(wanted)
        self._open(wanted)
        self.week.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_day(self, day: date) -> None:
        """Shows one day."""
        self._show("day", day)

    def show_whose(self, key: str) -> None:
        """Shows somebody else's calendar."""
        self.looking.whose = key
        self._show_whose()

    def _show_whose(self) -> None:
        self.bar.set_choices(self.looking.choices, self.looking.whose)
        self._fetch()

    def set_mode(self, mode: str) -> None:
        """Shows a day, a week or a month around what one stands on; of a chosen meeting its day."""
        entry = self.week.current() if self.looking.mode == "week" and mode == "day" else None
        self._show(mode, day_of(entry.starts) if entry is not None else self.looking.day)

    def step(self, by: int) -> None:
        """Pages back or forward by what is shown."""
        self._show(self.looking.mode, self.looking.stepped(by))

    def go_today(self) -> None:
        """Shows today."""
        self._show(self.looking.mode, self._ctx.desk.today())
        self._stand_today()

    def _stand_today(self) -> None:
        """Stands at the time it is, within the working day."""
        minute = minute_of(datetime.now(UTC)) // STEP * STEP
        today = self._ctx.desk.today()
        day = today if today in self.week.shown.days else self.looking.day
        self.week.stand_on(day, max(_OPENS, min(_CLOSES, minute)))
        self.week.placed = False

    def turn_weekend(self) -> None:
        """Shows Saturday and Sunday always, or only when something lies there."""
        self.looking.weekend = not self.looking.weekend
        self._fetch()

    def ask_day(self) -> None:
        """Asks for a date to go to."""
        from koordinator.ui.calendar.go_to import GoToDialog

        GoToDialog(self._ctx, partial(self._show, self.looking.mode), self).open()

    def _show(self, mode: str, day: date) -> None:
        self.looking.mode, self.looking.day = mode, day
        self._fetch()
        self.stage.bring(mode)
        self._ctx.registry.refresh()

    def _fetch(self) -> None:
        self._today = self._ctx.desk.today()
        self.stage.show_looking(self.looking)
        self._tick()

    def _tick(self) -> None:
        today = self._ctx.desk.today()
        if today != self._today and self.isVisible():
            self.refresh()
            return
        self.stage.set_now(today, minute_of(datetime.now(UTC)))

    # Walking

    def _walked(self, to: MeetingRef | None) -> None:
        if to is not None and self.panel_open():
            self._open(to)
        self._ctx.registry.refresh()

    def _ran_over(self, by: int, minute: int) -> None:
        self._show(self.looking.mode, self.looking.beyond(by))
        days = self.week.shown.days
        self.week.stand_on(days[-1] if by < 0 else days[0], minute)

    # The panel

    def _open(self, wanted: MeetingRef, *, take_focus: bool = False) -> None:
        if self._ctx.attempt(lambda: self.panel.show_meeting(wanted)):
            self.panel.open_panel(take_focus=take_focus)
            self.month.choose(wanted)
            self._ctx.registry.refresh()

    def _follow(self, to: MeetingRef) -> None:
        """The meeting in the panel is found under another name now."""
        self.week.choose(to)
        self.month.choose(to)

    def _moved(self, now: MeetingRef, starts: datetime, in_panel: bool) -> None:
        """A meeting moved out of sight by keys is followed."""
        day = day_of(starts)
        if self.looking.mode != "month" and day not in self.week.shown.days:
            self._show(self.looking.mode, day)
        self.week.choose(now)
        if in_panel:
            self._open(now)

    # What can be done

    def new_meeting(self) -> None:
        """Books a meeting, at the free time somebody has chosen if it is still to come."""
        starts, in_month = None, self.looking.mode == "month"
        if in_month and self.month.current_day() > self._today:
            starts = moment_at(self.month.current_day(), _BEGINS)
        elif not in_month and self.week.placed and self.week.current() is None:
            starts = moment_at(*self.week.cursor_time())
        self._book(starts)

    def _book(self, starts: datetime | None, minutes: int | None = None) -> None:
        """A meeting in the calendar one looks at: a colleague's is booked for her."""
        workers = self.looking.workers()
        other = len(workers) == 1 and workers[0] != self._ctx.desk.who.worker_id
        whose = workers[0] if other else None
        self._ctx.new_meeting(starts=starts, minutes=minutes, worker_id=whose)

    def busy_times(self) -> None:
        """Sees and reads busy time from a calendar file, for the worker looked at."""
        workers = self.looking.workers()
        open_busy(self._ctx, self, workers[0] if len(workers) == 1 else None)

    def open_current(self) -> None:
        """Opens what one stands on."""
        if self.looking.mode == "month":
            self.show_day(self.month.current_day())
        else:
            self.week.open_here()

    def can_move(self) -> bool:
        """Whether a meeting is chosen that may get another time."""
        entry = self.week.current() if self.isVisible() and self.looking.mode != "month" else None
        return entry is not None and may_move(entry)

    def panel_open(self) -> bool:
        """Whether a meeting's panel is open."""
        return self.isVisible() and self.panel.ref() is not None

    # Keys, coming and going

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, in_view = Qt.Key(event.key()), self.stage.front().hasFocus()
        plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if key == Qt.Key.Key_Escape and self.panel.ref() is not None:
            self.panel.close_panel()
        elif in_view and plain and key in (Qt.Key.Key_PageUp, Qt.Key.Key_PageDown):
            self.step(-1 if key == Qt.Key.Key_PageUp else 1)
        elif in_view and plain and key in (Qt.Key.Key_Home, Qt.Key.Key_T):
            self.go_today()
        else:
            super().keyPressEvent(event)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._clock.start(_CLOCK_MS)

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._clock.stop()
