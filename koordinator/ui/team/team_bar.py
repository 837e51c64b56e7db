"""The choice of one team or all, as chips; without more than one team there is nothing to choose."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from koordinator.domain.staff import TeamLine
from koordinator.ui.base.chips import ChipBar

_ALL = "all"


class TeamBar(QWidget):
    """Chips that follow the teams there are; what was chosen stays chosen."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._teams: tuple[TeamLine, ...] = ()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self.chips = self._made()

    def team_id(self) -> int | None:
        """The team chosen, or None for all."""
        chosen = self.chips.chosen()
        return int(chosen[0]) if chosen and chosen[0] != _ALL else None

    def set_teams(self, teams: Sequence[TeamLine]) -> None:
        """Offers these teams."""
        if tuple(teams) == self._teams:
            return
        chosen = self.chips.chosen()
        self._teams = tuple(teams)
        self.chips.hide()
        self.chips.deleteLater()
        self.chips = self._made()
        if set(chosen) & {str(team.team_id) for team in teams}:
            self.chips.choose(chosen)

    def choose(self, team_id: int | None) -> None:
        """Chooses a team, or all."""
        self.chips.choose([_ALL if team_id is None else str(team_id)])

    def _made(self) -> ChipBar:
        bar = ChipBar(single=True, parent=self)
        bar.add(_ALL, "Alle team", on=True)
        for team in self._teams:
            bar.add(str(team.team_id), team.name)
        bar.changed.connect(self.changed)
        self._column.addWidget(bar)
        self.setVisible(len(self._teams) > 1)
        return bar
