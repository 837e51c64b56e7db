"""The line of choices: whose cases, from which day, to which end, and with how many moves."""

from collections.abc import Mapping, Sequence
from datetime import date

from PySide6.QtCore import QPoint, Signal
from PySide6.QtWidgets import QCheckBox, QMenu, QWidget

from koordinator.domain.caseload import Limits
from koordinator.domain.staff import TeamLine
from koordinator.services.rebalancing import Goal
from koordinator.ui.base.buttons import Button
from koordinator.ui.base.choices import ChoiceValue
from koordinator.ui.base.editable import TextValue
from koordinator.ui.base.house import house
from koordinator.ui.base.labels import Label
from koordinator.ui.base.stepper import Stepper
from koordinator.ui.base.text import no_mnemonic, plain_tip
from koordinator.ui.base.typed import day_format
from koordinator.ui.context import Context
from koordinator.ui.team.rebalance.conversation import Choices, first_day
from koordinator.ui.team.rebalance.groups import lay_out

_DAY_WIDE, _GOAL_WIDE = 172, 184
_MOST_MOVES = 999
_ALL = "Alle team"
_UNCAPPED = "så mange som der skal til"


class RebalanceControls(QWidget):
    """Holds the choices and says when one of them changes."""

    changed = Signal()

    def __init__(self, ctx: Context, limits: Limits) -> None:
        super().__init__()
        self._today = ctx.desk.today
        self._followed = first_day(ctx.desk.today())
        self._teams: tuple[TeamLine, ...] = ()
        self._team_ids: tuple[int, ...] = ()
        self.teams = Button(_ALL, icon_name="users", tip="Hvilke team der fordeles mellem")
        self.teams.clicked.connect(self._open_teams)
        self.day = TextValue(
            "Fra dagen", day_format(ctx.desk.today, needed="Skriv den første dag, for eksempel 1/12.")
        )
        self.day.box()
        self.day.set_value(self._followed.isoformat())
        self.day.committed.connect(lambda _: self.changed.emit())
        self.goal = ChoiceValue("Mål", goals())
        self.goal.box()
        self.goal.set_value(Goal.MAXIMUM)
        self.goal.committed.connect(lambda _: self.changed.emit())
        told = f"Advarslen er {limits.warning} og max {limits.maximum} sager pr. fuld tid, hvor intet er sat."
        plain_tip(self.goal, f"{told} Deltid, fravær og egne grænser sænker dem.")
        self.most = Stepper("Højst så mange flytninger", most=_MOST_MOVES)
        self.most.changed.connect(self._capped)
        self.uncapped = QCheckBox(_UNCAPPED)
        self.uncapped.setAccessibleName(f"Flytninger: {_UNCAPPED}")
        self.uncapped.setChecked(True)
        self.uncapped.clicked.connect(lambda _: self.changed.emit())
        self.cross = QCheckBox("Må krydse team")
        self.cross.setChecked(True)
        self.cross.clicked.connect(lambda _: self.changed.emit())
        self.what_if = Button("Hvad nu hvis …", "plain", tip="Prøv, hvad et fravær eller en låst kollega gør")
        self.what_if.setCheckable(True)
        self._lay_out()
        house.changed.connect(self._fit)
        self._fit()

    def _lay_out(self) -> None:
        groups: list[list[QWidget | int | None]] = [
            [self.teams],
            [Label("Fra", tone="text2"), self.day],
            [Label("Mål", tone="text2"), self.goal],
            [Label("Højst", tone="text2"), self.most, Label("flytninger", tone="text2"), self.uncapped],
            [self.cross],
            [self.what_if],
        ]
        self._groups = lay_out(self, groups, spacing=20)

    def choices(self) -> Choices:
        """What is chosen."""
        return Choices(
            date.fromisoformat(self.day.value()),
            self._team_ids,
            Goal(self.goal.value()),
            None if self.uncapped.isChecked() else self.most.number(),
            self.cross.isChecked(),
        )

    def follow_today(self) -> bool:
        """Goes on from today when midnight has passed; whether it did."""
        before, self._followed = self._followed, first_day(self._today())
        if before == self._followed or self.day.value() != before.isoformat():
            return False
        self.day.set_value(self._followed.isoformat())
        return True

    def show_choices(self, said: Choices) -> None:
        """Chosen is what was chosen then."""
        self.day.set_value(said.on.isoformat())
        self._choose_teams(said.team_ids, tell=False)
        self.goal.set_value(said.goal)
        self.uncapped.setChecked(said.most_moves is None)
        if said.most_moves is not None:
            self.most.set_number(said.most_moves)
        self.cross.setChecked(said.cross_teams)

    def set_teams(self, teams: Sequence[TeamLine]) -> None:
        """Offers these teams; those chosen stay chosen while they are there."""
        self._teams = tuple(teams)
        known = {team.team_id for team in teams}
        self._choose_teams(tuple(one for one in self._team_ids if one in known), tell=False)

    def show_used(self, moves: int) -> None:
        """Shows how many moves are made where there is no cap."""
        if self.uncapped.isChecked():
            self.most.set_number(moves)

    def cap(self, moves: int) -> None:
        """At most so many moves."""
        if self.uncapped.isChecked() or self.most.number() != moves:
            self.most.set_number(moves)
            self._capped()

    def names_of(self, team_ids: Sequence[int]) -> list[str]:
        """Teams by name."""
        return [team.name for team in self._teams if team.team_id in team_ids]

    def team_menu(self) -> QMenu:
        """Every team to switch on and off, and all of them."""
        menu = QMenu(self)
        every = menu.addAction(_ALL)
        every.setCheckable(True)
        every.setChecked(not self._team_ids)
        every.triggered.connect(lambda: self._choose_teams(()))
        menu.addSeparator()
        for team in self._teams:
            made = menu.addAction(no_mnemonic(team.name))
            made.setCheckable(True)
            made.setChecked(team.team_id in self._team_ids)
            made.triggered.connect(lambda _=False, one=team.team_id: self._turn_team(one))
        return menu

    def _open_teams(self) -> None:
        menu = self.team_menu()
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self.teams.mapToGlobal(QPoint(0, self.teams.height() + 2)))

    def _turn_team(self, team_id: int) -> None:
        chosen = set(self._team_ids) ^ {team_id}
        every = {team.team_id for team in self._teams}
        self._choose_teams(() if chosen == every else tuple(sorted(chosen)))

    def _choose_teams(self, team_ids: tuple[int, ...], *, tell: bool = True) -> None:
        before, self._team_ids = self._team_ids, team_ids
        names: Mapping[int, str] = {team.team_id: team.name for team in self._teams}
        many = f"{len(team_ids)} team"
        self.teams.set_text(_ALL if not team_ids else names[team_ids[0]] if len(team_ids) == 1 else many)
        self._groups[0].setVisible(len(self._teams) > 1)
        self._groups[4].setVisible(len(self._teams) > 1 and len(team_ids) != 1)
        if tell and before != team_ids:
            self.changed.emit()

    def _capped(self) -> None:
        self.uncapped.setChecked(False)
        self.changed.emit()

    def _fit(self) -> None:
        self.day.setFixedWidth(house.px(_DAY_WIDE))
        self.goal.setFixedWidth(house.px(_GOAL_WIDE))


def goals() -> list[tuple[str, str]]:
    """The goals in words."""
    return [
        (Goal.MAXIMUM, "Ingen over max"),
        (Goal.WARNING, "Ingen over advarslen"),
        (Goal.EVEN, "Jævn fordeling"),
    ]
