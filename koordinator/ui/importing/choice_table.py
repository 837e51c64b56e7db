"""Rows that each ask one of two things: the two answers stand side by side with a radio mark."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from koordinator.ui.base.house import house
from koordinator.ui.base.record_model import Column, Index, RecordModel
from koordinator.ui.base.style import paint_box
from koordinator.ui.importing.inputs import StepTable

_PAD = 8


@dataclass(frozen=True)
class Asked:
    """One question: its key, what it is about, and the two answers; `second` says which is chosen."""

    key: tuple[int, str]
    about: tuple[str, ...]
    answers: tuple[str, str]
    second: bool


class _AnswerCell(QStyledItemDelegate):
    """Paints an answer with its radio mark."""

    def __init__(self, table: "ChoiceTable", number: int) -> None:
        super().__init__(table)
        self._table, self._number = table, number

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        area: QRect = option.rect
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(area, house.colour("tint"))
        painter.fillRect(QRect(area.x(), area.bottom(), area.width(), 1), house.colour("rule"))
        asked = self._table.asked(index.row())
        on = asked.second == bool(self._number)
        side = house.px(16)
        box = QRect(area.x() + _PAD, area.y() + (area.height() - side) // 2, side, side)
        paint_box(painter, box, on=on, round_=True)
        words = area.adjusted(_PAD + side + 8, 0, -_PAD, -1)
        painter.setFont(house.font("strong" if on else "body"))
        painter.setPen(house.colour("text" if on else "text2"))
        text = asked.answers[self._number].replace("\n", " ") or "(tomt)"
        cut = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, words.width())
        painter.drawText(words, int(Qt.AlignmentFlag.AlignVCenter), cut)


class _AskedModel(RecordModel[Asked]):
    """Says aloud which of the two answers is chosen."""

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        number = index.column() - (len(self.columns) - 2)
        if role == Qt.ItemDataRole.AccessibleTextRole and index.isValid() and number >= 0:
            asked = self.record(index.row())
            chosen = "valgt" if asked.second == bool(number) else "ikke valgt"
            return f"{self.columns[index.column()].title}: {asked.answers[number] or '(tomt)'}, {chosen}"
        return super().data(index, role)


class ChoiceTable(StepTable):
    """A click on an answer or the left and right arrows choose it; Space changes it."""

    answered = Signal(object, bool)  # the key, and whether it is the second answer

    def __init__(self, titles: Sequence[tuple[str, int]], answers: tuple[str, str], name: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        columns = [_about(at, title, width) for at, (title, width) in enumerate(titles)]
        columns += [_answer(at, title) for at, title in enumerate(answers)]
        self._asked = _AskedModel(columns, lambda one: one.key, (), self)
        self.setModel(self._asked)
        self._first = len(titles)
        for number in range(2):
            self.setItemDelegateForColumn(self._first + number, _AnswerCell(self, number))

    def show_questions(self, questions: Sequence[Asked]) -> None:
        """Shows these questions with their answers so far."""
        self._asked.set_records(questions)
        if questions and not self.currentIndex().isValid():
            self.selectRow(0)

    def asked(self, row: int) -> Asked:
        """The question in a row."""
        return self._asked.record(row)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        row = self.currentIndex().row()
        keys = {Qt.Key.Key_Left: False, Qt.Key.Key_Right: True}
        if row >= 0 and event.key() in keys:
            self._answer(row, keys[Qt.Key(event.key())])
        elif row >= 0 and event.key() == Qt.Key.Key_Space:
            self._answer(row, not self.asked(row).second)
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        super().mousePressEvent(event)
        index = self.indexAt(event.position().toPoint())
        if index.isValid() and index.column() >= self._first and event.button() == Qt.MouseButton.LeftButton:
            self._answer(index.row(), index.column() > self._first)

    def _answer(self, row: int, second: bool) -> None:
        if self.asked(row).second != second:
            self.answered.emit(self.asked(row).key, second)


def _about(at: int, title: str, width: int) -> Column[Asked]:
    text: Callable[[Asked], str] = lambda one: one.about[at]  # noqa: E731
    sort: Callable[[Asked], Any] | None = (lambda one: one.key) if title == "Række" else None
    return Column(f"about{at}", title, text, sort=sort, tip=text, width=width, right=title == "Række")


def _answer(at: int, title: str) -> Column[Asked]:
    text: Callable[[Asked], str] = lambda one: one.answers[at]  # noqa: E731
    return Column(f"answer{at}", title, text, tip=text, width=14, stretch=True)
