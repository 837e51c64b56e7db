"""What can be done here by keys and from the command box."""

from collections.abc import Callable
from typing import NamedTuple

from koordinator.ui.actions import Action
from koordinator.ui.context import Context
from koordinator.ui.team.rebalance.action_cell import LOCK, MORE, REFUSE
from koordinator.ui.team.rebalance.screen import RebalanceScreen
from koordinator.ui.team.rebalance.table import ELSEWHERE, OTHER, MovesTable

_GROUP = "Fordel om"
_ROW_ACTS = (
    (LOCK, "Lås flytningen", "L", "pin"),
    (REFUSE, "Afvis flytningen", "A", "close"),
    (ELSEWHERE, "Bare ikke til den kollega", "B", "undo"),
    (OTHER, "Hvorfor ikke en anden? …", "H", "question"),
    (MORE, "Flere valg for flytningen …", "M", "more"),
)


class Ways(NamedTuple):
    """What the tab itself does when it is asked."""

    review: Callable[[], object]
    print_proposal: Callable[[], object]
    suppose: Callable[[], object]
    start_over: Callable[[], object]


def declare(ctx: Context, tab: RebalanceScreen, ways: Ways) -> None:
    """Enters the tab's actions."""
    shown = tab.isVisible
    wide = (
        Action("rebalance.solve", "Fordel om: løs igen", tab.session.solve, ("F5",), "refresh", _GROUP, shown,
               words=("omfordel", "beregn")),
        Action("rebalance.stop", "Fordel om: stands beregningen", tab.session.stop, (), "close", _GROUP,
               lambda: shown() and tab.session.busy),
        Action("rebalance.apply", "Fordel om: gennemfør forslaget …", ways.review, (), "check", _GROUP,
               lambda: shown() and tab.apply.isVisible() and tab.apply.isEnabled()),
        Action("rebalance.print", "Fordel om: udskriv forslaget …", ways.print_proposal, (), "printer",
               _GROUP, lambda: shown() and tab.print.isVisible() and tab.print.isEnabled(),
               words=("pdf", "papir", "fordelingsforslag")),
        Action("rebalance.letters", "Fordel om: gem alle breve som én PDF …", tab.letters.open, (),
               "file-down", _GROUP, lambda: shown() and tab.letters.ready, words=("visitkort", "udskriv")),
        Action("rebalance.most", "Fordel om: vælg antal flytninger", tab.controls.most.edit.setFocus, (),
               "move", _GROUP, shown),
        Action("rebalance.what_if", "Fordel om: hvad nu hvis nogen er væk …", ways.suppose, (), "question",
               _GROUP, shown, words=("fravær", "orlov", "simuler")),
        Action("rebalance.over", "Fordel om: tag alt bestemt tilbage", ways.start_over, (), "undo",
               _GROUP, lambda: shown() and bool(tab.session.said.decisions())),
    )  # fmt: skip
    for action in wide:
        ctx.registry.add(action, tab)
    table = tab.answer.moves
    for key, label, shortcut, icon in _ROW_ACTS:
        ctx.registry.add(_row_action(table, key, label, shortcut, icon))


def _row_action(table: MovesTable, key: str, label: str, shortcut: str, icon: str) -> Action:
    """A key that the list takes by itself; told in the shortcut sheet."""
    return Action(
        f"rebalance.{key}", f"Fordel om: {label[0].lower()}{label[1:]}", lambda: table.want(key),
        icon=icon, group=_GROUP, enabled=lambda: table.isVisible() and table.current_row() is not None,
        taken=(shortcut,),
    )  # fmt: skip
