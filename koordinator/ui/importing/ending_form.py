"""Ending the running cases a list no longer has: off until it is chosen, with one day and one reason."""

from collections.abc import Callable, Sequence
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QSizePolicy, QVBoxLayout, QWidget

from koordinator.domain.lists.plan import MissingCase
from koordinator.domain.values.dates import parse_date
from koordinator.errors import UnusableInput
from koordinator.services.importing.wizard import Ending
from koordinator.ui.base.editable import TextValue
from koordinator.ui.base.flow import FlowLayout
from koordinator.ui.base.formats import PLAIN, Format, date_format, long_date
from koordinator.ui.base.house import house
from koordinator.ui.base.labels import Label, row
from koordinator.ui.base.record_model import Column, RecordModel
from koordinator.ui.base.text import count
from koordinator.ui.importing.inputs import StepTable

_REASON = "Afsluttet ifølge listen"


def _iso(text: str) -> str:
    try:
        return parse_date(text).isoformat() if text.strip() else ""
    except ValueError as fault:
        raise UnusableInput(str(fault)) from None


class EndingForm(QWidget):
    """The missing cases with a box for each, and above them whether, when and why they end."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.wanted = QCheckBox("Afslut de markerede sager")
        self.wanted.toggled.connect(self._turn)
        self.last = self._value("Sidste dag", date_format(_iso), 170)
        self.reason = self._value("Årsag", PLAIN, 260)
        self.reason.set_value(_REASON)
        self._fields = [_pair("Sidste dag", self.last), _pair("Årsag", self.reason)]
        self._model: RecordModel[MissingCase] = RecordModel(_COLUMNS, lambda one: one.case_id, (), self)
        self.table = StepTable(multi=True)
        self.table.setAccessibleName("Sager, der mangler på listen")
        self.table.setModel(self._model)
        self.table.selection_changed.connect(self._changed)
        top = QWidget()
        flow = FlowLayout(top, spacing=24, line_spacing=4)
        for widget in (self.wanted, *self._fields):
            flow.addWidget(widget)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        top.setSizePolicy(policy)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        self.counts = Label("", tone="text2", wrap=True)
        column.addWidget(top)
        column.addWidget(self.counts)
        column.addWidget(self.table, 1)
        self._turn(False)

    def _value(self, name: str, format_: Format, width: int) -> TextValue:
        value = TextValue(name, format_)
        value.box()
        value.setFixedWidth(house.px(width))
        value.committed.connect(self._changed)
        return value

    def show_missing(self, missing: Sequence[MissingCase], day: date) -> None:
        """Shows the cases a list lacks; `day` is proposed as the last."""
        if list(missing) == self._model.records():
            return
        self._model.set_records(missing)
        if not self.last.value():
            self.last.set_value(day.isoformat())
        if self.wanted.isChecked():
            self.table.selectAll()

    def ending(self) -> Ending | None:
        """What is chosen, or None when nothing is to end."""
        chosen = tuple(one for one in self.table.selected_ids() if isinstance(one, int))
        if not self.wanted.isChecked() or not chosen or self.fault():
            return None
        return Ending(chosen, date.fromisoformat(self.last.value()), self.reason.value())

    def fault(self) -> str:
        """What must be filled in first, or an empty text."""
        if not self.wanted.isChecked() or not self.table.selected_count():
            return ""
        if self.last.error():
            return f"Sidste dag: {self.last.error()}"
        if not self.last.value():
            return "Skriv den sidste dag for de sager, der skal afsluttes."
        if not self.reason.value():
            return "Skriv en årsag til, at sagerne afsluttes."
        return ""

    def commit(self) -> None:
        """Takes what is being typed."""
        self.last.commit()
        self.reason.commit()

    def _turn(self, on: bool) -> None:
        for field in self._fields:
            field.setVisible(on)
        if on:
            self.table.selectAll()
        else:
            self.table.clearSelection()
        self._changed()

    def _changed(self) -> None:
        chosen = self.table.selected_count()
        self.wanted.setText(
            f"Afslut de markerede sager ({count(chosen)})"
            if self.wanted.isChecked()
            else "Afslut de markerede sager"
        )
        self._tell_counts()
        self.changed.emit()

    def _tell_counts(self) -> None:
        """Up to when the cases weigh in the caseloads."""
        day = "" if self.last.error() else self.last.value()
        self.counts.setText(f"Sagerne tæller med til og med {long_date(day)}; dagen efter er de ude.")
        self.counts.setVisible(self.wanted.isChecked() and bool(day))


def _pair(words: str, value: QWidget) -> QWidget:
    pair = QWidget()
    pair.setLayout(row([Label(words, tone="text2"), value]))
    return pair


def _text(of: Callable[[MissingCase], str | None]) -> Callable[[MissingCase], str]:
    return lambda one: of(one) or ""


_COLUMNS: list[Column[MissingCase]] = [
    Column("name", "Navn", lambda one: one.name, width=28),
    Column("number", "Sagsnr.", _text(lambda one: one.number), width=16, stretch=True),
]
