"""The start page: what today asks, one's own figures, one's meetings, and what is new."""

from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QScrollArea, QStackedWidget, QVBoxLayout, QWidget

from koordinator.domain.cases import CaseFilter, Chip
from koordinator.domain.figures import words
from koordinator.domain.meetings.holidays import is_workday
from koordinator.domain.meetings.kinds import MeetingState
from koordinator.domain.meetings.moments import to_local
from koordinator.domain.meetings.records import Entry
from koordinator.domain.overview import Overview
from koordinator.domain.values.dates import long_date
from koordinator.services.figures import cases_behind, texts
from koordinator.services.overview import overview
from koordinator.ui.actions import Action
from koordinator.ui.base.buttons import Button
from koordinator.ui.base.figures import FigureStrip
from koordinator.ui.base.header import PageHeader
from koordinator.ui.base.house import house
from koordinator.ui.base.notices import EmptyState
from koordinator.ui.base.scroll import scrolled
from koordinator.ui.context import Context
from koordinator.ui.page import Page
from koordinator.ui.today.blocks import absence_lines, doing_lines, happening_lines, load_lines, missing_lines
from koordinator.ui.today.figures import OPENED, shown_figures
from koordinator.ui.today.meeting_lines import until_words
from koordinator.ui.today.meetings import OwnMeetings, last_day, next_today
from koordinator.ui.today.section import Section
from koordinator.ui.today.sentence import sentence

if TYPE_CHECKING:
    from koordinator.domain.today import Work
    from koordinator.ui.today.pane import WorkPane

_ONE_COLUMN_BELOW = 760
_TICK_MS = 30_000


