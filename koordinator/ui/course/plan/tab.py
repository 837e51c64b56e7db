"""The tab with a case's plan."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from koordinator.services import plan_versions, plans
from koordinator.ui.actions import Action
from koordinator.ui.base.buttons import Button
from koordinator.ui.base.editable import EditableValue
from koordinator.ui.base.focus import step_in_order
from koordinator.ui.base.scroll import scrolled
from koordinator.ui.context import Context
from koordinator.ui.course.plan.goal import GoalSection
from koordinator.ui.course.plan.interventions import InterventionsSection
from koordinator.ui.course.plan.milestones import MilestonesSection
from koordinator.ui.course.plan.saving import settle
from koordinator.ui.course.plan.versions import VersionsSection, plan_document
from koordinator.ui.course.tab import CaseTab


class PlanTab(CaseTab):
    """Goal, milestones, interventions and versions under each other; every field saves as one leaves it."""

    key = "plan"
    title = "Plan"

    def __init__(self, ctx: Context) -> None:
        super().__init__(ctx)
        self._case_id: int | None = None
        self.goal = GoalSection(ctx)
        self.milestones = MilestonesSection(ctx)
        self.interventions = InterventionsSection(ctx)
        self.versions = VersionsSection(ctx)
        self.paper = Button("Vis planen", "filled", "eye", tip="Vis, udskriv eller gem planen som PDF")
        self.paper.clicked.connect(self._show_paper)
        inside = QWidget()
        inside.setMinimumWidth(1)
        column = QVBoxLayout(inside)
        column.setContentsMargins(32, 16, 32, 24)
        column.setSpacing(24)
        for part in (self.goal, self.milestones, self.interventions, self.versions):
            column.addWidget(part)
        column.addStretch(1)
        self.area = scrolled(inside)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self.area)
        self._declare_actions()

    def _declare_actions(self) -> None:
        told = (
            ("milestone", "Nyt delmål", self.milestones.ask, "Ctrl+D", "target"),
            ("intervention", "Ny indsats", self.interventions.ask, "Ctrl+Shift+I", "plus"),
            ("up", "Flyt delmålet op", lambda: self._move(-1), "Alt+Up", "arrow-up"),
            ("down", "Flyt delmålet ned", lambda: self._move(1), "Alt+Down", "arrow-down"),
            ("remove", "Fjern delmålet eller indsatsen", self._remove, "Alt+Del", "close"),
            ("keep", "Gem version af planen …", self.versions.ask, "Ctrl+S", "history"),
            ("paper", "Vis og udskriv planen", self._show_paper, "Ctrl+P", "eye"),
        )
        for key, label, do, keys, icon in told:
            action = Action(f"plan.{key}", label, do, (keys,), icon, "Planen", self.isVisible)
            self._ctx.registry.add(action, self)

    def show_case(self, case_id: int) -> None:
        anew, self._case_id = case_id != self._case_id, case_id
        card = plans.plan_card(self._ctx.desk, case_id)
        self.goal.show_card(card)
        self.milestones.show_card(card)
        self.interventions.show_card(card, anew=anew)
        self.versions.show_case(case_id, plan_versions.versions(self._ctx.desk, case_id))
        if anew:
            self.area.verticalScrollBar().setValue(0)

    def head_button(self) -> Button | None:
        return self.paper

    def leave(self) -> bool:
        return settle(self._fields())

    def focusNextPrevChild(self, onward: bool) -> bool:
        order = [
            *self.goal.order(), *self.milestones.order(), *self.interventions.order(), *self.versions.order(),
        ]  # fmt: skip
        return step_in_order(self, order, onward, wrap=False)

    def _fields(self) -> list[EditableValue]:
        return [*self.goal.fields.values(), *self.milestones.fields(), *self.interventions.fields()]

    def _move(self, by: int) -> None:
        one = self.milestones.focused()
        if one is not None:
            self.milestones.shift(one, by)

    def _remove(self) -> None:
        milestone, intervention = self.milestones.focused(), self.interventions.focused()
        if milestone is not None:
            self.milestones.take_out(milestone)
        elif intervention is not None:
            self.interventions.take_out(intervention)

    def _show_paper(self) -> None:
        if self._case_id is not None and self.leave():
            self._ctx.show_document(plan_document(self._ctx.desk, self._case_id))
