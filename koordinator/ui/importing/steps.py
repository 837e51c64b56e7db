"""The five steps of the wizard in a line: where one is, and the way back to those behind."""

from collections.abc import Sequence
from enum import IntEnum

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QSizePolicy, QWidget

from koordinator.ui.base.buttons import press_on_enter
from koordinator.ui.base.house import house
from koordinator.ui.base.icons import paint_icon
from koordinator.ui.base.labels import hairline

_DISC = 22
_GAP = 8


class Step(IntEnum):
    """The steps in their order."""

    FILE = 0
    COLUMNS = 1
    NAMES = 2
    REVIEW = 3
    DONE = 4


STEP_NAMES = ("Vælg fil", "Kolonner", "Navne", "Gennemse", "Færdig")


class _Mark(QAbstractButton):
    """A number in a disc and the step's name; behind one it has a check and can be pressed."""

    def __init__(self, number: int, name: str) -> None:
        super().__init__()
        self._number, self._name = number, name
        self.here = self.behind = False
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        house.changed.connect(self.updateGeometry)
        self.show_as(here=False, behind=False, back=False)

    def show_as(self, *, here: bool, behind: bool, back: bool) -> None:
        self.here, self.behind = here, behind
        self.setEnabled(back)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus if back else Qt.FocusPolicy.NoFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor if back else Qt.CursorShape.ArrowCursor)
        state = "her er du" if here else "klaret" if behind else "kommer"
        self.setAccessibleName(f"Trin {self._number}, {self._name}, {state}")
        self.update()

    def sizeHint(self) -> QSize:
        words = house.metrics("strong").horizontalAdvance(self._name)
        return QSize(house.px(_DISC) + _GAP + words + 2, house.px(_DISC) + 8)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not press_on_enter(self, event):
            super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        side = house.px(_DISC)
        disc = QRectF(0.5, (self.height() - side) / 2 + 0.5, side - 1, side - 1)
        painter.setPen(house.colour("accent" if self.here or self.behind else "ctl"))
        painter.setBrush(house.colour("accent" if self.here else "tint" if self.behind else "page"))
        painter.drawEllipse(disc)
        if self.behind:
            inner = round(side * 0.22)
            paint_icon(painter, "check", disc.toRect().adjusted(inner, inner, 1 - inner, 1 - inner), "accent")
        else:
            painter.setFont(house.font("small_strong"))
            painter.setPen(house.colour("on_accent" if self.here else "text2"))
            painter.drawText(disc, int(Qt.AlignmentFlag.AlignCenter), str(self._number))
        painter.setFont(house.font("strong" if self.here else "body"))
        painter.setPen(house.colour("text" if self.here else "accent" if self.isEnabled() else "text2"))
        words = self.rect().adjusted(side + _GAP, 0, 0, 0)
        painter.drawText(words, int(Qt.AlignmentFlag.AlignVCenter), self._name)


class StepLine(QWidget):
    """The marks side by side with thin rules between them."""

    chosen = Signal(int)

    def __init__(self, names: Sequence[str] = STEP_NAMES, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName("Trin")
        self.marks = [_Mark(number, name) for number, name in enumerate(names, 1)]
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 4, 0, 4)
        line.setSpacing(12)
        for at, one in enumerate(self.marks):
            if at:
                rule = hairline()
                rule.setMinimumWidth(8)
                line.addWidget(rule, 1)
            line.addWidget(one)
            one.clicked.connect(lambda _=False, step=at: self.chosen.emit(step))

    def set_current(self, step: Step, *, back: bool = True) -> None:
        """Shows where one is; `back` says whether the steps behind can be pressed."""
        over = step is Step.DONE and not back
        for at, one in enumerate(self.marks):
            one.show_as(here=at == step and not over, behind=at < step or over, back=back and at < step)
