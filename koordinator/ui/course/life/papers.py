"""The papers of a handover as the preview is given them."""

from collections.abc import Callable

from koordinator.domain.checklists import HANDOVER
from koordinator.services.case_lists import case_card
from koordinator.services.desk import Desk
from koordinator.services.papers import Paper
from koordinator.services.paperwork.catalogue import PAPERS, make_paper
from koordinator.ui.papers.document import INITIALS, Document, Toggle

ADDRESS = Toggle("address", "Skriv den beskyttede adresse", "Ellers står den ikke på brevet")
EMPTY = Toggle("empty", "Tomme felter", "Uden de flueben, der er sat")


def letter_document(desk: Desk, case_id: int) -> Document:
    """The letter to the citizen about the new caseworker."""

    def make(chosen: frozenset[str]) -> Paper:
        return make_paper(desk, "handover-letter", case_id, with_address="address" in chosen)

    toggles = (ADDRESS,) if case_card(desk, case_id).line.protected else ()
    title = PAPERS["handover-letter"].title
    return Document(title, make, toggles, case_id, "handover-letter", recipients="Borgeren")


def checklist_document(desk: Desk, case_id: int, list_key: str = HANDOVER) -> Document:
    """A checklist of a case."""

    def make(chosen: frozenset[str]) -> Paper:
        return make_paper(
            desk, "checklist", case_id, list_key=list_key, empty="empty" in chosen,
            initials="initials" in chosen,
        )  # fmt: skip

    return Document(PAPERS["checklist"].title, make, (INITIALS, EMPTY), case_id, "checklist")


def card_document(desk: Desk, case_id: int) -> Document:
    """Business cards for the citizen."""
    return Document(
        PAPERS["card"].title, lambda _chosen: make_paper(desk, "card", case_id), (), case_id, "card"
    )


DOCUMENTS: dict[str, Callable[[Desk, int], Document]] = {
    "handover-letter": letter_document,
    "checklist": checklist_document,
    "card": card_document,
}
