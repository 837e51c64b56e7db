"""A way to begin: an icon, what it is, and what it leads to, on one wide button."""

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from koordinator.ui.base.buttons import press_on_enter
from koordinator.ui.base.house import house
from koordinator.ui.base.icons import paint_icon

_SIDE = 16
_GAP = 14
_WRAP = int(Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)


class ChoiceButton(QAbstractButton):
    """Two lines of words that lead on."""

    def __init__(self, title: str, sentence: str, icon_name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title, self._sentence, self._icon_name = title, sentence, icon_name
        self.setAccessibleName(title)
        self.setAccessibleDescription(sentence)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        house.changed.connect(self.updateGeometry)

    def set_sentence(self, sentence: str) -> None:
        """Says something else under the title."""
        self._sentence = sentence
        self.setAccessibleDescription(sentence)
        self.updateGeometry()
        self.update()

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        room = QRect(0, 0, self._words(width).width(), 10_000)
        sentence = house.metrics().boundingRect(room, _WRAP, self._sentence).height()
        return house.metrics("strong").height() + 3 + sentence + 2 * house.px(14)

    def sizeHint(self) -> QSize:
        width = house.px(400)
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        return QSize(house.px(240), self.heightForWidth(self.width()))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not press_on_enter(self, event):
            super().keyPressEvent(event)

    def _words(self, width: int) -> QRect:
        left = _SIDE + house.px(20) + _GAP
        return QRect(left, house.px(14), width - left - house.px(16) - _SIDE - 8, 0)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        hot = self.isEnabled() and (self.underMouse() or self.isDown())
        painter.setPen(QPen(house.colour("ctl" if self.isEnabled() else "rule"), 1))
        painter.setBrush(house.colour("rail" if hot else "page"))
        painter.drawRoundedRect(self.rect().toRectF().adjusted(0.5, 0.5, -0.5, -0.5), 6, 6)
        words = self._words(self.width())
        tone = "text" if self.isEnabled() else "text3"
        strong = house.metrics("strong").height()
        side, small = house.px(20), house.px(16)
        icon = QRect(_SIDE, words.y() + (strong - side) // 2, side, side)
        paint_icon(painter, self._icon_name, icon, "accent" if self.isEnabled() else "text3")
        arrow = QRect(self.width() - _SIDE - small, (self.height() - small) // 2, small, small)
        paint_icon(painter, "chevron-right", arrow, "text2")
        painter.setFont(house.font("strong"))
        painter.setPen(house.colour(tone))
        words.setHeight(strong)
        painter.drawText(words, int(Qt.AlignmentFlag.AlignVCenter), self._title)
        painter.setFont(house.font())
        painter.setPen(house.colour("text2" if self.isEnabled() else "text3"))
        under = QRect(words.x(), words.bottom() + 4, words.width(), self.height())
        painter.drawText(under, _WRAP, self._sentence)
