"""The dialogs in which a leader enters what a maximum follows from.

Leave, working time, own limits, and cases held elsewhere.
"""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal

from PySide6.QtWidgets import QWidget

from koordinator.domain.caseload import Limits
from koordinator.domain.staff import AbsenceLine, OwnLimitLine, WorkerDetail
from koordinator.domain.values.numbers import format_hours
from koordinator.services import absences, staff
from koordinator.services.caseloads import newcomer_limits
from koordinator.ui.base.choices import ChoiceValue
from koordinator.ui.base.editable import TextValue
from koordinator.ui.base.entry_dialog import EntryDialog
from koordinator.ui.base.formats import required
from koordinator.ui.base.typed import SHARE, WHOLE, day_format
from koordinator.ui.context import Context

_FIRST = "Skriv den første dag, for eksempel 1/12."


def absence_dialog(
    ctx: Context, who: WorkerDetail, absence: AbsenceLine | None, begins: date, parent: QWidget
) -> EntryDialog:
    """A new absence, or one to correct; `begins` is the day a new one is proposed to start."""
    kinds = staff.absence_kinds()

    def save(values: Mapping[str, str]) -> None:
        absences.save_absence(
            ctx.desk,
            who.line.worker_id,
            values["kind"],
            date.fromisoformat(values["starts"]),
            _day(values["ends"]),
            share=_number(values["share"]),
            absence_id=absence.absence_id if absence else None,
        )

    title = f"{'Ret' if absence else 'Nyt'} fravær for {who.line.name}"
    said = "Orlov og længere sygdom sænker max, ferie og kursus gør ikke. Andel 1 er hele arbejdstiden."
    dialog = EntryDialog(title, said, save, parent=parent)
    kind = absence.kind if absence else next(iter(kinds))
    dialog.add_field("kind", "Slags", ChoiceValue("Slags", list(kinds.items())), kind)
    first = absence.starts if absence else begins
    last = absence.ends.isoformat() if absence and absence.ends else ""
    days = day_format(ctx.desk.today, needed=_FIRST)
    dialog.add_field("starts", "Første dag", TextValue("Første dag", days), first.isoformat())
    ends = TextValue("Sidste dag", day_format(ctx.desk.today), placeholder="ukendt endnu")
    dialog.add_field("ends", "Sidste dag", ends, last)
    share = format_hours(absence.share) if absence else "1"
    dialog.add_field("share", "Andel", TextValue("Andel af arbejdstiden, 1 er det hele", SHARE), share)
    return dialog


def working_time_dialog(ctx: Context, who: WorkerDetail, begins: date, parent: QWidget) -> EntryDialog:
    """Another share of full time from a day on."""

    def save(values: Mapping[str, str]) -> None:
        starts = date.fromisoformat(values["starts"])
        staff.set_working_time(ctx.desk, who.line.worker_id, _number(values["share"]), starts)

    said = "1 er fuld tid, 0,8 er fire dage om ugen. Max følger med, rundet ned."
    dialog = EntryDialog(f"Arbejdstid for {who.line.name}", said, save, parent=parent)
    dialog.add_field("share", "Andel", TextValue("Andel af fuld tid", SHARE), format_hours(who.line.share))
    days = day_format(ctx.desk.today, needed=_FIRST)
    dialog.add_field("starts", "Fra dagen", TextValue("Fra dagen", days), begins.isoformat())
    return dialog


def outside_dialog(ctx: Context, who: WorkerDetail, begins: date, parent: QWidget) -> EntryDialog:
    """Another number of cases held outside the program from a day on."""

    def save(values: Mapping[str, str]) -> None:
        day = date.fromisoformat(values["day"])
        staff.set_outside(ctx.desk, who.line.worker_id, int(values["cases"]), day)

    now = next((line.cases for line in who.outside if line.day <= begins), 0)
    title = f"Sager uden for programmet, {who.line.name}"
    dialog = EntryDialog(title, "De tæller med i max fra den dag, du skriver.", save, parent=parent)
    dialog.add_field("cases", "Antal", TextValue("Antal sager", WHOLE), str(now))
    days = day_format(ctx.desk.today, needed=_FIRST)
    dialog.add_field("day", "Fra dagen", TextValue("Fra dagen", days), begins.isoformat())
    return dialog


def own_limit_dialog(
    ctx: Context, who: WorkerDetail, own: OwnLimitLine | None, begins: date, parent: QWidget
) -> EntryDialog:
    """Limits of her own for a period, or some to correct; new ones are proposed as a newcomer's."""

    def save(values: Mapping[str, str]) -> None:
        staff.set_own_limit(
            ctx.desk,
            who.line.worker_id,
            date.fromisoformat(values["starts"]),
            _day(values["ends"]),
            Limits(int(values["warning"]), int(values["maximum"])),
            values["reason"],
            limit_id=own.row_id if own else None,
        )

    limits = own.limits if own else newcomer_limits()
    said = "De gælder i stedet for teamets og pr. fuld tid: deltid og fravær sænker dem på samme måde."
    dialog = EntryDialog(f"Egne grænser for {who.line.name}", said, save, parent=parent)
    dialog.add_field("warning", "Nær max fra", TextValue("Nær max fra", WHOLE), str(limits.warning))
    dialog.add_field("maximum", "Max", TextValue("Max", WHOLE), str(limits.maximum))
    days = day_format(ctx.desk.today, needed=_FIRST)
    first = own.starts if own else begins
    dialog.add_field("starts", "Første dag", TextValue("Første dag", days), first.isoformat())
    ends = TextValue("Sidste dag", day_format(ctx.desk.today), placeholder="indtil videre")
    dialog.add_field("ends", "Sidste dag", ends, own.ends.isoformat() if own and own.ends else "")
    reason = TextValue("Årsag", required("Skriv en årsag."), placeholder="for eksempel nyansat")
    dialog.add_field("reason", "Årsag", reason, own.reason if own else "")
    return dialog


def _day(iso: str) -> date | None:
    return date.fromisoformat(iso) if iso else None


def _number(text: str) -> Decimal:
    return Decimal(text.replace(",", "."))
