"""The panel of one worker: what she holds, and what her maximum follows from."""

from collections.abc import Mapping, Sequence
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QApplication

from koordinator.domain.caseload import WorkerLoad
from koordinator.domain.cases import CaseFilter, CaseLine
from koordinator.domain.load_changes import Change
from koordinator.domain.roles import CaseRole, Role
from koordinator.domain.staff import AbsenceLine, OwnLimitLine, WorkerDetail
from koordinator.services import absences, case_lists, staff
from koordinator.ui.base.buttons import Button
from koordinator.ui.base.entry_dialog import EntryDialog
from koordinator.ui.base.labels import Label
from koordinator.ui.base.side_panel import SidePanel
from koordinator.ui.base.text import count
from koordinator.ui.context import Context
from koordinator.ui.loads import under_name
from koordinator.ui.team.loads.change_lines import ChangeLines
from koordinator.ui.team.loads.entries import (
    absence_dialog,
    outside_dialog,
    own_limit_dialog,
    working_time_dialog,
)
from koordinator.ui.team.loads.worker_sections import (
    CaseShortList,
    LinesSection,
    LoadFacts,
    show_absences,
    show_outside,
    show_own_limits,
    show_working_times,
)


class WorkerPanel(SidePanel):
    """Shows a worker on a day; only a leader can change what it shows."""

    cases_wanted = Signal(int)  # the number of the worker whose cases are to be listed

    def __init__(self, ctx: Context) -> None:
        super().__init__()
        self._ctx = ctx
        self._kinds: Mapping[str, str] = staff.absence_kinds()
        self._day, self._role = ctx.desk.today(), CaseRole.CASEWORKER
        self._detail: WorkerDetail | None = None
        self.may_edit = Role.LEADER in ctx.desk.who.roles
        self.facts = LoadFacts()
        self.cases = CaseShortList(ctx.desk.today)
        self.ahead = ChangeLines()
        self.ahead.opened.connect(ctx.open_case)
        self.absences = LinesSection("Nyt fravær", "Intet fravær.")
        self.times = LinesSection("Ny arbejdstid", "Fuld tid.")
        self.own_limits = LinesSection("Nye egne grænser", "Teamets grænser.")
        self.outside = LinesSection("Nyt antal", "Ingen.")
        self.show_all = Button("Vis sager", "filled", "folder-open")
        self.move_chosen = Button("Flyt valgte …", icon_name="move")
        self._build()
        self._connect()

    def _build(self) -> None:
        self.add_section(self.facts)
        self.add_section(self.cases, "Sager")
        self.add_section(self.ahead, "De næste fire uger")
        if not self.may_edit:
            self.add_section(
                Label("Kun en teamleder kan rette fravær, arbejdstid, grænser og sager uden for programmet.",
                      tone="text2", wrap=True)
            )  # fmt: skip
        self.add_section(self.absences, "Fravær")
        self.add_section(self.times, "Arbejdstid")
        self.add_section(self.own_limits, "Egne grænser")
        self.add_section(self.outside, "Sager uden for programmet")
        self.set_actions([self.show_all, self.move_chosen])

    def _connect(self) -> None:
        self.show_all.clicked.connect(self.open_cases)
        self.move_chosen.clicked.connect(self.move_cases)
        self.cases.selection_changed.connect(self._count_chosen)
        self.cases.opened.connect(self._ctx.open_case)
        self.absences.add.clicked.connect(lambda: self.enter_absence())
        self.times.add.clicked.connect(self._enter_time)
        self.own_limits.add.clicked.connect(lambda: self.enter_own_limit())
        self.outside.add.clicked.connect(self._enter_outside)

    def worker_id(self) -> int | None:
        """The worker shown, or None while the panel is closed."""
        return self._detail.line.worker_id if self._detail is not None and not self.isHidden() else None

    def show_worker(self, worker_id: int, load: WorkerLoad | None, role: CaseRole, day: date) -> None:
        """Shows a worker as she stands on a day."""
        other = self._detail is None or self._detail.line.worker_id != worker_id
        self._day, self._role, today = day, role, self._ctx.desk.today()
        detail = self._detail = staff.worker_detail(self._ctx.desk, worker_id)
        team = load.team if load is not None else detail.line.team or ""
        self.set_title(detail.line.name, " · ".join(part for part in (team, detail.line.role_text) if part))
        under = (
            under_name(load, detail.absences, self._kinds, day, reserve=detail.line.reserve)
            if load is not None
            else ""
        )
        self.facts.show_load(load, detail, under)
        if other:
            self.cases.clear_selection()
            self.scroll_to_top()
        self.cases.show_cases(self._cases_of(worker_id, role), day)
        show_absences(
            self.absences, detail.absences, self._kinds, today,
            edit=self.enter_absence, remove=self._remove_absence, may_edit=self.may_edit,
        )  # fmt: skip
        show_working_times(self.times, detail, today, may_edit=self.may_edit)
        show_own_limits(
            self.own_limits, detail.own_limits, today,
            edit=self.enter_own_limit, remove=self._remove_own_limit, may_edit=self.may_edit,
        )  # fmt: skip
        show_outside(self.outside, detail, today, may_edit=self.may_edit)

    def show_changes(self, changes: Sequence[Change]) -> None:
        """Shows what is known of the worker's next four weeks."""
        self.ahead.show_changes(changes, self._day)

    def _cases_of(self, worker_id: int, role: CaseRole) -> list[CaseLine]:
        lines = case_lists.case_lines(self._ctx.desk, CaseFilter(worker_id=worker_id))
        if role is CaseRole.CASEWORKER:
            return [line for line in lines if line.caseworker_id == worker_id]
        return [line for line in lines if line.consultant_id == worker_id]

    def stand_in_cases(self) -> None:
        """Goes to the list of cases, where there are any: the arrows then walk in it."""
        if not self.cases.table.isHidden():
            self.cases.table.setFocus(Qt.FocusReason.OtherFocusReason)

    # What can be done

    def open_cases(self) -> None:
        """Opens the list of the worker's cases."""
        worker_id = self.worker_id()
        if worker_id is not None:
            self.cases_wanted.emit(worker_id)

    def can_move(self) -> bool:
        """Whether any case is chosen."""
        return self.worker_id() is not None and bool(self.cases.chosen())

    def move_cases(self) -> None:
        """Asks who is to have the cases chosen."""
        if self.can_move():
            self._ctx.move(self.cases.chosen(), self._role)

    def enter_absence(self, absence: AbsenceLine | None = None) -> None:
        """Opens the dialog for a new absence or one to correct."""
        if absence is not None and self._shown_with_its_cases(absence):
            return
        if self._detail is not None and self.may_edit:
            self._open(absence_dialog(self._ctx, self._detail, absence, self._day, self))

    def _enter_time(self) -> None:
        if self._detail is not None:
            self._open(working_time_dialog(self._ctx, self._detail, self._day, self))

    def enter_own_limit(self, own: OwnLimitLine | None = None) -> None:
        """Opens the dialog for new limits of her own or some to correct."""
        if self._detail is not None and self.may_edit:
            self._open(own_limit_dialog(self._ctx, self._detail, own, self._day, self))

    def _remove_own_limit(self, own: OwnLimitLine) -> None:
        self._ctx.attempt(lambda: staff.remove_own_limit(self._ctx.desk, own.row_id))

    def _enter_outside(self) -> None:
        if self._detail is not None:
            self._open(outside_dialog(self._ctx, self._detail, self._day, self))

    def _remove_absence(self, absence: AbsenceLine) -> None:
        if not self._shown_with_its_cases(absence):
            self._ctx.attempt(lambda: absences.remove_absence(self._ctx.desk, absence.absence_id))

    def _shown_with_its_cases(self, absence: AbsenceLine) -> bool:
        """Opens a leave that cases and meetings follow where these are seen; False where none do."""
        follow = self.may_edit and absences.has_followers(self._ctx.desk, absence.absence_id)
        if follow:
            self._ctx.show_team("absence", f"leave-{absence.absence_id}")
        return follow

    def _open(self, dialog: EntryDialog) -> None:
        dialog.finished.connect(self._come_back)
        dialog.open()

    def _come_back(self) -> None:
        """The button that opened the dialog may be gone, and the focus with it."""
        if QApplication.focusWidget() is None:
            self.absences.add.setFocus()

    def _count_chosen(self) -> None:
        number = len(self.cases.chosen())
        words = "1 valgt" if number == 1 else f"{count(number)} valgte"
        self.move_chosen.set_text(f"Flyt {words} …" if number else "Flyt valgte …")
        self.move_chosen.setEnabled(bool(number))
        self._ctx.registry.refresh()
