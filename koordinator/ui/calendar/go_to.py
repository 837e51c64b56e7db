"""The small dialog that goes to a date."""

from collections.abc import Callable, Mapping
from datetime import date

from PySide6.QtWidgets import QWidget

from koordinator.ui.base.editable import TextValue
from koordinator.ui.base.entry_dialog import EntryDialog
from koordinator.ui.base.typed import day_format
from koordinator.ui.context import Context


class GoToDialog(EntryDialog):
    """Asks for a day as one types it, 24/11 or in full."""

    def __init__(self, ctx: Context, go: Callable[[date], object], parent: QWidget) -> None:
        def went(typed: Mapping[str, str]) -> None:
            go(date.fromisoformat(typed["day"]))

        super().__init__("Gå til dato", "", went, width=360, parent=parent)
        format_ = day_format(ctx.desk.today, needed="Skriv en dato, for eksempel 24/11.")
        self.add_field("day", "Dato", TextValue("Dato", format_, placeholder="24/11"))
        self.save.set_text("Gå til")
