"""What the forecast stands on, written beside it: new courses a month, and how long they last."""

from decimal import Decimal, InvalidOperation

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from koordinator.domain.forecast.records import Assumed, Assumptions
from koordinator.domain.forecast.words import intake_basis, length_basis, tenth
from koordinator.errors import UnusableInput
from koordinator.ui.base.buttons import Button
from koordinator.ui.base.editable import TextValue
from koordinator.ui.base.formats import Format
from koordinator.ui.base.house import house
from koordinator.ui.base.labels import Label

_WIDE = 112


def _parse(text: str) -> str:
    """What was typed as a number with a point; nothing is "as history says"."""
    written = text.strip().replace(",", ".")
    if not written:
        return ""
    try:
        number = Decimal(written)
    except InvalidOperation:
        raise UnusableInput("Skriv et tal, for eksempel 6,5.") from None
    if not number.is_finite():
        raise UnusableInput("Skriv et tal, for eksempel 6,5.")
    return str(number)


def _comma(value: str) -> str:
    return value.replace(".", ",")


_NUMBER = Format(parse=_parse, edit=_comma, read=_comma)


class AssumptionField(QWidget):
    """One number with where it comes from; back to the history's own with one press."""

    chosen = Signal(object)  # a Decimal, or None for what history says

    def __init__(self, title: str, unit: str) -> None:
        super().__init__()
        self._title, self._unit = title, unit
        self.field = TextValue(f"{title} ({unit})", _NUMBER)
        self.field.box()
        self.field.committed.connect(lambda text: self.chosen.emit(Decimal(text) if text else None))
        self.basis = Label("", "small", "text2", wrap=True)
        self.reset = Button("", "link", small=True)
        self.reset.clicked.connect(lambda: self.chosen.emit(None))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(Label(title, "medium"))
        column.addWidget(self.field)
        column.addWidget(self.basis)
        column.addWidget(self.reset)
        house.changed.connect(self._fit)
        self._fit()

    def show_number(self, found: Assumed, basis: str, *, may_edit: bool) -> None:
        """Shows a number with its words."""
        self.field.set_value(_pointed(found.value))
        self.field.set_fixed(not may_edit)
        self.basis.setText(f"{self._unit}. {basis}")
        self.reset.set_text(f"Brug historikkens {tenth(found.history)}")
        self.reset.setVisible(found.own and may_edit)

    def _fit(self) -> None:
        self.field.setMaximumWidth(house.px(_WIDE) * 2)


class AssumptionsPanel(QWidget):
    """Both numbers under each other."""

    intake_chosen = Signal(object)
    length_chosen = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.intake = AssumptionField("Tilgang", "Nye forløb pr. måned")
        self.length = AssumptionField("Forløbets længde", "Måneder i snit")
        self.intake.chosen.connect(self.intake_chosen)
        self.length.chosen.connect(self.length_chosen)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(16)
        column.addWidget(Label("Der regnes med", "section"))
        column.addWidget(self.intake)
        column.addWidget(self.length)
        column.addStretch(1)

    def show_assumptions(self, found: Assumptions, *, may_edit: bool) -> None:
        """Shows a team's numbers; a leader may write others."""
        self.intake.show_number(
            found.intake, intake_basis(found.intake, found.deviation), may_edit=may_edit
        )  # fmt: skip
        self.length.show_number(found.length, length_basis(found.length), may_edit=may_edit)


def _pointed(value: float) -> str:
    return tenth(value).replace(",", ".")
