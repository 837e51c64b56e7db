"""*Næste skridt*: what is due on the case, each with its rule and its action."""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from koordinator.domain.due.records import DueItem, DueState
from koordinator.domain.values.dates import WEEKDAYS, day_month
from koordinator.services import case_edits
from koordinator.ui.base.buttons import Button, IconButton
from koordinator.ui.base.editable import TextValue
from koordinator.ui.base.entry_dialog import EntryDialog
from koordinator.ui.base.focus import tab_in_place
from koordinator.ui.base.labels import Label, hairline, row
from koordinator.ui.base.text import count, plain_tip
from koordinator.ui.base.typed import day_format
from koordinator.ui.context import Context

_MOST = 4
_LETTER = "handover_letter"
_AHEAD = timedelta(days=92)
_WORDS = {
    "book": "Book", "status_note": "Skriv", "statement": "Modtag", "cv": "Opdater", "consent": "Forny",
    "form": "Udfyld", "plan": "Åbn", "placement": "Planlæg", "job": "Åbn", "handover": "Åbn",
}  # fmt: skip
_TABS = {
    "status_note": "notes:status", "statement": "notes:receive", "consent": "network", "form": "wheel",
    "plan": "plan", "placement": "job", "job": "job",
}  # fmt: skip


def when(item: DueItem, today: date) -> str:
    """2 dage over; i dag; fredag 27. nov."""
    day = item.shown or item.due
    if day is None:
        return ""
    over = (today - (item.due or day)).days if item.postponed is None else (today - day).days
    if item.state is DueState.OVERDUE and over > 0:
        return f"{over} {'dag' if over == 1 else 'dage'} over"
    if day == today:
        return "i dag"
    if day == today + timedelta(days=1):
        return "i morgen"
    year = f" {day.year}" if day.year != today.year else ""
    return f"{WEEKDAYS[day.weekday()]} {day_month(day)}{year}"


class NextSteps(QWidget):
    """The most urgent first; what is far off and what cannot be known is folded."""

    def __init__(self, ctx: Context) -> None:
        super().__init__()
        self._ctx = ctx
        self._items: list[DueItem] = []
        self._unknown: list[DueItem] = []
        self._made: list[QWidget] = []
        self._unfolded = False
        self.count = Label("", tone="text2")
        self.fold = Button("", "link", "chevron-down")
        self.fold.clicked.connect(self._turn)
        self._rows = QVBoxLayout()
        self._rows.setSpacing(0)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addLayout(row([Label("Næste skridt", "section"), self.count, None]))
        column.addLayout(self._rows)
        column.addWidget(self.fold, 0, Qt.AlignmentFlag.AlignLeft)

    def show_items(self, items: Sequence[DueItem]) -> None:
        """Shows what is due; what is months away waits until it is nearer."""
        last = self._ctx.desk.today() + _AHEAD
        known = [item for item in items if item.state is not DueState.UNKNOWN]
        near = [item for item in known if (item.shown or item.due or date.max) <= last]
        unknown = [item for item in items if item.state is DueState.UNKNOWN]
        if (near, unknown) == (self._items, self._unknown) and self._made:
            return
        self._items, self._unknown = near, unknown
        self._show()

    def _show(self) -> None:
        for widget in self._made:
            widget.hide()
            widget.deleteLater()
        self._made = []
        self.count.setText(count(len(self._items)) if self._items else "")
        stops: list[QWidget] = []
        shown = self._items if self._unfolded else self._items[:_MOST]
        for item in shown:
            self._put(self._row(item, stops))
        if not self._items:
            self._put(Label("Ingen frister de næste tre måneder.", tone="text2", wrap=True))
        if self._unknown and (self._unfolded or len(self._items) <= _MOST):
            what = ", ".join(item.sentence for item in self._unknown)
            self._put(Label(f"Mangler oplysninger: {what}.", "small", "text2", wrap=True))
        more = len(self._items) - _MOST
        self.fold.setVisible(more > 0)
        self.fold.set_text(
            "Vis færre" if self._unfolded else f"Vis {more} mere" if more == 1 else f"Vis {more} flere"
        )
        stops.append(self.fold)
        tab_in_place(self, stops)

    def _put(self, widget: QWidget) -> None:
        self._made.append(widget)
        self._rows.addWidget(widget)

    def _row(self, item: DueItem, stops: list[QWidget]) -> QWidget:
        today, over = self._ctx.desk.today(), item.state is DueState.OVERDUE
        what = Label(item.sentence, "medium", wrap=True)
        what.setMinimumWidth(1)
        late = Label(when(item, today), "small_strong" if over else "small", "over_text" if over else "text2")
        put_off = f"udsat til {day_month(item.postponed)}, " if item.postponed else ""
        why = Label(f"{put_off}{item.why}", "small", "text3", wrap=True)
        why.setMinimumWidth(1)
        plain_tip(why, " · ".join(part for part in (put_off + item.why, item.source) if part))
        words = QVBoxLayout()
        words.setSpacing(0)
        for label in (what, late, why):
            words.addWidget(label)
        line = QHBoxLayout()
        line.setContentsMargins(0, 8, 0, 8)
        line.setSpacing(6)
        line.addLayout(words, 1)
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
        made: list[Button | IconButton] = []
        words = _WORDS.get(item.action.partition(":")[0])
        if words:
            act = Button(words, small=True)
            act.setMinimumWidth(act.fontMetrics().horizontalAdvance("Planlæg") + 26)
            act.clicked.connect(partial(self._act, item))
            made.append(act)
        later = IconButton("clock-forward", "Udsæt med begrundelse", small=True)
        later.clicked.connect(partial(self._put_off, item))
        made.append(later)
        return made

    def _act(self, item: DueItem) -> None:
        action, _colon, detail = item.action.partition(":")
        if action == "book":
            self._ctx.new_meeting(detail or None, item.case_id)
        elif action == "cv":
            self._ask_cv(item)
        elif action == "handover":
            self._hand_over(item)
        else:
            tab = _TABS[action]
            self._ctx.open_case(item.case_id, f"{tab}:{detail}" if detail else tab)

    def _hand_over(self, item: DueItem) -> None:
        """The letter is shown, to be sent; anything else is a change of caseworker."""
        if item.rule_key == _LETTER:
            from koordinator.ui.course.menus import show_paper

            self._ctx.attempt(lambda: show_paper(self._ctx, "handover-letter", item.case_id))
            return
        from koordinator.ui.course.life.handover import HandoverDialog

        HandoverDialog(self._ctx, item.case_id, self.window()).open()

    def _ask_cv(self, item: DueItem) -> None:
        desk = self._ctx.desk

        def save(values: Mapping[str, str]) -> None:
            case_edits.record_cv(desk, item.case_id, date.fromisoformat(values["day"]))

        dialog = EntryDialog("CV på Jobnet", "Hvilken dag blev CV’et opdateret?", save, parent=self.window())
        day = TextValue("Opdateret", day_format(desk.today, needed="Skriv datoen, for eksempel 1/12."))
        dialog.add_field("day", "Opdateret", day, desk.today().isoformat())
        dialog.open()

    def _put_off(self, item: DueItem) -> None:
        # Imported when it is asked for: the case is shown without it.
        from koordinator.ui.today.postpone import postpone_dialog

        postpone_dialog(self._ctx, item, self.window()).open()

    def _turn(self) -> None:
        self._unfolded = not self._unfolded
        self._show()
