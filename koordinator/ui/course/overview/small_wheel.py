"""The wheel in small: the citizen's first score and the newest, laid over each other."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from koordinator.domain.forms import WHEEL, AssessmentCard, of
from koordinator.domain.progression import decimal, mean
from koordinator.domain.values.dates import day_month
from koordinator.services import forms
from koordinator.ui.base.buttons import Button
from koordinator.ui.base.house import house
from koordinator.ui.base.labels import Label, row
from koordinator.ui.context import Context
from koordinator.ui.course.wheel.wheel_view import Trace, WheelSize, WheelView

_HIGH = 200


class SmallWheel(QWidget):
    """Then and now with their means; opens the wheel's own tab."""

    def __init__(self, ctx: Context) -> None:
        super().__init__()
        self._ctx = ctx
        self._case_id = 0
        self.view = WheelView(WheelSize.SMALL)
        self.then = Label("", "small", "text2")
        self.now = Label("", "small_strong")
        self.empty = Label("Hjulet er ikke udfyldt endnu.", tone="text2")
        self.open = Button("Åbn", "link")
        self.open.setAccessibleDescription("Hjulet")
        self.open.clicked.connect(lambda: self._ctx.open_case(self._case_id, "wheel"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(row([Label("Hjulet", "section"), None, self.open]))
        column.addWidget(self.view)
        column.addLayout(row([None, self.then, 8, self.now, None]))
        column.addWidget(self.empty, 0, Qt.AlignmentFlag.AlignLeft)
        house.changed.connect(self._fit)
        self._fit()

    def show_case(self, case_id: int) -> None:
        """Fetches and shows a case's wheel."""
        self._case_id = case_id
        desk = self._ctx.desk
        every = forms.assessments(desk, case_id, WHEEL)
        own = of(every, by_citizen=True) or every
        self.view.setVisible(bool(own))
        self.empty.setVisible(not own)
        self.then.setVisible(len(own) > 1)
        self.now.setVisible(bool(own))
        if not own:
            return
        form = forms.case_form(desk, case_id, WHEEL)
        traces = [Trace("then", own[0].values)] if len(own) > 1 else []
        traces.append(Trace("now", own[-1].values))
        self.view.show_wheel(form.areas, traces, low=form.low, high=form.high)
        self.then.setText(f"┄ {_told(own[0])}")
        self.now.setText(f"━ {_told(own[-1])}")

    def _fit(self) -> None:
        self.view.setFixedHeight(house.px(_HIGH))


def _told(card: AssessmentCard) -> str:
    middle = mean(dict(card.values))
    said = f"{day_month(card.day)} {card.day.year}"
    return f"{said}: {decimal(middle)}" if middle is not None else said
