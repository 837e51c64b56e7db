"""The first tab of the team: everybody's caseload against the limits, on any day."""

from datetime import timedelta

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from koordinator.domain.cases import CaseFilter
from koordinator.domain.roles import CaseRole, Role
from koordinator.errors import KoordinatorError
from koordinator.services import staff
from koordinator.services.caseloads import Caseloads, caseloads
from koordinator.services.team_view import NOTHING, Beside, beside_loads
from koordinator.ui.actions import Action
from koordinator.ui.base.buttons import Button
from koordinator.ui.base.header import PageHeader
from koordinator.ui.base.notices import EmptyState
from koordinator.ui.base.scroll import scrolled
from koordinator.ui.base.side_panel import PanelHost
from koordinator.ui.context import Context
from koordinator.ui.loads import day_words
from koordinator.ui.papers.team import show_team_report
from koordinator.ui.team.loads.behind import cases_behind, cases_of
from koordinator.ui.team.loads.board import LoadBoard
from koordinator.ui.team.loads.controls import TeamControls
from koordinator.ui.team.loads.words import UNHELD, sentence
from koordinator.ui.team.loads.worker_panel import WorkerPanel
from koordinator.ui.team.tab import TeamTab

# Leave that begins later than this is not yet worth a line under a name.
_LEAVE_SEEN = timedelta(days=365)


