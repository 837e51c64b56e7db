"""A team's papers as seen from the pages they are printed from."""

from datetime import date
from typing import TYPE_CHECKING

from koordinator.domain.periods import day_before
from koordinator.domain.values.dates import MONTHS
from koordinator.services import staff
from koordinator.services.papers import Paper
from koordinator.ui.context import Context
from koordinator.ui.papers.document import Choice, Document, Toggle

if TYPE_CHECKING:
    from koordinator.services.rebalancing import Proposal

NAMES = Toggle("names", "Navne i stedet for initialer", "Borgerne står med fulde navn")
_MONTHS = 12
_LAST = "seneste hele måned"


def show_team_report(ctx: Context, team_id: int | None, day: date | None) -> None:
    """Opens the preview of the report of a day's month; without a day, of the last month that is over."""
    months, teams = _months(ctx.desk.today(), day), _teams(ctx)

    def make(chosen: frozenset[str]) -> Paper:
        from koordinator.services.paperwork.team_report import team_report_paper

        month = next((one for key, (one, _) in months.items() if key in chosen), day)
        team = next((one for key, (one, _) in teams.items() if key in chosen), team_id)
        return team_report_paper(ctx.desk, team, month, names=NAMES.key in chosen)

    asked = None if day is None else f"month-{day:%Y-%m}"
    last = next(key for key, (_, label) in months.items() if _LAST in label)
    choices = (
        Choice("Måned", tuple((key, label) for key, (_, label) in months.items()), asked or last),
        Choice("Team", tuple((key, label) for key, (_, label) in teams.items()), f"team-{team_id or 0}"),
    )
    ctx.show_document(Document("Teamrapport", make, (NAMES,), choices=choices))


def _months(today: date, day: date | None) -> dict[str, tuple[date, str]]:
    """The last twelve whole months, the newest first, and the one asked for where it is not among them."""
    found: dict[str, tuple[date, str]] = {}
    over = day_before(today.replace(day=1))
    for number in range(_MONTHS):
        name = f"{MONTHS[over.month - 1]} {over.year}"
        found[f"month-{over:%Y-%m}"] = (over, name if number else f"{name} · {_LAST}")
        over = day_before(over.replace(day=1))
    if day is not None and (key := f"month-{day:%Y-%m}") not in found:
        name = f"{MONTHS[day.month - 1]} {day.year}"
        running = day.replace(day=1) == today.replace(day=1)
        found = {key: (day, f"{name} · til i dag" if running else name), **found}
    return found


def _teams(ctx: Context) -> dict[str, tuple[int | None, str]]:
    found: dict[str, tuple[int | None, str]] = {"team-0": (None, "Alle team")}
    for one in staff.teams(ctx.desk):
        found[f"team-{one.team_id}"] = (one.team_id, one.name)
    return found


def show_proposal(ctx: Context, proposal: "Proposal | None") -> None:
    """Opens the preview of a proposal for distributing cases anew."""
    if proposal is None:
        ctx.refused.emit("Der er endnu intet forslag at udskrive.")
        return

    def make(chosen: frozenset[str]) -> Paper:
        from koordinator.services.paperwork.proposal import proposal_paper

        return proposal_paper(ctx.desk, proposal, names=NAMES.key in chosen)

    ctx.show_document(Document("Fordelingsforslag", make, (NAMES,)))
