"""The tab of everybody's leave: a line of months, and the page on which a leave is thought through."""

from datetime import timedelta

from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from koordinator.domain.leaves import LeaveLine
from koordinator.domain.roles import Role
from koordinator.services import leave, staff
from koordinator.ui.actions import Action
from koordinator.ui.base.buttons import Button
from koordinator.ui.base.header import Link, PageHeader
from koordinator.ui.base.labels import Label
from koordinator.ui.base.notices import EmptyState
from koordinator.ui.base.scroll import scrolled
from koordinator.ui.context import Context
from koordinator.ui.team.absence.planning import LeavePage
from koordinator.ui.team.absence.timeline import AbsenceTimeline
from koordinator.ui.team.absence.words import leave_words
from koordinator.ui.team.tab import TeamTab

_MONTHS = timedelta(days=183)


class AbsenceTab(TeamTab):
    """Who is away when; what if somebody were."""

    key = "absence"
    title = "Fravær"

    def __init__(self, ctx: Context) -> None:
        super().__init__(ctx)
        self._kinds = staff.absence_kinds()
        self._leaves: tuple[LeaveLine, ...] = ()
        leader = Role.LEADER in ctx.desk.who.roles
        self.header = PageHeader("Fravær")
        self.header.link_activated.connect(lambda key: self.open_leave(int(key)))
        self.new = Button("Nyt fravær" if leader else "Hvad nu hvis …", "filled", "calendar-plus")
        self.new.clicked.connect(lambda: self.think_of())
        self.timeline = AbsenceTimeline()
        self.timeline.opened.connect(self.open_leave)
        self.empty = EmptyState(
            "Ingen har fravær det næste halve år. Tænk et fravær igennem her, før det gemmes.",
            icon_name="calendar",
        )
        self.page = LeavePage(ctx)
        self.page.done.connect(self._close_page)
        self._lay_out()
        ctx.registry.add(
            Action("team.leave", "Nyt fravær …", self.think_of, (), "calendar-plus", "Team",
                   self._in_overview, words=("orlov", "barsel", "ferie", "sygdom", "hvad nu hvis")),
            self,
        )  # fmt: skip

    def _lay_out(self) -> None:
        overview = QWidget()
        column = QVBoxLayout(overview)
        column.setContentsMargins(32, 20, 32, 24)
        column.setSpacing(16)
        self.header.add_action(self.new)
        column.addWidget(self.header)
        self._heading = Label("Det næste halve år", "section")
        column.addWidget(self._heading)
        column.addWidget(self.timeline)
        column.addWidget(self.empty, 1)
        column.addStretch(1)
        self.stack = QStackedWidget()
        self.stack.addWidget(scrolled(overview, sideways=False))
        self.stack.addWidget(self.page)
        frame = QVBoxLayout(self)
        frame.setContentsMargins(0, 0, 0, 0)
        frame.addWidget(self.stack)

    def _in_overview(self) -> bool:
        return self.isVisible() and self.stack.currentIndex() == 0

    # What is shown

    def show_tab(self) -> None:
        desk = self._ctx.desk
        today = desk.today()
        first, last = today.replace(day=1), today + _MONTHS
        self._leaves = tuple(leave.leaves(desk, today, last))
        self.timeline.show_leaves(self._leaves, self._kinds, first, last, today)
        for widget in (self._heading, self.timeline):
            widget.setVisible(bool(self._leaves))
        self.empty.setVisible(not self._leaves)
        away = [one for one in self._leaves if one.starts <= today]
        parts: list[str | Link] = ["Væk i dag:"] if away else ["Ingen er væk i dag."]
        for at, one in enumerate(away):
            parts += [*(["·"] if at else []), Link(one.worker, str(one.absence_id)), self._until(one)]
        self.header.set_sentence(*parts)
        if self.stack.currentWidget() is self.page:
            self.page.refresh()

    def _until(self, line: LeaveLine) -> str:
        return leave_words(line, self._kinds, self._ctx.desk.today())

    def show_part(self, part: str) -> None:
        """A worker's number opens a new leave for her; leave- and its number one that is there."""
        if part.isdecimal():
            self.think_of(int(part))
        elif part.startswith("leave-"):
            self.open_leave(int(part.removeprefix("leave-")))

    # What can be done

    def think_of(self, worker_id: int | None = None) -> None:
        """Opens a new leave, of somebody or of the first one."""
        workers = staff.workers(self._ctx.desk)
        if not workers:
            return
        who = worker_id if worker_id is not None else workers[0].worker_id
        self.stack.setCurrentWidget(self.page)
        self.page.begin(who, self._ctx.desk.today())
        self.page.form.worker.setFocus()

    def open_leave(self, absence_id: int) -> None:
        """Opens a leave that is there."""
        line = leave.leave_line(self._ctx.desk, absence_id)
        if line is not None:
            self.stack.setCurrentWidget(self.page)
            self.page.show_leave(line)
            self.page.form.kind.setFocus()

    def _close_page(self) -> None:
        self.stack.setCurrentIndex(0)
        self.show_tab()
        (self.timeline if self._leaves else self.new).setFocus()
