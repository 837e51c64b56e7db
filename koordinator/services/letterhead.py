"""Whose papers they are: the authority's and the unit's names in the head of every paper."""

from typing import NamedTuple

from koordinator.db.queries.settings import STORE_SCOPE, keep_setting, settings
from koordinator.db.store import Session
from koordinator.domain.roles import Role
from koordinator.domain.values.names import clean_name
from koordinator.errors import Refused
from koordinator.services.desk import Desk

LONGEST = 80
FIELDS = {"authority": "Myndighed", "unit": "Enhed"}


class Sender(NamedTuple):
    """The authority and the unit; empty where nobody has written them yet."""

    authority: str = ""
    unit: str = ""


def sender(desk: Desk) -> Sender:
    """Whose papers they are."""
    with desk.read() as session:
        return read_sender(session)


def read_sender(session: Session) -> Sender:
    """The same within a reading that is under way."""
    held = settings(session, STORE_SCOPE, FIELDS)
    return Sender(**{name: value for name, value in held.items() if isinstance(value, str)})


def save_sender(desk: Desk, field: str, value: str) -> None:
    """Write the authority's or the unit's name; leaders alone may."""
    desk.require(Role.LEADER)
    name = clean_name(value)
    if len(name) > LONGEST:
        raise Refused(f"Navnet er længere end {LONGEST} tegn.")
    if name == getattr(sender(desk), field):
        return
    with desk.write(f"Ret {FIELDS[field].lower()} på papirer") as tx:
        keep_setting(tx, STORE_SCOPE, field, name)
