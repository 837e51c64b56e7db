"""The job side of a case: paid hours, what runs now, and the reason where nothing does."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from koordinator.domain.cases import CaseCard, PeriodLine, Track
from koordinator.domain.values.numbers import format_hours, parse_hours
from koordinator.errors import Refused
from koordinator.ui.base.buttons import Button
from koordinator.ui.base.editable import TextValue
from koordinator.ui.base.form import Form, FormRow
from koordinator.ui.base.formats import Format
from koordinator.ui.base.labels import Icon, Label, StateWord
from koordinator.ui.base.states import State
from koordinator.ui.cases import words
from koordinator.ui.cases.fields import LABEL_WIDTH, CaseFields

PAID = "paid_hours"
_ICONS = {"placement": "building", "intervention": "target"}


def _typed_hours(text: str) -> str:
    try:
        return format_hours(parse_hours(text)) if text.strip() else ""
    except ValueError as fault:
        raise Refused(str(fault)) from None


HOURS = Format(parse=_typed_hours, read=lambda text: f"{text} t/uge" if text else "")


def wrapped(text: str = "", role: str = "body", tone: str = "text") -> Label:
    """Text that wraps; a word without end is cut rather than making the panel wider."""
    label = Label(text, role, tone, wrap=True)
    label.setMinimumWidth(1)
    return label


class TrackSection(QWidget):
    """Sends what is to be written: hours typed, and the period to end."""

    ended = Signal(str, int)

    def __init__(self, fields: CaseFields) -> None:
        super().__init__()
        self.hours = TextValue("Lønnede timer", HOURS, placeholder="ingen")
        self._missing = StateWord(State.NEAR, f"Passiv – {words.NO_REASON}")
        self.running = PeriodRows()
        self.running.ended.connect(self.ended)
        form = Form(label_width=LABEL_WIDTH)
        form.add("Lønnede timer", self.hours)
        self._reason: FormRow = form.add("Årsag", fields.by_key["passive_reason"])
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(self._missing)
        column.addWidget(self.running)
        column.addWidget(form)

    def show_card(self, card: CaseCard, today: date, *, anew: bool) -> None:
        """Shows a case; `anew` forgets what was typed on another one."""
        line = card.line
        if anew or not self.hours.error():
            self.hours.set_value(format_hours(line.paid_hours) if line.paid_hours else "")
        if anew:
            self.hours.restore()
        self._missing.setVisible(words.unexplained(line, today))
        self._reason.setVisible(line.track is Track.PASSIVE or bool(line.passive_reason))
        lasting = [one for one in card.periods if one.ends is None or one.ends >= today]
        self.running.show_periods([one for one in lasting if one.kind != PAID], today)


class PeriodRows(QWidget):
    """Placements and offers that run or are to come, each with a way to end it."""

    ended = Signal(str, int)

    def __init__(self) -> None:
        super().__init__()
        self._shown: tuple[Sequence[PeriodLine], date] | None = None
        self._rows: list[QWidget] = []
        self.buttons: list[Button] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(6)

    def show_periods(self, periods: Sequence[PeriodLine], today: date) -> None:
        """Shows these; the same ones stay as they stand, and so does the focus on them."""
        if self._shown == (periods, today):
            return
        self._shown = (periods, today)
        for row in self._rows:
            row.hide()
            row.deleteLater()
        self._rows, self.buttons = [], []
        for period in periods:
            row = self._row(period, today)
            self._rows.append(row)
            self._column.addWidget(row)
        self.setVisible(bool(periods))

    def _row(self, period: PeriodLine, today: date) -> QWidget:
        row = QWidget()
        facts = QVBoxLayout()
        facts.setSpacing(0)
        facts.addWidget(wrapped(period.title, "strong"))
        facts.addWidget(wrapped(words.period_words(period, today), "small", "text2"))
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(8)
        line.addWidget(Icon(_ICONS[period.kind], "text2", 16), 0, Qt.AlignmentFlag.AlignTop)
        line.addLayout(facts, 1)
        if (period.starts is None or period.starts <= today) and period.ends != today:
            end = Button("Afslut", "link", tip="Sæt i dag som sidste dag")
            end.setAccessibleDescription(period.title)
            end.clicked.connect(lambda: self.ended.emit(period.kind, period.row_id))
            self.buttons.append(end)
            line.addWidget(end, 0, Qt.AlignmentFlag.AlignTop)
        return row


class History(QWidget):
    """Who has had the case, newest first."""

    _ROLES = {"caseworker": "KS", "consultant": "VK", "cover": "vikar"}  # noqa: RUF012

    def __init__(self) -> None:
        super().__init__()
        self._shown: tuple[Sequence[PeriodLine], date] | None = None
        self._labels: list[Label] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(4)

    def show_periods(self, periods: Sequence[PeriodLine], today: date) -> None:
        """Shows these."""
        if self._shown == (periods, today):
            return
        self._shown = (periods, today)
        for label in self._labels:
            label.hide()
            label.deleteLater()
        self._labels = [wrapped(self._words(period, today)) for period in periods]
        if not self._labels:
            self._labels = [Label("Ingen har haft sagen endnu.", tone="text2", wrap=True)]
        for label in self._labels:
            self._column.addWidget(label)

    def texts(self) -> list[str]:
        """The lines shown."""
        return [label.text() for label in self._labels]

    def _words(self, period: PeriodLine, today: date) -> str:
        return f"{period.title} ({self._ROLES[period.kind]}) · {words.period_words(period, today)}"
