"""The calm frame around every step: the mark and the name over one column in the middle."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from koordinator.ui.base.fonts import renew_fonts
from koordinator.ui.base.house import house
from koordinator.ui.base.labels import Label
from koordinator.ui.start.mark import Mark

_WIDE = 440
_AROUND = 24


class StartFrame(QWidget):
    """Shows one step at a time; large text and low windows scroll."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._step: QWidget | None = None
        self._scrolls = False
        self._column = QWidget()
        self._inside = QVBoxLayout(self._column)
        self._inside.setContentsMargins(0, 0, 0, 0)
        self._inside.setSpacing(28)
        self._inside.addLayout(self._head())
        middle = QWidget()
        around = QVBoxLayout(middle)
        around.setContentsMargins(_AROUND, _AROUND, _AROUND, _AROUND)
        line = QHBoxLayout()
        line.addStretch(1)
        line.addWidget(self._column)
        line.addStretch(1)
        around.addStretch(2)
        around.addLayout(line)
        around.addStretch(3)
        self._middle = middle
        self._whole = QVBoxLayout(self)
        self._whole.setContentsMargins(0, 0, 0, 0)
        self._whole.addWidget(middle)
        house.changed.connect(self._fit)
        self._fit()

    def _head(self) -> QHBoxLayout:
        head = QHBoxLayout()
        head.setSpacing(10)
        head.addWidget(Mark())
        head.addWidget(Label("koordinator", "title"), 1, Qt.AlignmentFlag.AlignVCenter)
        return head

    def let_scroll(self) -> None:
        """Puts the column in a scroll area; log-in is painted before that is loaded."""
        if self._scrolls:
            return
        self._scrolls = True
        from koordinator.ui.base.scroll import scrolled

        focused = self.window().focusWidget()
        self._whole.removeWidget(self._middle)
        area = scrolled(self._middle)
        self._whole.addWidget(area)
        area.show()
        self._middle.show()
        if focused is not None:
            focused.setFocus(Qt.FocusReason.OtherFocusReason)  # a widget given another parent loses it
        renew_fonts(self._middle)

    def show_step(self, step: QWidget) -> None:
        """Puts a step in the place of the one before."""
        if self._step is not None:
            self._step.hide()
            self._inside.removeWidget(self._step)
            self._step.deleteLater()
        self._step = step
        self._inside.addWidget(step)
        step.show()

    def _fit(self) -> None:
        self._column.setFixedWidth(house.px(_WIDE))
