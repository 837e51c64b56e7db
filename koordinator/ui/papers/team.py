"""A team's papers as seen from the pages they are printed from."""

from datetime import date
from typing import TYPE_CHECKING

from koordinator.services.papers import Paper
from koordinator.ui.context import Context
from koordinator.ui.papers.document import Document, Toggle

if TYPE_CHECKING:
    from koordinator.services.rebalancing import Proposal

NAMES = Toggle("names", "Navne i stedet for initialer", "Borgerne står med fulde navn")


def show_team_report(ctx: Context, team_id: int | None, day: date | None) -> None:
    """Opens the preview of the report of a day's month; without a day, of the last month that is over."""

    def make(chosen: frozenset[str]) -> Paper:
        from koordinator.services.paperwork.team_report import team_report_paper

        return team_report_paper(ctx.desk, team_id, day, names=NAMES.key in chosen)

    ctx.show_document(Document("Teamrapport", make, (NAMES,)))


def show_proposal(ctx: Context, proposal: "Proposal | None") -> None:
    """Opens the preview of a proposal for distributing cases anew."""
    if proposal is None:
        ctx.refused.emit("Der er endnu intet forslag at udskrive.")
        return

    def make(chosen: frozenset[str]) -> Paper:
        from koordinator.services.paperwork.proposal import proposal_paper

        return proposal_paper(ctx.desk, proposal, names=NAMES.key in chosen)

    ctx.show_document(Document("Fordelingsforslag", make, (NAMES,)))
