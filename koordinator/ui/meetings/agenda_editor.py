"""An agenda being edited: points in an order, their minutes against the meeting's."""

from collections.abc import Sequence
from datetime import datetime

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from koordinator.domain.meetings.agenda import agenda_sum, begins
from koordinator.domain.meetings.kinds import AgendaPoint
from koordinator.domain.values.times import clock
from koordinator.ui.base.buttons import Button
from koordinator.ui.base.focus import input_of, tab_in_place
from koordinator.ui.base.labels import StateWord, row
from koordinator.ui.base.states import State
from koordinator.ui.meetings.agenda_row import AgendaRow


class AgendaEditor(QWidget):
    """Rows to type in, to drag and to move with Alt and the arrows; `changed` says the points are new."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows: list[AgendaRow] = []
        self._duration: int | None = None
        self._starts: datetime | None = None
        self._told: list[AgendaPoint] = []
        self.add = Button("Tilføj punkt", "link", "plus")
        self.sum = StateWord(State.NONE)
        self._column = QVBoxLayout()
        self._column.setSpacing(2)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(6)
        whole.addLayout(self._column)
        whole.addLayout(row([self.add, None, self.sum]))
        self.add.clicked.connect(self.add_point)
        for keys, by in (("Alt+Up", -1), ("Alt+Down", 1)):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(lambda by=by: self._move_focused(by))
        self._place()

    def points(self) -> list[AgendaPoint]:
        """The points in their order; a new one without a title is not one yet."""
        return [point for one in self.rows if (point := one.point()).title]

    def set_points(self, points: Sequence[AgendaPoint]) -> None:
        """Shows these points; a row that stays keeps the focus."""
        for spare in self.rows[len(points) :]:
            self._drop(spare)
        for number, point in enumerate(points):
            if number < len(self.rows):
                self.rows[number].put(point)
            else:
                self._insert(AgendaRow(point))
        self._told = self.points()
        self._place()

    def set_duration(self, minutes: int | None) -> None:
        """How long the meeting is planned to last."""
        self._duration = minutes
        self._count()

    def set_start(self, starts: datetime | None) -> None:
        """When the meeting begins, so that each point has its time."""
        self._starts = starts
        self._place()

    def settle(self) -> bool:
        """Takes what is being typed; False when a field refuses it."""
        refused = [one for one in self.rows if not one.commit()]
        return not refused

    def order(self) -> list[QWidget]:
        """The fields in the order Tab goes through them."""
        return [*(part for one in self.rows for part in (*one.fields(), one.remove)), self.add]

    def add_point(self) -> None:
        """An empty point at the end, ready to be named."""
        self._insert(AgendaRow(AgendaPoint("")))
        self._place()
        self.rows[-1].title.setFocus()

    def move_point(self, index: int, by: int) -> None:
        """Moves a point up or down; the focus goes with it."""
        to = index + by
        if not 0 <= to < len(self.rows):
            return
        one = self.rows[index]
        focused = QApplication.focusWidget()
        kept = focused if focused is not None and one.isAncestorOf(focused) else None
        self.settle()
        self._put(one, to)
        if kept is not None:
            kept.setFocus()
        self._tell()

    # Rows

    def _insert(self, one: AgendaRow) -> None:
        self.rows.append(one)
        self._column.addWidget(one)
        one.changed.connect(self._tell)
        one.removed.connect(lambda: self._remove(one))
        one.grip.dragged.connect(lambda where: self._drag(one, where))
        one.grip.dropped.connect(self._tell)

    def _drop(self, one: AgendaRow) -> None:
        self.rows.remove(one)
        self._column.removeWidget(one)
        one.hide()
        one.deleteLater()

    def _remove(self, one: AgendaRow) -> None:
        index = self.rows.index(one)
        self._drop(one)
        near = self.rows[min(index, len(self.rows) - 1)].title if self.rows else self.add
        near.setFocus()
        self._tell()

    def _put(self, one: AgendaRow, to: int) -> None:
        self.rows.remove(one)
        self.rows.insert(to, one)
        self._column.removeWidget(one)
        self._column.insertWidget(to, one)
        self._place()

    def _drag(self, one: AgendaRow, where: QPoint) -> None:
        height = self.mapFromGlobal(where).y()
        to = sum(1 for other in self.rows if other is not one and other.geometry().center().y() < height)
        if self.rows.index(one) != to:
            self._put(one, to)

    def _move_focused(self, by: int) -> None:
        focused = QApplication.focusWidget()
        for index, one in enumerate(self.rows):
            if focused is not None and one.isAncestorOf(focused):
                self.move_point(index, by)
                return

    # What it says

    def _tell(self) -> None:
        self._place()
        now = self.points()
        if now != self._told:
            self._told = now
            self.changed.emit()

    def _place(self) -> None:
        minutes = [one.point().minutes for one in self.rows]
        times = begins(self._starts, minutes) if self._starts is not None else []
        for number, one in enumerate(self.rows, 1):
            one.place(number, clock(times[number - 1]) if times else "")
        # Within a page or panel its own order counts; coming in with Shift+Tab, Qt's chain does.
        tab_in_place(self, [input_of(one) for one in self.order()])
        self._count()

    def _count(self) -> None:
        found = agenda_sum((one.point().minutes for one in self.rows), self._duration)
        state = State.NONE if found.left > 0 or self._duration is None else State.REACHED
        self.sum.set(State.OVER if found.left < 0 else state, found.words)
