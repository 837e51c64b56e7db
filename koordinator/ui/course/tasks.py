"""A case's agreements and tasks: what waits first, what is settled folded away."""

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from koordinator.domain.tasks import TaskKind, TaskLine, TaskState
from koordinator.services import tasks
from koordinator.ui.base.buttons import Button
from koordinator.ui.base.focus import tab_in_place
from koordinator.ui.base.labels import Label, row
from koordinator.ui.base.pile import Pile
from koordinator.ui.base.text import count
from koordinator.ui.context import Context
from koordinator.ui.course.task_dialog import TaskDialog
from koordinator.ui.course.task_row import TaskRow

_MOST_SETTLED = 50


class TaskList(QWidget):
    """Adds, settles and corrects; made for one case at a time."""

    def __init__(self, ctx: Context) -> None:
        super().__init__()
        self._ctx = ctx
        self._case_id = 0
        self._lines: list[TaskLine] = []
        self._unfolded = False
        self.count = Label("", tone="text2")
        self.new_agreement = Button("Ny aftale", "link", "plus")
        self.new_task = Button("Ny opgave", "link", "plus")
        self.new_agreement.clicked.connect(lambda: self._add(TaskKind.AGREEMENT))
        self.new_task.clicked.connect(lambda: self._add(TaskKind.TASK))
        self.fold = Button("", "link", "chevron-down")
        self.fold.clicked.connect(self._turn)
        head = row([Label("Aftaler og opgaver", "section"), self.count, None])
        new = row([self.new_agreement, self.new_task, None], spacing=16)
        self._rows = Pile()
        self._settled = Pile()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addLayout(head)
        column.addWidget(self._rows)
        column.addLayout(new)
        column.addWidget(self.fold, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self._settled)

    def show_case(self, case_id: int) -> None:
        """Fetches and shows a case's agreements and tasks."""
        other = case_id != self._case_id
        found = tasks.tasks(self._ctx.desk, case_id=case_id)
        if other:
            self._unfolded = False
        elif found == self._lines:
            return
        self._case_id, self._lines = case_id, found
        self._show()

    def _show(self) -> None:
        waiting = [one for one in self._lines if one.is_open]
        settled = [one for one in self._lines if not one.is_open]
        self.count.setText(count(len(waiting)) if waiting else "")
        open_rows = [self._row(one) for one in waiting]
        settled_rows = [self._row(one) for one in settled[:_MOST_SETTLED]] if self._unfolded else []
        self._rows.renew(open_rows or [Label("Intet er aftalt lige nu.", tone="text2")])
        self._settled.renew(settled_rows)
        self._settled.setVisible(bool(settled_rows))
        self.fold.setVisible(bool(settled))
        noun = "afsluttet" if len(settled) == 1 else "afsluttede"
        self.fold.set_text(f"{'Skjul' if self._unfolded else 'Vis'} {count(len(settled))} {noun}")
        self.fold.set_icon("chevron-up" if self._unfolded else "chevron-down")
        before = [stop for made in open_rows for stop in made.stops]
        after = [stop for made in settled_rows for stop in made.stops]
        tab_in_place(self, [*before, self.new_agreement, self.new_task, self.fold, *after])

    def _row(self, one: TaskLine) -> TaskRow:
        made = TaskRow(one, self._ctx.desk.today())
        made.settled.connect(partial(self._settle, one.task_id))
        made.edited.connect(partial(self._edit, one))
        return made

    def _settle(self, task_id: int, state: TaskState) -> None:
        desk = self._ctx.desk
        if self._ctx.attempt(lambda: tasks.settle_task(desk, task_id, state, desk.today())):
            self.show_case(self._case_id)

    def _add(self, kind: TaskKind) -> None:
        self._open(TaskDialog(self._ctx, self.window(), kind=kind, case_id=self._case_id))

    def _edit(self, one: TaskLine) -> None:
        self._open(TaskDialog(self._ctx, self.window(), line=one))

    def _open(self, dialog: TaskDialog) -> None:
        dialog.accepted.connect(lambda: self.show_case(self._case_id))
        dialog.open()

    def _turn(self) -> None:
        self._unfolded = not self._unfolded
        self._show()
