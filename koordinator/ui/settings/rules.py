"""The rulebook of each team: every deadline with its value, its source, and whether it is on."""

from decimal import Decimal
from functools import partial

from koordinator.domain.due.rules import Rule
from koordinator.services import due, rulebook_numbers
from koordinator.services.rulebook_numbers import REBALANCE
from koordinator.ui.base.labels import Label, hairline
from koordinator.ui.context import Context
from koordinator.ui.settings.rule_row import NumberRow, ReadRow, RuleRow
from koordinator.ui.settings.team_section import TeamSection

_SENTENCE = "Fristerne i »I dag« og på sagerne følger af reglerne her. Hvert team kan ændre dem."
_REBALANCE = (
    "Når sagerne fordeles om, flyttes så få som muligt. Er der flere måder, vælges den, der koster borgerne "
    "færrest point."
)
_TO_READ = "Programmet holder ikke øje med disse endnu; de står her, så de kan slås op."


class RulesSection(TeamSection):
    """One team's rulebook at a time."""

    def __init__(self, ctx: Context) -> None:
        super().__init__(ctx, "Regler", _SENTENCE, "Regler tilpasses i hvert team.")
        self.rows: dict[str, RuleRow] = {}
        self.numbers: dict[str, NumberRow] = {}

    def show_team(self) -> None:
        rules = due.rules(self.ctx.desk, self.team_id)
        if not self.rows:
            self._build(rules)
        for rule in rules:
            if rule.recorded:
                self.rows[rule.key].show_rule(rule)
        for line in rulebook_numbers.numbers(self.ctx.desk, REBALANCE, self.team_id):
            self.numbers[line.key].show_number(line)

    def _build(self, rules: list[Rule]) -> None:
        today = self.ctx.desk.today()
        for rule in (rule for rule in rules if rule.recorded):
            row = RuleRow(today, fixed=not self.is_leader)
            row.saved.connect(partial(self._save, rule.key))
            row.reset_wanted.connect(partial(self._reset, rule.key))
            self.rows[rule.key] = row
            self.column.addWidget(hairline())
            self.column.addWidget(row)
        self.column.addWidget(hairline())
        self._build_numbers()
        self.column.addWidget(Label("Til opslag", "section"))
        self.column.addWidget(Label(_TO_READ, "small", "text2", wrap=True))
        for rule in (rule for rule in rules if not rule.recorded):
            self.column.addWidget(ReadRow(rule, today))

    def _build_numbers(self) -> None:
        self.column.addWidget(Label("Omfordeling", "section"))
        self.column.addWidget(Label(_REBALANCE, "small", "text2", wrap=True))
        for one in rulebook_numbers.shipped(REBALANCE):
            row = NumberRow(fixed=not self.is_leader)
            row.saved.connect(partial(self._save_number, one.key))
            row.reset_wanted.connect(partial(self._reset_number, one.key))
            self.numbers[one.key] = row
            self.column.addWidget(hairline())
            self.column.addWidget(row)
        self.column.addWidget(hairline())

    def _save_number(self, key: str, value: int) -> None:
        desk, team = self.ctx.desk, self.team_id
        self.numbers[key].attempt(lambda: rulebook_numbers.save_number(desk, key, Decimal(value), team))

    def _reset_number(self, key: str) -> None:
        desk, team = self.ctx.desk, self.team_id
        self.ctx.attempt(lambda: rulebook_numbers.reset_number(desk, key, team))

    def _save(self, key: str, value: int | None, on: bool) -> None:
        self.rows[key].attempt(lambda: due.save_rule(self.ctx.desk, self.team_id, key, value, on=on))

    def _reset(self, key: str) -> None:
        team = self.team_id
        self.ctx.attempt(lambda: due.reset_rule(self.ctx.desk, team, key))
