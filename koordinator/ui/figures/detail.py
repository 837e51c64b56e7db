"""One figure opened: its year with the target, how it is counted, what it is made up of, and its cases."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from koordinator.domain.figures import words
from koordinator.domain.figures.records import By, Figure, Key, Part
from koordinator.ui.base.buttons import Button
from koordinator.ui.base.chart import ChartView
from koordinator.ui.base.flow import FlowLayout
from koordinator.ui.base.labels import Label, StateWord, hairline, row
from koordinator.ui.base.states import State
from koordinator.ui.base.text import count
from koordinator.ui.context import Context
from koordinator.ui.figures.asking import Answer
from koordinator.ui.figures.breakdown import Breakdown
from koordinator.ui.figures.passives import Passives
from koordinator.ui.figures.shown import beside, chart_of, goal_lines, state_of
from koordinator.ui.figures.targets import Targets

_CAPTION = (
    "Den prikkede linje er målet. Punkterne er den sidste dag i hver måned og til sidst den valgte dag; "
    "er der intet at tælle, er der hul i linjen. Et klik på et punkt viser den dag."
)
_NOTHING = "Der har ikke været noget at tælle i de 12 måneder til dagen."


class FigureDetail(QWidget):
    """Everything about one figure; `cases_wanted` names a part of it, and of which group."""

    cases_wanted = Signal(object, object, str)

    def __init__(self, ctx: Context) -> None:
        super().__init__()
        self._ctx = ctx
        self.figure: Figure | None = None
        self.value = Label("", "figure")
        self._beside = Label("", tone="text2")
        self.state = StateWord(State.NONE, "")
        self.buttons = {part: self._button(part) for part in (Part.COUNTED, Part.REST)}
        self.chart = ChartView()
        self._caption = Label(_CAPTION, "small", "text3", wrap=True)
        self.definition = Label("", wrap=True)
        self.targets = Targets(ctx)
        self.breakdown = Breakdown()
        self.breakdown.opened.connect(self._open_group)
        self.passives = Passives()
        self.passives.opened.connect(ctx.show_case)
        self._lay_out()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(14)
        column.addWidget(self._head())
        column.addWidget(self.chart)
        column.addWidget(self._caption)
        column.addWidget(hairline())
        column.addWidget(Label("Sådan tælles det", "section"))
        column.addWidget(self.definition)
        column.addWidget(self.targets)
        column.addWidget(hairline())
        column.addWidget(self.passives)
        column.addWidget(self.breakdown)
        column.addStretch(1)

    def _head(self) -> QWidget:
        """The value and the ways to its cases, under each other where the window is narrow."""
        head = QWidget()
        flow = FlowLayout(head, spacing=12, line_spacing=8)
        number = QWidget()
        number.setLayout(row([self.value, self._beside], spacing=10))
        for widget in (number, self.state, *self.buttons.values()):
            flow.addWidget(widget)
        return head

    def show_answer(self, answer: Answer, team: str) -> None:
        """Shows the figure an answer has opened."""
        key = answer.wish.key
        if key is None:
            return
        opened = self.figure is None or self.figure.key != key
        figure = self.figure = next(one for one in answer.figures if one.key == key)
        text = answer.book.texts[key]
        self.value.setText(words.percent(figure.percent))
        said = (beside(figure), words.points(figure))
        self._beside.setText(", ".join(part for part in said if part))
        self.state.set(state_of(figure), goal_lines(figure, self._ctx.desk.today())[0])
        rest = figure.denominator - figure.numerator
        self._offer(Part.COUNTED, figure.numerator, text.counted)
        self._offer(Part.REST, rest, text.rest)
        any_month = any(month.percent is not None for month in figure.history)
        self.chart.setVisible(any_month)
        self._caption.setText(_CAPTION if any_month else _NOTHING)
        self.chart.show_chart(chart_of(figure))
        self.definition.setText(figure.definition)
        self.targets.show_targets(key, answer.wish.narrow.team_id, team)
        self.passives.setVisible(bool(answer.passives))
        if key is Key.PASSIVE:
            self.passives.show_cases(answer.passives, answer.wish.day, self._ctx.desk.today())
        self.breakdown.show_slices(answer.slices)
        if opened:
            self.breakdown.choose(By.LENGTH if key is Key.PASSIVE else By.TEAM)

    def _button(self, part: Part) -> Button:
        button = Button("", small=True)
        button.clicked.connect(lambda: self.cases_wanted.emit(part, None, ""))
        return button

    def _offer(self, part: Part, number: int, called: str) -> None:
        button = self.buttons[part]
        button.set_text(f"Vis {count(number)} {called}")
        button.setVisible(number > 0)

    def _open_group(self, by: By, group: str, part: Part) -> None:
        self.cases_wanted.emit(part, by, group)
