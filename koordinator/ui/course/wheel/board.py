"""The left side of the tab: where one scores, on the wheel or question by question."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from koordinator.domain.forms import Area, FormKind
from koordinator.domain.values.dates import whole_day
from koordinator.ui.base.buttons import Button
from koordinator.ui.base.flow import FlowLayout
from koordinator.ui.base.labels import KeyCap, Label
from koordinator.ui.base.scroll import scrolled
from koordinator.ui.context import Context
from koordinator.ui.course.wheel.area_line import AreaLine
from koordinator.ui.course.wheel.looking import Looking
from koordinator.ui.course.wheel.scale import ScaleList
from koordinator.ui.course.wheel.wheel_view import Trace, WheelView
from koordinator.ui.course.wheel.words import scale


class Board(QWidget):
    """Shows what is looked at; under it the chosen area, how one scores, and of what day it is."""

    scored = Signal(str, object)
    chosen = Signal(str)

    def __init__(self, ctx: Context) -> None:
        super().__init__()
        self.wheel = WheelView()
        self.questions = ScaleList()
        self.area = AreaLine(ctx)
        self.state = Label("", "small", "text2", wrap=True)
        self.correct = Button("Ret målingen …", "link")
        self.versions = Button("Se rettelserne", "link")
        self._list = scrolled(self.questions)
        self._ends = Label("", "small", "text2", wrap=True)
        self._hint = _keys()
        for way in (self.wheel, self.questions):
            way.scored.connect(self.scored)
            way.chosen.connect(self.chosen)
        under = QHBoxLayout()
        under.setSpacing(12)
        under.addWidget(self.state, 1)
        under.addWidget(self.versions)
        under.addWidget(self.correct)
        column = QVBoxLayout(self)
        column.setContentsMargins(32, 0, 24, 12)
        column.setSpacing(8)
        column.addWidget(self.wheel, 1)
        column.addWidget(self._ends)
        column.addWidget(self._list, 1)
        column.addWidget(self.area)
        column.addWidget(self._hint)
        column.addLayout(under)

    def show_looking(self, seen: Looking, area: Area | None) -> None:
        """Shows the scores of the form looked at, and the chosen area."""
        on_wheel = seen.form.kind is FormKind.WHEEL
        self.wheel.setVisible(on_wheel)
        self._list.setVisible(not on_wheel)
        self._ends.setVisible(not on_wheel)
        self._ends.setText(scale(seen.form))
        self._hint.setVisible(seen.scoring and on_wheel)
        areas = seen.form.asked(by_citizen=seen.sheet.by_citizen)
        then = seen.then.values if seen.then is not None else {}
        now = seen.now.values if seen.now is not None else {}
        if on_wheel:
            front = Trace("now" if seen.sheet.by_citizen else "worker", now)
            traces = [Trace("then", then), front] if then else [front]
            self.wheel.show_wheel(areas, traces, low=seen.form.low, high=seen.form.high, scoring=seen.scoring)
            self.wheel.choose(area.key if area is not None else None)
        else:
            self.questions.show_scores(
                seen.form, areas, now, then, by_citizen=seen.sheet.by_citizen, scoring=seen.scoring
            )
        self.show_area(seen, area)
        self._show_state(seen)

    def show_area(self, seen: Looking, area: Area | None) -> None:
        """Shows the line of the chosen area, if there is one."""
        self.area.setVisible(area is not None)
        if area is None:
            return
        answer = seen.now.answers.get(area.key) if seen.now is not None else None
        self.area.show_area(
            area.name,
            area.usual,
            (answer.note if answer else None) or "",
            scored=answer is not None and answer.value is not None,
            scoring=seen.scoring,
            nameable=seen.form.kind is FormKind.WHEEL,
        )

    def focus_area(self, kind: FormKind, area_key: str | None = None) -> None:
        """Gives the keyboard to an area, or to the first one."""
        if kind is FormKind.WHEEL:
            way: QWidget = self.wheel.spoke(area_key) if area_key else self.wheel.spokes[0]
        else:
            bars = self.questions.bars
            way = bars[area_key] if area_key else next(iter(bars.values()))
        way.setFocus()

    def _show_state(self, seen: Looking) -> None:
        corrected = seen.now is not None and seen.now.reason is not None
        self.correct.setVisible(seen.now is not None and not seen.scoring)
        self.versions.setVisible(corrected)
        told = ""
        if seen.now is not None and not seen.scoring:
            told = f"Målingen er fra {whole_day(seen.now.day)} og kan kun læses."
            if corrected:
                told = f"Rettet: {seen.now.reason}"
        self.state.setText(told)


def _keys() -> QWidget:
    """How one scores, with the keys."""
    hint = QWidget()
    flow = FlowLayout(hint, spacing=5, line_spacing=4)
    for words in ("Træk, eller brug", "[Tab]", "og", "[0]", "–", "[9]", "[+]", "giver 10, ", "[Delete]",
                  "blank, ikke 0."):  # fmt: skip
        bare = words.strip("[]")
        flow.addWidget(KeyCap(bare) if words.startswith("[") else Label(bare, "small", "text2"))
    policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
    policy.setHeightForWidth(True)
    hint.setSizePolicy(policy)
    return hint
