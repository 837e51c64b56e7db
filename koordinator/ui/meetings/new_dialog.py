"""The dialog that books a meeting: what, when and where to the left, who to the right."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from koordinator.domain.meetings.clashes import FoundTime
from koordinator.domain.meetings.kinds import NETWORK
from koordinator.domain.meetings.moments import local
from koordinator.domain.meetings.records import Clash, MeetingRef
from koordinator.errors import KoordinatorError
from koordinator.services.meetings import booking, planning
from koordinator.services.meetings.booking import ClashFound
from koordinator.services.meetings.planning import Draft
from koordinator.services.meetings.types import meeting_types
from koordinator.ui.base.dialog import Dialog
from koordinator.ui.base.editable import ErrorLine
from koordinator.ui.base.focus import step_in_order
from koordinator.ui.base.house import house
from koordinator.ui.base.labels import Label
from koordinator.ui.base.scroll import scrolled
from koordinator.ui.context import Context
from koordinator.ui.meetings.clash import KEPT, ClashList
from koordinator.ui.meetings.free_times import FreeTimes
from koordinator.ui.meetings.when import WhenForm
from koordinator.ui.meetings.who import WhoForm

_WIDE, _HIGH, _LEAST = 1000, 700, 560
_TWO_COLUMNS = 860
_PAUSE_MS = 150
_LOOK_AHEAD = timedelta(days=28)
_FIRST_HOUR = 9
_SLACK = 12


class NewMeetingDialog(Dialog):
    """Books one meeting or a series; `booked` is sent with where it is found."""

    booked = Signal(object)

    def __init__(
        self,
        ctx: Context,
        parent: QWidget | None = None,
        *,
        type_key: str | None = None,
        case_id: int | None = None,
        starts: datetime | None = None,
        minutes: int | None = None,
        worker_id: int | None = None,
        guests: Sequence[int] = (),
    ) -> None:
        super().__init__("Nyt møde", width=_LEAST, parent=parent)
        self._ctx = ctx
        self._draft: Draft | None = None
        self._proposed_title = ""  # the one proposed, until somebody types another
        self._worker_id = worker_id  # whose calendar it is booked in
        self._guests = tuple(guests)  # workers a meeting among colleagues is with
        self._minutes = minutes  # asked for by a drag in the calendar, and stronger than the type's
        self._keeps = False  # whether the clash shown is to be kept
        self.when = WhenForm(ctx, meeting_types(ctx.desk))
        self.who = WhoForm(ctx)
        self.times = FreeTimes(self._find_times)
        self.clashes = ClashList()
        self._clash_title = Label("Tiden er optaget", "strong", "near_text")
        self.agenda = Label("", "small", "text2", wrap=True)
        self.error = ErrorLine()
        self._lay_out()
        self._close = self.add_close()
        self.go = self.add_button("Book", "filled", "calendar-plus")
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(_PAUSE_MS)
        self._connect()
        self._begin(type_key, case_id, starts)

    def _lay_out(self) -> None:
        left = QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addWidget(self.when)
        column.addWidget(self.agenda)
        column.addWidget(self._clash_title)
        column.addWidget(self.clashes)
        column.addWidget(self.times)
        column.addStretch(1)
        self._clash_title.hide()
        self.clashes.hide()
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._columns.setSpacing(40)
        self._columns.setContentsMargins(0, 0, 8, 0)
        self._columns.addWidget(left, 1)
        self._columns.addWidget(self.who, 1)
        inner = QWidget()
        inner.setLayout(self._columns)
        self._scroll = scrolled(inner, sideways=False)
        self.content.addWidget(self._scroll, 1)
        self.content.addWidget(self.error)

    def _connect(self) -> None:
        self.go.clicked.connect(self._book)
        self.when.type_changed.connect(self._type_changed)
        self.when.case_changed.connect(self._propose)
        self.when.time_changed.connect(self._time_changed)
        self.who.changed.connect(self._changed)
        self.times.taken.connect(self._take)
        self.times.shown.connect(lambda: self._see(self.times))
        self.who.picker.shown.connect(lambda: self._see(self.who.picker.list))
        self._soon.timeout.connect(self._look)

    def _begin(self, type_key: str | None, case_id: int | None, starts: datetime | None) -> None:
        today = self._ctx.desk.today()
        keys = self.when.keys()
        self.when.type.set_value(next(key for key in (type_key, NETWORK, keys[0]) if key in keys))
        self.when.case.set_case(case_id)
        self.when.set_time(starts or local(_next_working_day(today), _FIRST_HOUR))
        self._propose()

    def focusNextPrevChild(self, onward: bool) -> bool:
        order = [*self.when.order(), *self.times.order(), *self.who.order(), self._close, self.go]
        return step_in_order(self, order, onward, wrap=True)

    # What is proposed

    def _type_changed(self) -> None:
        self._minutes = None
        self._propose()

    def _propose(self) -> None:
        """Another type or case: its title, length, people and agenda."""
        case_id, key = self.when.case.case_id(), self.when.type_key()
        try:
            draft = planning.propose(
                self._ctx.desk, key, case_id, self.when.starts(), self._minutes,
                worker_id=self._worker_id, guests=self._guests,
            )  # fmt: skip
            proposals = planning.proposals(self._ctx.desk, case_id) if case_id is not None else []
        except KoordinatorError as fault:
            self.error.say(str(fault))
            return
        self.error.say("")
        if self.when.title.value() in ("", self._proposed_title):
            self.when.title.set_value(draft.title)
        self._proposed_title, self._draft = draft.title, draft
        self.when.minutes.set_value(str(round((draft.ends - draft.starts).total_seconds() / 60)))
        if draft.place and not self.when.place.value():
            self.when.place.set_value(draft.place)
        self.agenda.setText(_agenda_words(draft))
        self.who.propose(draft, proposals, self.when.case.line())

    def _time_changed(self) -> None:
        self.who.judge(self.when.first_day())
        self._changed()

    def _changed(self) -> None:
        """Time or people: what was kept or found no longer holds."""
        self._keeps = False
        self.go.set_text("Book")
        self.times.forget()
        self._soon.start()

    def _look(self) -> None:
        """Asks what the time clashes with, as things stand."""
        when = self.when
        found = booking.clashes(
            self._ctx.desk, self.who.people(), when.starts(), when.ends(), rule=when.rule()
        )
        self._show_clashes(found)

    def _show_clashes(self, found: Sequence[Clash]) -> None:
        self.clashes.show_clashes(found)
        self._clash_title.setVisible(bool(found))

    def _find_times(self) -> Sequence[FoundTime]:
        first = max(self.when.first_day(), self._ctx.desk.today())
        people, minutes = self.who.people(), self.when.length()
        return booking.find_times(self._ctx.desk, people, minutes, first, first + _LOOK_AHEAD)

    def _take(self, starts: datetime) -> None:
        self.when.set_time(starts)
        self.who.judge(self.when.first_day())
        self._keeps = False
        self.go.set_text("Book")
        self._look()

    # Booking

    def _drafted(self, draft: Draft) -> Draft:
        when = self.when
        return replace(
            draft,
            type_key=when.type_key(),
            title=when.title.value(),
            case_id=when.case.case_id(),
            starts=when.starts(),
            ends=when.ends(),
            place=when.place.value() or None,
            rule=when.rule(),
            participants=self.who.participants(),
            state=when.meeting_state(),
        )

    def _book(self) -> None:
        wrong = self.when.settle()
        self.who.settle()
        if wrong is not None:
            wrong.setFocus()
            return
        if self.when.about_case() and self.when.case.case_id() is None:
            self.error.say("Vælg den borger, mødet handler om.")
            self.when.case.setFocus()
            return
        if self._draft is None:
            return
        self.error.say("")
        try:
            meeting_id = planning.book(
                self._ctx.desk, self._drafted(self._draft), KEPT if self._keeps else None
            )
        except ClashFound as found:
            self._ask_to_keep(found.clashes)
        except KoordinatorError as fault:
            self.error.say(str(fault))
        else:
            self.accept()
            self.booked.emit(MeetingRef(meeting_id))

    def _ask_to_keep(self, found: Sequence[Clash]) -> None:
        """The clash stays to be seen; pressing once more keeps it."""
        self._soon.stop()
        self._show_clashes(found)
        self._keeps = True
        self.go.set_text("Book alligevel")
        self.go.setFocus()
        self._see(self.clashes)

    def _see(self, widget: QWidget) -> None:
        """Scrolls to what has just come, once it has its place."""
        QTimer.singleShot(0, widget, lambda: self._scroll.ensureWidgetVisible(widget, 0, _SLACK))

    # Room

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.grow(house.px(_WIDE), house.px(_HIGH))
        self.when.case.setFocus() if self.when.case.line() is None else self.when.day.setFocus()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        ways = QBoxLayout.Direction
        two = self.width() >= house.px(_TWO_COLUMNS)
        self._columns.setDirection(ways.LeftToRight if two else ways.TopToBottom)


def _next_working_day(today: date) -> date:
    day = today + timedelta(days=1)
    while day.weekday() > 4:
        day += timedelta(days=1)
    return day


def _agenda_words(draft: Draft) -> str:
    number = len(draft.agenda)
    if not number:
        return "Mødetypen har ingen dagsorden. Punkterne kan skrives, når mødet er booket."
    minutes = sum(point.minutes or 0 for point in draft.agenda)
    points = "1 punkt" if number == 1 else f"{number} punkter"
    return f"Dagsorden fra mødetypen: {points}, {minutes} min. Den kan rettes, når mødet er booket."
