"""Which colleague a name in a list probably means: initials, a shortened name or a slip of the keyboard."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import IntEnum

from koordinator.domain.values.names import fold

_LONGEST_INITIALS = 4
# A name this long may hold two slips, a shorter one only one: "Ole Dam" and "Ole Dal" are two people.
_TWO_SLIPS = 8


class Sign(IntEnum):
    """Why two names may be the same person's, the surest first."""

    INITIALS = 1
    SHORTENED = 2
    SLIP = 3


SIGN_WORDS = {
    Sign.INITIALS: "initialer",
    Sign.SHORTENED: "forkortet navn",
    Sign.SLIP: "næsten samme navn",
}


@dataclass(frozen=True, slots=True)
class Known:
    """Somebody a name can mean; `initials` are those the workplace uses, where they are known."""

    identity: int | str
    name: str
    initials: str | None = None


@dataclass(frozen=True, slots=True)
class Likely:
    """Somebody a name may mean, and why."""

    identity: int | str
    sign: Sign


def likely(name: str, people: Iterable[Known]) -> list[Likely]:
    """Whom a name may mean, the likeliest first; it proposes and never decides."""
    wanted = _words(name)
    found: list[tuple[Sign, int, str, Likely]] = []
    if not wanted:
        return []
    for person in people:
        words = _words(person.name)
        if words == wanted or not words:
            continue
        sign, slips = _sign(wanted, words, fold(person.initials or ""))
        if sign is not None:
            found.append((sign, slips, person.name, Likely(person.identity, sign)))
    return [one for _, _, _, one in sorted(found, key=lambda entry: entry[:3])]


def slips(one: str, other: str, most: int) -> int | None:
    """How many letters were added, lost, changed or swapped with the next; None for more than `most`."""
    if abs(len(one) - len(other)) > most:
        return None
    before: list[int] = []
    row = list(range(len(other) + 1))
    for at, letter in enumerate(one, 1):
        above, before, row = before, row, [at]
        for to, its in enumerate(other, 1):
            cost = min(before[to] + 1, row[to - 1] + 1, before[to - 1] + (letter != its))
            if at > 1 and to > 1 and letter == other[to - 2] and its == one[at - 2]:
                cost = min(cost, above[to - 2] + 1)
            row.append(cost)
        if min(row) > most:
            return None
    return row[-1] if row[-1] <= most else None


def _words(name: str) -> list[str]:
    return fold(name).replace(".", " ").replace("-", " ").split()


def _sign(wanted: list[str], words: list[str], initials: str) -> tuple[Sign | None, int]:
    letters = "".join(wanted)
    short = len(letters) <= _LONGEST_INITIALS and (len(wanted) == 1 or len(letters) == len(wanted))
    if short and (letters == initials or letters in _initials(words)):
        return Sign.INITIALS, 0
    if _shortens(wanted, words) or _shortens(words, wanted):
        return Sign.SHORTENED, 0
    one, other = " ".join(wanted), " ".join(words)
    most = 2 if min(len(one), len(other)) >= _TWO_SLIPS else 1
    if min(len(one), len(other)) <= _LONGEST_INITIALS:
        return None, 0
    count = slips(one, other, most)
    return (None, 0) if count is None else (Sign.SLIP, count)


def _initials(words: list[str]) -> set[str]:
    """AH, AMH and, as many workplaces make them, ANHO and AHO for Anna Marie Holm."""
    first, last = words[0], words[-1]
    if first is last:
        return set()
    return {"".join(word[0] for word in words), first[0] + last[0], first[:2] + last[:2], first[0] + last[:2],
            first[:2] + last[0]}  # fmt: skip


def _shortens(short: list[str], full: list[str]) -> bool:
    """Anna, A. Holm, Anna H. and Anna Holm are all short for Anna Marie Holm; one word must be whole."""
    if len(short) > len(full):
        return False
    if len(short) == 1:
        return len(full) > 1 and short[0] == full[0]
    ends = _begins(short[0], full[0]) and _begins(short[-1], full[-1])
    whole = short[0] == full[0] or short[-1] == full[-1]
    middle = iter(full[1:-1])
    return ends and whole and all(any(_begins(word, other) for other in middle) for word in short[1:-1])


def _begins(short: str, full: str) -> bool:
    return short == full or (len(short) == 1 and full.startswith(short))
