"""The roles of a meeting type as words on screen, and back."""

from koordinator.domain.roles import ROLE_NAMES, Role

_WORDS = {
    "citizen": "borger",
    **{role.value: ROLE_NAMES[role] for role in (Role.CASEWORKER, Role.CONSULTANT, Role.LEADER)},
    "network": "hele netværket",
    "team": "hele teamet",
}
# Roles that follow from the assignments or the team rather than from the network.
OWN_ROLES = frozenset(_WORDS)
_KEYS = {word: key for key, word in _WORDS.items()} | {"ks": "caseworker", "vk": "consultant"}


def role_word(role: str | None) -> str:
    """A role as it is read; one outside the jobcentre is its own word."""
    return "" if role is None else _WORDS.get(role, role)


def role_key(word: str) -> str | None:
    """The role a word means; None for no word."""
    kept = " ".join(word.split())
    return _KEYS.get(kept.lower(), kept) or None


def role_list(roles: tuple[str, ...]) -> str:
    """Roles as one line: borger, virksomhedskonsulent, hele netværket."""
    return ", ".join(role_word(role) for role in roles)


def roles_of(line: str) -> tuple[str, ...]:
    """The roles such a line names, each once."""
    return tuple(dict.fromkeys(key for word in line.split(",") if (key := role_key(word)) is not None))
