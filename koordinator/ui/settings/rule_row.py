"""One rule or number of the rulebook on screen: to be changed, or only to be read."""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from koordinator.domain.due.rules import Rule, amount, unit_word
from koordinator.domain.rulebook_numbers import RulebookLine, counted, plain, said
from koordinator.domain.values.dates import whole_day
from koordinator.errors import KoordinatorError
from koordinator.ui.base.buttons import Button
from koordinator.ui.base.choices import CheckValue
from koordinator.ui.base.editable import TextValue
from koordinator.ui.base.focus import input_of
from koordinator.ui.base.house import house
from koordinator.ui.base.labels import Label
from koordinator.ui.base.typed import WHOLE

_VALUE, _SIDE = 52, 152


class ValueRow(QWidget):
    """Something of the rulebook in words, with a value to be changed and put back."""

    reset_wanted = Signal()

    def __init__(self, *, fixed: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._fixed = fixed
        self._name = Label("", "strong", wrap=True)
        self._words = Label("", wrap=True)
        self._source = Label("", "small", "text2", wrap=True)
        self.value = TextValue("Værdi", WHOLE)
        self.value.set_fixed(fixed)
        self._unit = Label("", tone="text2")
        self.reset = Button("", "link", "undo")
        self.reset.clicked.connect(self.reset_wanted)
        self._lay_out()
        house.changed.connect(self._fit)
        self._fit()

    def _lay_out(self) -> None:
        said = QVBoxLayout()
        said.setSpacing(2)
        for label in (self._name, self._words, self._source):
            said.addWidget(label)
        said.addStretch(1)
        count = QHBoxLayout()
        count.setSpacing(2)
        count.addWidget(self.value, 0, Qt.AlignmentFlag.AlignTop)
        count.addWidget(self._unit, 1)
        self._side = QWidget()
        self.side = QVBoxLayout(self._side)
        self.side.setContentsMargins(0, 0, 0, 0)
        self.side.setSpacing(2)
        self.side.addLayout(count)
        self.side.addWidget(self.reset, 0, Qt.AlignmentFlag.AlignLeft)
        self.side.addStretch(1)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(16)
        line.addLayout(said, 1)
        line.addWidget(self._side)

    def _fit(self) -> None:
        self.value.setFixedWidth(house.px(_VALUE))
        self._side.setFixedWidth(house.px(_SIDE))

    def attempt(self, save: Callable[[], object]) -> None:
        """Saves; a refusal is shown at the value."""
        try:
            save()
        except KoordinatorError as fault:
            self.value.show_error(str(fault))


class NumberRow(ValueRow):
    """A number of the rulebook."""

    saved = Signal(int)

    def __init__(self, *, fixed: bool, parent: QWidget | None = None) -> None:
        super().__init__(fixed=fixed, parent=parent)
        self.value.committed.connect(lambda text: self.saved.emit(int(text)))

    def show_number(self, line: RulebookLine) -> None:
        """Shows the number as it holds."""
        self._name.setText(line.name)
        self._words.setText(said(line, line.value))
        self._source.setText(f"Kilde: {line.source}")
        self.value.set_value(plain(line.value))
        self._unit.setText(line.unit)
        self.reset.set_text(f"Tilbage til {counted(line.shipped, line.unit)}")
        self.reset.setVisible(line.own and not self._fixed)
        input_of(self.value).setAccessibleName(f"{line.name}: værdi")


class RuleRow(ValueRow):
    """A rule with its value and whether it is on; what was refused stays typed."""

    saved = Signal(object, bool)

    def __init__(self, today: date, *, fixed: bool, parent: QWidget | None = None) -> None:
        super().__init__(fixed=fixed, parent=parent)
        self._today = today
        self._rule: Rule | None = None
        self.on = CheckValue("Til", "Brug reglen")
        self.on.set_fixed(fixed)
        self.side.insertWidget(1, self.on)
        self.value.committed.connect(lambda text: self._save(int(text), on=self.on.value() == "1"))
        self.on.committed.connect(lambda text: self._save(self._own_value(), on=text == "1"))

    def show_rule(self, rule: Rule) -> None:
        """Shows the rule as the team has it."""
        self._rule = rule
        value = rule.value_on(self._today)
        self._name.setText(rule.name)
        self._words.setText(_capital(rule.sentence(value)))
        self._source.setText(source_words(rule))
        self.value.set_value("" if value is None else str(value))
        self._unit.setText(unit_word(value or 0, rule.unit))
        self.on.set_value("1" if rule.active else "")
        shipped = rule.shipped_on(self._today)
        same = shipped is None or shipped == value
        self.reset.set_text("Som oprindelig" if same else f"Tilbage til {amount(shipped or 0, rule.unit)}")
        self.reset.setVisible(rule.changed and not self._fixed)
        for field, name in ((self.value, "værdi"), (self.on, "til eller fra")):
            input_of(field).setAccessibleName(f"{rule.name}: {name}")

    def _own_value(self) -> int | None:
        held = None if self._rule is None else self._rule.override
        return None if held is None else held.value

    def _save(self, value: int | None, *, on: bool) -> None:
        self.saved.emit(value, on)


class ReadRow(QWidget):
    """A rule there is nothing to decide about."""

    def __init__(self, rule: Rule, today: date, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 4)
        column.setSpacing(2)
        column.addWidget(Label(rule.name, "strong", wrap=True))
        column.addWidget(Label(_capital(rule.sentence(rule.value_on(today))), wrap=True))
        column.addWidget(Label(source_words(rule), "small", "text2", wrap=True))


def source_words(rule: Rule) -> str:
    """Where a rule comes from, whether it is only local, and from when it holds."""
    said = [f"Kilde: {rule.source}"]
    if rule.local and "lokal" not in rule.source.lower():
        said.append("lokal praksis")
    if rule.valid_from is not None:
        said.append(f"gælder fra {whole_day(rule.valid_from)}")
    if rule.valid_to is not None:
        said.append(f"til og med {whole_day(rule.valid_to)}")
    return " · ".join(said)


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]
