"""What a handover asks for: to whom, from when, why, and when the meeting is; the verdict is seen at once."""

from collections.abc import Sequence
from datetime import date, datetime

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from koordinator.domain.caseload import WorkerLoad
from koordinator.domain.cases import CaseLine
from koordinator.domain.meetings.clashes import FoundTime
from koordinator.domain.roles import Role
from koordinator.domain.values.times import moment_words
from koordinator.errors import KoordinatorError
from koordinator.services import staff
from koordinator.services.caseloads import caseloads
from koordinator.services.handing_over import MeetingTimes, meeting_times
from koordinator.services.move_cases import MovePreview, preview_move
from koordinator.ui.base.choices import ChoiceValue
from koordinator.ui.base.editable import TextValue
from koordinator.ui.base.house import house
from koordinator.ui.base.labels import Label
from koordinator.ui.base.saving import all_stand
from koordinator.ui.base.typed import day_format
from koordinator.ui.context import Context
from koordinator.ui.course.life.fields import reason_field
from koordinator.ui.moves.people import PeopleList
from koordinator.ui.moves.preview import MoveEffect

NO_MEETING = "none"
_ASK = "Vælg den nye sagsbehandler. Så står her, hvad det gør ved begges sager."
_ROWS, _FEW_ROWS, _LEFT, _RIGHT, _TWO_COLUMNS = 6, 3, 330, 430, 860


class HandoverForm(QWidget):
    """The questions of a handover; `changed` says that the answers may now be enough, or no longer."""

    changed = Signal()

    def __init__(self, ctx: Context, line: CaseLine) -> None:
        super().__init__()
        self._ctx = ctx
        self._line = line
        self._times: MeetingTimes | None = None
        self.preview: MovePreview | None = None
        self.people = PeopleList(ctx.desk.today)
        self.people.set_rows(_ROWS)
        self.day = TextValue("Fra dagen", day_format(ctx.desk.today, needed="Skriv den første dag."))
        self.day.set_value(max(ctx.desk.today(), line.starts).isoformat())
        self.reason = reason_field("Skriv en årsag til overdragelsen.", lines=2)
        self.meeting = ChoiceValue("Overdragelsesmøde")
        self.meeting_said = Label("", "small", "text2", wrap=True)
        self.planned_said = Label("", "small", "text2", wrap=True)
        self.effect = MoveEffect()
        self.effect.ask(_ASK)
        for field in (self.day, self.reason, self.meeting):
            field.box()
        self._lay_out()
        self.people.chosen.connect(self._other_worker)
        self.day.committed.connect(lambda _: self._offer())
        self.effect.reason_changed.connect(self._look)
        self._show_times()
        self._offer()

    def worker_id(self) -> int | None:
        """Who is chosen."""
        chosen = self.people.worker()
        return chosen.worker_id if chosen is not None else None

    def first_day(self) -> date:
        """The first day with the new caseworker."""
        return date.fromisoformat(self.day.value())

    def allowed(self) -> bool:
        """Whether the gate lets it through as it is answered now."""
        found = self.preview
        return found is not None and bool(found.lines) and (found.verdict is None or found.verdict.allowed)

    def complete(self) -> bool:
        """Takes in what is being typed; False where a field is wrong, which then has the focus."""
        return all_stand((self.day, self.reason, self.meeting)) and self.allowed()

    def chosen_time(self) -> datetime | None:
        """The meeting's start, or None where none is to be booked."""
        key = self.meeting.value()
        return None if key == NO_MEETING else next(one.starts for one in self._free() if _key(one) == key)

    def over_reason(self) -> str:
        """What is written for the gate above the maximum."""
        asked = self.effect.reason.isVisibleTo(self)
        return self.effect.reason.text() if asked else ""

    def _lay_out(self) -> None:
        left, right = QVBoxLayout(), QVBoxLayout()
        for column in (left, right):
            column.setSpacing(6)
        left.addWidget(Label("Ny sagsbehandler", "section"))
        left.addWidget(self.people, 1)
        for title, widget in (
            ("Fra dagen", self.day),
            ("Årsag", self.reason),
            ("Overdragelsesmøde", self.meeting),
        ):
            right.addWidget(Label(title, tone="text2"))
            right.addWidget(widget)
            if widget is not self.meeting:
                right.addSpacing(6)
        right.addWidget(self.meeting_said)
        right.addWidget(self.planned_said)
        right.addSpacing(10)
        right.addWidget(self.effect)
        right.addStretch(1)
        self.people.setMinimumWidth(house.px(_LEFT))
        self.reason.setMinimumWidth(house.px(_RIGHT))
        self._both = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._both.setContentsMargins(0, 0, 6, 0)
        self._both.setSpacing(32)
        self._both.addLayout(left, 4)
        self._both.addLayout(right, 5)

    def fit(self, wide: int) -> None:
        """Beside each other where there is room, else under each other."""
        ways, two = QBoxLayout.Direction, wide >= house.px(_TWO_COLUMNS)
        self._both.setDirection(ways.LeftToRight if two else ways.TopToBottom)
        self.people.set_rows(_ROWS if two else _FEW_ROWS)

    def _offer(self) -> None:
        """Another day: other people, other caseloads, other times."""
        self.people.offer(self._candidates())

    def _candidates(self) -> Sequence[WorkerLoad]:
        day = self.first_day()
        there = {
            one.worker_id
            for one in staff.workers(self._ctx.desk, Role.CASEWORKER)
            if one.leaves_on is None or one.leaves_on >= day
        } - {self._line.caseworker_id}
        weighed = max(day, self._ctx.desk.today())
        return [load for load in caseloads(self._ctx.desk, weighed).workers if load.worker_id in there]

    def _other_worker(self) -> None:
        worker_id = self.worker_id()
        self._times = None
        if worker_id is not None:
            try:
                self._times = meeting_times(self._ctx.desk, self._line.case_id, worker_id, self.first_day())
            except KoordinatorError as fault:
                self.effect.refuse(str(fault))
        self._show_times()
        self._look()

    def _free(self) -> tuple[FoundTime, ...]:
        return self._times.times if self._times is not None else ()

    def _show_times(self) -> None:
        kept = self.meeting.value()
        options = [(_key(one), _words(one)) for one in self._free()]
        self.meeting.set_options([*options, (NO_MEETING, "Book ikke noget møde nu")])
        keys = [key for key, _ in options]
        self.meeting.set_value(kept if kept in keys else (keys or [NO_MEETING])[0])
        said = "De ledige tider står her, når du har valgt, hvem der skal have sagen."
        self.meeting_said.setText(said if self._times is None else self._times.sentence)
        planned = "\n".join(self._times.planned) if self._times is not None else ""
        self.planned_said.setText(planned)
        self.planned_said.setVisible(bool(planned))

    def _look(self) -> None:
        """Asks the gate, and shows what it says."""
        chosen = self.people.worker()
        self.preview = None
        if chosen is None or chosen.worker_id is None:
            self.effect.ask(_ASK)
        else:
            try:
                self.preview = preview_move(
                    self._ctx.desk, [self._line.case_id], chosen.worker_id, self.first_day(),
                    reason=self.effect.reason.text(),
                )  # fmt: skip
            except KoordinatorError as fault:
                self.effect.refuse(str(fault))
            else:
                self.effect.show_preview(self.preview, chosen)
        self.changed.emit()


def _key(found: FoundTime) -> str:
    return found.starts.isoformat()


def _words(found: FoundTime) -> str:
    words = moment_words(found.starts, found.ends)
    return words[:1].upper() + words[1:]
