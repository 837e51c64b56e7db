"""A paper of running text about a case: facts at the top, then titled pieces of text."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from koordinator.reports.content.agenda import Fact, Letterhead
from koordinator.reports.content.privacy import Secrets, holds_address, holds_cpr, holds_name, short_name

EMPTY = "Der er ikke skrevet noget her."


class Piece(NamedTuple):
    """A title, a quiet line under it, and text; lines that begin with a dash are a list.

    A chapter's title stands larger and takes the pieces after it together.
    """

    title: str
    text: str
    about: str = ""
    chapter: bool = False


@dataclass(frozen=True, slots=True)
class Prose:
    """All that stands on the paper, in the order of reading."""

    letterhead: Letterhead
    heading: str
    stamp: str
    citizen: str
    under: str
    facts: tuple[Fact, ...]
    pieces: tuple[Piece, ...]
    foot: str
    title: str


def with_initials(paper: Prose) -> Prose:
    """The same paper with the citizen by first name and initial; free text stays as it was typed."""
    short = short_name(paper.citizen)
    facts = tuple(
        fact._replace(value=short) if fact.person and fact.value == paper.citizen else fact
        for fact in paper.facts
    )
    return replace(paper, citizen=short, facts=facts)


def warnings(paper: Prose, secrets: Sequence[Secrets], *, initials_of: Iterable[str] = ()) -> tuple[str, ...]:
    """Danish sentences on what should be looked at before the paper is handed out; nothing is altered."""
    names = tuple(initials_of)
    found: list[str] = []
    for where, text in _typed(paper):
        if holds_cpr(text, *(one.cpr for one in secrets)):
            found.append(f"Der står et CPR-nummer i {where}.")
        if any(one.address and holds_address(text, one.address) for one in secrets):
            found.append(f"Borgerens beskyttede adresse står i {where}.")
        if where != "brevhovedet" and any(holds_name(text, name) for name in names):
            found.append(f"Borgerens navn står i {where}, selv om papiret skal have initialer.")
    return tuple(dict.fromkeys(found))


def _typed(paper: Prose) -> Iterator[tuple[str, str]]:
    yield "brevhovedet", "\n".join(paper.letterhead)
    yield "oplysningerne øverst", "\n".join(fact.value for fact in paper.facts if not fact.person)
    for piece in paper.pieces:
        yield f"»{piece.title}«", "\n".join((piece.title, piece.about, piece.text))
