"""The review before anything is written: every move with its day, meeting and papers; then the doing."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from koordinator.services.rebalancing import Applied, ApplyPlan, Proposal, apply, plan_apply
from koordinator.ui.asking import Asking
from koordinator.ui.base.dialog import Dialog
from koordinator.ui.base.house import house
from koordinator.ui.base.labels import Label
from koordinator.ui.base.notices import Banner
from koordinator.ui.base.record_model import RecordModel
from koordinator.ui.base.table import DataTable
from koordinator.ui.context import Context
from koordinator.ui.tasks import Operation, Progress, ProgressPanel
from koordinator.ui.team.rebalance.step_details import StepDetails
from koordinator.ui.team.rebalance.steps import STEP_COLUMNS, Step
from koordinator.ui.team.rebalance.words import apply_words

_WIDE, _HIGH = 1040, 660
_MOST_REASON = 1_000
_PLANNING = "Finder mødetider og ser efter, hvad der bliver skrevet …"
_AGAIN = "Noget er ændret, mens planen stod åben. Forslaget bliver set efter og planen lavet igen …"
_SAME = "Noget er ændret, mens planen stod åben. Flytningerne er de samme, og planen er lavet igen."
_OTHER = "Noget er ændret, mens planen stod åben. Forslaget er et andet nu: se det igennem igen."


class ReviewDialog(Dialog):
    """Nothing is written until Gennemfør; then all of it, or nothing where it is cancelled.

    A plan of an earlier state of the store is never carried out: it waits for the proposal that holds now.
    """

    applied = Signal(object)  # what was carried out
    stale = Signal(str)
    doubted = Signal()  # it could not be written: something may have changed

    def __init__(self, ctx: Context, proposal: Proposal, parent: QWidget) -> None:
        super().__init__(apply_words(proposal), _PLANNING, width=620, parent=parent)
        self._ctx, self._proposal = ctx, proposal
        self.plan: ApplyPlan | None = None
        self._applying: Operation | None = None
        self._panel: ProgressPanel | None = None
        self._asking = Asking(ctx.runner, "Planen for fordelingen", self)
        self._asking.answered.connect(self._show_plan)
        self._asking.failed.connect(self._outdated)
        self.waiting = False  # for a proposal that holds now
        self.refusal = Banner("", "error")
        self.refusal.hide()
        self.table = DataTable(lines=3)
        self.table.setAccessibleName("Hvad der bliver skrevet")
        self._model: RecordModel[Step] = RecordModel(STEP_COLUMNS, lambda step: step.move.case_id)
        self._model.setParent(self)
        self.table.setModel(self._model)
        self.details = StepDetails(self.table, self._model)
        self.reason_label = Label("Begrundelse for at gå over max", tone="text2")
        self.reason = QLineEdit()
        self.reason.setAccessibleName("Begrundelse for at gå over max")
        self.reason.setPlaceholderText("Hvorfor skal max overskrides?")
        self.reason.setMaxLength(_MOST_REASON)
        self.reason.textChanged.connect(lambda _: self._fit_button())
        for widget in (self.refusal, self.table, self.details, self.reason_label, self.reason):
            self.content.addWidget(widget, 1 if widget is self.table else 0)
        self.reason_label.hide()
        self.reason.hide()
        self.close_button = self.add_close()
        self.go = self.add_button(apply_words(proposal), "filled")
        self.go.clicked.connect(self._apply)
        self._fit_button()
        self._ask()

    # The plan

    @property
    def proposal(self) -> Proposal:
        """What is carried out."""
        return self._proposal

    @property
    def writing(self) -> bool:
        """Whether it is being carried out."""
        return self._applying is not None

    def wait(self) -> None:
        """Something has changed: the plan no longer counts, and another proposal may come."""
        self.waiting = True
        self.plan = None
        self._asking.stop()
        self._model.set_records([])
        self.set_sentence("")
        self.refusal.show_text(_AGAIN, "warning")
        self.refusal.show()
        self._fit_button()

    def show_proposal(self, proposal: Proposal) -> None:
        """The proposal that holds now, which is planned anew."""
        same = proposal.moves == self._proposal.moves
        self._proposal, self.waiting = proposal, False
        self.set_title(apply_words(proposal))
        self.go.set_text(apply_words(proposal))
        self.refusal.show_text(_SAME if same else _OTHER, "info" if same else "warning")
        self.plan_again()

    def plan_again(self) -> None:
        """The same proposal is planned as the store is now."""
        self.plan = None
        self.set_sentence(_PLANNING)
        self._fit_button()
        self._ask()

    def _ask(self) -> None:
        desk, proposal = self._ctx.desk, self._proposal
        self._asking.ask(lambda progress: plan_apply(desk, proposal, lambda: progress.cancelled))

    def _show_plan(self, plan: ApplyPlan) -> None:
        self.plan = plan
        self.set_sentence("\n".join((*plan.sentences, *_supposed(self._proposal))))
        self._model.set_records([Step(step, self._ctx.desk.today()) for step in plan.steps])
        if plan.refusal:
            self.refusal.show_text(plan.refusal, "error")
            self.refusal.show()
        self.reason_label.setVisible(plan.needs_reason)
        self.reason.setVisible(plan.needs_reason)
        self._fit_button()
        (self.reason if plan.needs_reason else self.go).setFocus()

    def _outdated(self, sentence: str) -> None:
        super().reject()
        self.stale.emit(sentence)

    def _fit_button(self) -> None:
        plan = self.plan
        ready = plan is not None and not plan.refusal and self._applying is None
        reasoned = plan is None or not plan.needs_reason or bool(self.reason.text().strip())
        self.go.setEnabled(ready and reasoned)

    # The doing

    def _apply(self) -> None:
        plan, reason, desk = self.plan, self.reason.text(), self._ctx.desk
        if plan is None or not self.go.isEnabled():
            return

        def work(progress: Progress) -> Applied:
            return apply(desk, plan, reason, progress, lambda: progress.cancelled)

        operation = self._ctx.runner.start("rebalance.apply", "Gennemfører fordelingen", work)
        if operation is None:
            return
        self._applying = operation
        operation.succeeded.connect(self._done)
        operation.failed.connect(self._failed)
        operation.cancelled.connect(lambda: self._over("Afbrudt. Intet er ændret."))
        self._show_progress(operation)
        self._fit_button()

    def _show_progress(self, operation: Operation) -> None:
        self.refusal.hide()
        self.reason.setEnabled(False)
        self.close_button.hide()
        self._panel = ProgressPanel(operation)
        self.content.addWidget(self._panel)
        self._panel.cancel.setFocus()

    def _done(self, applied: Applied) -> None:
        self._applying = None
        self.accept()
        self.applied.emit(applied)

    def _failed(self, sentence: str) -> None:
        """Something has changed since; what is said of it stands over the plan that is made again."""
        self._over(sentence)
        self.doubted.emit()

    def _over(self, sentence: str) -> None:
        self._applying = None
        if self._panel is not None:
            self.content.removeWidget(self._panel)
            self._panel.hide()
            self._panel.deleteLater()
            self._panel = None
        self.close_button.show()
        self.reason.setEnabled(True)
        self.refusal.show_text(sentence, "error")
        self.refusal.show()
        self._fit_button()

    def reject(self) -> None:
        """While it is written, closing asks it to stop; nothing is kept then."""
        if self._panel is not None:
            self._panel.cancel.click()
            return
        self._asking.stop()
        super().reject()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.grow(house.px(_WIDE), house.px(_HIGH))


def _supposed(proposal: Proposal) -> list[str]:
    """That the moves reckon with absences nobody has entered."""
    names = {seat.worker_id: seat.worker for seat in proposal.before}
    away = [names[one.worker_id] for one in proposal.wish.away if one.worker_id in names]
    return [f"Der er regnet med fravær, som ikke er skrevet ind: {', '.join(away)}."] if away else []
