"""The desk somebody works at: the open store, who she is, and which day it is."""

from collections.abc import Callable
from contextlib import AbstractContextManager
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

    def on_change(self, listener: Callable[[Changed], None]) -> Callable[[], None]:
        """Call the listener after each committed change; returns how to stop it."""
        return self.store.on_change(listener)

    def require(self, role: Role) -> None:
        """Refuse what this person's role does not allow."""
        if role not in self.who.roles:
            raise Refused(f"Det kræver rollen {ROLE_NAMES[role]}.")
