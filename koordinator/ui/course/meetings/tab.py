"""The tab with the case's meetings: those to come, those that were, and one of them in the panel."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from koordinator.domain.meetings.kinds import MeetingState
from koordinator.domain.meetings.records import MeetingRef
from koordinator.services.meetings.case_meetings import CaseMeeting, CaseMeetings, case_meetings
from koordinator.ui.base.buttons import Button
from koordinator.ui.base.focus import tab_in_place
from koordinator.ui.base.labels import Label, row
from koordinator.ui.base.notices import EmptyState
from koordinator.ui.base.scroll import scrolled
from koordinator.ui.base.side_panel import PanelHost
from koordinator.ui.context import Context
from koordinator.ui.course.meetings.rows import MeetingRow
from koordinator.ui.course.tab import CaseTab
from koordinator.ui.meetings.panel import MeetingPanel

_PAST_AT_FIRST = 25
_NONE_YET = "Her står sagens møder: dem, der kommer, og dem, der har været."
_NONE_COMING = "Intet møde er planlagt."


class MeetingsTab(CaseTab):
    """Each line opens its meeting beside the list; a series is one line until all of it is asked for."""

    key = "meetings"
    title = "Møder"

    def __init__(self, ctx: Context) -> None:
        super().__init__(ctx)
        self._case_id: int | None = None
        self._held = CaseMeetings((), ())
        self._unfolded: set[int] = set()
        self._all_past = False
        self._made: list[QWidget] = []
        self.rows: list[MeetingRow] = []
        self.links: list[Button] = []
        self.panel = MeetingPanel(ctx)
        self.new = Button("Nyt møde", icon_name="calendar-plus")
        self.empty = EmptyState(_NONE_YET, "Nyt møde", "calendar")
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        inside = QWidget()
        self._column = QVBoxLayout(inside)
        self._column.setContentsMargins(32, 16, 32, 24)
        self._column.setSpacing(0)
        self._column.addStretch(1)
        self.area = scrolled(inside, sideways=False)
        self._list = inside
        self._stack = QStackedWidget()
        self._stack.addWidget(self.area)
        self._stack.addWidget(self.empty)
        frame = QHBoxLayout(self)
        frame.setContentsMargins(0, 0, 0, 0)
        frame.addWidget(PanelHost(self._stack, self.panel))

    def _connect(self) -> None:
        self.new.clicked.connect(self.ask_meeting)
        self.empty.acted.connect(self.ask_meeting)
        self.panel.closed.connect(self._mark)
        self.panel.ref_changed.connect(lambda _: self._mark())

    # What is shown

    def show_case(self, case_id: int) -> None:
        if case_id != self._case_id:
            self._case_id = case_id
            self._unfolded.clear()
            self._all_past = False
            if self.panel.ref() is not None:
                self.panel.close_panel()
            self.area.verticalScrollBar().setValue(0)
        self._show(case_meetings(self._ctx.desk, case_id))
        self.panel.refresh()

    def head_button(self) -> Button | None:
        return self.new

    def leave(self) -> bool:
        if self.panel.ref() is not None:
            self.panel.close_panel()
        return True

    def _show(self, held: CaseMeetings) -> None:
        if held == self._held and self._made:
            return
        self._held = held
        self._build()

    def _build(self) -> None:
        held = self._held
        focused = next((one.ref for one in self.rows if one.hasFocus()), None)
        for widget in self._made:
            widget.hide()
            widget.deleteLater()
        self._made, self.rows, self.links = [], [], []
        self._stack.setCurrentIndex(0 if held.coming or held.past else 1)
        self._head("Kommende", held.whole)
        if not held.coming:
            self._keep(Label(_NONE_COMING, tone="text2"))
        first = next((one for one in held.coming if _takes_place(one)), None)
        for one in held.coming:
            self._add_coming(one, next_one=one is first)
        if held.past:
            self._head("Tidligere", len(held.past))
        self._add_past(held.past)
        tab_in_place(self._list, [one for one in self._made if isinstance(one, (MeetingRow, Button))])
        again = next((one for one in self.rows if one.ref == focused), None)
        if again is not None:
            again.setFocus(Qt.FocusReason.OtherFocusReason)
        self._mark()

    def _head(self, title: str, number: int) -> None:
        line = QWidget()
        count = Label(str(number) if number else "", tone="text2")
        column = QVBoxLayout(line)
        column.setContentsMargins(0, 16 if self._made else 0, 0, 8)
        column.addLayout(row([Label(title, "section"), count, None]))
        self._keep(line)

    def _add_coming(self, one: CaseMeeting, *, next_one: bool) -> None:
        today, many = self._ctx.desk.today(), len(one.following)
        rule = f"Række: {one.rule}" if one.rule else ""
        self._add(MeetingRow(one.entry, today, past=False, next_one=next_one, rule=rule))
        if not many:
            return
        open_ = one.entry.meeting_id in self._unfolded
        if open_:
            for entry in one.following:
                self._add(MeetingRow(entry, today, past=False))
        more = "Vis kun det næste i rækken" if open_ else f"Vis {many} til i rækken det næste år"
        self._link(more, lambda: self._turn(one.entry.meeting_id))

    def _add_past(self, past: Sequence[CaseMeeting]) -> None:
        today = self._ctx.desk.today()
        shown = past if self._all_past else past[:_PAST_AT_FIRST]
        for one in shown:
            self._add(MeetingRow(one.entry, today, past=True))
        if len(shown) < len(past):
            self._link(f"Vis {len(past) - len(shown)} ældre møder", self._show_all_past)

    def _link(self, words: str, press: Callable[[], object]) -> None:
        button = Button(words, "link")
        button.clicked.connect(lambda: press())
        self.links.append(button)
        self._keep(button, space=8)

    def _add(self, made: MeetingRow) -> None:
        made.clicked.connect(lambda: self._open(made.ref))
        made.stepped.connect(lambda by: self._step(made, by))
        self.rows.append(made)
        self._keep(made)

    def _keep(self, widget: QWidget, space: int = 0) -> None:
        self._made.append(widget)
        if space:
            widget.setContentsMargins(0, space, 0, space)
        left = Qt.AlignmentFlag.AlignLeft if isinstance(widget, Button) else Qt.AlignmentFlag(0)
        self._column.insertWidget(self._column.count() - 1, widget, 0, left)

    def _turn(self, meeting_id: int) -> None:
        self._unfolded ^= {meeting_id}
        self._build()

    def _show_all_past(self) -> None:
        self._all_past = True
        self._build()

    # The panel

    def _open(self, ref: MeetingRef) -> None:
        if self._ctx.attempt(lambda: self.panel.show_meeting(ref)):
            self.panel.open_panel()
        self._mark()

    def _mark(self) -> None:
        for one in self.rows:
            one.setChecked(one.ref == self.panel.ref())

    def ask_meeting(self) -> None:
        """Books a meeting about the case."""
        if self._case_id is not None:
            self._ctx.new_meeting(case_id=self._case_id)

    def _step(self, made: MeetingRow, by: int) -> None:
        """Goes to the row before or after; an open panel goes along."""
        at = self.rows.index(made) + by
        if 0 <= at < len(self.rows):
            there = self.rows[at]
            there.setFocus(Qt.FocusReason.TabFocusReason)
            self.area.ensureWidgetVisible(there, 0, 40)
            if self.panel.ref() is not None:
                self._open(there.ref)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.panel.ref() is not None:
            self.panel.close_panel()
        else:
            super().keyPressEvent(event)


def _takes_place(one: CaseMeeting) -> bool:
    return one.entry.state in (MeetingState.PLANNED, MeetingState.DRAFT)
