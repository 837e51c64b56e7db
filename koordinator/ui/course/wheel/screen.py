"""The citizen scores at the screen: one form in the whole window and nothing else in sight."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from koordinator.domain.forms import FormKind, Sheet
from koordinator.errors import KoordinatorError
from koordinator.services import forms
from koordinator.ui.base.buttons import Button
from koordinator.ui.base.editable import ErrorLine
from koordinator.ui.base.fonts import set_font
from koordinator.ui.base.house import house
from koordinator.ui.base.labels import Label
from koordinator.ui.base.scroll import scrolled
from koordinator.ui.context import Context
from koordinator.ui.course.wheel.looking import TODAY, Wish, look
from koordinator.ui.course.wheel.scale import ScaleList
from koordinator.ui.course.wheel.wheel_view import Trace, WheelSize, WheelView
from koordinator.ui.course.wheel.words import scale

_WIDEST = 900
_HOW = "Træk i et punkt, eller tryk på et tal. Du kan springe et område over."
_HOW_LIST = "Tryk på et tal. Du kan springe et spørgsmål over."


class CitizenScreen(QDialog):
    """Shows the citizen's own numbers of today only; each is saved at once, and nothing need be typed."""

    def __init__(self, ctx: Context, sheet: Sheet, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._ctx, self._sheet = ctx, sheet
        self._form = forms.case_form(ctx.desk, sheet.case_id, sheet.form_key)
        self.setWindowTitle(self._form.name)
        self.setModal(True)
        self.wheel: WheelView | None = None
        self.questions: ScaleList | None = None
        self.error = ErrorLine()
        self.done_button = Button("Færdig", "filled", "check")
        set_font(self.done_button, "section")
        self.done_button.setMinimumSize(house.px(180), house.px(48))
        self.done_button.setAutoDefault(False)
        self.done_button.clicked.connect(self.accept)
        self._lay_out()
        self.refresh()

    def open_whole(self) -> None:
        """Takes the whole screen."""
        self.showFullScreen()
        first = self.wheel or self.questions
        if first is not None:
            first.setFocus(Qt.FocusReason.OtherFocusReason)

    def refresh(self) -> None:
        """Shows today's numbers."""
        seen = look(self._ctx.desk, self._sheet.case_id, Wish(self._form.key, True, "", TODAY))
        values = seen.now.values if seen.now is not None else {}
        areas = seen.form.asked(by_citizen=True)
        if self.wheel is not None:
            self.wheel.show_wheel(
                areas, [Trace("now", values)], low=seen.form.low, high=seen.form.high, scoring=True
            )
        if self.questions is not None:
            self.questions.show_scores(seen.form, areas, values, {}, by_citizen=True, scoring=True)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(48, 32, 48, 32)
        column.setSpacing(12)
        on_wheel = self._form.kind is FormKind.WHEEL
        for words, role, tone in (
            (self._form.sentence, "title", "text"),
            (_HOW if on_wheel else _HOW_LIST, "quote", "text2"),
        ):
            label = Label(words, role, tone, wrap=True)
            label.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            column.addWidget(label)
        column.addWidget(self._board(on_wheel=on_wheel), 1)
        column.addWidget(self.error)
        foot = QHBoxLayout()
        ends = Label(scale(self._form), "quote", "text2", wrap=True)
        foot.addWidget(ends, 1)
        foot.addWidget(self.done_button)
        column.addLayout(foot)

    def _board(self, *, on_wheel: bool) -> QWidget:
        if on_wheel:
            self.wheel = WheelView(WheelSize.LARGE)
            self.wheel.scored.connect(self._save)
            return self.wheel
        self.questions = ScaleList(large=True)
        self.questions.scored.connect(self._save)
        inside = QWidget()
        line = QHBoxLayout(inside)
        line.addStretch(1)
        self.questions.setMaximumWidth(house.px(_WIDEST))
        line.addWidget(self.questions, 4)
        line.addStretch(1)
        return scrolled(inside)

    def _save(self, area_key: str, value: int | None) -> None:
        self.error.say("")
        try:
            forms.save_value(self._ctx.desk, self._sheet, area_key, value)
        except KoordinatorError as fault:
            self.error.say(str(fault))
        self.refresh()