class TodayPage(Page):
    """What today asks of the person logged in; every number opens what is behind it.

    At first it is painted with the figures alone. The rest follows at once, but needs the rulebook and the
    holidays, which take longer to load than what a person sees first.
    """

    key = "today"
    title = "I dag"
    icon = "sun"

    overdue = Signal(int)

    def __init__(self, ctx: Context) -> None:
        super().__init__()
        self._ctx = ctx
        self._found: Overview | None = None
        self._work: Work | None = None
        self._own: list[Entry] | None = None
        self._told: tuple[object, ...] = ()
        self._seen = False
        self.pane: WorkPane | None = None
        self._add_head()
        self.meetings = OwnMeetings()
        self.meetings.opened.connect(ctx.show_meeting)
        self.meetings.paper_wanted.connect(ctx.show_paper)
        self.meetings.case_wanted.connect(ctx.open_case)
        self.meetings.calendar_wanted.connect(lambda: ctx.page_wanted.emit("calendar"))
        self.new = Section("Nyt de seneste 14 dage")
        self.doings = Section("Ændret i programmet de seneste 14 dage", fold=True)
        self.missing = Section("Mangler oplysninger", fold=True)
        self.loads = Section("Nær eller over max")
        self.absences = Section("Fravær de næste seks uger")
        self.empty = EmptyState(
            "Her står, hvad dagen beder dig om, når der er sager i lageret.", "Hent sager fra Excel", "upload"
        )
        self.empty.acted.connect(ctx.import_wanted)
        for section in (self.new, self.doings, self.missing, self.loads, self.absences):
            section.hide()  # until it has something to say
        self._lay_out()
        self._declare_actions()
        self._minutes = QTimer(self)
        self._minutes.timeout.connect(self.tick)

    def _add_head(self) -> None:
        self.header = PageHeader(self.title)
        self.header.link_activated.connect(self._open_link)
        self._import = Button("Hent sager fra Excel", icon_name="upload")
        self._import.clicked.connect(self._ctx.import_wanted)
        self._new_task = Button("Ny opgave", icon_name="check")
        self._new_task.clicked.connect(self.add_task)
        self._new_meeting = Button("Nyt møde", icon_name="plus")
        self._new_meeting.clicked.connect(lambda: self._ctx.new_meeting())
        for button in (self._import, self._new_task, self._new_meeting):
            self.header.add_action(button)
        self.figures = FigureStrip()
        self.figures.opened.connect(self._open_figure)

    def _declare_actions(self) -> None:
        new = Action("today.task", "Ny opgave …", self.add_task, icon="check", words=("huskeliste", "frist"))
        self._ctx.registry.add(new, self)
        put_off = Action(
            "today.put_off",
            "Udsæt fristen i fokus",
            self._put_off,
            icon="clock-forward",
            taken=("U",),
            listed=False,
        )
        self._ctx.registry.add(put_off, self)

    def _put_off(self) -> None:
        if self.pane is not None:
            self.pane.list.put_off_focused()

    def _lay_out(self) -> None:
        work = QWidget()
        column = QVBoxLayout(work)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(24)
        column.addWidget(self.figures)
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._columns.setSpacing(40)
        self._columns.addWidget(_Side(self.meetings, self.new, self.doings), 1)
        self._right = _Side(self.missing, self.loads, self.absences)
        self._columns.addWidget(self._right, 1)
        column.addLayout(self._columns)
        column.addStretch(1)
        self._stack = QStackedWidget()
        self._stack.addWidget(work)
        self._stack.addWidget(self.empty)
        inner = QWidget()
        whole = QVBoxLayout(inner)
        whole.setContentsMargins(32, 20, 32, 24)
        whole.setSpacing(20)
        whole.addWidget(self.header)
        whole.addWidget(self._stack, 1)
        self._scroll: QScrollArea = scrolled(inner)
        frame = QHBoxLayout(self)
        frame.setContentsMargins(0, 0, 0, 0)
        frame.addWidget(self._scroll)

    def refresh(self) -> None:
        found = self._found = overview(self._ctx.desk, whole=self._seen)
        self.header.set_title(_capital(long_date(found.day)))
        nothing = found.running == 0 and not found.near_or_over
        for button in (self._import, self._new_task, self._new_meeting):
            button.setVisible(not nothing)
        self._import.setVisible(not nothing and found.whose is None)
        self._stack.setCurrentIndex(1 if nothing else 0)
        self.figures.set_figures(shown_figures(found.figures))
        self._say()
        if self._seen:
            self.new.show_lines(happening_lines(found, self._ctx))
            self.doings.show_lines(doing_lines(found, self._ctx))
            self._fetch_meetings()
            self._say()
            if not nothing:
                self._fetch_work()

    def add_task(self) -> None:
        """Opens the form for a task of one's own."""
        from koordinator.ui.course.task_dialog import TaskDialog

        TaskDialog(self._ctx, self.window()).open()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self._seen:
            self._seen = True
            QTimer.singleShot(0, self, self._settle)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        # Two columns beside each other; one below the other in a narrow window.
        beside = self.width() >= house.px(_ONE_COLUMN_BELOW)
        way = QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom
        self._columns.setDirection(way)

    def _settle(self) -> None:
        """What can wait until the page has been painted."""
        self._minutes.start(_TICK_MS)
        self.refresh()

    def _fetch_meetings(self) -> None:
        from koordinator.services.meetings import calendar

        desk, today = self._ctx.desk, self._ctx.desk.today()
        self._own = calendar.entries(desk, today, last_day(today, is_workday), [desk.who.worker_id])
        self._show_meetings()

    def _show_meetings(self) -> None:
        from koordinator.services.meetings.listing import moment_of

        now = moment_of(self._ctx.desk)
        own = self._own or []
        told = (self._ctx.desk.today(), tuple(own), self._next_words(now))
        if told != self._told:
            self._told = told
            self.meetings.show_entries(own, self._ctx.desk.today(), now)

    def _next_words(self, now: datetime) -> tuple[object, ...]:
        """What the next meeting says of the time; the lines are made anew when it changes."""
        one = next_today(self._own or (), now)
        return () if one is None else (one.meeting_id, one.starts, until_words(one, now))

    def tick(self) -> None:
        """Time has gone: the next meeting says how long there is to it."""
        if self.isVisible():
            self._show_meetings()

    def _fetch_work(self) -> None:
        if self.pane is None:
            from koordinator.ui.today.pane import WorkPane

            self.pane = WorkPane(self._ctx)
            self.pane.shown.connect(self._show_work)
            self._right.column.insertWidget(0, self.pane)
            self.pane.show()
        assert self._found is not None
        self.pane.refresh(self._found.whose)

    def _show_work(self, work: "Work") -> None:
        self._work = work
        found = self._found
        assert found is not None
        lines, number = missing_lines(found, work, self._ctx, self._open_chip)
        self.missing.show_lines(lines, number)
        self.loads.show_lines(load_lines(found, self._ctx))
        self.absences.show_lines(absence_lines(found, self._ctx))
        self._say()
        self.overdue.emit(len(work.over) if found.whose is not None else 0)

    def _say(self) -> None:
        assert self._found is not None
        day = self._found.day
        held = [one for one in self._own or () if one.state is not MeetingState.CANCELLED]
        today = sum(to_local(one.starts).date() == day for one in held)
        self.header.set_sentence(*sentence(self._found, None if self._own is None else today, self._work))

    def _open(self, chips: set[Chip]) -> None:
        whose = self._found.whose if self._found is not None else None
        self._ctx.show_cases(CaseFilter(worker_id=whose, chips=frozenset(chips)))

    def _open_figure(self, key: str) -> None:
        """The very cases of a tile, which a question of the list would not hold where some begin later."""
        assert self._found is not None
        day, whose, part = self._found.day, self._found.whose, OPENED[key]
        behind = cases_behind(self._ctx.desk, key, day, worker_id=whose, part=part)
        because = words.behind(texts()[key], part, day, "" if whose is None else "dine sager")
        self._ctx.show_cases(CaseFilter.picked(behind, because))

    def _open_chip(self, chip: str) -> None:
        self._open({Chip(chip)})

    def _open_link(self, key: str) -> None:
        if key == "all":
            self._open(set())
        elif key == "today":
            self._ctx.page_wanted.emit("calendar")
        elif self.pane is not None:
            self._scroll.ensureWidgetVisible(self.pane.reveal(key))


class _Side(QWidget):
    """Sections under each other; those with nothing to say leave no gap."""

    def __init__(self, *sections: QWidget) -> None:
        super().__init__()
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(28)
        for section in sections:
            self.column.addWidget(section)
        self.column.addStretch(1)


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
