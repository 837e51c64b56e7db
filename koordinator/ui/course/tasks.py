"""A case's agreements and tasks: what waits first, what is settled folded away."""

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from koordinator.domain.tasks import KIND_NAMES, STATE_NAMES, TaskKind, TaskLine, TaskState, days_over
from koordinator.domain.values.dates import day_and_month
from koordinator.services import tasks
from koordinator.ui.base.buttons import Button, IconButton
from koordinator.ui.base.focus import tab_in_place
from koordinator.ui.base.labels import Label, hairline, row
from koordinator.ui.base.text import count
from koordinator.ui.context import Context
from koordinator.ui.course.task_dialog import TaskDialog, endings

_MOST_SETTLED = 50


class TaskList(QWidget):
    """Adds, settles and corrects; made for one case at a time."""

    def __init__(self, ctx: Context) -> None:
        super().__init__()
        self._ctx = ctx
        self._case_id = 0
        self._lines: list[TaskLine] = []
        self._made: list[QWidget] = []
        self._stops: list[QWidget] = []
        self._unfolded = False
        self.count = Label("", tone="text2")
        self.new_agreement = Button("Ny aftale", "link", "plus")
        self.new_task = Button("Ny opgave", "link", "plus")
        self.new_agreement.clicked.connect(lambda: self._add(TaskKind.AGREEMENT))
        self.new_task.clicked.connect(lambda: self._add(TaskKind.TASK))
        self.fold = Button("", "link", "chevron-down")
        self.fold.clicked.connect(self._turn)
        head = row([Label("Aftaler og opgaver", "section"), self.count, None, self.new_agreement, self.new_task])
        head.setSpacing(12)
        self._rows = QVBoxLayout()
        self._rows.setSpacing(0)
        self._settled = QVBoxLayout()
        self._settled.setSpacing(0)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addLayout(head)
        column.addLayout(self._rows)
        column.addWidget(self.fold, 0, Qt.AlignmentFlag.AlignLeft)
        column.addLayout(self._settled)

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
        for widget in self._made:
            widget.hide()
            widget.deleteLater()
        self._made, self._stops = [], []
        waiting = [one for one in self._lines if one.is_open]
        settled = [one for one in self._lines if not one.is_open]
        self.count.setText(count(len(waiting)) if waiting else "")
        if not waiting:
            self._put(self._rows, Label("Intet er aftalt lige nu.", tone="text2"))
        for one in waiting:
            self._put(self._rows, self._row(one))
        self.fold.setVisible(bool(settled))
        word = "Skjul" if self._unfolded else "Vis"
        self.fold.set_text(f"{word} {count(len(settled))} {'afsluttet' if len(settled) == 1 else 'afsluttede'}")
        self._stops.append(self.fold)
        if self._unfolded:
            for one in settled[:_MOST_SETTLED]:
                self._put(self._settled, self._row(one))
        tab_in_place(self, [self.new_agreement, self.new_task, *self._stops])

    def _put(self, column: QVBoxLayout, widget: QWidget) -> None:
        self._made.append(widget)
        column.addWidget(widget)

    def _row(self, one: TaskLine) -> QWidget:
        whole = QWidget()
        title = Label(one.title, wrap=True)
        title.setMinimumWidth(1)
        words = QVBoxLayout()
        words.setSpacing(1)
        words.addWidget(title)
        words.addLayout(row([*self._under(one), None], spacing=4))
        line = QHBoxLayout()
        line.setContentsMargins(0, 8, 0, 8)
        line.setSpacing(8)
        line.addLayout(words, 1)
        for button in self._buttons(one):
            button.setAccessibleDescription(one.title)
            self._stops.append(button)
            line.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout(whole)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(hairline())
        column.addLayout(line)
        return whole

    def _under(self, one: TaskLine) -> list[QWidget | int | None]:
        parts = [KIND_NAMES[one.kind]]
        if one.doer:
            parts.append(one.doer)
        if not one.is_open:
            day = f" {day_and_month(one.state_day)}" if one.state_day else ""
            parts.append(f"{STATE_NAMES[one.state]}{day}")
        elif one.due is not None:
            parts.append(f"senest {day_and_month(one.due)}")
        said: list[QWidget | int | None] = [Label(" · ".join(parts), "small", "text2", elide=False)]
        over = days_over(one, self._ctx.desk.today())
        if over:
            said.append(Label(f"· {over} {'dag' if over == 1 else 'dage'} over", "small", "over_text"))
        return said

    def _buttons(self, one: TaskLine) -> list[Button | IconButton]:
        made: list[Button | IconButton] = []
        if one.is_open:
            for state, word in endings(one):
                button = Button(word, small=True)
                button.clicked.connect(partial(self._settle, one.task_id, TaskState(state)))
                made.append(button)
        else:
            again = Button("Åbn igen", "plain", small=True)
            again.clicked.connect(partial(self._settle, one.task_id, TaskState.OPEN))
            made.append(again)
        edit = IconButton("pencil", "Ret", small=True)
        edit.clicked.connect(partial(self._edit, one))
        made.append(edit)
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
