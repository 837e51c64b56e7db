"""The import wizard: from a list on the computer to cases in the store, step by step."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QCloseEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QFileDialog, QStackedWidget, QVBoxLayout, QWidget

from koordinator.domain.cases import CaseFilter
from koordinator.errors import KoordinatorError
from koordinator.services import undoing
from koordinator.services.importing import ImportResult, wizard
from koordinator.services.importing.wizard import OpenedList
from koordinator.ui.base.dialog import Dialog
from koordinator.ui.base.folders import last_folder, remember_folder
from koordinator.ui.base.house import house
from koordinator.ui.base.notices import Banner
from koordinator.ui.context import Context
from koordinator.ui.importing.background import Background
from koordinator.ui.importing.columns_step import ColumnsStep
from koordinator.ui.importing.done_step import DoneStep
from koordinator.ui.importing.file_step import FileStep
from koordinator.ui.importing.names_step import NamesStep
from koordinator.ui.importing.review_step import ReviewStep
from koordinator.ui.importing.run import ImportRun
from koordinator.ui.importing.steps import Step, StepLine

_LEAST, _WANTED, _EDGE = (900, 640), (1080, 760), 24
_SENTENCES = {
    Step.FILE: "Vælg den sagsliste, der skal hentes. Intet ændres, før du har set, hvad der vil ske.",
    Step.COLUMNS: "Se efter, at kolonnerne er forstået rigtigt.",
    Step.NAMES: "Hvem er medarbejderne i listen?",
    Step.REVIEW: "Se efter, hvad der vil ske. Intet er ændret endnu.",
    Step.DONE: "",
}


class ImportWizard(Dialog):
    """Enter goes on, Esc closes when nothing runs; going back loses nothing that was chosen."""

    def __init__(self, ctx: Context, path: Path | None = None, parent: QWidget | None = None) -> None:
        super().__init__("Hent sager fra Excel", parent=parent or QApplication.activeWindow())
        self._ctx = ctx
        self._first = path
        self.step = Step.FILE
        self._make_steps()
        self._make_foot()
        self._lay_out()
        self._connect()
        self._fit()
        self.go(Step.FILE)

    # How it is put together

    def _make_steps(self) -> None:
        self.line = StepLine()
        self.file_step = FileStep()
        self.columns_step = ColumnsStep(self._ctx)
        self.names_step = NamesStep()
        self.review_step = ReviewStep()
        self.done_step = DoneStep()
        self.stack = QStackedWidget()
        for step in (
            self.file_step, self.columns_step, self.names_step, self.review_step, self.done_step,
        ):  # fmt: skip
            self.stack.addWidget(step)

    def _make_foot(self) -> None:
        self.leave = self.add_button("Annullér", left=True)
        self.back = self.add_button("Tilbage", icon_name="arrow-left")
        self.next = self.add_button("Næste", "filled")
        self.message = Banner("", "warning")
        self.message.hide()
        self._background = Background(self._ctx.runner, self.stack, self._complain)
        self._run = ImportRun(self._ctx, self._background, self)

    def _lay_out(self) -> None:
        whole = self.layout()
        assert isinstance(whole, QVBoxLayout)
        whole.insertWidget(1, self.line)
        self.content.addWidget(self.message)
        self.content.addWidget(self.stack, 1)
        self.content.addLayout(self._background.place)

    def _connect(self) -> None:
        self.leave.clicked.connect(self.reject)
        self.back.clicked.connect(self._go_back)
        self.next.clicked.connect(self._go_on)
        self.line.chosen.connect(lambda step: self.go(Step(step)))
        self.file_step.wanted.connect(lambda path: self.read(Path(path)))
        self.columns_step.changed.connect(self._show_buttons)
        self.review_step.changed.connect(self._plan_soon)
        self.review_step.save_wanted.connect(self.save_rejects)
        done = self.done_step
        done.save_wanted.connect(self.save_rejects)
        done.loads_wanted.connect(lambda: self._leave_for(lambda: self._ctx.page_wanted.emit("team")))
        done.undo_wanted.connect(self._undo)
        self._undo_key = QShortcut(QKeySequence("Ctrl+Z"), self)
        self._undo_key.activated.connect(self._undo)
        self._background.changed.connect(self._show_buttons)
        run = self._run
        run.opened.connect(self._opened)
        run.understood.connect(self._understood)
        run.planned.connect(lambda: self.review_step.show_draft(run.draft))
        run.applied.connect(self._applied)
        run.not_applied.connect(self._not_applied)

    def _fit(self) -> None:
        room = QApplication.primaryScreen().availableGeometry()
        least = [
            min(least, side - _EDGE)
            for least, side in zip(_LEAST, (room.width(), room.height()), strict=True)
        ]
        self.setMinimumSize(*least)
        self.resize(
            max(least[0], min(house.px(_WANTED[0]), room.width() - _EDGE)),
            max(least[1], min(house.px(_WANTED[1]), room.height() - 2 * _EDGE)),
        )

    # Where one is

    def open(self) -> None:
        """Shows the wizard; a file it was given is read at once."""
        super().open()
        self.go(self.step)
        if self._first is not None:
            self.read(self._first)

    def go(self, step: Step) -> None:
        """Shows a step; those that have nothing to say are passed over by who calls."""
        if self._background.running() and step is not Step.DONE:
            return
        self.step = step
        self._background.quiet = step is Step.DONE  # which shows the progress itself
        self.message.hide()
        self.set_sentence(_SENTENCES[step])
        self.stack.setCurrentIndex(step)
        self.line.set_current(step, back=step is not Step.DONE)
        self._show_buttons()
        for shown in (self.file_step, self.columns_step, self.names_step, self.review_step):
            if shown is self.stack.currentWidget():
                shown.focus()
        settled = step is Step.COLUMNS and self.columns_step.ready()
        if settled or (step is Step.FILE and self._run.draft.opened is not None):
            self.next.setFocus(Qt.FocusReason.TabFocusReason)

    def busy(self) -> bool:
        """Whether something is being read, planned or written."""
        return self._run.busy()

    def _show_buttons(self) -> None:
        running, done = self._background.running(), self._run.result is not None
        ready = {
            Step.FILE: self._run.draft.opened is not None,
            Step.COLUMNS: self.columns_step.ready(),
            Step.DONE: done,
        }.get(self.step, True)
        self.back.setVisible(self.step not in (Step.FILE, Step.DONE))
        self.leave.set_text("Luk" if done else "Annullér")
        self.leave.setVisible(self.step is not Step.DONE or done)
        self.next.setVisible(self.step is not Step.DONE or done)
        self.next.set_text(self._next_words())
        self.next.setEnabled(ready and not running)
        self.back.setEnabled(not running)

    def _next_words(self) -> str:
        if self.step is Step.DONE:
            return "Vis sagerne"
        plan = self._run.draft.plan
        if self.step is not Step.REVIEW or plan is None:
            return "Næste"
        return "Hent sagerne" if plan.created or plan.changed or self._run.draft.ending else "Færdig"

    def _go_on(self) -> None:
        if self._background.running():
            return
        if self.step is Step.FILE and self._run.draft.opened is not None:
            self.go(Step.COLUMNS)
        elif self.step is Step.COLUMNS and self.columns_step.ready():
            self._run.understand()
        elif self.step is Step.NAMES:
            self._review()
        elif self.step is Step.REVIEW:
            self._apply()
        elif self.step is Step.DONE:
            self._leave_for(lambda: self._ctx.show_cases(CaseFilter()))

    def _go_back(self) -> None:
        names = self.step is Step.REVIEW and self._run.has_names()
        self.go(Step.NAMES if names else Step(max(0, min(self.step, Step.NAMES) - 1)))

    # The work

    def read(self, path: Path) -> None:
        """Reads a file; one that cannot be read leaves everything as it was."""
        if self._background.running():
            return
        self.go(Step.FILE)
        self._run.read(path, self.file_step.show_error)

    def _opened(self, opened: OpenedList) -> None:
        remember_folder(opened.path)
        self.file_step.show_file(opened)
        self.columns_step.show_draft(self._run.draft)
        self.go(Step.COLUMNS)

    def _understood(self) -> None:
        self.names_step.show_draft(self._run.draft, self._run.asked)
        if self._run.has_names():
            self.go(Step.NAMES)
        else:
            self._review()

    def _review(self) -> None:
        self._run.plan(lambda: self.go(Step.REVIEW))

    def _plan_soon(self) -> None:
        self._show_buttons()
        self._run.plan_soon()

    def _apply(self) -> None:
        if fault := self.review_step.fault():
            self._complain(fault)
            return
        operation = self._run.apply()
        if operation is not None:
            self.go(Step.DONE)
            self.done_step.show_running(operation)

    def _applied(self, result: ImportResult) -> None:
        self.done_step.show_result(result, self._run.draft.ending)
        self.line.set_current(Step.DONE, back=False)
        self._show_buttons()
        self.next.setFocus()

    def _not_applied(self, sentence: str) -> None:
        self.go(Step.REVIEW)
        self._complain(sentence)

    def save_rejects(self) -> None:
        """Asks where, and writes the rejected rows to be mended and read again."""
        if self._run.rejects() is None:
            return
        proposed = str(Path(last_folder()) / wizard.rejects_name(self._ctx.desk.today()))
        chosen, _ = QFileDialog.getSaveFileName(self, "Gem afviste rækker", proposed, "Excel (*.xlsx)")
        if not chosen:
            return
        path = Path(chosen if chosen.lower().endswith(".xlsx") else f"{chosen}.xlsx")
        self._run.save_rejects(path, lambda: self._say(f"De afviste rækker er gemt i {path.name}."))

    # What is said about it

    def _complain(self, sentence: str) -> None:
        self._say(sentence, "warning")

    def _say(self, sentence: str, kind: str = "info") -> None:
        self.message.show_text(sentence, kind)
        self.message.show()

    # Leaving

    def _undo(self) -> None:
        # The link is there while the import is the newest change; else it would be an older one that goes.
        if self._background.running() or not self.done_step.undo.isVisible():
            return
        try:
            undoing.undo(self._ctx.desk)
        except KoordinatorError as fault:
            self._complain(str(fault))
        else:
            self.done_step.show_undone()

    def _leave_for(self, there: Callable[[], None]) -> None:
        self.accept()
        there()

    def reject(self) -> None:
        """Closes; while something runs it is cancelled instead."""
        if self._background.running():
            self._background.cancel()
            return
        super().reject()

    def closeEvent(self, event: QCloseEvent) -> None:
        if self._background.running():
            self._background.cancel()
            event.ignore()
            return
        super().closeEvent(event)
