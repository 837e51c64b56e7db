"""The list beside the map: the same people, those first about whom something must be done."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QVBoxLayout, QWidget

from koordinator.services.surroundings import Person
from koordinator.ui.base.avatar import initials, paint_avatar
from koordinator.ui.base.focus import tab_in_place
from koordinator.ui.base.house import house
from koordinator.ui.base.icons import paint_icon
from koordinator.ui.base.labels import Label
from koordinator.ui.base.states import LOOKS
from koordinator.ui.base.text import plain_tip
from koordinator.ui.course.network import words

_LEFT = int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft)
_RIGHT = int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight)
_AVATAR, _ICON, _GAP = 28, 15, 10


class PersonRow(QAbstractButton):
    """Initials, name and part, and to the right how the consent stands."""

    opened = Signal()

    def __init__(self, person: Person, today: date, said: str) -> None:
        super().__init__()
        self.person = person
        self._look = LOOKS[words.state_of(person)]
        self._word = words.state_word(person.consent, today)
        self._under = words.under_name(person)
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(said)
        plain_tip(self, said)

    def sizeHint(self) -> QSize:
        return QSize(house.px(240), house.row("two_line"))

    def nextCheckState(self) -> None:
        self.setChecked(True)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        super().mouseDoubleClickEvent(event)
        self.opened.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
            self.opened.emit()
        elif event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            event.ignore()  # the list steps, as it knows its rows
        else:
            super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter, area = QPainter(self), self.rect()
        if self.isChecked() or self.underMouse():
            painter.fillRect(area, house.colour("tint" if self.isChecked() else "rail"))
        if self.isChecked():
            painter.fillRect(0, 0, 3, area.height(), house.colour("accent"))
        painter.fillRect(12, area.bottom(), area.width() - 24, 1, house.colour("rule"))
        side = house.px(_AVATAR)
        paint_avatar(
            painter,
            QRectF(14, (area.height() - side) / 2, side, side),
            initials(self.person.around.name),
            "page" if self.isChecked() else "tint",
        )
        left = 14 + side + _GAP
        self._paint_words(painter, QRect(left, 0, self._paint_state(painter) - left - _GAP, area.height()))

    def _paint_state(self, painter: QPainter) -> int:
        """Icon and word at the right edge; returns where they begin."""
        role = "strong" if self._look.weight == 600 else "body"
        wide, side = house.metrics(role).horizontalAdvance(self._word), house.px(_ICON)
        right = self.width() - 14
        painter.setFont(house.font(role))
        painter.setPen(house.colour(self._look.text))
        painter.drawText(QRect(right - wide - 2, 0, wide + 2, self.height()), _RIGHT, self._word)
        begins = right - wide - 8 - side
        paint_icon(
            painter,
            self._look.icon,
            QRect(begins, (self.height() - side) // 2, side, side),
            self._look.text,
        )
        return begins

    def _paint_words(self, painter: QPainter, area: QRect) -> None:
        name, under = house.metrics("medium"), house.metrics("small")
        elide = Qt.TextElideMode.ElideRight
        high = name.height() + (under.height() if self._under else 0)
        top = (area.height() - high) // 2
        painter.setFont(house.font("medium"))
        painter.setPen(house.colour("text"))
        line = QRect(area.left(), top, area.width(), name.height())
        painter.drawText(line, _LEFT, name.elidedText(self.person.around.name, elide, area.width()))
        painter.setFont(house.font("small"))
        painter.setPen(house.colour("text2"))
        line = QRect(area.left(), top + name.height(), area.width(), under.height())
        painter.drawText(line, _LEFT, under.elidedText(self._under, elide, area.width()))


class PeopleList(QWidget):
    """Rows to choose from; arrows move between them."""

    chosen = Signal(str)
    opened = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.rows: list[PersonRow] = []
        self._shown: tuple[object, ...] = ()
        self._empty = Label("Ingen svarer til valget.", tone="text2")
        self._empty.setContentsMargins(14, 8, 14, 8)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._column.addWidget(self._empty)

    def show_people(self, people: Sequence[Person], said: dict[str, str], today: date, current: str) -> None:
        """Shows these in their order; the same ones stay as they stand."""
        if self._shown != (tuple(people), today):
            self._shown = (tuple(people), today)
            self._make(people, said, today)
        self._empty.setVisible(not people)
        self.choose(current)

    def _make(self, people: Sequence[Person], said: dict[str, str], today: date) -> None:
        focused = next((row.person.around.key for row in self.rows if row.hasFocus()), "")
        for row in self.rows:
            row.hide()
            row.deleteLater()
        self.rows = []
        for one in people:
            key = one.around.key
            row = PersonRow(one, today, said[key])
            row.clicked.connect(lambda _on=False, key=key: self.chosen.emit(key))
            row.opened.connect(lambda key=key: self.opened.emit(key))
            self._column.addWidget(row)
            self.rows.append(row)
            if key == focused:
                row.setFocus(Qt.FocusReason.OtherFocusReason)
        tab_in_place(self, self.rows)

    def choose(self, key: str) -> None:
        """Marks somebody without announcing it."""
        for row in self.rows:
            row.setChecked(row.person.around.key == key)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(Qt.Key(event.key()))
        at = next((number for number, row in enumerate(self.rows) if row.hasFocus()), None)
        if step is None or at is None or not 0 <= at + step < len(self.rows):
            super().keyPressEvent(event)
            return
        row = self.rows[at + step]
        row.setFocus(Qt.FocusReason.TabFocusReason)
        row.click()
