"""The days of the week somebody works, as five boxes."""

from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QWidget

from koordinator.domain.staff import WEEK
from koordinator.domain.values.dates import WEEKDAYS
from koordinator.ui.base.editable import EditableValue
from koordinator.ui.base.fonts import mark

_LEFT = 12  # where the text of an input stands


class WorkdaysValue(EditableValue):
    """Monday to Friday; the value holds the days as digits, Monday 1, and a click counts at once."""

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self._boxes = QWidget()
        self.days = {day: QCheckBox(WEEKDAYS[day - 1][:2]) for day in WEEK}
        line = QHBoxLayout(self._boxes)
        line.setContentsMargins(_LEFT, 0, 0, 0)
        line.setSpacing(10)
        for day, box in self.days.items():
            mark(box, "reads", True)  # as tall as the fields above and below
            box.setAccessibleName(f"{name}: {WEEKDAYS[day - 1]}")
            box.clicked.connect(lambda _: self.commit())
            line.addWidget(box)
        line.addStretch(1)
        self._adopt(self._boxes)
        self._boxes.setFocusProxy(self.days[WEEK[0]])

    def set_fixed(self, fixed: bool) -> None:
        for box in self.days.values():
            box.setEnabled(not fixed)
        super().set_fixed(fixed)

    def _input(self) -> QWidget:
        return self._boxes

    def _typed(self) -> str:
        return "".join(str(day) for day, box in self.days.items() if box.isChecked())

    def _show(self) -> None:
        for day, box in self.days.items():
            box.setChecked(str(day) in self._value)
