"""The line of choices over the team: which day, which role, which team."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from koordinator.domain.due.rules import Unit, moved
from koordinator.domain.roles import CaseRole
from koordinator.domain.staff import TeamLine
from koordinator.ui.base.chips import Chip, ChipBar
from koordinator.ui.base.day_controls import DayControls
from koordinator.ui.base.labels import hairline, row
from koordinator.ui.base.text import plain_tip
from koordinator.ui.context import Context

_ALL = "all"


class TeamControls(DayControls):
    """Holds the choices and says when one of them changes."""

    def __init__(self, ctx: Context) -> None:
        super().__init__(ctx.desk.today, "1/5", "En måned tilbage", "En måned frem")
        plain_tip(self.today, "Vis caseloads, som de er i dag")
        self.roles = ChipBar(single=True)
        self.roles.add(CaseRole.CASEWORKER, "Sagsbehandlere", on=True)
        self.roles.add(CaseRole.CONSULTANT, "Virksomhedskonsulenter")
        self.roles.changed.connect(self.changed)
        self._teams: tuple[TeamLine, ...] = ()
        self._chips = QHBoxLayout()
        self._lay_out()
        self.teams = self._team_bar()

    def _lay_out(self) -> None:
        self._chips.setSpacing(16)
        self._chips.addWidget(self.roles, 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addWidget(hairline())
        column.addLayout(row([*self._day_line(), None]))
        column.addLayout(self._chips)
        column.addWidget(hairline())

    # What is chosen

    def role(self) -> CaseRole:
        """The role looked at."""
        return CaseRole(self.roles.chosen()[0])

    def team_id(self) -> int | None:
        """The team looked at, or None for all."""
        chosen = self.teams.chosen()[0]
        return None if chosen == _ALL else int(chosen)

    def untouched(self) -> bool:
        """Whether nothing but the plain view is chosen: all teams' caseworkers."""
        return self.role() is CaseRole.CASEWORKER and self.team_id() is None

    def set_role(self, role: CaseRole) -> None:
        """Looks at another role."""
        if role is not self.role():
            self.roles.choose([role])
            self.changed.emit()

    def show_all_teams(self) -> None:
        """Looks at all teams."""
        if self.team_id() is not None:
            self.teams.choose([_ALL])
            self.changed.emit()

    def set_teams(self, teams: Sequence[TeamLine]) -> None:
        """Offers these teams; the one chosen stays chosen while it is there."""
        if tuple(teams) == self._teams:
            return
        chosen = self.teams.chosen()
        self._teams = tuple(teams)
        self._chips.removeWidget(self.teams)
        self.teams.deleteLater()
        self.teams = self._team_bar()
        if set(chosen) & {str(team.team_id) for team in teams}:
            self.teams.choose(chosen)

    def _team_bar(self) -> ChipBar:
        bar = ChipBar(single=True)
        bar.add(_ALL, "Alle team", on=True)
        for team in self._teams:
            bar.add(str(team.team_id), team.name)
        bar.changed.connect(self.changed)
        self._chips.addWidget(bar, 1)
        before = self.roles.chip(CaseRole.CONSULTANT)
        for chip in bar.findChildren(Chip):
            QWidget.setTabOrder(before, chip)
            before = chip
        bar.setVisible(len(self._teams) > 1)
        return bar

    def step(self, months: int) -> None:
        self.set_day(moved(self.day(), months, Unit.MONTHS))
