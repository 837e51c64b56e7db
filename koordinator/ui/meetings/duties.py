"""The three fields of every meeting: who leads it, who is the host, who takes the minutes."""

from collections.abc import Iterable, Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from koordinator.domain.meetings.kinds import DUTY_NAMES, Duty
from koordinator.ui.base.choices import ChoiceValue
from koordinator.ui.base.form import Form


class DutyForm(QWidget):
    """Three choices among those who take part; empty is nobody."""

    committed = Signal(object, str)  # the duty, and the key of who has it

    def __init__(self, *, boxed: bool = False, label_width: int = 92) -> None:
        super().__init__()
        form = Form(label_width=label_width)
        self.fields: dict[Duty, ChoiceValue] = {}
        for duty, name in DUTY_NAMES.items():
            field = ChoiceValue(name)
            if boxed:
                field.box()
            field.committed.connect(lambda key, duty=duty: self.committed.emit(duty, key))
            self.fields[duty] = field
            form.add(name, field)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(form)

    def show_people(self, people: Iterable[tuple[str, str]], held: Mapping[Duty, str]) -> None:
        """Offers these people (key and name) and shows who has which duty."""
        options = [("", "ingen"), *people]
        keys = {key for key, _ in options}
        for duty, field in self.fields.items():
            field.set_options(options)
            wanted = held.get(duty, "")
            field.set_value(wanted if wanted in keys else "")

    def holder(self, duty: Duty) -> str:
        """The key of who has a duty, or empty."""
        field = self.fields[duty]
        field.commit()
        return field.value()
