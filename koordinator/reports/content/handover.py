"""The letter to a citizen who gets another caseworker, in plain words."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import NamedTuple

from koordinator.domain.meetings.moments import to_local
from koordinator.domain.values.dates import day_and_month, long_date
from koordinator.domain.values.times import moment_words
from koordinator.domain.values.words import enumerated
from koordinator.reports.content.agenda import Letterhead


class Reach(NamedTuple):
    """Somebody the citizen can get hold of; what is not known is empty."""

    role: str
    name: str
    phone: str
    email: str


class MeetingFacts(NamedTuple):
    """The handover meeting as the letter tells of it."""

    starts: datetime
    ends: datetime
    place: str
    with_whom: tuple[str, ...]
    points: tuple[str, ...]


class Away(NamedTuple):
    """That the new caseworker is away when the change begins; no day back where none is known."""

    back: date | None


class LetterFacts(NamedTuple):
    """What the letter is made from; `former` is empty where nobody had the case before."""

    citizen: str
    address: tuple[str, ...]
    new: Reach
    former: str
    consultant: Reach | None
    day: date
    meeting: MeetingFacts | None
    interpreter: str
    today: date
    away: Away | None = None


@dataclass(frozen=True, slots=True)
class HandoverLetter:
    """All that stands on the letter, in the order of reading."""

    letterhead: Letterhead
    citizen: str
    address: tuple[str, ...]
    day: str
    heading: str
    opening: tuple[str, ...]
    when: str
    where: str
    meeting: tuple[str, ...]
    points: tuple[str, ...]
    reach: tuple[Reach, ...]
    signed: str
    foot: str


def handover_letter(facts: LetterFacts, letterhead: Letterhead) -> HandoverLetter:
    """The letter as it is read."""
    meeting = facts.meeting
    return HandoverLetter(
        letterhead=letterhead,
        citizen=facts.citizen,
        address=facts.address,
        day=f"{day_and_month(facts.today)} {facts.today.year}",
        heading="Du får en ny sagsbehandler" if facts.former else "Din sagsbehandler",
        opening=tuple(_opening(facts)),
        when=_capital(moment_words(to_local(meeting.starts), to_local(meeting.ends))) if meeting else "",
        where=(f"Sted: {meeting.place}" if meeting.place else "") if meeting else "",
        meeting=tuple(_meeting(facts)),
        points=meeting.points if meeting else (),
        reach=tuple(one for one in (facts.new, facts.consultant) if one is not None),
        signed=facts.new.name,
        foot=_foot(facts),
    )


def typed(letter: HandoverLetter) -> Iterator[tuple[str, str]]:
    """Every text somebody has typed, and where it stands."""
    yield "brevhovedet", "\n".join(letter.letterhead)
    yield "adressefeltet", "\n".join(letter.address)
    yield "mødets sted", letter.where
    for number, point in enumerate(letter.points, 1):
        yield f"punkt {number}", point


def _opening(facts: LetterFacts) -> Iterator[str]:
    new, former = facts.new.name, facts.former
    if facts.day > facts.today:
        yield f"Fra {long_date(facts.day)} er {new} din sagsbehandler." + (
            f" Til og med {_kept(facts.day - timedelta(1))} er det stadig {former}." if former else ""
        )
    else:
        yield f"{new} er din sagsbehandler fra {long_date(facts.day)}." + (
            f" Før var det {former}." if former else ""
        )
    if former:
        yield "Din plan er stadig din, og den gælder fortsat. Du skal ikke begynde forfra."
    yield from _contact(facts)


def _contact(facts: LetterFacts) -> Iterator[str]:
    """Who gets in touch; nobody is promised to do so before she is back."""
    new, away = facts.new.name, facts.away
    meet = "så I kan aftale, hvornår I ses første gang."
    if away is not None and away.back is not None:
        back = f"{new} er tilbage {long_date(away.back)}"
        yield f"{back}." if facts.meeting else f"{back} og ringer eller skriver derefter til dig, {meet}"
    elif facts.meeting is None and away is not None:
        yield f"{new} er ikke på arbejde for tiden. Du hører fra os om, hvornår I ses første gang."
    elif facts.meeting is None:
        yield f"{new} ringer eller skriver til dig, {meet}"


def _meeting(facts: LetterFacts) -> Iterator[str]:
    meeting = facts.meeting
    if meeting is None:
        return
    if meeting.with_whom:
        yield f"På mødet er du sammen med {enumerated(meeting.with_whom)}."
    companion = "Du må gerne tage en bisidder med, det vil sige en, du har tillid til."
    tolk = f" Vi sørger for tolk ({facts.interpreter})." if facts.interpreter else ""
    yield companion + tolk


def _foot(facts: LetterFacts) -> str:
    call = f"Ring til {facts.new.name}" + (f" på {facts.new.phone}" if facts.new.phone else "")
    return f"Kan du ikke komme? {call}." if facts.meeting else f"Har du spørgsmål? {call}."


def _kept(day: date) -> str:
    """A day whose number and month stay on one line."""
    return day_and_month(day).replace(" ", "\N{NO-BREAK SPACE}")


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]
