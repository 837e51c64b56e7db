"""The desk somebody works at: the open store, who she is, and which day it is."""

from collections.abc import Callable
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass
from datetime import date

from koordinator.db.store import Changed, Session, Store, Transaction
from koordinator.domain.roles import ROLE_NAMES, Role
from koordinator.errors import Refused

__all__ = ["Changed", "Desk", "Who"]


@dataclass(frozen=True, slots=True)
class Who:
    """The person logged in."""

    login: str
    worker_id: int
    name: str
    roles: frozenset[Role]


class Desk:
    """What every service needs: reading, writing under a name, today's date, and who acts."""

    def __init__(self, store: Store, who: Who, today: Callable[[], date]) -> None:
        self.store = store
        self.who = who
        self.today = today

    def read(self) -> AbstractContextManager[Session]:
        """A session that only reads."""
        return self.store.read()

    def write(self, label: str) -> AbstractContextManager[Transaction]:
        """A named, undoable unit of work in this person's name."""
        return self.store.write(label, by=self.who.login)

    def write_quietly(self, label: str) -> AbstractContextManager[Transaction]:
        """A logged unit of work that undo passes over, such as a user account."""
        return self.store.write(label, by=self.who.login, kind="quiet")

    def inside(self, tx: Transaction) -> "Desk":
        """The same desk seeing what a unit of work has written so far; for what only reads."""
        return _Inside(self, tx)

    def on_change(self, listener: Callable[[Changed], None]) -> Callable[[], None]:
        """Call the listener after each committed change; returns how to stop it."""
        return self.store.on_change(listener)

    def require(self, role: Role) -> None:
        """Refuse what this person's role does not allow."""
        if role not in self.who.roles:
            raise Refused(f"Det kræver rollen {ROLE_NAMES[role]}.")


class _Inside(Desk):
    """A desk that reads in a unit of work."""

    def __init__(self, desk: Desk, tx: Transaction) -> None:
        super().__init__(desk.store, desk.who, desk.today)
        self._tx = tx

    def read(self) -> AbstractContextManager[Session]:
        """The unit of work's own session, which stays open."""
        self._tx.flush()
        return nullcontext(self._tx.session)
