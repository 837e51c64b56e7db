"""The bar on top: the way to everything by typing, the example day, and who is logged in."""

from collections.abc import Sequence

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QFrame, QHBoxLayout, QMenu, QSizePolicy, QToolButton, QWidget

from koordinator.ui.base.avatar import initials, paint_avatar
from koordinator.ui.base.buttons import press_on_enter
from koordinator.ui.base.house import house
from koordinator.ui.base.icons import paint_icon
from koordinator.ui.base.labels import Icon, Label
from koordinator.ui.base.text import plain_tip

_HEIGHT = 56
_MARGIN = 32
_WORDS = "Søg eller gør …"
_KEY = "Ctrl+K"


class SearchButton(QAbstractButton):
    """Looks like a search field and opens the command box; what is typed on it goes along."""

    typed = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.IBeamCursor)
        self.setAccessibleName("Søg eller gør")
        self.setAccessibleDescription("Åbner feltet, hvor du kan finde borgere og gøre ting. Ctrl+K")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.clicked.connect(lambda: self.typed.emit(""))

    def sizeHint(self) -> QSize:
        return QSize(house.px(440), house.row("form_edit"))

    def minimumSizeHint(self) -> QSize:
        return QSize(house.px(160), house.row("form_edit"))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        text = event.text()
        if text.isprintable() and text.strip():
            self.typed.emit(text)
        elif not press_on_enter(self, event):
            super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(house.colour("ctl"), 1))
        painter.setBrush(house.colour("rail" if self.underMouse() else "page"))
        painter.drawRoundedRect(self.rect().toRectF().adjusted(0.5, 0.5, -0.5, -0.5), 6, 6)
        side = house.px(16)
        paint_icon(painter, "search", QRect(12, (self.height() - side) // 2, side, side), "text2")
        key = self._paint_key(painter)
        painter.setFont(house.font())
        painter.setPen(house.colour("text2"))
        words = QRect(12 + side + 10, 0, key - side - 30, self.height())
        painter.drawText(words, int(Qt.AlignmentFlag.AlignVCenter), _WORDS)

    def _paint_key(self, painter: QPainter) -> int:
        metrics = house.metrics("small")
        wide, high = metrics.horizontalAdvance(_KEY) + 12, metrics.height() + 4
        cap = QRect(self.width() - wide - 8, (self.height() - high) // 2, wide, high)
        painter.setPen(QPen(house.colour("rule2"), 1))
        painter.setBrush(house.colour("rail"))
        painter.drawRoundedRect(cap.toRectF().adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
        painter.setFont(house.font("small"))
        painter.setPen(house.colour("text2"))
        painter.drawText(cap, int(Qt.AlignmentFlag.AlignCenter), _KEY)
        return cap.x()


class UserButton(QToolButton):
    """Who is logged in, with a menu under it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name = self._role = ""
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)

    def set_user(self, name: str, role: str) -> None:
        """Shows a person and what she is here."""
        self._name, self._role = name, role
        self.setAccessibleName(f"{name}, {role}" if role else name)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        wide = house.metrics("medium").horizontalAdvance(self._name)
        wide += house.metrics().horizontalAdvance(self._tail())
        return QSize(6 + house.px(28) + 8 + wide + 8 + house.px(14) + 8, house.row("button") + 4)

    def minimumSizeHint(self) -> QSize:
        return QSize(house.px(28) + 12, self.sizeHint().height())

    def _tail(self) -> str:
        return f" · {self._role}" if self._role else ""

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.underMouse() or self.isDown():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(house.colour("rail"))
            painter.drawRoundedRect(self.rect(), 6, 6)
        disc = house.px(28)
        area = QRect(6, (self.height() - disc) // 2, disc, disc)
        paint_avatar(painter, area.toRectF(), initials(self._name))
        arrow = house.px(14)
        x = area.right() + 9
        room = self.width() - x - arrow - 12
        if room > house.px(40):
            painter.setFont(house.font("medium"))
            painter.setPen(house.colour("text"))
            name = house.metrics("medium").elidedText(self._name, Qt.TextElideMode.ElideRight, room)
            painter.drawText(QRect(x, 0, room, self.height()), int(Qt.AlignmentFlag.AlignVCenter), name)
            wide = house.metrics("medium").horizontalAdvance(name)
            painter.setFont(house.font())
            painter.setPen(house.colour("text2"))
            tail = QRect(x + wide, 0, room - wide, self.height())
            painter.drawText(tail, int(Qt.AlignmentFlag.AlignVCenter), self._tail())
        chevron = QRect(self.width() - arrow - 6, (self.height() - arrow) // 2, arrow, arrow)
        paint_icon(painter, "chevron-down", chevron, "text2")


class TopBar(QFrame):
    """Search to the left, the example day in the middle, the user to the right."""

    search_requested = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("topbar")
        self.search = SearchButton()
        self.search.typed.connect(self.search_requested)
        self.user = UserButton()
        self._note_icon = Icon("info", "text2", 15)
        self._note = Label(tone="text2", elide=True)
        line = QHBoxLayout(self)
        line.setContentsMargins(_MARGIN, 0, _MARGIN - 8, 0)
        line.setSpacing(8)
        line.addWidget(self.search, 3)
        line.addSpacing(16)
        line.addWidget(self._note_icon)
        line.addWidget(self._note, 4)
        line.addWidget(self.user)
        self._note_icon.hide()
        house.changed.connect(self._fit)
        self._fit()

    def set_user(self, name: str, role: str, actions: Sequence[QAction]) -> None:
        """Shows who is logged in and what she can do about it; an action marked as separator is a rule."""
        self.user.set_user(name, role)
        menu = QMenu(self.user)
        menu.addActions(list(actions))
        self.user.setMenu(menu)

    def set_note(self, text: str) -> None:
        """A quiet line beside the search field, for instance which example day counts as today."""
        self._note.setText(text)
        self._note_icon.setVisible(bool(text))
        plain_tip(self._note, text)

    def note(self) -> str:
        """What the quiet line says."""
        return self._note.text()

    def _fit(self) -> None:
        self.setFixedHeight(house.px(_HEIGHT))
        self.search.setMaximumWidth(house.px(440))
