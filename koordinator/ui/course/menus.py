"""The menus of a case: what can be done with it, and the papers that can be made of it."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QDialog, QMenu

from koordinator.domain.cases import CaseCard
from koordinator.domain.roles import CaseRole
from koordinator.services.papers import Paper
from koordinator.services.paperwork.catalogue import PAPERS, make_paper
from koordinator.ui.base.buttons import Button
from koordinator.ui.context import Context
from koordinator.ui.papers.document import INITIALS, Document

# A worker's list is printed from the list of cases.
_BY_INITIALS = frozenset({"status-note", "log-book"})
CASE_PAPERS = tuple(kind for kind in PAPERS if kind != "case-list")


def case_menu(ctx: Context, card: CaseCard, button: Button) -> QMenu:
    """What can be done with a case as it stands."""
    from koordinator.ui.course.life.checklists import ChecklistDialog
    from koordinator.ui.course.life.ending import EndCaseDialog, ReopenDialog
    from koordinator.ui.course.life.handover import HandoverDialog

    menu, case_id = QMenu(button), card.line.case_id

    def opening(dialog: Callable[..., QDialog]) -> Callable[[], None]:
        return lambda: _open(dialog(ctx, case_id, button.window()))

    if card.line.ended is not None:
        menu.addAction("Genåbn sagen …").triggered.connect(opening(ReopenDialog))
        return menu
    menu.addAction("Nyt møde …").triggered.connect(lambda: ctx.new_meeting(case_id=case_id))
    menu.addSeparator()
    menu.addAction("Overdrag til en anden sagsbehandler …").triggered.connect(opening(HandoverDialog))
    menu.addAction("Skift virksomhedskonsulent …").triggered.connect(
        lambda: ctx.move([case_id], CaseRole.CONSULTANT)
    )
    menu.addSeparator()
    menu.addAction("Tjeklister …").triggered.connect(opening(ChecklistDialog))
    menu.addAction("Afslut sagen …").triggered.connect(opening(EndCaseDialog))
    return menu


def paper_menu(ctx: Context, case_id: int, button: Button) -> QMenu:
    """The papers that can be made of a case."""
    menu = QMenu(button)
    for kind in CASE_PAPERS:
        menu.addAction(PAPERS[kind].title).triggered.connect(partial(show_paper, ctx, kind, case_id))
    return menu


def paper_document(ctx: Context, kind: str, case_id: int) -> Document:
    """A paper about a case with its choices."""
    from koordinator.ui.course.life import papers
    from koordinator.ui.course.plan.versions import plan_document
    from koordinator.ui.course.wheel.paper import wheel_document

    own = papers.DOCUMENTS | {"plan": plan_document, "wheel": partial(wheel_document, days=())}
    if kind in own:
        return own[kind](ctx.desk, case_id)
    toggles = (INITIALS,) if kind in _BY_INITIALS else ()

    def make(chosen: frozenset[str]) -> Paper:
        choices = {"initials": True} if INITIALS.key in chosen else {}
        return make_paper(ctx.desk, kind, case_id, **choices)

    return Document(PAPERS[kind].title, make, toggles, case_id, kind)


def show_paper(ctx: Context, kind: str, case_id: int) -> None:
    """Opens the preview of a paper about a case."""
    ctx.show_document(paper_document(ctx, kind, case_id))


def pop_up(menu: QMenu, button: Button) -> None:
    """Opens a menu under its button."""
    menu.aboutToHide.connect(menu.deleteLater)
    menu.popup(button.mapToGlobal(QPoint(0, button.height() + 2)))


def _open(dialog: QDialog) -> None:
    dialog.finished.connect(dialog.deleteLater)
    dialog.open()
