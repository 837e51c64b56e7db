"""What a person does with single moves: locks, refuses, sends elsewhere, and takes back."""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from koordinator.services.rebalancing import MoveLine
from koordinator.ui.context import Context
from koordinator.ui.team.rebalance.action_cell import BACK, LOCK, MORE, REFUSE
from koordinator.ui.team.rebalance.conversation import (
    Conversation,
    Decision,
    Kind,
    not_to_words,
    stays_words,
    way_words,
)
from koordinator.ui.team.rebalance.other import OtherDialog
from koordinator.ui.team.rebalance.row_menu import row_menu
from koordinator.ui.team.rebalance.rows import Row, Standing
from koordinator.ui.team.rebalance.session import Session
from koordinator.ui.team.rebalance.table import ELSEWHERE, OTHER, MovesTable


class RowActs:
    """Each act changes the conversation, asks again, and can be taken back as the last thing done."""

    def __init__(self, ctx: Context, session: Session, parent: QWidget) -> None:
        self._ctx, self._session, self._parent = ctx, session, parent
        # What was said before each act, and the act; and the same of what was taken back.
        self._done: list[tuple[Conversation, str]] = []
        self._undone: list[tuple[Conversation, str]] = []

    def act(self, action: str, row: Row) -> None:
        """Does one thing with one row."""
        if action == OTHER:
            self.ask_other(row)
        elif action == MORE:
            self.open_menu(row)
        elif action == LOCK and row.standing is Standing.LOCKED:
            self.take_back(Decision(Kind.LOCKED, (row.move.case_id, 0), f"Låst: {way_words(row.move)}"))
        elif action == LOCK:
            self.lock(row.move)
        elif action == REFUSE and row.move.from_id is not None:
            self.keep(row.move)
        elif action in (REFUSE, ELSEWHERE):
            self.refuse(row.move)
        elif action == BACK and row.standing is Standing.KEPT:
            self.take_back(Decision(Kind.KEPT, row.key, f"Afvist: {stays_words(row.move)}"))
        elif action == BACK:
            self.take_back(Decision(Kind.REFUSED, row.key, f"Afvist: {not_to_words(row.move)}"))

    def lock(self, move: MoveLine) -> None:
        """This move is to be made."""
        self._decide(f"Låst: {way_words(move)}.", lambda: self._session.said.lock(move))

    def keep(self, move: MoveLine) -> None:
        """The citizen is not moved."""
        self._decide(f"Afvist: {stays_words(move)}.", lambda: self._session.said.keep(move))

    def refuse(self, move: MoveLine) -> None:
        """The case goes to anybody but this one."""
        self._decide(f"Afvist: {not_to_words(move)}.", lambda: self._session.said.refuse(move))

    def pin(self, worker_id: int, name: str) -> None:
        """A worker gives and gets no cases."""
        said = self._session.said
        self._decide(f"Låst fast: {name} giver og får ingen sager.", lambda: said.pin(worker_id, name))

    def take_back(self, decision: Decision) -> None:
        """Something decided counts no more."""
        kind, key, words = decision
        self._decide(f"Taget tilbage: {words}.", lambda: self._session.said.take_back(kind, key))

    def start_over(self) -> None:
        """Nothing is decided any more."""
        self._decide("Alt bestemt er taget tilbage.", self._session.start_over)

    def undo(self) -> bool:
        """Takes the last act back; the answer from before it comes again."""
        if not self._done:
            return False
        words = self._turn(self._done, self._undone)
        self._ctx.tell(f"Fortrudt: {words}", undoable=bool(self._done))
        return True

    def redo(self) -> bool:
        """Does the act again that was taken back last."""
        if not self._undone:
            return False
        words = self._turn(self._undone, self._done)
        self._ctx.tell(f"Gentaget: {words}", undoable=True)
        return True

    def _turn(self, taken: list[tuple[Conversation, str]], kept: list[tuple[Conversation, str]]) -> str:
        """Goes one act back or forth, and keeps the way there and back."""
        said, words = taken.pop()
        kept.append((self._session.said.copy(), words))
        self._session.said.decide_as(said)
        self._session.choose()
        return words

    def say_without_way_back(self) -> None:
        """Out of sight the strip must not offer to undo what is only undone here."""
        if self._done:
            self._ctx.tell(self._done[-1][1])

    def forget(self) -> None:
        """Something later was done elsewhere: these acts are no longer the last."""
        self._done.clear()
        self._undone.clear()

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

    def _decide(self, words: str, change: Callable[[], object]) -> None:
        self._done.append((self._session.said.copy(), words))
        self._undone.clear()
        change()
        self._session.choose()
        self._ctx.tell(words, undoable=True)
