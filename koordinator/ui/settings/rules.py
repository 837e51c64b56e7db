"""The rulebook of each team: every deadline with its value, its source, and whether it is on."""

from functools import partial

from PySide6.QtWidgets import QVBoxLayout, QWidget

from koordinator.domain.due.rules import Rule
from koordinator.services import due, staff
from koordinator.ui.base.choices import ChoiceValue
from koordinator.ui.base.form import Form
from koordinator.ui.base.labels import Label, hairline
from koordinator.ui.base.notices import Banner, EmptyState
from koordinator.ui.context import Context
from koordinator.ui.settings.rule_row import ReadRow, RuleRow
from koordinator.ui.settings.section import ONLY_LEADERS, Section

_SENTENCE = "Fristerne i »I dag« og på sagerne følger af reglerne her. Hvert team kan ændre dem."
_TO_READ = "Programmet holder ikke øje med disse endnu; de står her, så de kan slås op."


class RulesSection(Section):
    """One team's rulebook at a time."""

    def __init__(self, ctx: Context) -> None:
        super().__init__(ctx, "Regler", _SENTENCE)
        self.team = ChoiceValue("Team", [])
        self.rows: dict[str, RuleRow] = {}
        self._empty = EmptyState("Regler tilpasses i hvert team. Opret et team først.", "", "users")
        self._all = QWidget()
        self._list = QVBoxLayout(self._all)
        self._list.setContentsMargins(0, 0, 0, 0)
        self._list.setSpacing(12)
        if not self.is_leader:
            self._list.addWidget(Banner(ONLY_LEADERS, "plain"))
        which = Form(label_width=128)
        which.add("Team", self.team)
        self._list.addWidget(which)
        self.body.addWidget(self._empty)
        self.body.addWidget(self._all)
        self.lay_out_scrolled()
        self.team.committed.connect(lambda _: self.refresh())

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
        rules = due.rules(self.ctx.desk, self._team_id())
        if not self.rows:
            self._build(rules)
        for rule in rules:
            if rule.recorded:
                self.rows[rule.key].show_rule(rule)

    def _build(self, rules: list[Rule]) -> None:
        today = self.ctx.desk.today()
        for rule in (rule for rule in rules if rule.recorded):
            row = RuleRow(today, fixed=not self.is_leader)
            row.saved.connect(partial(self._save, rule.key))
            row.reset_wanted.connect(partial(self._reset, rule.key))
            self.rows[rule.key] = row
            self._list.addWidget(hairline())
            self._list.addWidget(row)
        self._list.addWidget(hairline())
        self._list.addWidget(Label("Til opslag", "section"))
        self._list.addWidget(Label(_TO_READ, "small", "text2", wrap=True))
        for rule in (rule for rule in rules if not rule.recorded):
            self._list.addWidget(ReadRow(rule, today))

    def _team_id(self) -> int:
        return int(self.team.value())

    def _save(self, key: str, value: int | None, on: bool) -> None:
        self.rows[key].attempt(lambda: due.save_rule(self.ctx.desk, self._team_id(), key, value, on=on))

    def _reset(self, key: str) -> None:
        team = self._team_id()
        self.ctx.attempt(lambda: due.reset_rule(self.ctx.desk, team, key))
