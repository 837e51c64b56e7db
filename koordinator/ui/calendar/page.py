"""The calendar page: weeks, days and months of meetings, and one meeting in the panel."""

from datetime import UTC, date, datetime, timedelta
from functools import partial

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QHideEvent, QKeyEvent, QShowEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QSizePolicy, QStackedWidget, QVBoxLayout, QWidget

from koordinator.domain.meetings.kinds import Scope
from koordinator.domain.meetings.records import Entry, MeetingRef
from koordinator.domain.values.dates import long_date
from koordinator.errors import KoordinatorError
from koordinator.services.meetings import calendar, series
from koordinator.services.meetings.booking import ClashFound
from koordinator.services.meetings.calendar import CalendarView
from koordinator.ui.base.buttons import Button
from koordinator.ui.base.labels import Label, row
from koordinator.ui.base.side_panel import PanelHost
from koordinator.ui.calendar import whose, words
from koordinator.ui.calendar.bar import SCROLL_BAR, CalendarBar
from koordinator.ui.calendar.blocks import SATURDAY, Told, ref, weekend_needed
from koordinator.ui.calendar.busy import open_busy, reread_in_background
from koordinator.ui.calendar.commands import declared, of_panel, refreshed
from koordinator.ui.calendar.drag import may_move
from koordinator.ui.calendar.layout import day_of, days_between, minute_of, moment_at, monday
from koordinator.ui.calendar.legend import CalendarLegend
from koordinator.ui.calendar.month import weeks_of
from koordinator.ui.calendar.month_view import MonthView
from koordinator.ui.calendar.walk import STEP
from koordinator.ui.calendar.week_view import WeekView
from koordinator.ui.context import Context
from koordinator.ui.meetings.clash import ask_clash
from koordinator.ui.meetings.panel import MeetingPanel
from koordinator.ui.meetings.scope import ask_scope
from koordinator.ui.page import Page

_CLOCK_MS = 30_000
_BEGINS = 9 * 60  # a meeting made in the month, which shows no hours
_OPENS, _CLOSES = 8 * 60, 16 * 60


