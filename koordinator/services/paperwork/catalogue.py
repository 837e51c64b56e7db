"""Every paper about a case by its kind, for the window's menus and the command line."""

from importlib import import_module
from typing import TYPE_CHECKING, NamedTuple

from koordinator.domain.archive import PAPER_NAMES

if TYPE_CHECKING:
    from koordinator.services.desk import Desk
    from koordinator.services.papers import Paper


class PaperKind(NamedTuple):
    """A paper's name on the screen, and the function of this package that makes it."""

    title: str
    module: str
    function: str


PAPERS = {
    "plan": PaperKind(PAPER_NAMES["plan"], "plan", "plan_paper"),
    "handover-letter": PaperKind(PAPER_NAMES["handover-letter"], "handover", "handover_letter"),
    "status-note": PaperKind(PAPER_NAMES["status-note"], "status", "status_paper"),
    "wheel": PaperKind(PAPER_NAMES["wheel"], "wheel", "wheel_paper"),
    "course-calendar": PaperKind(PAPER_NAMES["course-calendar"], "calendar", "calendar_paper"),
    "checklist": PaperKind(PAPER_NAMES["checklist"], "checklist", "checklist_paper"),
    "card": PaperKind(PAPER_NAMES["card"], "card", "card_paper"),
    "case-list": PaperKind(PAPER_NAMES["case-list"], "case_list", "case_list_paper"),
    "log-book": PaperKind(PAPER_NAMES["log-book"], "log_book", "log_book_paper"),
}


def make_paper(desk: "Desk", kind: str, case_id: int, **choices: object) -> "Paper":
    """A paper about a case, as is usual but for the choices; Refused where there is nothing to print."""
    wanted = PAPERS[kind]
    # A paper's module is loaded when it is asked for.
    module = import_module(f"koordinator.services.paperwork.{wanted.module}")
    paper: Paper = getattr(module, wanted.function)(desk, case_id, **choices)
    return paper
