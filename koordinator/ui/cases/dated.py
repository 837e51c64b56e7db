"""A dated fact that is added to, not overwritten: the newest date, and a button for a new one."""

from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from koordinator.domain.values.dates import parse_date, told_day
from koordinator.errors import Refused
from koordinator.ui.base.buttons import Button
from koordinator.ui.base.day_entry import DayEntry
from koordinator.ui.base.formats import Format, date_format
from koordinator.ui.base.house import house
from koordinator.ui.base.labels import Label

_TEXT_BEGINS = 12  # where the text of an input stands


def typed_date(text: str) -> str:
    """ISO text for a typed date, nothing for nothing; refused with a sentence otherwise."""
    if not text.strip():
        return ""
    try:
        return parse_date(text).isoformat()
    except ValueError as fault:
        raise Refused(str(fault)) from None


DATE: Format = date_format(typed_date)


class DatedFact(QWidget):
    """Reads the newest date; the button opens a field with today's date, saved by Enter or on leaving."""

    recorded = Signal(str)

    def __init__(self, name: str, button: str) -> None:
        super().__init__()
        self._today = date.min
        self._text = Label()
        self.button = Button(button, "link")
        self.button.clicked.connect(self.ask)
        self.entry = DayEntry(name, DATE, placeholder="dd-mm-åååå")
        self.entry.committed.connect(self.recorded)
        self.entry.done.connect(self._close)
        self._under = Label("", "small", "text2")
        self._line = QWidget()
        self._words = QVBoxLayout()
        self._words.setSpacing(0)
        self._words.addWidget(self._text)
        self._words.addWidget(self._under)
        self._link = QVBoxLayout()
        self._link.addWidget(self.button)
        line = QHBoxLayout(self._line)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(12)
        line.addLayout(self._words, 1)
        line.addLayout(self._link)
        line.setAlignment(self._link, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._line)
        column.addWidget(self.entry)
        self.entry.hide()
        self.setFocusProxy(self.button)
        house.changed.connect(self._fit)
        self._fit()

    def show_day(self, day: date | None, today: date, under: str = "", tone: str = "text2") -> None:
        """Shows the newest date, with a word on how old it is under it."""
        self._today = today
        self._text.setText(told_day(day, today) if day else "ingen dato")
        self._text.set_tone("text" if day else "text2")
        self._under.setText(under)
        self._under.set_tone(tone)
        self._under.setVisible(bool(under))

    def text(self) -> str:
        """What is shown."""
        return f"{self._text.text()} {self._under.text()}".strip()

    def ask(self) -> None:
        """Opens the field for a new date."""
        self._line.hide()
        self.entry.begin(self._today)

    def give_up(self) -> None:
        """Closes the field without saving."""
        if not self.entry.isHidden():
            self.entry.restore()

    def _close(self) -> None:
        had_focus = self.entry.has_focus()
        self._line.show()
        if had_focus:
            self.button.setFocus(Qt.FocusReason.OtherFocusReason)
        self.entry.hide()

    def _fit(self) -> None:
        # The date stands on the line of the label beside it, as the text of an input does.
        above = (house.row("form_edit") - house.metrics().height()) // 2
        self._words.setContentsMargins(_TEXT_BEGINS, above, 0, above)
        self._link.setContentsMargins(0, above, 0, 0)
