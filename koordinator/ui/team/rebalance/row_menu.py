"""Everything that can be done with one proposed move."""

from collections.abc import Callable

from PySide6.QtWidgets import QMenu, QWidget

from koordinator.ui.base.text import no_mnemonic
from koordinator.ui.context import Context
from koordinator.ui.team.rebalance.action_cell import LOCK, REFUSE
from koordinator.ui.team.rebalance.rows import Row, Standing
from koordinator.ui.team.rebalance.table import ELSEWHERE, OTHER


def row_menu(ctx: Context, row: Row, act: Callable[[str, Row], None], parent: QWidget) -> QMenu:
    """The menu of a row; what is decided goes through `act`."""
    move = row.move
    menu = QMenu(parent)
    locked = row.standing is Standing.LOCKED
    refuse = "Afvis forslaget" if move.from_id is None else f"Afvis: bliver hos {move.from_name}"
    wanted = [(LOCK, "Lås op" if locked else "Lås flytningen", "L"), (REFUSE, refuse, "A")]
    if move.from_id is not None:
        wanted.append((ELSEWHERE, f"Bare ikke til {move.to_name}", "B"))
    wanted.append((OTHER, "Hvorfor ikke en anden? …", "H"))
    for action, words, key in wanted:
        made = menu.addAction(f"{no_mnemonic(words)}\t{key}")
        made.triggered.connect(lambda _=False, one=action: act(one, row))
    menu.addSeparator()
    menu.addAction(f"{no_mnemonic(f'Åbn sagen: {move.citizen}')}\tEnter").triggered.connect(
        lambda: ctx.open_case(move.case_id)
    )
    for worker_id, name in ((move.from_id, move.from_name), (move.to_id, move.to_name)):
        if worker_id is not None:
            menu.addAction(no_mnemonic(f"Vis {name}")).triggered.connect(
                lambda _=False, who=worker_id: ctx.show_worker(who)
            )
    return menu
