"""The rail on the left: where one can go, with counts, and the gauge below."""

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QFrame,
    QHBoxLayout,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from koordinator.ui.base.buttons import IconButton
from koordinator.ui.base.gauge import CaseloadGauge
from koordinator.ui.base.house import house
from koordinator.ui.base.icons import paint_icon
from koordinator.ui.base.labels import Icon, Label, hairline
from koordinator.ui.base.text import count, plain_tip

_WIDE = 208
_NARROW = 56
_SIDE = 8
_MARK = 3


class NavItem(QToolButton):
    """One place to go; checked while one is there."""

    def __init__(self, label: str, icon_name: str, shortcut: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._label, self._icon_name, self._shortcut = label, icon_name, shortcut
        self._count: int | None = None
        self.collapsed = False
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.set_count(None)

    def set_count(self, number: int | None) -> None:
        """How much waits there; nothing is shown for None or 0."""
        self._count = number or None
        self.setAccessibleName(self._label if not number else f"{self._label}, {count(number)}")
        plain_tip(self, f"{self._label} ({self._shortcut})" if self._shortcut else self._label)
        self.update()

    def sizeHint(self) -> QSize:
        width = house.px(48) + house.metrics("strong").horizontalAdvance(f"{self._label}   000") + 12
        return QSize(house.px(40) if self.collapsed else width, house.row("nav"))

    def minimumSizeHint(self) -> QSize:
        return QSize(house.px(40), house.row("nav"))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        on = self.isChecked()
        self._paint_ground(painter, on)
        ink = "accent" if on else "text2"
        side = house.px(18)
        x = (self.width() - side) // 2 if self.collapsed else 12
        paint_icon(painter, self._icon_name, QRect(x, (self.height() - side) // 2, side, side), ink)
        if self.collapsed:
            if self._count:
                painter.setBrush(house.colour("accent"))
                painter.drawEllipse(QRectF(x + side - 2, self.height() / 2 - side / 2 - 3, 6, 6))
            return
        words = QRect(x + side + 12, 0, self.width() - x - side - 24, self.height())
        middle = Qt.AlignmentFlag.AlignVCenter
        if self._count:
            painter.setFont(house.font("small"))
            painter.setPen(house.colour("accent" if on else "text2"))
            painter.drawText(words, int(middle | Qt.AlignmentFlag.AlignRight), count(self._count))
        painter.setFont(house.font("strong" if on else "body"))
        painter.setPen(house.colour(ink))
        painter.drawText(words, int(middle | Qt.AlignmentFlag.AlignLeft), self._label)

    def _paint_ground(self, painter: QPainter, on: bool) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        if on or self.underMouse():
            painter.setBrush(house.colour("tint" if on else "sunk"))
            painter.drawRoundedRect(self.rect(), 6, 6)
        if on:
            tall = round(self.height() * 0.5)
            painter.setBrush(house.colour("accent"))
            painter.drawRoundedRect(QRectF(0, (self.height() - tall) / 2, _MARK, tall), 1.5, 1.5)


class NavRail(QFrame):
    """Mark and name, the places, and at the bottom the gauge and the settings."""

    navigated = Signal(str)
    collapse_toggled = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("rail")
        self.setAccessibleName("Sider")
        self._items: dict[str, NavItem] = {}
        self._group = QButtonGroup(self)
        self._group.setExclusive(True)
        self.collapsed = False
        self._name = Label("koordinator", "section")
        self._mark = Icon("logo", "accent", 22)
        self._toggle = IconButton("menu", "Fold menuen sammen eller ud", small=True)
        self._toggle.clicked.connect(self.collapse_toggled)
        column = QVBoxLayout(self)
        column.setContentsMargins(_SIDE, 0, _SIDE, 12)
        column.setSpacing(0)
        column.addLayout(self._head())
        self._places = QVBoxLayout()
        self._places.setSpacing(4)
        column.addLayout(self._places)
        column.addStretch(1)
        self._foot = QVBoxLayout()
        self._foot.setSpacing(8)
        column.addLayout(self._foot)
        house.changed.connect(self._fit)
        self._fit()

    def _head(self) -> QHBoxLayout:
        head = QHBoxLayout()
        head.setContentsMargins(10, 14, 4, 14)
        head.setSpacing(10)
        head.addWidget(self._mark)
        head.addWidget(self._name, 1)
        head.addWidget(self._toggle)
        self._head_row = head
        return head

    def add_item(
        self, key: str, label: str, icon_name: str, *, shortcut: str = "", foot: bool = False
    ) -> NavItem:
        """Adds a place, at the end of the list or at the foot of the rail."""
        item = NavItem(label, icon_name, shortcut)
        item.collapsed = self.collapsed
        item.clicked.connect(lambda: self.navigated.emit(key))
        self._group.addButton(item)
        self._items[key] = item
        (self._foot if foot else self._places).addWidget(item)
        return item

    def set_gauge(self, gauge: CaseloadGauge) -> None:
        """Puts the gauge above the foot, under a hairline."""
        self._foot.insertWidget(0, hairline())
        self._foot.insertWidget(1, gauge)

    def set_current(self, key: str) -> None:
        """Marks where one is."""
        self._items[key].setChecked(True)

    def set_count(self, key: str, number: int | None) -> None:
        """How much waits at a place."""
        self._items[key].set_count(number)

    def item(self, key: str) -> NavItem:
        """The item with this key."""
        return self._items[key]

    def set_collapsed(self, collapsed: bool) -> None:
        """Icons alone, or icons with words."""
        self.collapsed = collapsed
        self._name.setVisible(not collapsed)
        self._mark.setVisible(not collapsed)
        self._head_row.setContentsMargins(6 if collapsed else 10, 14, 4, 14)
        for item in self._items.values():
            item.collapsed = collapsed
            item.updateGeometry()
        for number in range(self._foot.count()):
            item_there = self._foot.itemAt(number)
            widget = item_there.widget() if item_there is not None else None
            if isinstance(widget, CaseloadGauge):
                widget.set_collapsed(collapsed)
        self._fit()

    def _fit(self) -> None:
        self.setFixedWidth(house.px(_NARROW if self.collapsed else _WIDE))
