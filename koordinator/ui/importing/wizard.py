"""The import wizard: from a list on the computer to cases in the store, step by step."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QCloseEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QFileDialog, QStackedWidget, QVBoxLayout, QWidget

from koordinator.domain.cases import CaseFilter
from koordinator.domain.lists.plan import ImportPlan
from koordinator.errors import KoordinatorError
from koordinator.services import undoing
from koordinator.services.importing import ImportResult, wizard
from koordinator.services.importing.wizard import NameQuestion, OpenedList
from koordinator.ui.base.dialog import Dialog
from koordinator.ui.base.folders import last_folder, remember_folder
from koordinator.ui.base.house import house
from koordinator.ui.base.notices import Banner
from koordinator.ui.context import Context
from koordinator.ui.importing import work
from koordinator.ui.importing.background import Background
from koordinator.ui.importing.columns_step import ColumnsStep
from koordinator.ui.importing.done_step import DoneStep
from koordinator.ui.importing.draft import Draft
from koordinator.ui.importing.file_step import FileStep
from koordinator.ui.importing.names_step import NamesStep
from koordinator.ui.importing.review_step import ReviewStep
from koordinator.ui.importing.steps import Step, StepLine

_LEAST, _WANTED, _EDGE = (900, 640), (1080, 760), 24
_PLAN_AFTER_MS = 120
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
        self._draft = Draft()
        self._asked: list[NameQuestion] = []
        self._stale = False
        self._result: ImportResult | None = None
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
        self._plan_timer = QTimer(self)
        self._plan_timer.setSingleShot(True)
        self._plan_timer.setInterval(_PLAN_AFTER_MS)
        self._plan_timer.timeout.connect(self._plan_again)

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
        if settled or (step is Step.FILE and self._draft.opened is not None):
            self.next.setFocus(Qt.FocusReason.TabFocusReason)

    def busy(self) -> bool:
        """Whether something is being read, planned or written."""
        return self._background.running() or self._plan_timer.isActive()

    def _show_buttons(self) -> None:
        running, done = self._background.running(), self._result is not None
        ready = {
            Step.FILE: self._draft.opened is not None,
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
        plan = self._draft.plan
        if self.step is not Step.REVIEW or plan is None:
            return "Næste"
        return "Hent sagerne" if plan.created or plan.changed or self._draft.ending else "Færdig"

    def _go_on(self) -> None:
        if self._background.running():
            return
        if self.step is Step.FILE and self._draft.opened is not None:
            self.go(Step.COLUMNS)
        elif self.step is Step.COLUMNS and self.columns_step.ready():
            self._understand()
        elif self.step is Step.NAMES:
            self._review()
        elif self.step is Step.REVIEW:
            self._apply()
        elif self.step is Step.DONE:
            self._leave_for(lambda: self._ctx.show_cases(CaseFilter()))

    def _go_back(self) -> None:
        names = self.step is Step.REVIEW and self._has_names()
        self.go(Step.NAMES if names else Step(max(0, min(self.step, Step.NAMES) - 1)))

    def _has_names(self) -> bool:
        base = self._draft.base
        return base is not None and bool(base.unknown_workers or base.new_teams or base.new_programmes)

    # The work, each piece in the background

    def read(self, path: Path) -> None:
        """Reads a file; one that cannot be read leaves everything as it was."""
        if self._background.running():
            return
        self.go(Step.FILE)
        desk = self._ctx.desk
        self._background.start(
            "Læser filen …",
            lambda _progress: wizard.open_list(desk, path),
            self._opened,
            self.file_step.show_error,
        )

    def _opened(self, opened: OpenedList) -> None:
        remember_folder(opened.path)
        self._draft = Draft.of(opened)
        self.file_step.show_file(opened)
        self.columns_step.show_draft(self._draft)
        self.go(Step.COLUMNS)

    def _understand(self) -> None:
        draft, desk = self._draft, self._ctx.desk
        opened, mapping = draft.opened, {key: list(places) for key, places in draft.mapping.items()}
        if draft.planned or opened is None:
            self._after_understanding()
            return
        self._background.start(
            "Læser rækkerne …",
            work.understanding(desk, opened, mapping),
            lambda answer: self._understood(mapping, *answer),
        )

    def _understood(self, mapping: dict[str, list[int]], plan: ImportPlan, asked: list[NameQuestion]) -> None:
        self._draft.base, self._draft.base_mapping, self._draft.plan = plan, mapping, None
        self._asked = asked
        self._after_understanding()

    def _after_understanding(self) -> None:
        self.names_step.show_draft(self._draft, self._asked)
        if self._has_names():
            self.go(Step.NAMES)
        else:
            self._review()

    def _review(self) -> None:
        self._make_plan(lambda: self.go(Step.REVIEW))

    def _plan_soon(self) -> None:
        self._show_buttons()
        self._plan_timer.start()

    def _plan_again(self) -> None:
        if self._background.running():
            self._stale = True
        else:
            self._make_plan(lambda: None)

    def _make_plan(self, then: Callable[[], None]) -> None:
        base, answers = self._draft.base, self._draft.answers()
        if base is None:
            return
        self._stale = False
        self._background.start(
            "Regner det igennem …",
            lambda _progress: wizard.answered(base, answers),
            lambda plan: self._planned(plan, then),
        )

    def _planned(self, plan: ImportPlan, then: Callable[[], None]) -> None:
        self._draft.plan = plan
        self.review_step.show_draft(self._draft)
        then()
        if self._stale:
            self._plan_again()

    def _apply(self) -> None:
        if fault := self.review_step.fault():
            self._complain(fault)
            return
        opened, base = self._draft.opened, self._draft.base
        if opened is None or base is None:
            return
        self._plan_timer.stop()
        operation = self._background.start(
            "Henter sagerne …",
            work.carrying_out(self._ctx.place, opened, self._draft.mapping, base, self._draft.answers()),
            self._applied,
            self._not_applied,
            lambda: self._not_applied("Afbrudt. Intet er ændret."),
        )
        if operation is not None:
            self.go(Step.DONE)
            self.done_step.show_running(operation)

    def _applied(self, result: ImportResult) -> None:
        self._result = result
        self.done_step.show_result(result, self._draft.ending)
        self.line.set_current(Step.DONE, back=False)
        self._show_buttons()
        self.next.setFocus()

    def _not_applied(self, sentence: str) -> None:
        self.go(Step.REVIEW)
        self._complain(sentence)

    def save_rejects(self) -> None:
        """Asks where, and writes the rejected rows to be mended and read again."""
        opened = self._draft.opened
        plan = self._result.plan if self._result is not None else self._draft.plan
        if opened is None or plan is None or self._background.running():
            return
        proposed = str(Path(last_folder()) / wizard.rejects_name(self._ctx.desk.today()))
        chosen, _ = QFileDialog.getSaveFileName(self, "Gem afviste rækker", proposed, "Excel (*.xlsx)")
        if not chosen:
            return
        path = Path(chosen if chosen.lower().endswith(".xlsx") else f"{chosen}.xlsx")
        self._background.start(
            "Gemmer …",
            lambda _progress: wizard.save_rejected_rows(path, opened, plan),
            lambda _: self._say(f"De afviste rækker er gemt i {path.name}."),
        )

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
