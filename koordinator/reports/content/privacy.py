"""What a paper must not give away: names as initials by choice, and warnings of what was typed."""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from koordinator.domain.values.cpr import birth_date
from koordinator.domain.values.names import fold
from koordinator.reports.content.agenda import Agenda, citizens

# Six digits of a date and four more, in one or with what people put between; not part of a longer number.
_BETWEEN = r"[\s.\-‐‑‒–—−/_]{0,3}"
_CPR = re.compile(rf"(?<!\d)(\d\d ?\d\d ?\d\d){_BETWEEN}(\d{{4}})(?!\d)")
_ANYTHING = r"[\W_]{0,3}"
_STREET = re.compile(r"([^\d,;]*[^\W\d_][^\d,;]*?)\s*(\d+)")
_FOLLOWS = {"", "s", "'s", "'", "es"}
# Colleagues may bear the citizen's name; the citizen's own is short where these are filled from.
_NAMES = {"brevhovedet", "en deltagers navn"}


class Secrets(NamedTuple):
    """What is known of a citizen that no paper may show; the address only where it is protected."""

    cpr: str
    address: str = ""


def with_initials(agenda: Agenda) -> Agenda:
    """The same agenda with citizens, and relatives of the same name, by first name and initial.

    Only what is a name is changed; free text stays as it was typed.
    """
    whole = citizens(agenda)
    family = {word for name in whole for word in fold(name).split()[1:]}
    relatives = {
        party.name for party in agenda.parties if party.outside and family & set(fold(party.name).split()[1:])
    }
    short = {name: short_name(name) for name in whole | relatives}
    return replace(
        agenda,
        citizen=short.get(agenda.citizen, ""),
        facts=tuple(
            fact._replace(value=short.get(fact.value, fact.value)) if fact.person else fact
            for fact in agenda.facts
        ),
        parties=tuple(
            party._replace(name=short.get(party.name, party.name)) if party.outside else party
            for party in agenda.parties
        ),
        points=tuple(
            point._replace(presenter=short.get(point.presenter, point.presenter)) for point in agenda.points
        ),
    )


def short_name(name: str) -> str:
    """Mille Ø. for Mille Østerby; a name of one word is its first letter."""
    words = name.split()
    if not words:
        return name
    return f"{words[0]} {words[-1][0]}." if len(words) > 1 else f"{words[0][0]}."


def warnings(
    agenda: Agenda, secrets: Sequence[Secrets], *, initials_of: Iterable[str] = ()
) -> tuple[str, ...]:
    """Danish sentences on what should be looked at before the paper is handed out; nothing is altered.

    `initials_of` are full names of citizens whom the paper is to show by initials.
    """
    found = typed_warnings(_typed(agenda), secrets, initials_of=initials_of)
    found += [
        f"Kopien til {party.name} holdes tilbage: {party.held_back}."
        for party in agenda.parties
        if party.held_back
    ]
    return tuple(found)


def typed_warnings(
    typed: Iterable[tuple[str, str]], secrets: Sequence[Secrets], *, initials_of: Iterable[str] = ()
) -> list[str]:
    """A sentence for each typed text that holds what no paper may show; each comes with where it stands."""
    names = tuple(initials_of)
    found: list[str] = []
    for where, text in typed:
        if holds_cpr(text, *(one.cpr for one in secrets)):
            found.append(f"Der står et CPR-nummer i {where}.")
        if any(one.address and holds_address(text, one.address) for one in secrets):
            found.append(f"Borgerens beskyttede adresse står i {where}.")
        if where not in _NAMES and any(holds_name(text, name) for name in names):
            found.append(f"Borgerens navn står i {where}, selv om papiret skal have initialer.")
    return found


def _typed(agenda: Agenda) -> Iterator[tuple[str, str]]:
    """Every text somebody has typed, and where it stands."""
    yield "brevhovedet", "\n".join(agenda.letterhead)
    yield "mødetypens navn", agenda.heading
    yield "mødets titel", agenda.subject
    for fact in agenda.facts:
        if not fact.person:
            yield "mødets sted", fact.value
    if agenda.goals is not None:
        yield "målene", "\n".join((agenda.goals.main, *agenda.goals.milestones))
    yield "en deltagers navn", "\n".join(party.name for party in agenda.parties)
    for number, party in enumerate(agenda.parties, 1):
        yield f"rollen for deltager nr. {number}", party.about
    for point in agenda.points:
        yield f"punkt {point.number}", point.title
        yield f"teksten til punkt {point.number}", point.detail
        yield f"oplægsholderen til punkt {point.number}", point.presenter


def holds_cpr(text: str, *known: str) -> bool:
    """Whether a text holds a CPR number: one that is known, or any with a date of birth in it."""
    seen = _seen(text)
    if any(re.search(rf"(?<!\d){_ANYTHING.join(number)}(?!\d)", seen) for number in known):
        return True
    return any(_is_cpr(found[1] + found[2]) for found in _CPR.finditer(seen))


def _is_cpr(digits: str) -> bool:
    try:
        birth_date("".join(str(int(sign)) for sign in digits if sign.isdigit()))
    except ValueError:
        return False
    return True


def _seen(text: str) -> str:
    """The text without what nobody sees, and with digits of any width as digits."""
    plain = unicodedata.normalize("NFKC", text)
    return "".join(sign for sign in plain if unicodedata.category(sign) != "Cf")


def holds_address(text: str, address: str) -> bool:
    """Whether a text holds the street and the number of an address, however they are spaced."""
    found = _STREET.search(fold(address))
    words = re.findall(r"\w+", found[1] if found else fold(address))
    if not words:
        return False
    wanted = r"\W*".join(re.escape(word) for word in words)
    if found:
        wanted += rf"\W*(?:nr\W*)?{found[2]}(?!\d)"
    return re.search(rf"(?<!\w){wanted}", fold(_seen(text))) is not None


def holds_name(text: str, name: str) -> bool:
    """Whether a text holds the last word of a name, in the genitive too."""
    last = fold(name).split()[-1:]
    return any(
        word.startswith(one) and word[len(one) :] in _FOLLOWS
        for one in last
        for word in re.findall(r"[\w'-]+", fold(_seen(text)))
    )
