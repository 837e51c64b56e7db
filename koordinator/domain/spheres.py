"""The people around a citizen: which part of life each belongs to, and how much is asked of the citizen."""

import re
from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

_WORDS = re.compile(r"[^\s,/()·]+")


class Sphere(NamedTuple):
    """A part of life on the map; `colour` names a set of tokens."""

    key: str
    name: str
    colour: str
    professional: bool
    words: tuple[str, ...]
    other: bool = False


class Around(NamedTuple):
    """Somebody around a citizen: a worker who has the case, or a contact in the network."""

    key: str
    name: str
    part: str
    sphere: str


def spheres(rows: Sequence[Mapping[str, Any]]) -> tuple[Sphere, ...]:
    """The spheres as data has them, clockwise from the top."""
    return tuple(
        Sphere(
            row["key"], row["name"], row["colour"], row["professional"],
            tuple(word.casefold() for word in row["words"]), row.get("other", False),
        )
        for row in rows
    )  # fmt: skip


def sphere_of(known: Sequence[Sphere], *said: str | None) -> str:
    """The sphere somebody belongs to by what is said of her, the most telling first.

    In each text the longest word known decides; where nobody knows a word it is the sphere for others.
    """
    for text in said:
        found = [(len(hit), sphere.key) for sphere in known if (hit := _longest(sphere, text or ""))]
        if found:
            longest = max(length for length, _key in found)
            return next(key for length, key in found if length == longest)
    return next(sphere.key for sphere in known if sphere.other)


def _longest(sphere: Sphere, text: str) -> str:
    """The longest of a sphere's words that the text holds, or nothing."""
    parts = [part.strip(".") if part != "dr." else part for part in _WORDS.findall(text.casefold())]
    hits = [word.lstrip("#*") for word in sphere.words if any(_meets(word, part) for part in parts)]
    return max(hits, key=len, default="")


def _meets(word: str, part: str) -> bool:
    if word.startswith("#"):
        return part == word[1:]
    if word.startswith("*"):
        return word[1:] in part
    return part.startswith(word)


def professionals(known: Sequence[Sphere], around: Sequence[Around]) -> int:
    """How many are around the citizen because of their work."""
    working = {sphere.key for sphere in known if sphere.professional}
    return sum(one.sphere in working for one in around)
