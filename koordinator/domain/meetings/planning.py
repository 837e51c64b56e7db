"""Who a meeting proposes: by the type's roles, the case's network, and what law and citizen call for."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from koordinator.domain.values.names import fold

YOUNG = 30  # the rehabiliteringsteam's and the under-30 teams' limit
FORMER = "tidligere sagsbehandler"  # as the meeting types name whoever had the case before

ADVISER, INTERPRETER, BISIDDER = "uddannelsesvejleder", "tolk", "bisidder"
_KNOWN_AS = {
    ADVISER: ("uddannelsesvejleder", "kui", "uu"),
    INTERPRETER: ("tolk",),
    BISIDDER: ("bisidder",),
}


class Proposal(NamedTuple):
    """Somebody the practice calls for who is not in the network: the role, and why."""

    role: str
    sentence: str


def proposals(age: int, interpreter: str | None, roles: Iterable[str]) -> list[Proposal]:
    """Who is missing in a network with these roles, for a citizen of this age."""
    there = {word for role in roles for word in _words(role)}
    found = []
    if age < YOUNG and not _any(there, ADVISER):
        found.append(
            Proposal(ADVISER, f"Borgeren er under {YOUNG}: en uddannelsesvejleder (KUI) bør være med.")
        )
    if interpreter and not _any(there, INTERPRETER):
        found.append(Proposal(INTERPRETER, f"Borgeren har brug for tolk: {interpreter}."))
    if not _any(there, BISIDDER):
        found.append(Proposal(BISIDDER, "Borgeren må altid have en bisidder med (forvaltningsloven § 8)."))
    return found


def plays(wanted: str, roles: Sequence[str | None]) -> bool:
    """Whether somebody with these roles and titles is who a meeting type means by a role."""
    key = fold(wanted)
    return any(key in fold(role) for role in roles if role)


def _words(role: str) -> list[str]:
    return fold(role).replace("/", " ").replace("-", " ").split()


def _any(there: set[str], role: str) -> bool:
    return any(word.startswith(known) if len(known) > 3 else word == known
               for word in there for known in _KNOWN_AS[role])  # fmt: skip
