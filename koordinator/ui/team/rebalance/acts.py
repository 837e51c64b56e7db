"""What a person does with single moves: locks, refuses, keeps, sends elsewhere, and takes back."""

from PySide6.QtWidgets import QWidget

from koordinator.services.rebalancing import MoveLine
from koordinator.ui.context import Context
from koordinator.ui.team.rebalance.action_cell import BACK, LOCK, MORE, REFUSE
from koordinator.ui.team.rebalance.conversation import Kind
from koordinator.ui.team.rebalance.other import OtherDialog
from koordinator.ui.team.rebalance.row_menu import row_menu
from koordinator.ui.team.rebalance.rows import Row, Standing
from koordinator.ui.team.rebalance.session import Session
from koordinator.ui.team.rebalance.table import KEEP, OTHER, MovesTable


class RowActs:
    """Each act changes the conversation and asks again."""

    def __init__(self, ctx: Context, session: Session, parent: QWidget) -> None:
        self._ctx, self._session, self._parent = ctx, session, parent

    def act(self, action: str, row: Row) -> None:
        """Does one thing with one row."""
        if action == OTHER:
            self.ask_other(row)
        elif action == MORE:
            self.open_menu(row)
        elif action == LOCK and row.standing is Standing.LOCKED:
            self.take_back(Kind.LOCKED, (row.move.case_id, 0))
        elif action == LOCK:
            self.lock(row.move)
        elif action == REFUSE:
            self._session.said.refuse(row.move)
            self._again()
        elif action == KEEP and row.move.from_id is not None:
            self.keep(row.move)
        elif action == BACK:
            kept = row.standing is Standing.KEPT
            self.take_back(Kind.KEPT if kept else Kind.REFUSED, (row.move.case_id, row.move.to_id))

    def lock(self, move: MoveLine) -> None:
        """This move is to be made."""
        self._session.said.lock(move)
        self._again()

    def keep(self, move: MoveLine) -> None:
        """The case stays where it is."""
        self._session.said.keep(move)
        self._again()

    def pin(self, worker_id: int, name: str) -> None:
        """A worker gives and gets no cases."""
        self._session.said.pin(worker_id, name)
        self._again()

    def take_back(self, kind: Kind, key: tuple[int, int]) -> None:
        """Something decided counts no more."""
        self._session.said.take_back(kind, key)
        self._again()

    def start_over(self) -> None:
        """Nothing is decided any more."""
        self._session.said.start_over()
        self._again()

    def ask_other(self, row: Row) -> None:
        """Opens the question why not somebody else."""
        proposal = self._session.proposal
        if proposal is None:
            return
        dialog = OtherDialog(self._ctx, proposal, row, self._parent.window())
        dialog.forced.connect(self.lock)
        dialog.kept.connect(self.keep)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def open_menu(self, row: Row) -> None:
        """Opens everything that can be done with a row."""
        table = self._parent.focusWidget()
        if isinstance(table, MovesTable):
            menu = row_menu(self._ctx, row, self.act, self._parent)
            menu.aboutToHide.connect(menu.deleteLater)
            menu.popup(table.menu_place())

    def _again(self) -> None:
        self._session.choose()
