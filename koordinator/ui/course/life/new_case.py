"""A case begun by hand: the CPR number first, so that a citizen who is known fills the rest."""

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from koordinator.domain.caseload import State, Verdict
from koordinator.domain.roles import CaseRole, Role
from koordinator.domain.values.cpr import format_cpr
from koordinator.errors import KoordinatorError
from koordinator.services import case_life, staff
from koordinator.services.caseloads import caseloads
from koordinator.ui.base.choices import CheckValue, ChoiceValue
from koordinator.ui.base.dialog import Dialog
from koordinator.ui.base.editable import EditableValue, ErrorLine, TextValue
from koordinator.ui.base.form import Form
from koordinator.ui.base.formats import Format, long_date, required
from koordinator.ui.base.house import house
from koordinator.ui.base.labels import Label
from koordinator.ui.base.notices import Banner
from koordinator.ui.base.saving import all_stand, said_at_field
from koordinator.ui.base.scroll import scrolled
from koordinator.ui.base.typed import day_format
from koordinator.ui.context import Context
from koordinator.ui.course.life.gate import GateAnswer
from koordinator.ui.loads import of_maximum
from koordinator.ui.moves.people import most_room_first

_LEAST, _WIDE, _HIGH, _MARGINS, _TWO_COLUMNS = 560, 920, 560, 48, 700
_NOT_CHOSEN = ("", "Ingen endnu")
_NUMBERS = ("programme_id", "team_id", "caseworker_id", "consultant_id")
_FROM_CITIZEN = ("name", "address", "postcode", "city", "phone", "interpreter")


