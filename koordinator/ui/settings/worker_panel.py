"""One worker in the panel: fields that save as one leaves them."""

from datetime import date
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from koordinator.domain.roles import ROLE_NAMES, Role
from koordinator.domain.staff import WorkerLine
from koordinator.domain.values.numbers import format_hours
from koordinator.errors import KoordinatorError, Refused
from koordinator.services import staff
from koordinator.ui.base.buttons import Button
from koordinator.ui.base.choices import CheckValue, ChoiceValue
from koordinator.ui.base.editable import EditableValue, TextValue
from koordinator.ui.base.form import Form
from koordinator.ui.base.formats import required
from koordinator.ui.base.labels import Label
from koordinator.ui.base.side_panel import SidePanel
from koordinator.ui.base.typed import day_format
from koordinator.ui.context import Context
from koordinator.ui.settings.workdays import WorkdaysValue
from koordinator.ui.settings.worker_edits import iso, save_changed

_TEXTS = ("name", "initials", "phone", "email")
_ROLES = (Role.CASEWORKER, Role.CONSULTANT, Role.LEADER, Role.ASSISTANT)
_RESERVE = "Kan tage sager, når andre er fyldt"


class WorkerPanel(SidePanel):
    """Shows a worker; only leaders can change anything."""

    def __init__(self, ctx: Context, *, fixed: bool) -> None:
        super().__init__()
        self._ctx = ctx
        self._worker: WorkerLine | None = None
        self.fields: dict[str, EditableValue] = {
            "name": TextValue("Navn", required("En medarbejder skal have et navn.")),
            "initials": TextValue("Initialer"),
            "phone": TextValue("Telefon"),
            "email": TextValue("E-mail"),
            "team": ChoiceValue("Team"),
            **{role.value: CheckValue("Rolle", ROLE_NAMES[role].capitalize()) for role in _ROLES},
            "reserve": CheckValue("Reserve", _RESERVE),
            "languages": TextValue("Sprog", placeholder="for eksempel arabisk, polsk"),
            "workdays": WorkdaysValue("Arbejdsdage"),
            "leaves_on": TextValue("Fratræder", day_format(ctx.desk.today)),
        }
        for key, field in self.fields.items():
            field.set_fixed(fixed)
            field.committed.connect(partial(self._save, key))
        self.add_section(self._form())
        self._share = Label("", tone="text2", wrap=True)
        self.add_section(self._working_time(), "Arbejdstid og fravær")

    def _form(self) -> QWidget:
        labels = {"name": "Navn", "initials": "Initialer", "phone": "Telefon", "email": "E-mail"}
        labels |= {"team": "Team", _ROLES[0].value: "Roller", "reserve": "Reserve"}
        labels |= {"languages": "Sprog", "workdays": "Arbejdsdage", "leaves_on": "Fratræder"}
        form = Form(label_width=84)
        for key, field in self.fields.items():
            form.add(labels.get(key, ""), field)
        return form

    def _working_time(self) -> QWidget:
        part = QWidget()
        column = QVBoxLayout(part)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self._share)
        more = Button("Åbn på siden Team", "link")
        more.clicked.connect(self._show_in_team)
        column.addWidget(more, 0, Qt.AlignmentFlag.AlignLeft)
        return part

    def show_worker(self, worker_id: int, *, take_focus: bool = False) -> None:
        """Shows a worker and opens."""
        try:
            self._worker = staff.worker_detail(self._ctx.desk, worker_id).line
        except KoordinatorError:
            self._worker = None
            self.close_panel()
            return
        self._show(self._worker)
        self.open_panel(take_focus=take_focus)

    def refresh(self) -> None:
        """Fetches the worker anew if the panel is open."""
        if self._worker is not None and not self.isHidden():
            self.show_worker(self._worker.worker_id)

    def _show(self, worker: WorkerLine) -> None:
        self.set_title(worker.name, worker.role_text)
        team = self.fields["team"]
        assert isinstance(team, ChoiceValue)
        teams = [(str(t.team_id), t.name) for t in staff.teams(self._ctx.desk)]
        team.set_options([("", "Intet team"), *teams])
        for key in _TEXTS:
            self.fields[key].set_value(getattr(worker, key) or "")
        team.set_value(str(worker.team_id or ""))
        for role in _ROLES:
            self.fields[role.value].set_value("1" if role in worker.roles else "")
        self.fields["reserve"].set_value("1" if worker.reserve else "")
        self.fields["languages"].set_value(", ".join(worker.languages))
        self.fields["workdays"].set_value("".join(str(day) for day in worker.workdays))
        self.fields["leaves_on"].set_value(iso(worker.leaves_on))
        self._share.setText(f"{format_hours(worker.share)} af fuld tid i dag.")

    def _save(self, key: str, value: str) -> None:
        if self._worker is None:
            return
        try:
            self._write(self._worker, key, value)
        except KoordinatorError as fault:
            self.fields[key].show_error(str(fault))
            if isinstance(self.fields[key], (CheckValue, WorkdaysValue)):
                self._show_kept(key, str(fault))

    def _write(self, worker: WorkerLine, key: str, value: str) -> None:
        if key == "languages":
            staff.set_languages(self._ctx.desk, worker.worker_id, value.split(","))
        elif key == "workdays":
            staff.set_workdays(self._ctx.desk, worker.worker_id, [int(day) for day in value])
        else:
            save_changed(self._ctx.desk, worker, **self._changed(worker, key, value))

    def _show_kept(self, key: str, sentence: str) -> None:
        assert self._worker is not None
        self._show(self._worker)
        self.fields[key].show_error(sentence)

    def _changed(self, worker: WorkerLine, key: str, value: str) -> dict[str, object]:
        if key in [role.value for role in _ROLES]:
            roles = worker.roles ^ {Role(key)}
            if not roles:
                raise Refused("En medarbejder skal have mindst én rolle.")
            self._keep_one_leader(worker, roles)
            return {"roles": roles}
        if key == "team":
            return {"team_id": int(value) if value else None}
        if key == "reserve":
            return {"reserve": value == "1"}
        if key == "leaves_on":
            return {"leaves_on": date.fromisoformat(value) if value else None}
        return {key: value}

    def _keep_one_leader(self, worker: WorkerLine, roles: frozenset[Role]) -> None:
        if worker.worker_id == self._ctx.desk.who.worker_id and Role.LEADER not in roles:
            raise Refused("Du kan ikke tage rollen teamleder fra dig selv. Bed en anden teamleder om det.")

    def _show_in_team(self) -> None:
        if self._worker is not None:
            self._ctx.show_worker(self._worker.worker_id)
