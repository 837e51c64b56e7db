"""One line per meeting of a case: when, what and where, how many, and how it stands."""

from datetime import date

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy

from koordinator.domain.meetings.kinds import STATE_NAMES, MeetingState
from koordinator.domain.meetings.moments import to_local
from koordinator.domain.meetings.records import Entry, MeetingRef
from koordinator.domain.values.dates import WEEKDAYS, day_month, long_date
from koordinator.domain.values.times import span
from koordinator.ui.base.buttons import press_on_enter
from koordinator.ui.base.house import house
from koordinator.ui.base.icons import paint_icon
from koordinator.ui.base.states import LOOKS, State
from koordinator.ui.base.text import plain_tip

_LEFT = int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft)
_RIGHT = int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight)
_WHEN, _PEOPLE, _PAD, _GAP, _ICON = 168, 96, 14, 16, 15
_UNSETTLED = "ikke markeret afholdt"


class MeetingRow(QAbstractButton):
    """A press opens the meeting's panel; the next one has a tint."""

    stepped = Signal(int)

    def __init__(
        self, entry: Entry, today: date, *, past: bool, next_one: bool = False, rule: str = ""
    ) -> None:
        super().__init__()
        self.ref = MeetingRef(entry.meeting_id, entry.original)
        self._next = next_one
        here = to_local(entry.starts).date()
        year = f" {here.year}" if here.year != today.year else ""
        self._day = f"{WEEKDAYS[here.weekday()].capitalize()} {day_month(here)}{year}"
        self._clock = f"kl. {span(entry.starts, entry.ends)}"
        self._what = entry.type_name or entry.title
        title = entry.title if entry.title not in (entry.type_name, entry.citizen) else ""
        self._under = " · ".join(part for part in (title, entry.place, rule) if part)
        count = entry.participants
        self._people = f"{count} {'deltager' if count == 1 else 'deltagere'}"
        self._state, self._word = _stands(entry.state, past=past)
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        said = (self._what, long_date(here), self._clock, self._under, self._people, self._word)
        self.setAccessibleName(", ".join(part for part in said if part))
        plain_tip(self, self._under)

    def text_shown(self) -> str:
        """The line as one reads it."""
        said = (self._day, self._clock, self._what, self._under, self._people, self._word)
        return " | ".join(part for part in said if part)

    def sizeHint(self) -> QSize:
        return QSize(house.px(320), round(house.row("two_line") * 1.08))

    def nextCheckState(self) -> None:
        self.setChecked(True)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.stepped.emit(1 if event.key() == Qt.Key.Key_Down else -1)
        elif not press_on_enter(self, event):
            super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter, area = QPainter(self), self.rect()
        if self.isChecked() or self._next or self.underMouse():
            painter.fillRect(area, house.colour("tint" if self.isChecked() or self._next else "rail"))
        if self.isChecked():
            painter.fillRect(0, 0, 3, area.height(), house.colour("accent"))
        painter.fillRect(0, area.bottom(), area.width(), 1, house.colour("rule"))
        narrow = self.width() < house.px(560)
        when = house.px(_WHEN)
        self._two(painter, QRect(_PAD, 0, when, area.height()), self._day, self._clock, "strong")
        right = self._paint_state(painter, area.width() - _PAD)
        if not narrow:
            wide = house.px(_PEOPLE)
            painter.setFont(house.font("small"))
            painter.setPen(house.colour("text2"))
            painter.drawText(QRect(right - wide, 0, wide, area.height()), _RIGHT, self._people)
            right -= wide
        left = _PAD + when + _GAP
        whole = QRect(left, 0, max(0, right - _GAP - left), area.height())
        self._two(painter, whole, self._what, self._under, "medium")

    def _two(self, painter: QPainter, area: QRect, first: str, second: str, role: str) -> None:
        above, below = house.metrics(role), house.metrics("small")
        elide = Qt.TextElideMode.ElideRight
        high = above.height() + (below.height() if second else 0)
        top = area.y() + (area.height() - high) // 2
        gone = self._word == STATE_NAMES[MeetingState.CANCELLED]
        painter.setFont(house.font(role))
        painter.setPen(house.colour("text2" if gone else "text"))
        line = QRect(area.left(), top, area.width(), above.height())
        painter.drawText(line, _LEFT, above.elidedText(first, elide, area.width()))
        painter.setFont(house.font("small"))
        painter.setPen(house.colour("text2"))
        line = QRect(area.left(), top + above.height(), area.width(), below.height())
        painter.drawText(line, _LEFT, below.elidedText(second, elide, area.width()))

    def _paint_state(self, painter: QPainter, right: int) -> int:
        """Icon and word at the right edge; returns where they begin."""
        if not self._word:
            return right
        look = LOOKS[self._state]
        role = "strong" if look.weight == 600 else "body"
        wide, side = house.metrics(role).horizontalAdvance(self._word) + 2, house.px(_ICON)
        painter.setFont(house.font(role))
        painter.setPen(house.colour(look.text))
        painter.drawText(QRect(right - wide, 0, wide, self.height()), _RIGHT, self._word)
        begins = right - wide - 6 - side
        paint_icon(painter, look.icon, QRect(begins, (self.height() - side) // 2, side, side), look.text)
        return begins - _GAP


def _stands(state: MeetingState, *, past: bool) -> tuple[State, str]:
    if state is MeetingState.PLANNED:
        return State.NONE, _UNSETTLED if past else ""
    reached = state in (MeetingState.HELD, MeetingState.CLOSED)
    return State.REACHED if reached else State.NONE, STATE_NAMES[state]
