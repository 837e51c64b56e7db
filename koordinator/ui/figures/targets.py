"""The targets of one figure: shown to all, set by a leader for a team or for all."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal

from PySide6.QtWidgets import QVBoxLayout, QWidget

from koordinator.domain.figures.records import PASSIVE_LENGTH, Key
from koordinator.domain.roles import Role
from koordinator.domain.rulebook_numbers import RulebookLine, said
from koordinator.services import targets
from koordinator.ui.base.buttons import Button
from koordinator.ui.base.editable import TextValue
from koordinator.ui.base.entry_dialog import EntryDialog
from koordinator.ui.base.flow import FlowLayout
from koordinator.ui.base.formats import long_date
from koordinator.ui.base.labels import Label
from koordinator.ui.base.pile import Pile
from koordinator.ui.base.typed import WHOLE, day_format
from koordinator.ui.context import Context


class TargetDialog(EntryDialog):
    """Asks for a percentage and, if there is one, the day by which it is to be reached."""

    def __init__(
        self, ctx: Context, line: RulebookLine, key: str, team_id: int | None, whose: str, parent: QWidget
    ) -> None:
        def save(typed: Mapping[str, str]) -> None:
            day = date.fromisoformat(typed["day"]) if typed["day"] else None
            targets.save_target(ctx.desk, key, Decimal(typed["percent"]), team_id, day)

        super().__init__(f"Mål: {line.name}", whose, save, parent=parent)
        self.add_field("percent", "Procent", TextValue("Procent", WHOLE), f"{line.value:.0f}")
        self.add_field(
            "day",
            "Nås senest",
            TextValue("Nås senest", day_format(ctx.desk.today), placeholder="ingen dato"),
            line.reach_by.isoformat() if line.reach_by else "",
        )


class Targets(QWidget):
    """A line for each target: how much, by when, where it comes from; a leader changes it there."""

    def __init__(self, ctx: Context) -> None:
        super().__init__()
        self._ctx = ctx
        self._pile = Pile()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._pile)

    def show_targets(self, key: Key, team_id: int | None, team: str) -> None:
        """Shows those of a figure, as a team (or all) have them."""
        keys = [key.value, *([PASSIVE_LENGTH] if key is Key.PASSIVE else [])]
        self._pile.renew([self._line(one, team_id, team) for one in keys])

    def _line(self, key: str, team_id: int | None, team: str) -> QWidget:
        desk = self._ctx.desk
        line = targets.target_line(desk, key, team_id)
        words = said(line, line.value)
        if line.reach_by is not None:
            words += f", nås senest {long_date(line.reach_by.isoformat())}"
        box = QWidget()
        row = FlowLayout(box, spacing=14, line_spacing=2)
        row.addWidget(Label(line.name, tone="text2"))
        row.addWidget(Label(words, "strong"))
        row.addWidget(Label(_source(line, team), "small", "text3"))
        if Role.LEADER in desk.who.roles:
            change = Button("Ret mål …", "link")
            change.clicked.connect(lambda: self._change(line, key, team_id, team))
            row.addWidget(change)
            if line.own:
                back = Button("Tilbage til det oprindelige", "link")
                back.clicked.connect(
                    lambda: self._ctx.attempt(lambda: targets.reset_target(desk, key, team_id))
                )
                row.addWidget(back)
        return box

    def _change(self, line: RulebookLine, key: str, team_id: int | None, team: str) -> None:
        whose = f"Målet gælder {team}." if team else "Målet gælder alle team, der ikke har sat deres eget."
        TargetDialog(self._ctx, line, key, team_id, whose, self.window()).open()


def _source(line: RulebookLine, team: str) -> str:
    if not line.own:
        return line.source
    return f"Sat for {team}" if team else "Sat for alle team"
