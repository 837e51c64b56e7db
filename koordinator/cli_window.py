"""From the command line to the window: the store is opened first where it can be, and then Qt comes."""

from pathlib import Path
from typing import TYPE_CHECKING

from koordinator.errors import KoordinatorError

if TYPE_CHECKING:
    from koordinator.services.workplace import Workplace


def show(store: Path | None, login: str, password: str) -> int:
    """Open the window, past the log-in with a login and password that fit; returns the exit code.

    Qt slows every import that follows its own, so what the store needs is imported before it.
    """
    place: Workplace | None = None
    message = ""
    if store is not None and login and password:
        from koordinator.services import stores

        try:
            place = stores.open_store(store, login, password)
        except KoordinatorError as fault:
            message = str(fault)
    from koordinator import app

    return app.run(store, login, place, message)
