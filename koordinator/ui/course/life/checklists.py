"""The checklists of a case: choose one, tick its points, see who has done what when, and print it."""

from collections.abc import Mapping
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from koordinator.domain.checklists import (
    HANDOVER,
    Checklist,
    ChecklistPoint,
    Tick,
    progress,
    progress_words,
)
from koordinator.domain.values.dates import whole_day
from koordinator.services import checklists
from koordinator.ui.base.buttons import Button
from koordinator.ui.base.choices import ChoiceValue
from koordinator.ui.base.dialog import Dialog
from koordinator.ui.base.house import house
from koordinator.ui.base.labels import Label, hairline
from koordinator.ui.base.scroll import scrolled
from koordinator.ui.context import Context
from koordinator.ui.course.life.papers import checklist_document

_CHOICE, _DIALOG_WIDE, _DIALOG_HIGH = 320, 640, 460


class PointRow(QWidget):
    """A question with its box; a click anywhere on it ticks, and who did it stands to the right."""

    ticked = Signal(bool)

    def __init__(self, point: ChecklistPoint) -> None:
        super().__init__()
        self.box = QCheckBox()
        self.box.setAccessibleName(point.text)
        self.box.setAccessibleDescription(point.hint)
        self.box.clicked.connect(self.ticked)
        self._done = Label("", "small", "text2")
        self._done.setContentsMargins(0, 1, 0, 0)
        words = QVBoxLayout()
        words.setSpacing(1)
        words.addWidget(Label(point.text, wrap=True))
        if point.hint:
            words.addWidget(Label(point.hint, "small", "text2", wrap=True))
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 5, 0, 5)
        line.setSpacing(10)
        line.addWidget(self.box, 0, Qt.AlignmentFlag.AlignTop)
        line.addLayout(words, 1)
        line.addWidget(self._done, 0, Qt.AlignmentFlag.AlignTop)

    def show_tick(self, tick: Tick | None) -> None:
        """Shows whether it is done, by whom and when."""
        self.box.setChecked(tick is not None)
        told = (tick.worker, whole_day(tick.day)) if tick is not None else ()
        self._done.setText(" · ".join(part for part in told if part))

    def done(self) -> str:
        """By whom and when, or empty."""
        return self._done.text()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton and self.rect().contains(event.position().toPoint()):
            self.box.click()
        super().mouseReleaseEvent(event)


class ChecklistSection(QWidget):
    """One of the case's checklists; `choice` changes between them."""

    def __init__(self, ctx: Context, list_key: str = HANDOVER) -> None:
        super().__init__()
        self._ctx = ctx
        self._case_id: int | None = None
        self._shown = ""
        self.rows: dict[str, PointRow] = {}
        self.choice = ChoiceValue("Tjekliste", [(one.key, one.name) for one in checklists.lists()])
        self.choice.box()
        self.choice.setMinimumWidth(house.px(_CHOICE))
        self.choice.set_value(list_key)
        self.choice.committed.connect(lambda _: self._refresh())
        self.progress = Label("", "small", "text2")
        self.print = Button("Udskriv …", "plain", "printer")
        self.print.clicked.connect(self._print)
        head = QHBoxLayout()
        head.setSpacing(12)
        for widget in (self.choice, self.progress):
            head.addWidget(widget)
        head.addStretch(1)
        head.addWidget(self.print)
        self._purpose = Label("", tone="text2", wrap=True)
        self._points = QVBoxLayout()
        self._points.setSpacing(0)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(head)
        column.addWidget(self._purpose)
        column.addLayout(self._points)

    def show_case(self, case_id: int) -> None:
        """Shows a case's ticks on the list that is chosen."""
        self._case_id = case_id
        self._refresh()

    def _refresh(self) -> None:
        if self._case_id is None:
            return
        shown = checklists.checklist(self.choice.value())
        if shown.key != self._shown:
            self._build(shown)
        self._show(shown, checklists.ticks(self._ctx.desk, self._case_id, shown.key))

    def _show(self, shown: Checklist, ticks: Mapping[str, Tick]) -> None:
        for key, row in self.rows.items():
            row.show_tick(ticks.get(key))
        self.progress.setText(progress_words(*progress(shown, ticks)))

    def _build(self, shown: Checklist) -> None:
        """Other questions; the ones from before go."""
        self._shown = shown.key
        self._purpose.setText(shown.purpose)
        self.rows.clear()
        while (item := self._points.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        for part in shown.parts:
            title = Label(part.title, "section")
            title.setContentsMargins(0, 8, 0, 4)
            self._points.addWidget(title)
            for point in part.points:
                self._points.addWidget(hairline())
                row = PointRow(point)
                row.ticked.connect(partial(self._tick, point.key))
                self.rows[point.key] = row
                self._points.addWidget(row)

    def _tick(self, key: str, on: bool) -> None:
        case_id, list_key = self._case_id, self._shown
        if case_id is None:
            return
        do = checklists.tick if on else checklists.untick
        self._ctx.attempt(lambda: do(self._ctx.desk, case_id, list_key, key))
        self._refresh()

    def _print(self) -> None:
        if self._case_id is not None:
            self._ctx.show_document(checklist_document(self._ctx.desk, self._case_id, self._shown))


class ChecklistDialog(Dialog):
    """A case's checklists in a window of their own."""

    def __init__(
        self, ctx: Context, case_id: int, parent: QWidget | None = None, *, list_key: str = HANDOVER
    ) -> None:
        super().__init__("Tjeklister", width=_DIALOG_WIDE, parent=parent)
        self.section = ChecklistSection(ctx, list_key)
        self.content.addWidget(in_scroll(self.section))
        self.add_close("Luk")
        self.section.show_case(case_id)


def in_scroll(section: QWidget) -> QScrollArea:
    """A section that may be longer than the room there is."""
    inner = QWidget()
    column = QVBoxLayout(inner)
    column.setContentsMargins(0, 0, 10, 0)
    column.addWidget(section)
    column.addStretch(1)
    area = scrolled(inner)
    area.setMinimumHeight(house.px(_DIALOG_HIGH))
    return area
