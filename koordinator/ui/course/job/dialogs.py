"""Entering paid hours from a day, and a placement."""

from collections.abc import Callable, Mapping
from datetime import date

from PySide6.QtWidgets import QWidget

from koordinator.domain.placements import PlacementLine
from koordinator.domain.values.dates import parse_date
from koordinator.domain.values.numbers import format_hours
from koordinator.services import case_edits, placements
from koordinator.ui.base.choices import ChoiceValue
from koordinator.ui.base.editable import TextValue
from koordinator.ui.base.entry_dialog import EntryDialog
from koordinator.ui.base.typed import day_format
from koordinator.ui.context import Context

_FIRST_DAY = "Skriv den første dag, for eksempel 1/12."


def hours_dialog(ctx: Context, case_id: int, now: str, parent: QWidget) -> EntryDialog:
    """Other paid hours from a day on; none ends them the day before."""

    def save(values: Mapping[str, str]) -> None:
        day = parse_date(values["day"])
        case_edits.set_paid_hours(ctx.desk, case_id, values["hours"], day)

    said = "Timerne gælder fra den dag, du skriver. Tomt eller 0 afslutter dem dagen før."
    dialog = EntryDialog("Lønnede timer", said, save, parent=parent)
    dialog.add_field("hours", "Timer om ugen", TextValue("Timer om ugen", placeholder="ingen"), now)
    day = TextValue("Fra den dag", day_format(ctx.desk.today, needed=_FIRST_DAY))
    dialog.add_field("day", "Fra den dag", day, ctx.desk.today().isoformat())
    return dialog


def placement_dialog(ctx: Context, case_id: int, held: PlacementLine | None, parent: QWidget) -> EntryDialog:
    """A new placement, or corrections of one."""

    def save(values: Mapping[str, str]) -> object:
        if held is None:
            return placements.add_placement(ctx.desk, case_id, values)
        placements.save_placement(ctx.desk, held.placement_id, values)
        return held.placement_id

    title = "Ny praktik" if held is None else "Ret praktik"
    dialog = EntryDialog(title, "", save, width=480, parent=parent)
    place = TextValue("Sted", placeholder="for eksempel Brugsen i Nørremark")
    dialog.add_field("place", "Sted", place, held.place if held else "")
    kind = ChoiceValue("Slags", list(placements.kinds().items()))
    dialog.add_field("kind", "Slags", kind, held.kind if held else next(iter(placements.kinds())))
    _days(dialog, ctx.desk.today, held)
    hours = TextValue("Timer om ugen", placeholder="for eksempel 12")
    dialog.add_field("hours", "Timer om ugen", hours, _hours(held))
    return dialog


def _days(dialog: EntryDialog, today: Callable[[], date], held: PlacementLine | None) -> None:
    first = held.starts.isoformat() if held and held.starts else ("" if held else today().isoformat())
    starts = TextValue("Første dag", day_format(today, needed=_FIRST_DAY))
    dialog.add_field("starts", "Første dag", starts, first)
    last = held.ends.isoformat() if held and held.ends else ""
    dialog.add_field(
        "ends", "Sidste dag", TextValue("Sidste dag", day_format(today), placeholder="ikke aftalt"), last
    )


def _hours(held: PlacementLine | None) -> str:
    return format_hours(held.hours) if held is not None and held.hours else ""
