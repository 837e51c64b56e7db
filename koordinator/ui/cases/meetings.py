"""A case's meetings in its panel: those to come and the last ones held."""

from datetime import date, timedelta

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from koordinator.domain.meetings.kinds import STATE_NAMES, MeetingState
from koordinator.domain.meetings.moments import to_local
from koordinator.domain.meetings.records import Entry, MeetingRef
from koordinator.domain.values.dates import WEEKDAYS, day_month
from koordinator.domain.values.times import clock
from koordinator.ui.base.buttons import Button
from koordinator.ui.base.focus import tab_in_place
from koordinator.ui.base.labels import Label

BACK, AHEAD = timedelta(days=365), timedelta(days=183)
_COMING, _PAST = 4, 2
_GAP = 6  # under each meeting
_LEFT = Qt.AlignmentFlag.AlignLeft


class CaseMeetings(QWidget):
    """Each line opens its meeting in the calendar."""

    opened = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.buttons: list[Button] = []
        self._made: list[QWidget] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(2)

    def show_entries(self, entries: list[Entry], today: date) -> None:
        """Shows the meetings of a case, the next one first."""
        for widget in self._made:
            widget.hide()
            widget.deleteLater()
        self._made, self.buttons = [], []
        ordered = sorted(entries, key=lambda one: one.starts)
        coming = [one for one in ordered if to_local(one.starts).date() >= today]
        past = [one for one in ordered if to_local(one.starts).date() < today]
        if not coming:
            self._say("Intet møde er planlagt.")
        for one in coming[:_COMING]:
            self._add(one, today)
        if past:
            self._say("Tidligere")
        for one in reversed(past[-_PAST:]):
            self._add(one, today)
        tab_in_place(self, self.buttons)

    def texts(self) -> list[str]:
        """The lines as one reads them."""
        return [label.text() for label in self._made if isinstance(label, (Label, Button))]

    def _say(self, sentence: str) -> None:
        self._keep(Label(sentence, "small", "text2"))

    def _add(self, one: Entry, today: date) -> None:
        button = Button(_when(one, today), "link")
        button.clicked.connect(lambda: self.opened.emit(MeetingRef(one.meeting_id, one.original)))
        self.buttons.append(button)
        self._keep(button)
        what = Label(_what(one), "small", "text2", elide=True)
        what.setContentsMargins(0, 0, 0, _GAP)
        self._keep(what)

    def _keep(self, widget: QWidget) -> None:
        self._made.append(widget)
        self._column.addWidget(widget, 0, _LEFT if isinstance(widget, Button) else Qt.AlignmentFlag(0))


def _when(one: Entry, today: date) -> str:
    here = to_local(one.starts)
    day = here.date()
    year = f" {day.year}" if day.year != today.year else ""
    return f"{WEEKDAYS[day.weekday()].capitalize()} {day_month(day)}{year} kl. {clock(here)}"


def _what(one: Entry) -> str:
    state = "" if one.state is MeetingState.PLANNED else STATE_NAMES[one.state]
    title = "" if one.title in (one.citizen, one.type_name) else one.title
    return " · ".join(part for part in (one.type_name, title, one.place, state) if part)
