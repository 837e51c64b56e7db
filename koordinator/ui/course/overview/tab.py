"""*Overblik*: the case at a glance, everything that happened beside what comes next."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from koordinator.domain.course_head import CourseHead
from koordinator.domain.due.records import DueItem
from koordinator.domain.meetings.records import MeetingRef
from koordinator.domain.timeline import GROUP_NAMES, Course, Group, Happening, Kind, job_track, listed
from koordinator.domain.values.dates import MONTHS_SHORT
from koordinator.services import timeline
from koordinator.services.due import due_items
from koordinator.ui.base.buttons import Button, IconButton
from koordinator.ui.base.chips import ChipBar
from koordinator.ui.base.house import house
from koordinator.ui.base.labels import Label, hairline, row
from koordinator.ui.base.scroll import scrolled
from koordinator.ui.context import Context
from koordinator.ui.course.overview.everything import EverythingList
from koordinator.ui.course.overview.small_wheel import SmallWheel
from koordinator.ui.course.overview.steps import NextSteps
from koordinator.ui.course.overview.timeline_view import STEPS, WHOLE, TimelineView
from koordinator.ui.course.tab import CaseTab
from koordinator.ui.course.tasks import TaskList

_SIDE = 376
_ROOM_FOR_SPAN = 620
_FEWEST_LINES = 5
_STEP_WORDS = {"6w": "6 uger", "3m": "3 mdr.", "15m": "15 mdr.", WHOLE: "Hele forløbet"}
_TABS = {
    Kind.NOTE: "notes", Kind.STATUS_NOTE: "notes", Kind.PAPER: "notes", Kind.WHEEL: "wheel",
    Kind.INTERVENTION: "plan", Kind.MILESTONE: "plan", Kind.PLACEMENT: "job", Kind.PAID_HOURS: "job",
    Kind.JOB_PLAN: "job", Kind.CV: "job", Kind.TALK: "meetings",
}  # fmt: skip


class OverviewTab(CaseTab):
    """Goal, timeline and the list of everything; to the right next steps, agreements, wheel and job track."""

    key = "overview"
    title = "Overblik"

    def __init__(self, ctx: Context) -> None:
        super().__init__(ctx)
        self._case_id: int | None = None
        self._course: Course | None = None
        self._due: Sequence[DueItem] | None = None  # fetched for the page's head already
        self.goal_head = Label("Hovedmål, med borgerens egne ord", "small_strong", "text2")
        self.goal = Label("", "quote", wrap=True)
        self.add_goal = Button("Skriv hovedmålet i planen", "link")
        self.add_goal.clicked.connect(lambda: self._go("plan"))
        self.span = Label("", tone="text2", elide=True)
        self.zoom = ChipBar(single=True)
        for key, words in _STEP_WORDS.items():
            self.zoom.add(key, words, on=key == "15m")
        self.zoom.changed.connect(self._zoomed)
        self.closer = IconButton("plus", "Zoom ind", small=True, shortcut="+")
        self.farther = IconButton("minus", "Zoom ud", small=True, shortcut="-")
        self.timeline = TimelineView()
        self.closer.clicked.connect(lambda: self.timeline.zoom(1 / 1.4))
        self.farther.clicked.connect(lambda: self.timeline.zoom(1.4))
        self.timeline.moved.connect(self._show_span)
        self.timeline.opened.connect(self._open)
        self.groups = ChipBar(single=True)
        for group, words in GROUP_NAMES.items():
            self.groups.add(group.value, words, on=group is Group.ALL)
        self.groups.changed.connect(self._show_list)
        self.everything = EverythingList()
        self.everything.opened.connect(self._open)
        self.nothing = Label("Intet af den slags står på sagen endnu.", tone="text2")
        self.steps = NextSteps(ctx)
        self.tasks = TaskList(ctx)
        self.wheel = SmallWheel(ctx)
        self.track = Label("", wrap=True)
        self._lay_out()

    def _lay_out(self) -> None:
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(0)
        line.addWidget(scrolled(self._main()), 1)
        line.addWidget(hairline(upright=True))
        line.addWidget(self._beside())

    def _main(self) -> QWidget:
        main = QWidget()
        column = QVBoxLayout(main)
        column.setContentsMargins(32, 14, 24, 8)
        column.setSpacing(4)
        column.addWidget(self.goal_head)
        column.addWidget(self.goal)
        column.addWidget(self.add_goal, 0, Qt.AlignmentFlag.AlignLeft)
        column.addSpacing(8)
        head = row([Label("Forløbet", "section")])
        head.addWidget(self.span, 1)
        for widget in (self.zoom, self.farther, self.closer):
            head.addWidget(widget)
        column.addLayout(head)
        column.addWidget(self.timeline)
        column.addSpacing(8)
        below = row([Label("Alt på sagen", "section"), None])
        below.addWidget(self.groups)
        column.addLayout(below)
        column.addWidget(self.nothing)
        column.addWidget(self.everything, 1)
        for bar in (self.zoom, self.groups):
            bar.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Minimum)
        return main

    def _beside(self) -> QWidget:
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(20, 14, 16, 16)
        column.setSpacing(16)
        column.addWidget(self.steps)
        column.addWidget(self.tasks)
        column.addWidget(hairline())
        column.addWidget(self.wheel)
        column.addWidget(hairline())
        track = QVBoxLayout()
        track.setSpacing(4)
        track.addWidget(Label("Jobspor", "section"))
        track.addWidget(self.track)
        column.addLayout(track)
        column.addStretch(1)
        self._area = scrolled(inside, sideways=False)
        self._fit()
        house.changed.connect(self._fit)
        return self._area

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        side = min(house.px(_SIDE), self.width() * 2 // 5)
        self._area.setFixedWidth(side)
        # Half a stretch of time says nothing; the scale has it anyway.
        self.span.setVisible(self.width() - side > house.px(_ROOM_FOR_SPAN))
        self.everything.setMinimumHeight(house.row("two_line") * _FEWEST_LINES)

    def show_head(self, head: CourseHead) -> None:
        self._due = head.due

    def show_case(self, case_id: int) -> None:
        other = case_id != self._case_id
        self._case_id = case_id
        desk = self._ctx.desk
        self._course = timeline.course(desk, case_id)
        today = desk.today()
        self.goal_head.setVisible(bool(self._course.goal))
        self.goal.setVisible(bool(self._course.goal))
        self.add_goal.setVisible(not self._course.goal)
        self.goal.setText(f"»{self._course.goal}«" if self._course.goal else "")
        self.timeline.show_course(self._course, today)
        if other:
            self.zoom.choose(["15m"])
            self.groups.choose([Group.ALL.value])
            self._zoomed()
        self._show_list()
        items = self._due if self._due is not None else due_items(desk, case_ids=[case_id])
        self._due = None
        self.steps.show_items(sorted(items, key=lambda one: (one.due is None, one.shown or one.due or today)))
        self.tasks.show_case(case_id)
        self.wheel.show_case(case_id)
        self.track.setText(job_track(self._course.happenings, today))

    def _show_list(self) -> None:
        if self._course is None:
            return
        today = self._ctx.desk.today()
        lines = listed(self._course.happenings, Group(self.groups.chosen()[0]), today)
        self.everything.show_lines(lines, today)
        self.everything.setVisible(bool(lines))
        self.nothing.setVisible(not lines)

    def _zoomed(self) -> None:
        chosen = self.zoom.chosen()
        if chosen:
            self.timeline.show_step(chosen[0])
            self.zoom.choose(chosen)

    def _show_span(self) -> None:
        """The days in sight; a chip is on only while its own stretch is."""
        shown = self.timeline.window_
        self.span.setText(f"{_month(shown.first)} – {_month(shown.last)}")
        self.zoom.choose([key for key, days in STEPS.items() if days == shown.days])

    def _open(self, one: Happening) -> None:
        if one.kind is Kind.MEETING:
            self._ctx.show_meeting(MeetingRef(one.row_id, one.original))
        elif one.kind in _TABS:
            self._go(_TABS[one.kind])

    def _go(self, tab: str) -> None:
        if self._case_id is not None:
            self._ctx.open_case(self._case_id, tab)


def _month(day: date) -> str:
    return f"{MONTHS_SHORT[day.month - 1]} {day.year}"
