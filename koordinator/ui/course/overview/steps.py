"""*Næste skridt*: what is due on the case, each with its rule and its action."""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from koordinator.domain.due.records import DueItem, DueState, days_late
from koordinator.ui.base.buttons import Button, IconButton
from koordinator.ui.base.editable import TextValue
from koordinator.ui.base.entry_dialog import EntryDialog
from koordinator.ui.base.focus import tab_in_place
from koordinator.ui.base.labels import Label, hairline, row
from koordinator.ui.base.pile import Pile
from koordinator.ui.base.text import count, plain_tip
from koordinator.ui.base.typed import day_format
from koordinator.ui.context import Context
from koordinator.ui.due import words
from koordinator.ui.due.acting import act, put_off, save_cv

_MOST = 4
_PAD = 26  # what a small button needs beside its words
_AHEAD = timedelta(days=92)


class NextSteps(QWidget):
    """The most urgent first; what is far off and what cannot be known is folded."""

    def __init__(self, ctx: Context) -> None:
        super().__init__()
        self._ctx = ctx
        self._items: list[DueItem] = []
        self._unknown: list[DueItem] = []
        self._shown = False
        self._unfolded = False
        self.count = Label("", tone="text2")
        self.fold = Button("", "link", "chevron-down")
        self.fold.clicked.connect(self._turn)
        self._rows = Pile()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addLayout(row([Label("Næste skridt", "section"), self.count, None]))
        column.addWidget(self._rows)
        column.addWidget(self.fold, 0, Qt.AlignmentFlag.AlignLeft)

    def show_items(self, items: Sequence[DueItem]) -> None:
        """Shows what is due; what is months away waits until it is nearer."""
        last = self._ctx.desk.today() + _AHEAD
        known = [item for item in items if item.state is not DueState.UNKNOWN]
        near = [item for item in known if (item.shown or item.due or date.max) <= last]
        unknown = [item for item in items if item.state is DueState.UNKNOWN]
        if (near, unknown) == (self._items, self._unknown) and self._shown:
            return
        self._items, self._unknown = near, unknown
        self._show()

    def _show(self) -> None:
        self._shown = True
        self.count.setText(count(len(self._items)) if self._items else "")
        stops: list[QWidget] = []
        shown = self._items if self._unfolded else self._items[:_MOST]
        rows = [self._row(item, stops) for item in shown]
        if not self._items:
            rows.append(Label("Ingen frister de næste tre måneder.", tone="text2", wrap=True))
        if self._unknown and (self._unfolded or len(self._items) <= _MOST):
            what = ", ".join(item.sentence for item in self._unknown)
            rows.append(Label(f"Mangler oplysninger: {what}.", "small", "text2", wrap=True))
        self._rows.renew(rows)
        more = len(self._items) - _MOST
        self.fold.setVisible(more > 0)
        self.fold.set_text(
            "Vis færre" if self._unfolded else f"Vis {more} mere" if more == 1 else f"Vis {more} flere"
        )
        stops.append(self.fold)
        tab_in_place(self, stops)

    def _row(self, item: DueItem, stops: list[QWidget]) -> QWidget:
        today, over = self._ctx.desk.today(), item.state is DueState.OVERDUE
        what = Label(item.sentence, "medium", wrap=True)
        what.setMinimumWidth(1)
        late = Label(
            words.when(item.shown or item.due, days_late(item, today), today),
            "small_strong" if over else "small",
            "over_text" if over else "text2",
        )
        said = words.why(item, today)
        why = Label(said, "small", "text3", wrap=True)
        why.setMinimumWidth(1)
        plain_tip(why, " · ".join(part for part in (said, item.source) if part))
        told = QVBoxLayout()
        told.setSpacing(0)
        for label in (what, late, why):
            told.addWidget(label)
        line = QHBoxLayout()
        line.setContentsMargins(0, 8, 0, 8)
        line.setSpacing(6)
        line.addLayout(told, 1)
        for button in self._buttons(item):
            button.setAccessibleDescription(item.sentence)
            stops.append(button)
            line.addWidget(button, 0, Qt.AlignmentFlag.AlignVCenter)
        whole = QWidget()
        column = QVBoxLayout(whole)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(hairline())
        column.addLayout(line)
        return whole

    def _buttons(self, item: DueItem) -> list[Button | IconButton]:
        step = Button(words.step_of(item).short, small=True)
        widest = max(step.fontMetrics().horizontalAdvance(one.short) for one in words.ALL_STEPS)
        step.setMinimumWidth(widest + _PAD)
        step.clicked.connect(partial(self._act, item))
        later = IconButton("clock-forward", "Udsæt med begrundelse", small=True)
        later.clicked.connect(partial(self._put_off, item))
        return [step, later]

    def _act(self, item: DueItem) -> None:
        act(self._ctx, item, self.window(), partial(self._ask_cv, item))

    def _ask_cv(self, item: DueItem) -> None:
        ctx = self._ctx

        def save(values: Mapping[str, str]) -> None:
            save_cv(ctx, item, values["day"])

        dialog = EntryDialog("CV på Jobnet", "Hvilken dag blev CV’et opdateret?", save, parent=self.window())
        day = TextValue("Opdateret", day_format(ctx.desk.today, needed="Skriv datoen, for eksempel 1/12."))
        dialog.add_field("day", "Opdateret", day, ctx.desk.today().isoformat())
        dialog.open()

    def _put_off(self, item: DueItem) -> None:
        put_off(self._ctx, item, self.window())

    def _turn(self) -> None:
        self._unfolded = not self._unfolded
        self._show()
