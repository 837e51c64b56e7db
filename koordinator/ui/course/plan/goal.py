"""The main goal in the citizen's own words, and where it points."""

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from koordinator.domain.plans import GOAL_KINDS, PlanCard
from koordinator.services import plans
from koordinator.ui.base.choices import ChoiceValue
from koordinator.ui.base.editable import EditableValue, LongTextValue
from koordinator.ui.base.focus import input_of
from koordinator.ui.base.fonts import set_font
from koordinator.ui.base.house import house
from koordinator.ui.base.labels import Label
from koordinator.ui.base.saving import attempt
from koordinator.ui.context import Context

_KIND_WIDTH = 232
_KINDS = [("", "Ikke valgt"), *((key, f"{word[0].upper()}{word[1:]}") for key, word in GOAL_KINDS.items())]


class GoalSection(QWidget):
    """Two fields that save as one leaves them."""

    def __init__(self, ctx: Context) -> None:
        super().__init__()
        self._ctx = ctx
        self._case_id = 0
        self.goal = LongTextValue(
            "Hovedmål", lines=1, placeholder="»Jeg vil …« – skriv det, som borgeren selv siger det"
        )
        set_font(input_of(self.goal), "quote")
        self.kind = ChoiceValue("Retning", _KINDS)
        self.fields: dict[str, EditableValue] = {"goal": self.goal, "goal_kind": self.kind}
        for key, field in self.fields.items():
            field.committed.connect(partial(self._save, key))
        kind = QVBoxLayout()
        kind.setSpacing(6)
        kind.addWidget(_small("Retning"))
        kind.addWidget(self.kind)
        kind.addStretch(1)
        words = QVBoxLayout()
        words.setSpacing(6)
        words.addWidget(_small("Hovedmål, med borgerens egne ord"))
        words.addWidget(self.goal)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(24)
        line.addLayout(words, 1)
        line.addLayout(kind)
        line.setAlignment(kind, Qt.AlignmentFlag.AlignTop)
        house.changed.connect(self._fit)
        self._fit()

    def show_card(self, card: PlanCard) -> None:
        """Shows a plan's goal."""
        self._case_id = card.case_id
        self.goal.set_value(card.goal or "")
        self.kind.set_value(card.goal_kind or "")

    def order(self) -> list[QWidget]:
        """The fields in the order Tab goes through them."""
        return [self.goal, self.kind]

    def _save(self, key: str, value: str) -> None:
        case_id = self._case_id
        attempt(self.fields[key], lambda: plans.save_goal(self._ctx.desk, case_id, key, value))

    def _fit(self) -> None:
        self.kind.setFixedWidth(house.px(_KIND_WIDTH))


def _small(text: str) -> Label:
    """A quiet label over a field, on the line of the field's text."""
    label = Label(text, "small", "text2")
    label.setContentsMargins(12, 0, 0, 0)
    return label
