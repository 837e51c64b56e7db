"""The line of choices over the team: which day, which role, which team."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from koordinator.domain.roles import CaseRole
from koordinator.domain.staff import TeamLine
from koordinator.ui.base.buttons import Button, IconButton
from koordinator.ui.base.chips import Chip, ChipBar
from koordinator.ui.base.editable import TextValue
from koordinator.ui.base.house import house
from koordinator.ui.base.labels import Label, hairline, row
from koordinator.ui.base.typed import day_format
from koordinator.ui.context import Context

_ALL = "all"
_MONTHS = 12
_WIDE = 172


def month_later(day: date, months: int) -> date:
    """The same day of another month, or that month's last day where it is shorter."""
    number = day.year * _MONTHS + day.month - 1 + months
    first = date(number // _MONTHS, number % _MONTHS + 1, 1)
    for last in (day.day, 30, 29, 28):
        try:
            return first.replace(day=min(day.day, last))
        except ValueError:
            continue
    return first


class TeamControls(QWidget):
    """Holds the choices and says when one of them changes."""

    changed = Signal()

    def __init__(self, ctx: Context) -> None:
        super().__init__()
        self._ctx = ctx
        self._today = ctx.desk.today()
        self.day_field = TextValue(
            "På dagen", day_format(ctx.desk.today, needed="Skriv en dag, for eksempel 1/5.")
        )
        self.day_field.box()
        self.day_field.set_value(self._today.isoformat())
        self.day_field.committed.connect(lambda _: self._day_changed())
        self.back = IconButton("chevron-left", "En måned tilbage")
        self.back.clicked.connect(lambda: self._step(-1))
        self.forward = IconButton("chevron-right", "En måned frem")
        self.forward.clicked.connect(lambda: self._step(1))
        self.today = Button("I dag", tip="Vis caseloads, som de er i dag")
        self.today.clicked.connect(lambda: self.set_day(ctx.desk.today()))
        self.roles = ChipBar(single=True)
        self.roles.add(CaseRole.CASEWORKER, "Sagsbehandlere", on=True)
        self.roles.add(CaseRole.CONSULTANT, "Virksomhedskonsulenter")
        self.roles.changed.connect(self.changed)
        self._teams: tuple[TeamLine, ...] = ()
        self._chips = QHBoxLayout()
        self._lay_out()
        self.teams = self._team_bar()
        house.changed.connect(self._fit)
        self._fit()

    def _lay_out(self) -> None:
        self._chips.setSpacing(16)
        self._chips.addWidget(self.roles, 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addWidget(hairline())
        column.addLayout(
            row([Label("På dagen", tone="text2"), self.back, self.day_field, self.forward, self.today, None])
        )
        column.addLayout(self._chips)
        column.addWidget(hairline())
        self._day_changed(tell=False)

    # What is chosen

    def day(self) -> date:
        """The day looked at."""
        return date.fromisoformat(self.day_field.value())

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

    def set_day(self, day: date) -> None:
        """Looks at another day."""
        if day != self.day():
            self.day_field.set_value(day.isoformat())
            self._day_changed()

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

    def follow_today(self) -> None:
        """Stays on today when midnight has passed."""
        today = self._ctx.desk.today()
        if self.day() == self._today != today:
            self._today = today
            self.day_field.set_value(today.isoformat())
        self._today = today
        self._day_changed(tell=False)

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

    def _step(self, months: int) -> None:
        self.set_day(month_later(self.day(), months))

    def _day_changed(self, *, tell: bool = True) -> None:
        self.today.setEnabled(self.day() != self._ctx.desk.today())
        if tell:
            self.changed.emit()

    def _fit(self) -> None:
        self.day_field.setFixedWidth(house.px(_WIDE))
