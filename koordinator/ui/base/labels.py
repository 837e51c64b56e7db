"""Labels of the house: plain text in a type role and tone, key caps, state words, hairlines."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QSizePolicy, QWidget

from koordinator.ui.base.fonts import mark, set_font
from koordinator.ui.base.house import house
from koordinator.ui.base.icons import paint_icon
from koordinator.ui.base.states import LOOKS, State


class Label(QLabel):
    """Text as typed; `elide` cuts with … rather than pushing its neighbours away."""

    def __init__(
        self,
        text: str = "",
        role: str = "body",
        tone: str = "text",
        *,
        wrap: bool = False,
        elide: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self._elide = elide
        self.setProperty("tone", tone)
        set_font(self, role)
        self.setWordWrap(wrap)
        if elide:
            self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.setText(text)

    def set_tone(self, tone: str) -> None:
        """Changes the colour to another token."""
        mark(self, "tone", tone)

    def minimumSizeHint(self) -> QSize:
        if not self._elide:
            return super().minimumSizeHint()
        return QSize(self.fontMetrics().horizontalAdvance("…") * 2, super().minimumSizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        if not self._elide:
            super().paintEvent(event)
            return
        painter = QPainter(self)
        painter.setPen(house.colour(str(self.property("tone"))))
        cut = self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, self.width())
        painter.drawText(self.rect(), int(self.alignment() | Qt.AlignmentFlag.AlignVCenter), cut)


class KeyCap(QLabel):
    """The name of a key in a small frame, shown beside what it does."""

    def __init__(self, key: str, parent: QWidget | None = None) -> None:
        super().__init__(key, parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setProperty("keycap", "true")
        set_font(self, "small")
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)


class Icon(QWidget):
    """An icon that stands beside words and repeats them, so it has no name of its own."""

    def __init__(self, name: str, tone: str = "text2", size: int = 18, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name, self._tone, self._size = name, tone, size
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def set(self, name: str, tone: str) -> None:
        """Shows another icon or the same in another colour."""
        self._name, self._tone = name, tone
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(house.px(self._size), house.px(self._size))

    def paintEvent(self, _event: QPaintEvent) -> None:
        paint_icon(QPainter(self), self._name, self.rect(), self._tone)


class StateWord(QWidget):
    """Icon and word of a state, in its colour."""

    def __init__(self, state: State, word: str | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(6)
        self._icon = Icon("ring", size=15)
        self._label = Label()
        line.addWidget(self._icon)
        line.addWidget(self._label)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.set(state, word)

    def set(self, state: State, word: str | None = None) -> None:
        """Shows a state; without a word of its own the state's usual one."""
        look = LOOKS[state]
        self._icon.set(look.icon, look.text)
        self._label.setText(look.word if word is None else word)
        self._label.set_tone(look.text)
        set_font(self._label, "strong" if look.weight == 600 else "body")
        self.setAccessibleName(self._label.text())


def hairline(*, upright: bool = False) -> QFrame:
    """A thin rule between things."""
    line = QFrame()
    line.setProperty("rule", "true")
    if upright:
        line.setFixedWidth(1)
    else:
        line.setFixedHeight(1)
    return line


def row(widgets: Sequence[QWidget | int | None], *, spacing: int = 8) -> QHBoxLayout:
    """Widgets beside each other; a number is room in pixels, None takes what is left."""
    line = QHBoxLayout()
    line.setContentsMargins(0, 0, 0, 0)
    line.setSpacing(spacing)
    for one in widgets:
        if one is None:
            line.addStretch(1)
        elif isinstance(one, int):
            line.addSpacing(one)
        else:
            line.addWidget(one)
    return line
