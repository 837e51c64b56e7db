"""Every paper about a case by its kind, for the window's menus and the command line."""

from importlib import import_module
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from koordinator.services.desk import Desk
    from koordinator.services.papers import Paper


class PaperKind(NamedTuple):
    """A paper's name on the screen, and the function of this package that makes it."""

    title: str
    module: str
    function: str


PAPERS = {
    "plan": PaperKind("Indsatsplan", "plan", "plan_paper"),
    "handover-letter": PaperKind("Overdragelsesbrev", "handover", "handover_letter"),
    "status-note": PaperKind("Statusnotat", "status", "status_paper"),
    "wheel": PaperKind("Delmålshjul", "wheel", "wheel_paper"),
    "course-calendar": PaperKind("Forløbskalender", "calendar", "calendar_paper"),
    "checklist": PaperKind("Tjekliste", "checklist", "checklist_paper"),
    "card": PaperKind("Visitkort", "card", "card_paper"),
    "case-list": PaperKind("Sagsliste", "case_list", "case_list_paper"),
    "log-book": PaperKind("Forløbslogbog", "log_book", "log_book_paper"),
}


def make_paper(desk: "Desk", kind: str, case_id: int, **choices: object) -> "Paper":
    """A paper about a case, as is usual but for the choices; Refused where there is nothing to print."""
    wanted = PAPERS[kind]
    # A paper's module is loaded when it is asked for.
    module = import_module(f"koordinator.services.paperwork.{wanted.module}")
    paper: Paper = getattr(module, wanted.function)(desk, case_id, **choices)
    return paper
