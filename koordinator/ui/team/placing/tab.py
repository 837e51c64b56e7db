"""The tab with the cases that have no caseworker: a proposal for each, and one press for all."""

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from koordinator.domain.placing import Placing, summary
from koordinator.domain.roles import Role
from koordinator.services import placing as service
from koordinator.ui.actions import Action
from koordinator.ui.asking import Asking
from koordinator.ui.base.buttons import Button
from koordinator.ui.base.header import PageHeader
from koordinator.ui.base.notices import EmptyState
from koordinator.ui.base.record_model import RecordModel
from koordinator.ui.base.side_panel import PanelHost
from koordinator.ui.base.table import DataTable
from koordinator.ui.context import Context
from koordinator.ui.team.placing.columns import columns
from koordinator.ui.team.placing.panel import PlacingPanel
from koordinator.ui.team.tab import TeamTab


class PlacingTab(TeamTab):
    """Each new case with whom it is proposed to; another one is chosen in the panel."""

    key = "placing"
    title = "Fordel nye"

    def __init__(self, ctx: Context) -> None:
        super().__init__(ctx)
        self._found: tuple[Placing, ...] = ()
        self._may_place = Role.LEADER in ctx.desk.who.roles
        self.header = PageHeader("Fordel nye sager")
        self.all = Button("Tildel alle", "filled", "check")
        self.table = DataTable(two_line=True)
        self.table.setAccessibleName("Sager uden sagsbehandler")
        self._model: RecordModel[Placing] = RecordModel(columns(), lambda one: one.case.case_id)
        self._model.setParent(self)
        self.table.setModel(self._model)
        self.empty = EmptyState("Alle sager har en sagsbehandler.", icon_name="check")
        self.panel = PlacingPanel(self._place, may_place=self._may_place)
        self._asking = Asking(ctx.runner, "Finder forslag til de nye sager", self)
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(32, 20, 32, 24)
        column.setSpacing(16)
        self.header.add_action(self.all)
        column.addWidget(self.header)
        column.addWidget(self.table, 1)
        column.addWidget(self.empty, 1)
        for widget in (self.all, self.table, self.empty):
            widget.hide()
        self.host = PanelHost(content, self.panel)
        frame = QHBoxLayout(self)
        frame.setContentsMargins(0, 0, 0, 0)
        frame.addWidget(self.host)

    def _connect(self) -> None:
        ctx = self._ctx
        self._asking.answered.connect(self._show)
        self._asking.failed.connect(ctx.refused)
        self.all.clicked.connect(self.place_all)
        self.table.opened.connect(lambda row: self.open_case(self._model.record(row).case.case_id))
        self.table.clicked.connect(lambda at: self.open_case(self._model.record(at.row()).case.case_id))
        self.panel.given.connect(lambda case, worker: ctx.attempt(lambda: self._place(case, worker, "")))
        self.panel.case_wanted.connect(ctx.open_case)
        self.panel.worker_wanted.connect(ctx.show_worker)
        for action in (
            Action("team.placing.all", "Tildel alle nye sager", self.place_all, (), "check", "Team",
                   self._can_place, words=("fordel", "nye sager")),
            Action("team.placing.one", "Tildel sagen som foreslået", self.panel.give.click, ("Ctrl+Return",),
                   "check", "Team", self._can_give),
        ):  # fmt: skip
            ctx.registry.add(action, self)

    # What is shown

    def show_tab(self) -> None:
        if not self._found:
            self.header.set_sentence("Finder forslag …")
        desk = self._ctx.desk
        self._asking.ask(lambda _progress: service.proposals(desk))

    def show_part(self, part: str) -> None:
        if part.isdecimal():
            self.open_case(int(part))

    def _show(self, found: tuple[Placing, ...]) -> None:
        self._found = found
        self._model.set_records(found)
        self.header.set_sentence(*([summary(found)] if found else []))
        self.table.setVisible(bool(found))
        self.empty.setVisible(not found)
        placed = sum(one.to is not None for one in found)
        self.all.set_text("Tildel alle" if placed == len(found) else f"Tildel de {placed} foreslåede")
        self.all.setVisible(self._can_place_any())
        shown = self._placing(self.panel.case_id())
        if shown is not None:
            self.panel.show_placing(shown)
        elif self.panel.case_id() is not None:
            self.panel.close_panel()
        self._ctx.registry.refresh()

    def open_case(self, case_id: int) -> None:
        """Opens a case's panel."""
        found = self._placing(case_id)
        if found is not None:
            self.table.select_ids([case_id], case_id)
            self.panel.show_placing(found)
            self.panel.open_panel()
            self._ctx.registry.refresh()

    def _placing(self, case_id: int | None) -> Placing | None:
        return next((one for one in self._found if one.case.case_id == case_id), None)

    # What can be done

    def _can_place_any(self) -> bool:
        return self._may_place and any(one.to is not None for one in self._found)

    def _can_place(self) -> bool:
        return self.isVisible() and self._can_place_any()

    def _can_give(self) -> bool:
        return self._can_place() and self.panel.case_id() is not None and self.panel.give.isVisibleTo(self)

    def place_all(self) -> None:
        """Gives every case that has a proposal to whom it is proposed."""
        choices = {one.case.case_id: one.to.worker.worker_id for one in self._found if one.to is not None}
        if choices and not self._asking.busy:
            self._ctx.attempt(lambda: service.place(self._ctx.desk, choices))

    def _place(self, case_id: int, worker_id: int, reason: str) -> None:
        service.place(self._ctx.desk, {case_id: worker_id}, reason=reason)