class NewCaseDialog(Dialog):
    """Begins a case; `made` tells its number."""

    made = Signal(int)

    def __init__(self, ctx: Context, parent: QWidget | None = None) -> None:
        super().__init__(
            "Ny sag",
            "Skriv CPR-nummeret først. Er borgeren kendt, udfyldes resten.",
            width=_LEAST,
            parent=parent,
        )
        self._ctx = ctx
        self._running: int | None = None
        self._team_touched = False
        self.fields: dict[str, EditableValue] = {}
        self.known = Banner("", "info")
        self.known.acted.connect(self._open_running)
        self.known.hide()
        self.gate = GateAnswer()
        self._error = ErrorLine()
        self._lay_out()
        self.add_close()
        self.go = self.add_button("Opret sagen", "filled")
        self._connect()
        self._offer_workers()

    def error(self) -> str:
        """Why it could not be made, or empty."""
        return self._error.text()

    # Building

    def _lay_out(self) -> None:
        citizen, case = Form(), Form()
        self._add_citizen(citizen)
        self._add_case(case)
        left, right = _titled("Borgeren", citizen), _titled("Sagen", case)
        left.insertWidget(1, self.known)
        right.insertWidget(2, self.gate)
        inner = QWidget()
        self._both = QBoxLayout(QBoxLayout.Direction.LeftToRight, inner)
        self._both.setContentsMargins(0, 0, 6, 0)
        self._both.setSpacing(36)
        self._both.addLayout(left, 1)
        self._both.addLayout(right, 1)
        self.content.addWidget(scrolled(inner), 1)
        self.content.addWidget(self._error)

    def _add_citizen(self, form: Form) -> None:
        number = Format(self._read_cpr, _cpr, _cpr)
        self._add(form, "cpr", "CPR-nummer", TextValue("CPR-nummer", number, placeholder=""))
        self._add(form, "name", "Navn", TextValue("Navn", required("Skriv borgerens navn."), placeholder=""))
        self._add(form, "address", "Adresse", TextValue("Adresse", placeholder=""))
        self._add(form, "postcode", "Postnummer", TextValue("Postnummer", placeholder=""))
        self._add(form, "city", "By", TextValue("By", placeholder=""))
        self._add(form, "phone", "Telefon", TextValue("Telefon", placeholder=""))
        self._add(form, "protected", "", CheckValue("Beskyttet adresse", "Beskyttet adresse"))
        self._add(form, "interpreter", "Tolk", TextValue("Tolk", placeholder="Sprog, hvis der skal tolk"))

    def _add_case(self, form: Form) -> None:
        desk = self._ctx.desk
        programmes = [(str(key), name) for key, name in staff.programmes(desk)]
        teams = [(str(team.team_id), team.name) for team in staff.teams(desk)]
        starts = TextValue("Start", day_format(desk.today, needed="Skriv den første dag."))
        self._add(form, "starts", "Start", starts)
        starts.set_value(desk.today().isoformat())
        programme = ChoiceValue("Ydelse", [("", "Vælg en ydelse"), *programmes])
        self._add(form, "programme_id", "Ydelse", programme)
        self._add(form, "team_id", "Team", ChoiceValue("Team", [_NOT_CHOSEN, *teams]))
        self._add(form, "number", "Sagsnummer", TextValue("Sagsnummer", placeholder="Hvis der er et"))
        self._add(form, "caseworker_id", "Sagsbehandler", ChoiceValue("Sagsbehandler"))
        self._add(form, "consultant_id", "Konsulent", ChoiceValue("Konsulent"))
        for key in ("programme_id", "team_id"):
            self.fields[key].set_value("")

    def _add(self, form: Form, key: str, label: str, field: EditableValue) -> None:
        field.box()
        self.fields[key] = field
        form.add(label, field)

    def _connect(self) -> None:
        self.fields["cpr"].committed.connect(lambda _: self._recognise())
        self.fields["starts"].committed.connect(lambda _: self._other_day())
        self.fields["team_id"].committed.connect(lambda _: self._chose_team())
        for key in ("caseworker_id", "consultant_id"):
            self.fields[key].committed.connect(lambda _: self._look())
        self.gate.changed.connect(self._look)
        self.go.clicked.connect(self._make)

    # What follows from what is typed

    def _read_cpr(self, text: str) -> str:
        return case_life.read_cpr(self._ctx.desk, text)

    def _recognise(self) -> None:
        """Fills in what is known of the citizen, and says so."""
        found = case_life.known_citizen(self._ctx.desk, self.fields["cpr"].value())
        self._running = found.running_id if found is not None else None
        self.known.setVisible(found is not None)
        self._choose_team()
        if found is None:
            return
        for key in _FROM_CITIZEN:
            self.fields[key].set_value(getattr(found, key) or "")
        self.fields["protected"].set_value("1" if found.protected else "")
        if found.running_id is not None:
            self.known.show_text("Borgeren har allerede en sag, der ikke er afsluttet.", "error", "Åbn sagen")
        else:
            last = f" Den forrige sag sluttede {long_date(found.ended.isoformat())}." if found.ended else ""
            self.known.show_text(f"Borgeren er kendt i forvejen.{last}", "info")

    def _open_running(self) -> None:
        running = self._running
        if running is not None:
            self.reject()
            self._ctx.open_case(running)

    def _chose_team(self) -> None:
        self._team_touched = True

    def _choose_team(self) -> None:
        """The team whose age band the citizen is in, unless somebody chose one."""
        cpr = self.fields["cpr"].value()
        if self._team_touched or not cpr:
            return
        team = case_life.team_by_age(self._ctx.desk, cpr, self._starts())
        self.fields["team_id"].set_value(str(team) if team is not None else "")

    def _starts(self) -> date:
        return date.fromisoformat(self.fields["starts"].value())

    def _other_day(self) -> None:
        self._choose_team()
        self._offer_workers()

    def _offer_workers(self) -> None:
        """Those who have the role that day, with their caseloads, most room first."""
        desk, day = self._ctx.desk, max(self._starts(), self._ctx.desk.today())
        for key, role in (("caseworker_id", CaseRole.CASEWORKER), ("consultant_id", CaseRole.CONSULTANT)):
            field, kept = self.fields[key], self.fields[key].value()
            there = {
                one.worker_id
                for one in staff.workers(desk, Role(role.value))
                if one.leaves_on is None or one.leaves_on >= day
            }
            loads = [one for one in caseloads(desk, day, role).workers if one.worker_id in there]
            options = [
                (str(one.worker_id), f"{one.worker} · {of_maximum(one)}") for one in most_room_first(loads)
            ]
            if isinstance(field, ChoiceValue):
                field.set_options([_NOT_CHOSEN, *options])
            field.set_value(kept if kept in dict(options) else "")
        self._look()

    def _look(self) -> None:
        """Asks the gate about the caseworker, and then about the consultant; the sterner answer is shown."""
        found = [
            case_life.verdict(self._ctx.desk, int(worker), self._starts(), role, self.gate.reason())
            for key, role in (("caseworker_id", CaseRole.CASEWORKER), ("consultant_id", CaseRole.CONSULTANT))
            if (worker := self.fields[key].value())
        ]
        verdicts = sorted((one for one in found if one is not None), key=_sternness)
        self.go.setEnabled(all(one.allowed for one in verdicts))
        if verdicts:
            self.gate.show_verdict(verdicts[-1])
        else:
            self.gate.show_text("", "plain")

    # Doing it

    def _make(self) -> None:
        if not all_stand(self.fields.values()):
            return
        try:
            case_id = case_life.new_case(self._ctx.desk, self._wanted())
        except KoordinatorError as fault:
            self._error.say("" if said_at_field(fault, self.fields) else str(fault))
            return
        self.accept()
        self.made.emit(case_id)

    def _wanted(self) -> case_life.NewCase:
        said = {key: field.value() for key, field in self.fields.items()}
        chosen = {key: int(value) for key, value in said.items() if key in _NUMBERS and value}
        return case_life.NewCase(
            said["cpr"],
            said["name"],
            self._starts(),
            number=said["number"],
            address=said["address"],
            postcode=said["postcode"],
            city=said["city"],
            phone=said["phone"],
            interpreter=said["interpreter"],
            programme_id=chosen.get("programme_id"),
            team_id=chosen.get("team_id"),
            caseworker_id=chosen.get("caseworker_id"),
            consultant_id=chosen.get("consultant_id"),
            protected=said["protected"] == "1",
            over_reason=self.gate.reason(),
        )

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        room = self.screen().availableGeometry()
        wide = max(self.minimumWidth(), min(house.px(_WIDE), room.width() - _MARGINS))
        self.resize(wide, min(house.px(_HIGH), room.height() - _MARGINS))
        self.fields["cpr"].setFocus()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        ways, two = QBoxLayout.Direction, self.width() >= house.px(_TWO_COLUMNS)
        self._both.setDirection(ways.LeftToRight if two else ways.TopToBottom)


def _sternness(verdict: Verdict) -> int:
    return list(State).index(verdict.state)


def _cpr(value: str) -> str:
    return format_cpr(value) if value else ""


def _titled(title: str, content: QWidget) -> QVBoxLayout:
    column = QVBoxLayout()
    column.setSpacing(8)
    column.addWidget(Label(title, "section"))
    column.addWidget(content)
    column.addStretch(1)
    return column
