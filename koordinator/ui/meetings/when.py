"""The left side of the booking dialog: what the meeting is, when and where."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from koordinator.domain.meetings.kinds import MeetingState, MeetingType
from koordinator.domain.meetings.moments import local, to_local
from koordinator.domain.values.dates import long_date
from koordinator.ui.base.chips import ChipBar
from koordinator.ui.base.choices import ChoiceValue
from koordinator.ui.base.editable import EditableValue, TextValue
from koordinator.ui.base.form import Form
from koordinator.ui.base.formats import Format, required
from koordinator.ui.base.labels import Label
from koordinator.ui.base.typed import day_format
from koordinator.ui.context import Context
from koordinator.ui.meetings.case_field import CaseField
from koordinator.ui.meetings.formats import MINUTES, TIME
from koordinator.ui.meetings.repeats import CHOICES, NEVER, rule_for

_LABEL = 84
_NEEDED = "Skriv dagen, for eksempel 24/11."


class WhenForm(QWidget):
    """Fields that say what is missing; `type_changed` and `case_changed` ask for a new proposal."""

    type_changed = Signal()
    case_changed = Signal()
    time_changed = Signal()

    def __init__(self, ctx: Context, types: Sequence[MeetingType]) -> None:
        super().__init__()
        self._types = {one.key: one for one in types}
        self.type = ChoiceValue("Type", [(one.key, one.name) for one in types])
        self.case = CaseField(ctx)
        self.title = TextValue("Titel", required("Skriv mødets titel."))
        self.day = TextValue("Dag", _long_day(day_format(ctx.desk.today, needed=_NEEDED)))
        self.clock = TextValue("Klokken", TIME)
        self.minutes = TextValue("Varighed", MINUTES)
        self.place = TextValue("Sted", placeholder="Lokale eller adresse")
        self.repeat = ChoiceValue("Gentages", CHOICES)
        self.until = TextValue("Til og med", day_format(ctx.desk.today), placeholder="uden slutdato")
        self.state = ChipBar(single=True)
        self.state.add(MeetingState.PLANNED, "Planlagt", on=True)
        self.state.add(MeetingState.DRAFT, "Kladde", tip="En kladde kan planlægges færdig senere")
        self.repeat.set_value(NEVER)
        for field in self._boxed():
            field.box()
        self._lay_out()
        self._connect()

    def _boxed(self) -> tuple[EditableValue, ...]:
        return (
            self.type,
            self.title,
            self.day,
            self.clock,
            self.minutes,
            self.place,
            self.repeat,
            self.until,
        )

    def _lay_out(self) -> None:
        form = Form(label_width=_LABEL)
        form.add("Type", self.type)
        form.add("Borger", self.case)
        form.add("Titel", self.title)
        form.add("Dag", self.day)
        form.add("Klokken", _beside(self.clock, Label("i", tone="text2"), self.minutes))
        form.add("Sted", self.place)
        form.add("Gentages", self.repeat)
        self.until_row = form.add("Til og med", self.until)
        self.until_row.hide()
        form.add("Tilstand", _lowered(self.state))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(form)

    def _connect(self) -> None:
        self.type.committed.connect(lambda _: self.type_changed.emit())
        self.case.changed.connect(self.case_changed)
        for field in (self.day, self.clock, self.minutes, self.until):
            field.committed.connect(lambda _: self.time_changed.emit())
        self.repeat.committed.connect(self._repeats)

    # What stands in the fields

    def keys(self) -> list[str]:
        """The types one can choose among."""
        return list(self._types)

    def type_key(self) -> str:
        """The type chosen."""
        return self.type.value()

    def about_case(self) -> bool:
        """Whether a meeting of the type chosen is about a citizen's case."""
        return self._types[self.type_key()].about_case

    def first_day(self) -> date:
        """The day of the meeting, or of the first one."""
        return date.fromisoformat(self.day.value())

    def length(self) -> int:
        """How many minutes it is to last."""
        return int(self.minutes.value())

    def starts(self) -> datetime:
        """When it begins."""
        hour, minute = self.clock.value().split(":")
        return local(self.first_day(), int(hour), int(minute))

    def ends(self) -> datetime:
        """When it ends."""
        return to_local(self.starts() + timedelta(minutes=self.length()))

    def rule(self) -> str | None:
        """How it comes again."""
        until = self.until.value()
        return rule_for(self.repeat.value(), self.first_day(), date.fromisoformat(until) if until else None)

    def meeting_state(self) -> MeetingState:
        """Draft or planned."""
        return MeetingState(self.state.chosen()[0])

    def set_time(self, starts: datetime) -> None:
        """Shows a day and time."""
        here = to_local(starts)
        self.day.set_value(here.date().isoformat())
        self.clock.set_value(f"{here:%H:%M}")

    def settle(self) -> QWidget | None:
        """Takes what is being typed; gives the first field that is not understood."""
        wrong = [field for field in self._boxed() if not field.commit()]
        return wrong[0] if wrong else None

    def order(self) -> list[QWidget]:
        """The fields in the order Tab goes through them."""
        chips = [self.state.chip(one) for one in (MeetingState.PLANNED, MeetingState.DRAFT)]
        when = (self.day, self.clock, self.minutes, self.place, self.repeat, self.until)
        return [self.type, self.case.picker, self.case.clear, self.title, *when, *chips]

    def _repeats(self, key: str) -> None:
        self.until_row.setVisible(key != NEVER)
        self.time_changed.emit()


def _beside(*widgets: QWidget) -> QWidget:
    whole = QWidget()
    line = QHBoxLayout(whole)
    line.setContentsMargins(0, 0, 0, 0)
    line.setSpacing(8)
    for one in widgets:
        line.addWidget(one, 0 if isinstance(one, Label) else 1)
    return whole


def _lowered(chips: ChipBar) -> QWidget:
    """Chips on the line of their label, which stands as beside an input."""
    whole = QWidget()
    column = QVBoxLayout(whole)
    column.setContentsMargins(0, 4, 0, 0)
    column.addWidget(chips)
    return whole


def _long_day(format_: Format) -> Format:
    """A day read with its weekday, which is what one plans by."""

    def read(iso: str) -> str:
        return long_date(date.fromisoformat(iso)) if iso else ""

    return Format(parse=format_.parse, edit=format_.edit, read=read)