class CalendarPage(Page):
    """Whose meetings lie when; they are booked, moved and opened here."""

    key = "calendar"
    title = "Kalender"
    icon = "calendar"

    def __init__(self, ctx: Context) -> None:
        super().__init__()
        self._ctx = ctx
        self._mode, self._weekend, self._visited = "week", False, False
        self._whose = whose.OWN
        self._choices: list[whose.Choice] = []
        self._day = self._today = ctx.desk.today()
        self.panel = MeetingPanel(ctx)
        for action in (*declared(self), *of_panel(self.panel)):
            ctx.registry.add(action, self)
        self.bar = CalendarBar(ctx.registry)
        self.week, self.month = WeekView(), MonthView()
        self.legend = CalendarLegend()
        self.note = Label("", tone="text2")
        self.book = Button("Nyt møde", "link")
        self._clock = QTimer(self)
        self._clock.timeout.connect(self._tick)
        self._lay_out()
        self._connect()

    # Building

    def _lay_out(self) -> None:
        self.views = QStackedWidget()
        self.views.addWidget(self.week)
        month = QWidget()
        beside = QHBoxLayout(month)
        beside.setContentsMargins(0, 0, SCROLL_BAR, 0)
        beside.addWidget(self.month)
        self.views.addWidget(month)
        self._foot = QStackedWidget()
        empty = QWidget()
        empty.setLayout(row([self.note, self.book, None], spacing=8))
        self._foot.addWidget(self.legend)
        self._foot.addWidget(empty)
        self._foot.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(32, 20, 20, 8)
        column.setSpacing(10)
        column.addWidget(self.bar)
        column.addWidget(self.views, 1)
        foot = QHBoxLayout()
        foot.setContentsMargins(0, 0, SCROLL_BAR, 0)
        foot.addWidget(self._foot)
        column.addLayout(foot)
        self.host = PanelHost(content, self.panel)
        frame = QHBoxLayout(self)
        frame.setContentsMargins(0, 0, 0, 0)
        frame.addWidget(self.host)

    def _connect(self) -> None:
        bar, week, month = self.bar, self.week, self.month
        renew = refreshed(self._ctx.registry)
        bar.stepped.connect(self.step)
        bar.today_wanted.connect(self.go_today)
        bar.mode_picked.connect(self.set_mode)
        bar.whose_picked.connect(self.show_whose)
        week.walked.connect(self._walked)
        week.ran_over.connect(self._ran_over)
        month.ran_over.connect(self._to_month_day)
        month.week_opened.connect(lambda day: self._show("week", day))
        for view in (week, month):
            view.chosen.connect(self._open)
            view.opened.connect(partial(self._open, take_focus=True))
            view.time_changed.connect(self._move)
            view.wanted.connect(self._book)
            view.day_opened.connect(self.show_day)
        self.panel.closed.connect(self._panel_closed)
        self.panel.ref_changed.connect(self._follow)
        self.panel.closed.connect(renew)
        self.book.clicked.connect(self.new_meeting)
        bar.new.clicked.connect(self.new_meeting)

    # What is shown

    def activate(self) -> None:
        """Shows the calendar as it was left, with today's line where it is now."""
        self.refresh()
        reread_in_background(self._ctx)
        focused, first = QApplication.focusWidget(), not self._visited
        if first:
            self._visited = True
            self._stand_today()
        if first or focused is None or not self.isAncestorOf(focused):
            self._view().setFocus(Qt.FocusReason.OtherFocusReason)

    def refresh(self) -> None:
        """Reads the visible days anew; what one stands on, the panel and the scrolling stay."""
        self._choices = whose.choices(self._ctx.desk)
        if self._whose not in {choice.key for choice in self._choices}:
            self._whose = whose.OWN
        self.bar.set_choices(self._choices, self._whose)
        self._fetch()
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
        self._show("day" if self._mode == "day" else "week", day_of(card.entry.starts))
        if not self.week.choose(wanted):
            workers = [one.person.worker_id for one in card.participants if one.person.worker_id]
            known = {choice.key for choice in self._choices}
            self.show_whose(next((str(one) for one in workers if str(one) in known), whose.ALL))
            self.week.choose(wanted)
        self._open(wanted)
        self.week.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_day(self, day: date) -> None:
        """Shows one day."""
        self._show("day", day)

    def show_whose(self, key: str) -> None:
        """Shows somebody else's calendar."""
        self._whose = key
        self.bar.set_choices(self._choices, key)
        self._fetch()

    def set_mode(self, mode: str) -> None:
        """Shows a day, a week or a month around what one stands on."""
        self._show(mode, self._day)

    def step(self, by: int) -> None:
        """Pages back or forward by what is shown."""
        self._show(self._mode, self._stepped(by))

    def go_today(self) -> None:
        """Shows today."""
        self._show(self._mode, self._ctx.desk.today())
        self._stand_today()

    def _stand_today(self) -> None:
        """Stands at the time it is, within the working day."""
        minute = minute_of(datetime.now(UTC)) // STEP * STEP
        self.week.stand_on(self._ctx.desk.today(), max(_OPENS, min(_CLOSES, minute)))
        self.week.placed = False

    def turn_weekend(self) -> None:
        """Shows Saturday and Sunday always, or only when something lies there."""
        self._weekend = not self._weekend
        self._fetch()

    def ask_day(self) -> None:
        """Asks for a date to go to."""
        from koordinator.ui.calendar.go_to import GoToDialog

        GoToDialog(self._ctx, partial(self._show, self._mode), self).open()

    def _show(self, mode: str, day: date) -> None:
        had_focus = self._view().hasFocus()
        self._mode, self._day = mode, day
        self._fetch()
        self.views.setCurrentIndex(1 if mode == "month" else 0)
        if had_focus:
            self._view().setFocus(Qt.FocusReason.OtherFocusReason)
        self._ctx.registry.refresh()

    def _stepped(self, by: int) -> date:
        if self._mode == "week":
            return self._day + timedelta(days=7 * by)
        if self._mode == "month":
            middle = self._day.replace(day=15) + timedelta(days=30 * by)
            return middle.replace(day=1)
        day = self._day + timedelta(days=by)
        while day.weekday() >= SATURDAY and not self._weekend and not weekend_needed(self._read(day, day)):
            day += timedelta(days=by)
        return day

    def _view(self) -> WeekView | MonthView:
        return self.month if self._mode == "month" else self.week

    # Reading what is visible

    def _choice(self) -> whose.Choice:
        return next(choice for choice in self._choices if choice.key == self._whose)

    def _read(self, first: date, last: date) -> CalendarView:
        return calendar.view(self._ctx.desk, first, last, self._choice().workers)

    def _fetch(self) -> None:
        if not self._choices:  # nobody has come here yet
            self._choices = whose.choices(self._ctx.desk)
        told = Told(whose.names_for(self._ctx.desk, self._choice()))
        self._today = self._ctx.desk.today()
        if self._mode == "month":
            days = weeks_of(self._day)
            view = self._read(days[0], days[-1])
            self.month.stand_on(self._day)
            self.month.show_month(view, self._day, days, told)
            self.bar.show_days(words.month_title(self._day), "", "month")
        else:
            days, view = self._week_days()
            self.week.show_days(view, days, told)
            title = words.range_title(days)
            self.bar.show_days(title[0].upper() + title[1:], words.week_word(days[0]), self._mode)
        self._tell_empty(view, days)
        self._tick()

    def _week_days(self) -> tuple[list[date], CalendarView]:
        if self._mode == "day":
            return [self._day], self._read(self._day, self._day)
        first = monday(self._day)
        view = self._read(first, first + timedelta(days=6))
        weekend = self._weekend or weekend_needed(view) or self._day.weekday() >= SATURDAY
        days = days_between(first, first + timedelta(days=6 if weekend else 4))
        return days, view

    def _tell_empty(self, view: CalendarView, days: list[date]) -> None:
        where = {"day": f"{long_date(days[0])}", "month": words.month_title(self._day).lower()}
        when = self._in_words(where.get(self._mode, words.week_word(days[0])))
        self.note.setText(f"Ingen møder {when}. Træk over en ledig tid for at booke et.")
        self._foot.setCurrentIndex(0 if view.entries else 1)

    def _in_words(self, when: str) -> str:
        return when if self._mode == "day" else f"i {when}"

    def _tick(self) -> None:
        today = self._ctx.desk.today()
        if today != self._today and self.isVisible():
            self.refresh()
            return
        self.week.set_now(today, minute_of(datetime.now(UTC)))
        self.month.set_now(today)

    # Walking

    def _walked(self, to: MeetingRef | None) -> None:
        if to is not None and self.panel_open():
            self._open(to)
        self._ctx.registry.refresh()

    def _ran_over(self, by: int, minute: int) -> None:
        """Past Friday comes Monday; in the day view the next day."""
        in_week = self._mode == "week"
        self._show(self._mode, monday(self._day) + timedelta(days=7 * by) if in_week else self._stepped(by))
        days = self.week.shown.days
        self.week.stand_on(days[-1] if by < 0 else days[0], minute)

    def _to_month_day(self, day: date) -> None:
        self._show("month", day)

    # The panel

    def _open(self, wanted: MeetingRef, *, take_focus: bool = False) -> None:
        if self._ctx.attempt(lambda: self.panel.show_meeting(wanted)):
            self.panel.open_panel(take_focus=take_focus)
            self.month.choose(wanted)
            self._ctx.registry.refresh()

    def _panel_closed(self) -> None:
        self.month.choose(None)

    def _follow(self, to: MeetingRef) -> None:
        """The meeting in the panel is found under another name now."""
        self.week.choose(to)
        self.month.choose(to)

    # Moving

    def _move(self, entry: Entry, starts: datetime, ends: datetime) -> None:
        """Gives a meeting other times; of a series it is asked which are meant."""
        save = partial(self._save_times, ref(entry), starts, ends)
        if entry.original is not None and entry.recurring:
            ask_scope(self, save)
        else:
            save(Scope.THIS)

    def _save_times(
        self, meeting: MeetingRef, starts: datetime, ends: datetime, scope: Scope, keep: str | None = None
    ) -> None:
        panel_had = self.panel.ref() == meeting
        try:
            now = series.move(self._ctx.desk, meeting, starts, ends, scope, keep)
        except ClashFound as found:
            again = partial(self._save_times, meeting, starts, ends, scope)
            ask_clash(self, found.clashes, again)
            return
        except KoordinatorError as fault:
            self._ctx.refused.emit(str(fault))
            return
        self._follow_days(starts)
        self.week.choose(now)
        if panel_had:
            self._open(now)

    def _follow_days(self, starts: datetime) -> None:
        """A meeting moved out of sight by keys is followed."""
        day = day_of(starts)
        if self._mode != "month" and day not in self.week.shown.days:
            self._show(self._mode, day)

    # What can be done

    def new_meeting(self) -> None:
        """Books a meeting, at the free time somebody has chosen if it is still to come."""
        starts = None
        if self._mode == "month" and self.month.current_day() > self._today:
            starts = moment_at(self.month.current_day(), _BEGINS)
        elif self._mode != "month" and self.week.placed and self.week.current() is None:
            starts = moment_at(*self.week.cursor_time())
        self._book(starts)

    def _book(self, starts: datetime | None, minutes: int | None = None) -> None:
        """A meeting in the calendar one looks at: a colleague's is booked for her."""
        workers = self._choice().workers
        other = len(workers) == 1 and workers[0] != self._ctx.desk.who.worker_id
        whose = workers[0] if other else None
        self._ctx.new_meeting(starts=starts, minutes=minutes, worker_id=whose)

    def busy_times(self) -> None:
        """Sees and reads busy time from a calendar file, for the worker looked at."""
        workers = self._choice().workers
        open_busy(self._ctx, self, workers[0] if len(workers) == 1 else None)

    def open_current(self) -> None:
        """Opens what one stands on."""
        if self._mode == "month":
            self.show_day(self.month.current_day())
        else:
            self.week.open_here()

    def close_panel(self) -> None:
        """Closes the panel."""
        self.panel.close_panel()

    def shift(self, days: int, minutes: int) -> None:
        """Moves the chosen meeting."""
        self.week.shift(days, minutes)

    def lengthen(self, minutes: int) -> None:
        """Lengthens the chosen meeting."""
        self.week.lengthen(minutes)

    def is_shown(self) -> bool:
        """Whether the calendar is in front."""
        return self.isVisible()

    def can_move(self) -> bool:
        """Whether a meeting is chosen that may get another time."""
        entry = self.week.current() if self.isVisible() and self._mode != "month" else None
        return entry is not None and may_move(entry)

    def panel_open(self) -> bool:
        """Whether a meeting's panel is open."""
        return self.isVisible() and self.panel.ref() is not None

    # Keys, coming and going

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, in_view = Qt.Key(event.key()), self._view().hasFocus()
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
        self._ctx.registry.refresh()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._clock.stop()
        self._ctx.registry.refresh()
