"""A section about what each team has its own way with: one team at a time."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from koordinator.services import staff
from koordinator.ui.base.choices import ChoiceValue
from koordinator.ui.base.form import Form
from koordinator.ui.base.notices import Banner, EmptyState
from koordinator.ui.context import Context
from koordinator.ui.settings.section import ONLY_LEADERS, Section


class TeamSection(Section):
    """The choice of a team, and under it what `show_team` shows; `no_team` is said where there is none.

    What a section shows is added to `column`; `which` is the form with the choice, for more to choose.
    """

    def __init__(self, ctx: Context, title: str, sentence: str, no_team: str) -> None:
        super().__init__(ctx, title, sentence)
        self.team = ChoiceValue("Team", [])
        self._empty = EmptyState(f"{no_team} Opret et team først.", "", "users")
        self._all = QWidget()
        self.column = QVBoxLayout(self._all)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(12)
        if not self.is_leader:
            self.column.addWidget(Banner(ONLY_LEADERS, "plain"))
        self.which = Form(label_width=128)
        self.which.add("Team", self.team)
        self.column.addWidget(self.which)
        self.body.addWidget(self._empty)
        self.body.addWidget(self._all)
        self.lay_out_scrolled()
        self.team.committed.connect(lambda _: self.refresh())

    @property
    def team_id(self) -> int:
        """The team chosen."""
        return int(self.team.value())

    def refresh(self) -> None:
        teams = staff.teams(self.ctx.desk)
        self._empty.setVisible(not teams)
        self._all.setVisible(bool(teams))
        if not teams:
            return
        offered = [(str(one.team_id), one.name) for one in teams]
        self.team.set_options(offered)
        if self.team.value() not in dict(offered):
            self.team.set_value(offered[0][0])
        self.show_team()

    def show_team(self) -> None:
        """Fetches and shows what the chosen team has."""
        raise NotImplementedError
