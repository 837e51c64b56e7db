"""The small dialogs that change a meeting: another time, cancelled, held, a role, a reason."""

from collections.abc import Callable, Mapping
from datetime import date, datetime, timedelta

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QVBoxLayout, QWidget

from koordinator.domain.meetings.kinds import NOT_THERE
from koordinator.domain.meetings.moments import local, to_local
from koordinator.domain.meetings.records import MeetingCard, ParticipantLine
from koordinator.domain.values.times import moment_words
from koordinator.ui.base.dialog import Dialog
from koordinator.ui.base.editable import TextValue
from koordinator.ui.base.entry_dialog import EntryDialog
from koordinator.ui.base.formats import required
from koordinator.ui.base.scroll import scrolled
from koordinator.ui.base.text import no_mnemonic
from koordinator.ui.base.typed import day_format
from koordinator.ui.meetings.formats import MINUTES, TIME

_MOST_SHOWN = 9


def ask_time(
    parent: QWidget,
    card: MeetingCard,
    today: Callable[[], date],
    move: Callable[[datetime, datetime], object],
) -> EntryDialog:
    """Asks for another day, time or length; `move` may refuse."""

    def save(values: Mapping[str, str]) -> None:
        hour, minute = values["clock"].split(":")
        starts = local(date.fromisoformat(values["day"]), int(hour), int(minute))
        move(starts, to_local(starts + timedelta(minutes=int(values["minutes"]))))

    entry = card.entry
    here = to_local(entry.starts)
    sentence = f"Nu {moment_words(entry.starts, entry.ends)}."
    dialog = EntryDialog("Flyt mødet", sentence, save, parent=parent)
    day = TextValue("Dag", day_format(today, needed="Skriv dagen, for eksempel 24/11."))
    dialog.add_field("day", "Dag", day, here.date().isoformat())
    dialog.add_field("clock", "Klokken", TextValue("Klokken", TIME), f"{here:%H:%M}")
    dialog.add_field("minutes", "Varighed", TextValue("Varighed", MINUTES), str(card.minutes))
    dialog.save.set_text("Flyt")
    dialog.open()
    return dialog


def ask_cancel(parent: QWidget, cancel: Callable[[str], object], meant: str = "") -> EntryDialog:
    """Asks why a meeting is cancelled; `meant` says how much of a series that is."""
    dialog = EntryDialog(
        "Aflys mødet",
        " ".join(part for part in (f"{meant}." if meant else "", "Det bliver stående som aflyst.") if part),
        lambda values: cancel(values["reason"]),
        parent=parent,
    )
    reason = TextValue("Årsag", required("Skriv, hvorfor mødet aflyses."), placeholder="")
    dialog.add_field("reason", "Årsag", reason)
    dialog.save.set_text("Aflys mødet")
    dialog.open()
    return dialog


def ask_text(
    parent: QWidget, title: str, sentence: str, label: str, value: str, save: Callable[[str], object],
    *, needed: str = "",
) -> EntryDialog:  # fmt: skip
    """Asks for one line of text."""
    dialog = EntryDialog(title, sentence, lambda values: save(values["text"]), parent=parent)
    field = TextValue(label, required(needed), placeholder="") if needed else TextValue(label, placeholder="")
    dialog.add_field("text", label, field, value)
    dialog.open()
    return dialog


class HeldDialog(Dialog):
    """Who attended; everybody is ticked who has not said no."""

    told = Signal(object)

    def __init__(self, card: MeetingCard, parent: QWidget | None = None) -> None:
        entry = card.entry
        sentence = f"{entry.title}, {moment_words(entry.starts, entry.ends)}. Hvem deltog?"
        super().__init__("Marker mødet afholdt", sentence, width=420, parent=parent)
        self.boxes: dict[int, QCheckBox] = {}
        inner = QWidget()
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 0, 0, 0)
        for line in card.participants:
            box = QCheckBox(no_mnemonic(_named(line)))
            box.setChecked(line.status not in NOT_THERE)
            self.boxes[line.participant_id] = box
            column.addWidget(box)
        column.addStretch(1)
        self.content.addWidget(scrolled(inner) if len(self.boxes) > _MOST_SHOWN else inner)
        self.add_close()
        self.go = self.add_button("Marker afholdt", "filled", "check")
        self.go.clicked.connect(self._go)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)

    def _go(self) -> None:
        self.accept()
        self.told.emit({key: box.isChecked() for key, box in self.boxes.items()})


def ask_attendance(
    parent: QWidget, card: MeetingCard, tell: Callable[[Mapping[int, bool]], object]
) -> HeldDialog:
    """Asks who attended a meeting."""
    dialog = HeldDialog(card, parent)
    dialog.told.connect(tell)
    dialog.open()
    return dialog


def _named(line: ParticipantLine) -> str:
    return f"{line.name} ({line.role})" if line.role else line.name
