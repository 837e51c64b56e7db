"""Which team a command is about."""

from typing import TYPE_CHECKING

from koordinator.domain.values.names import fold
from koordinator.errors import UnusableInput

if TYPE_CHECKING:
    from koordinator.domain.staff import TeamLine
    from koordinator.services.desk import Desk

ALL = "all"


def team_named(desk: "Desk", name: str | None) -> "TeamLine | None":
    """The team of that name; no name and `all` mean all of them."""
    from koordinator.services.staff import teams

    known = teams(desk) if name is not None else []
    found = next((one for one in known if fold(one.name) == fold(name or "")), None)
    if found is not None or name is None or fold(name) == ALL:
        return found
    names = ", ".join(one.name for one in known)
    which = f"Vælg mellem {names} og {ALL}." if names else f"Der er endnu ingen team; skriv {ALL}."
    raise UnusableInput(f"Der er intet team, der hedder {name}. {which}")


def team_id(desk: "Desk", name: str | None) -> int | None:
    """Its number, or none for all of them."""
    found = team_named(desk, name)
    return None if found is None else found.team_id
