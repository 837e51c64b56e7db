"""Putting a due thing off: until when, and why."""

from collections.abc import Mapping
from datetime import date, timedelta

from PySide6.QtWidgets import QWidget

from koordinator.domain.due.records import DueItem
from koordinator.services import due
from koordinator.ui.base.editable import LongTextValue, TextValue
from koordinator.ui.base.entry_dialog import EntryDialog
from koordinator.ui.base.formats import required
from koordinator.ui.base.typed import day_format
from koordinator.ui.context import Context

_WEEK = timedelta(days=7)
_NO_DAY = "Skriv, hvornår fristen skal stå her igen, for eksempel 1/12."
_NO_REASON = "Skriv, hvorfor fristen udsættes."


def postpone_dialog(ctx: Context, item: DueItem, parent: QWidget) -> EntryDialog:
    """A week is proposed; the reason is kept on the case."""
    today = ctx.desk.today()

    def save(values: Mapping[str, str]) -> None:
        due.postpone(ctx.desk, item, date.fromisoformat(values["until"]), values["reason"])

    said = f"{item.citizen} · {item.why}. Begrundelsen gemmes på sagen, og reglen gælder igen næste gang."
    dialog = EntryDialog(f"Udsæt: {item.sentence}", said, save, width=480, parent=parent)
    until = TextValue("Til og med", day_format(ctx.desk.today, needed=_NO_DAY))
    proposed = max(today, item.shown or today) + _WEEK
    dialog.add_field("until", "Til og med", until, proposed.isoformat())
    reason = LongTextValue(
        "Begrundelse",
        required(_NO_REASON),
        most=6,
        placeholder="for eksempel: borgeren er indlagt til 1. december",
    )
    dialog.add_field("reason", "Begrundelse", reason)
    return dialog
