"""A worker's list of cases on paper, as seen from the list on the screen."""

from koordinator.services import views
from koordinator.services.papers import Paper
from koordinator.ui.context import Context
from koordinator.ui.papers.document import INITIALS, Document


def show_case_list(ctx: Context, worker_id: int | None) -> None:
    """Opens the preview of the list of whom one looks at, else of one's own."""
    if worker_id is None and not views.holds_cases(ctx.desk):
        ctx.refused.emit("Vælg først i filteret, hvis sager listen skal vise.")
        return
    wanted = worker_id if worker_id is not None else ctx.desk.who.worker_id

    def make(chosen: frozenset[str]) -> Paper:
        from koordinator.services.paperwork.case_list import case_list_paper

        return case_list_paper(ctx.desk, worker_id=wanted, initials="initials" in chosen)

    ctx.show_document(Document("Sagsliste", make, (INITIALS,)))
