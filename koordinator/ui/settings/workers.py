"""The workers: a list, and one of them in the panel beside it."""

from collections.abc import Mapping

from koordinator.domain.roles import ROLE_NAMES, Role
from koordinator.domain.staff import WorkerLine
from koordinator.domain.values.dates import short_date
from koordinator.domain.values.numbers import format_hours
from koordinator.errors import Refused
from koordinator.services import staff
from koordinator.ui.base.buttons import Button
from koordinator.ui.base.choices import CheckValue, ChoiceValue
from koordinator.ui.base.editable import TextValue
from koordinator.ui.base.entry_dialog import EntryDialog
from koordinator.ui.base.formats import required
from koordinator.ui.base.record_model import Column, RecordModel
from koordinator.ui.base.table import DataTable
from koordinator.ui.context import Context
from koordinator.ui.settings.list_section import ListSection
from koordinator.ui.settings.worker_panel import WorkerPanel

COLUMNS: tuple[Column[WorkerLine], ...] = (
    Column("name", "Navn", lambda w: w.name, strong=True, width=22, stretch=True, fixed=True),
    Column("roles", "Roller", lambda w: w.role_text, width=14),
    Column("team", "Team", lambda w: w.team or "", width=16),
    Column("share", "Tid", lambda w: format_hours(w.share), sort=lambda w: w.share, right=True, width=5),
    Column("login", "Bruger", lambda w: w.login or "", width=12),
    Column(
        "leaves",
        "Fratræder",
        lambda w: short_date(w.leaves_on) if w.leaves_on else "",
        sort=lambda w: w.leaves_on,
        width=11,
    ),
)


class WorkersSection(ListSection):
    """Enter or a double click opens a worker; leaders can correct her."""

    def __init__(self, ctx: Context) -> None:
        super().__init__(ctx, "Medarbejdere", "Alle, der kan have sager eller logge ind.", "Vis fratrådte")
        self.model: RecordModel[WorkerLine] = RecordModel(COLUMNS, lambda w: w.worker_id)
        self.table = DataTable()
        self.table.setAccessibleName("Medarbejdere")
        self.table.setModel(self.model)
        self.table.opened.connect(self._open_row)
        self.panel = WorkerPanel(ctx, fixed=not self.is_leader)
        self.add = Button("Tilføj medarbejder", icon_name="person-plus")
        self.add.clicked.connect(self.add_worker)
        self.lay_out_list(self.table, self.panel, self.add)

    def refresh(self) -> None:
        self.model.set_records(staff.workers(self.ctx.desk, left=self.every))
        self.panel.refresh()

    def open_worker(self, worker_id: int) -> None:
        """Shows a worker in the panel."""
        self.table.select_ids([worker_id], worker_id)
        self.panel.show_worker(worker_id)

    def add_worker(self) -> EntryDialog:
        """Asks for a name, roles and a team."""
        dialog = EntryDialog("Ny medarbejder", "", self._added, parent=self)
        dialog.add_field("name", "Navn", TextValue("Navn", required("Skriv et navn."), placeholder=""))
        for role in (Role.CASEWORKER, Role.CONSULTANT, Role.LEADER, Role.ASSISTANT):
            box = CheckValue("Rolle", ROLE_NAMES[role].capitalize())
            dialog.add_field(role, "Roller" if role is Role.CASEWORKER else "", box)
        teams = [("", "Intet team"), *((str(t.team_id), t.name) for t in staff.teams(self.ctx.desk))]
        dialog.add_field("team", "Team", ChoiceValue("Team", teams))
        dialog.open()
        return dialog

    def _added(self, values: Mapping[str, str]) -> None:
        roles = [role for role in Role if values[role] == "1"]
        if not roles:
            raise Refused("Vælg mindst én rolle.")
        team = int(values["team"]) if values["team"] else None
        worker_id = staff.add_worker(self.ctx.desk, values["name"], roles, team)
        self.refresh()
        self.open_worker(worker_id)

    def _open_row(self, row: int) -> None:
        self.panel.show_worker(self.model.record(row).worker_id, take_focus=True)
