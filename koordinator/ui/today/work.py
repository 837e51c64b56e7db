"""What is over time and what falls within 14 days; everything is done or put off from here."""

from datetime import date
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from koordinator.domain.due.records import DueItem
from koordinator.domain.tasks import TaskState
from koordinator.domain.today import SOON, Work, WorkLine
from koordinator.domain.values.dates import WEEKDAYS, day_and_month
from koordinator.services import tasks
from koordinator.ui.base.focus import tab_in_place
from koordinator.ui.base.labels import Label
from koordinator.ui.context import Context
from koordinator.ui.due.acting import act, put_off, save_cv
from koordinator.ui.today.lines import LinesSection
from koordinator.ui.today.row import WorkRow

_ALL_DONE = "Intet er over tid, og intet falder inden 14 dage."


class WorkList(QWidget):
    """Shows one person's work; the focus stays on the line it was on, or takes the one that follows it."""

    shown = Signal()

    def __init__(self, ctx: Context) -> None:
        super().__init__()
        self._ctx = ctx
        self._work: Work | None = None
        self._waiting: Work | None = None
        self.over = LinesSection("Over tid", over=True)
        self.soon = LinesSection("Inden 14 dage")
        self.ahead = LinesSection("Varslet i god tid")
        self.undated = LinesSection("Uden dato")
        self._calm = Label(_ALL_DONE, tone="text2", wrap=True)
        self._calm.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(20)
        column.addWidget(self._calm)
        for section in self._sections:
            section.hide()
            column.addWidget(section)

    @property
    def rows(self) -> list[WorkRow]:
        """The lines shown, from the top."""
        return [made for section in self._sections for made in section.rows]

    @property
    def _sections(self) -> tuple[LinesSection, ...]:
        return (self.over, self.soon, self.ahead, self.undated)

    def show_work(self, work: Work) -> None:
        """Shows this; a date that is being typed is let be, and the list renewed after it."""
        if work == self._work:
            return
        if any(made.typing() for made in self.rows):
            self._waiting = work
            return
        self._work, self._waiting = work, None
        self._build(work)

    def fold(self) -> None:
        """Another's work is to be shown: from the beginning."""
        self._work = None
        for section in self._sections:
            section.fold()

    def reveal(self, key: str) -> QWidget:
        """Puts the focus on the first line of a section, and gives the section to be seen."""
        section = {"over": self.over, "soon": self.soon}[key]
        if section.rows:
            section.rows[0].presses[0].setFocus(Qt.FocusReason.OtherFocusReason)
        return section

    def put_off_focused(self) -> None:
        """Puts off what the focus is on."""
        line = next((made.line for made in self.rows if made.has_focus()), None)
        if line is not None:
            self._put_off(line)

    def _build(self, work: Work) -> None:
        focused = next((n for n, made in enumerate(self.rows) if made.has_focus()), None)
        was = self.rows[focused].line if focused is not None else None
        last = f"til {_long(work.day + SOON)}"
        parts = (
            (self.over, work.over, ""), (self.soon, work.soon, last),
            (self.ahead, work.ahead, "længere fremme end 14 dage"), (self.undated, work.undated, ""),
        )  # fmt: skip
        for section, lines, beside in parts:
            section.show_lines(lines, work.day, self._ctx.open_case, self._more, beside)
        self._calm.setVisible(not (work.over or work.soon))
        for made in self.rows:
            made.acted.connect(self._act)
            made.settled.connect(self._settle)
            made.put_off.connect(self._put_off)
            made.free.connect(self._renew)
        tab_in_place(self, [stop for section in self._sections for stop in section.stops])
        if focused is not None and was is not None:
            self._focus_again(focused, was)
        self.shown.emit()

    def _focus_again(self, place: int, was: WorkLine) -> None:
        rows = self.rows
        same = next((made for made in rows if _key(made.line) == _key(was)), None)
        there = same or (rows[min(place, len(rows) - 1)] if rows else None)
        if there is not None:
            there.presses[0].setFocus(Qt.FocusReason.OtherFocusReason)

    def _more(self) -> None:
        if self._work is not None:
            self._build(self._work)

    def _renew(self) -> None:
        if self._waiting is not None:
            self.show_work(self._waiting)

    def _act(self, line: WorkLine) -> None:
        if line.item is not None:
            act(self._ctx, line.item, self.window(), partial(self._ask_cv, line, line.item))

    def _ask_cv(self, line: WorkLine, item: DueItem) -> None:
        made = next(made for made in self.rows if made.line is line)
        made.ask_day("CV på Jobnet opdateret", self._ctx.desk.today, partial(save_cv, self._ctx, item))

    def _settle(self, line: WorkLine, state: TaskState) -> None:
        task, desk = line.task, self._ctx.desk
        if task is not None:
            self._ctx.attempt(lambda: tasks.settle_task(desk, task.task_id, state, desk.today()))

    def _put_off(self, line: WorkLine) -> None:
        if line.item is not None:
            put_off(self._ctx, line.item, self.window())
        elif line.task is not None:
            # Imported when it is asked for: the first page does not wait for it.
            from koordinator.ui.course.task_dialog import TaskDialog

            TaskDialog(self._ctx, self.window(), line=line.task).open()


def _key(line: WorkLine) -> tuple[object, ...]:
    if line.item is not None:
        return (line.case_id, line.item.rule_key, line.item.subject_id)
    return ("task", line.task.task_id if line.task is not None else None)


def _long(day: date) -> str:
    return f"{WEEKDAYS[day.weekday()]} den {day_and_month(day)}"
