"""From the command line to the window: the store is opened first where it can be, and then Qt comes."""

from pathlib import Path
from typing import TYPE_CHECKING

from koordinator.errors import KoordinatorError, StoreDamaged

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
        except StoreDamaged:
            pass  # the log-in opens it again, and offers the newest backup
        except KoordinatorError as fault:
            message, password = str(fault), ""
        else:
            place = _unless_password_must_change(place)
    from koordinator import app

    return app.run(store, login, password, place, message)


def _unless_password_must_change(place: "Workplace") -> "Workplace | None":
    """The place, unless its password was given by somebody else: then the log-in asks for another."""
    if not place.must_change_password():
        return place
    place.close(back_up=False)
    return None
