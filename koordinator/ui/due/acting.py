"""What the buttons of a due item do, wherever it is shown."""

from collections.abc import Callable
from datetime import date

from PySide6.QtWidgets import QWidget

from koordinator.domain.due.records import DueItem
from koordinator.services import case_edits
from koordinator.ui.context import Context
from koordinator.ui.due.words import LETTER, step_of


def act(ctx: Context, item: DueItem, window: QWidget, ask_cv: Callable[[], object]) -> None:
    """Takes the step a due item asks for; `ask_cv` asks for the day of a new CV in the list's own way."""
    action, _colon, detail = item.action.partition(":")
    if action == "book":
        ctx.new_meeting(detail or None, item.case_id)
    elif action == "cv":
        ask_cv()
    elif action == "handover":
        _hand_over(ctx, item, window)
    else:
        tab = step_of(item).tab
        ctx.open_case(item.case_id, f"{tab}:{detail}" if detail else tab)


def save_cv(ctx: Context, item: DueItem, day: str) -> None:
    """Writes down the day (ISO text) on which the CV was brought up to date."""
    case_edits.record_cv(ctx.desk, item.case_id, date.fromisoformat(day))


def put_off(ctx: Context, item: DueItem, window: QWidget) -> None:
    """Asks until when an item is put off, and why."""
    # Dialogs are imported when they are asked for: the page is shown without them.
    from koordinator.ui.due.postpone import postpone_dialog

    postpone_dialog(ctx, item, window).open()


def _hand_over(ctx: Context, item: DueItem, window: QWidget) -> None:
    """The letter is shown, to be sent; anything else is a change of caseworker."""
    if item.rule_key == LETTER:
        from koordinator.ui.course.menus import show_paper

        ctx.attempt(lambda: show_paper(ctx, "handover-letter", item.case_id))
        return
    from koordinator.ui.course.life.handover import HandoverDialog

    HandoverDialog(ctx, item.case_id, window).open()