class LoadsTab(TeamTab):
    """Who is over, who is near, and what moves the limits; every number opens its cases."""

    key = "loads"
    title = "Sagstal"

    def __init__(self, ctx: Context) -> None:
        super().__init__(ctx)
        self._kinds = staff.absence_kinds()
        self._found: Caseloads | None = None
        self._beside: dict[int, Beside] = {}
        self.header = PageHeader("Team")
        self.header.link_activated.connect(self._follow)
        self.add_worker = Button("Tilføj medarbejder", icon_name="person-plus")
        self.add_worker.clicked.connect(lambda: ctx.show_settings("workers"))
        self.header.add_action(self.add_worker)
        self.print = Button("Udskriv teamrapport", icon_name="printer")
        self.print.clicked.connect(self.print_report)
        self.header.add_action(self.print)
        self.controls = TeamControls(ctx)
        self.controls.changed.connect(self._look_elsewhere)
        self.board = LoadBoard()
        self.board.opened.connect(self._open_worker)
        self.board.cases_opened.connect(self._open_cases)
        self.board.unheld_opened.connect(lambda: self._follow(UNHELD))
        self.board.row_shown.connect(self._scroll_to_row)
        self.panel = WorkerPanel(ctx)
        self.panel.cases_wanted.connect(self._open_cases_of)
        self.panel.closed.connect(ctx.registry.refresh)
        self.empty = EmptyState(
            "Her kommer hver medarbejders sager at stå som en bjælke mod grænserne. Hent en liste med sager "
            "fra Excel, eller tilføj den første medarbejder.",
            "Hent sager fra Excel", "bars",
        )  # fmt: skip
        self.empty.acted.connect(ctx.import_wanted)
        self._lay_out()
        self._declare_actions()

    def _lay_out(self) -> None:
        self._inner = QWidget()
        column = QVBoxLayout(self._inner)
        column.setContentsMargins(32, 20, 32, 24)
        column.setSpacing(16)
        column.addWidget(self.header)
        column.addWidget(self.controls)
        column.addWidget(self.board, 1)
        column.addWidget(self.empty, 1)
        self._scroll = scrolled(self._inner, sideways=False)
        self.host = PanelHost(self._scroll, self.panel)
        frame = QHBoxLayout(self)
        frame.setContentsMargins(0, 0, 0, 0)
        frame.addWidget(self.host)

    def _declare_actions(self) -> None:
        panel = self.panel
        for action in (
            Action("team.day", "Vælg dag på Team", self._choose_day, ("Ctrl+D",), "calendar", "Team",
                   self.isVisible, words=("dato", "caseload", "fremtid")),
            Action("team.today", "Team, som det er i dag", self._today, ("Ctrl+Shift+D",), "sun", "Team",
                   self.isVisible),
            Action("team.cases", "Vis medarbejderens sager", panel.open_cases, ("Ctrl+Return",),
                   "folder-open", "Team", self._shows_worker),
            Action("team.move", "Flyt valgte sager …", panel.move_cases, ("Ctrl+M",), "move", "Team",
                   self._can_move, words=("overdrag", "skift sagsbehandler")),
            Action("team.absence", "Nyt fravær for medarbejderen …", panel.enter_absence, (),
                   "calendar-plus", "Team", self._can_edit, words=("orlov", "ferie", "sygdom", "barsel")),
            Action("team.shown_report", "Udskriv teamrapport for det viste …", self.print_report, (),
                   "printer", "Team", self.isVisible, words=("pdf", "teammøde", "rapport")),
        ):  # fmt: skip
            self._ctx.registry.add(action, self)

    def print_report(self) -> None:
        """Opens the report of the last whole month, or of the month that is looked at where it is over."""
        day, today = self.controls.day(), self._ctx.desk.today()
        past = day if day < today.replace(day=1) else None
        show_team_report(self._ctx, self.controls.team_id(), past)

    def _shows_worker(self) -> bool:
        return self.isVisible() and self.panel.worker_id() is not None

    def _can_edit(self) -> bool:
        return self._shows_worker() and self.panel.may_edit

    def _can_move(self) -> bool:
        return self.isVisible() and self.panel.can_move()

    def show_tab(self) -> None:
        desk, controls = self._ctx.desk, self.controls
        controls.set_teams(staff.teams(desk))
        controls.follow_today()
        day = controls.day()
        found = self._found = caseloads(desk, day, controls.role(), controls.team_id())
        absences = staff.coming_absences(desk, day, day + _LEAVE_SEEN)
        nothing = not found.workers and not found.unheld.cases and controls.untouched()
        self.controls.setVisible(not nothing)
        self.board.setVisible(not nothing)
        self.empty.setVisible(nothing)
        self.print.setHidden(nothing)
        self.add_worker.setVisible(nothing and Role.LEADER in desk.who.roles)
        self.header.set_title("Team" if day == desk.today() else f"Team den {day_words(day, desk.today())}")
        self.header.set_sentence(*([] if nothing else sentence(found)))
        self._beside = beside_loads(desk, day, controls.role())
        reserves = {one.worker_id for one in staff.workers(desk) if one.reserve}
        self.board.show_loads(found, absences, self._kinds, self._beside, reserves)
        self._refresh_panel()
        self._ctx.registry.refresh()

    def _look_elsewhere(self) -> None:
        """Another day, role or team; the panel of somebody who is not among them closes."""
        self.show_tab()
        worker_id = self.panel.worker_id()
        if worker_id is not None and self.board.load(worker_id) is None:
            self.panel.close_panel()

    def main(self) -> QWidget | None:
        bars = self.board.bars
        return bars if bars.isVisibleTo(self) else super().main()

    def show_part(self, part: str) -> None:
        """Opens the panel of a worker by her number."""
        self.show_worker(int(part))

    def show_worker(self, worker_id: int) -> None:
        """Opens a worker's panel, looking at the role and teams she is found in."""
        self.show_tab()
        if self.board.load(worker_id) is None:
            self.controls.show_all_teams()
        if self.board.load(worker_id) is None:
            role = self.controls.role()
            for other in (CaseRole.CASEWORKER, CaseRole.CONSULTANT):
                self.controls.set_role(other)
                if self.board.load(worker_id) is not None:
                    break
            else:
                self.controls.set_role(role)
        self._open_worker(worker_id)

    def _open_worker(self, worker_id: int) -> None:
        self.board.stand_on(worker_id)
        if self._ctx.attempt(lambda: self._fill_panel(worker_id)):
            self.panel.open_panel(take_focus=True)
            self.panel.stand_in_cases()
            self._ctx.registry.refresh()

    def _fill_panel(self, worker_id: int) -> None:
        controls = self.controls
        self.panel.show_worker(worker_id, self.board.load(worker_id), controls.role(), controls.day())
        self.panel.show_changes(self._beside.get(worker_id, NOTHING).changes)

    def _refresh_panel(self) -> None:
        worker_id = self.panel.worker_id()
        if worker_id is None:
            return
        try:
            self._fill_panel(worker_id)
        except KoordinatorError:  # somebody took the worker away, or undo did
            self.panel.close_panel()

    def _follow(self, key: str) -> None:
        found = self._found
        if found is None:
            return
        self._ctx.show_cases(cases_behind(self._ctx.desk, found, self.controls.team_id(), key))

    def _open_cases_of(self, worker_id: int) -> None:
        load = self.board.load(worker_id)
        if self._found is not None and load is not None:
            self._ctx.show_cases(cases_of(self._ctx.desk, self._found, load))
        else:
            self._ctx.show_cases(CaseFilter(worker_id=worker_id))

    def _open_cases(self, case_ids: frozenset[int]) -> None:
        if len(case_ids) == 1:
            self._ctx.open_case(next(iter(case_ids)))
        else:
            self._ctx.show_cases(CaseFilter.picked(case_ids, "Kendte ændringer i de næste fire uger"))

    def _choose_day(self) -> None:
        self.controls.day_field.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _today(self) -> None:
        self.controls.set_day(self._ctx.desk.today())

    def _scroll_to_row(self) -> None:
        area = self.board.bars.current_area()
        at = self.board.bars.mapTo(self._inner, QPoint(0, area.center().y()))
        self._scroll.ensureVisible(0, at.y(), 0, area.height())
