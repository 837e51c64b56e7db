"""A network meeting with its people and points, and what a finished PDF says."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from pypdfium2 import PdfDocument

from koordinator.domain.meetings.kinds import Colour, MeetingState, Status
from koordinator.domain.meetings.moments import local
from koordinator.domain.meetings.records import (
    AgendaLine,
    ConsentState,
    Entry,
    MeetingCard,
    ParticipantLine,
    Person,
)
from koordinator.reports.content.agenda import Letterhead

DAY = date(2026, 11, 24)
CALL_BY = date(2026, 11, 23)
HEAD = Letterhead(
    "Nørremark Kommune",
    "Jobcenter · Fyldt 30",
    "Anna Holm",
    "koordinerende sagsbehandler",
    "00 00 41 12",
    "anna.holm@noerremark.example",
)
NO_NEED = ConsentState("none_needed", "")
EXPIRED = ConsentState("expired", "Samtykket er udløbet.")
HOSTILE = (
    "Ole <ole@x.dk> ringede",
    '<img src="/etc/passwd"/>',
    "<b>hej",
    "</para> & &amp; &lt;i&gt; <font color=red>",
    "%s %(navn)s {0} \\n \\() (( ]] >> /Root",
    "{{ x }} $HOME `id`",
    "=cmd|' /C calc'!A0",
)


def participant(name: str, role: str | None, **fields: Any) -> ParticipantLine:
    """One participant; `person` is a contact unless said otherwise."""
    given: dict[str, Any] = {
        "person": Person(contact_id=1), "organisation": None, "status": Status.INVITED, "chair": False,
        "host": False, "minute_taker": False, "consent": NO_NEED, "consent_reason": None,
    }  # fmt: skip
    return ParticipantLine(participant_id=1, name=name, role=role, **{**given, **fields})


WORKER = Person(worker_id=1)
PARTICIPANTS = (
    participant("Mille Østerby", None, person=Person(citizen_id=1)),
    participant("Tove Østerby", "bisidder (mor)"),
    participant("Anna Holm", "koordinerende sagsbehandler", person=WORKER, chair=True),
    participant("Peter Ågård", "virksomhedskonsulent", person=WORKER, minute_taker=True),
    participant("Lotte Bakkegaard", "virksomhedsmentor", organisation="planteskolen", host=True),
    participant("Ruth Damgaard", "bostøtte", organisation="Socialpsykiatrien", consent=EXPIRED),
    participant("Egil Vinther", "psykolog", organisation="Vinther & Lund", status=Status.DECLINED),
)
POINTS = (
    ("Siden sidst", "Aftalerne fra 24. september, én for én", 10, "Anna"),
    ("Milles egen oplevelse", "Hvad går godt? Hvad fylder?", 15, "Mille Østerby"),
    ("Næste møde", None, None, None),
    ("Eventuelt", None, 5, None),
)


def points(lines: Sequence[tuple[str, str | None, int | None, str | None]]) -> tuple[AgendaLine, ...]:
    """Points of an agenda: title, detail, minutes, presenter."""
    return tuple(AgendaLine(*line) for line in lines)


def meeting(
    *,
    participants: Sequence[ParticipantLine] = PARTICIPANTS,
    agenda: Sequence[tuple[str, str | None, int | None, str | None]] = POINTS,
    **entry: Any,
) -> MeetingCard:
    """The network meeting about Mille, with the entry's fields as given."""
    usual = Entry(
        1, None, local(DAY, 13), local(DAY, 14, 30), "network", "Netværksmøde", "Netværksmøde", 1,
        "Mille Østerby", "Grønnegårdens Planteskole", MeetingState.PLANNED, Colour.CITIZEN,
        len(participants), False,
    )  # fmt: skip
    return MeetingCard(
        usual._replace(**entry), "1", 1, "Fyldt 30", None, None, None, None, tuple(participants),
        points(agenda),
    )  # fmt: skip


def without_citizen(card: MeetingCard) -> MeetingCard:
    """The same meeting about nobody."""
    return replace(card, entry=card.entry._replace(citizen=None, case_id=None))


def page_texts(pdf: bytes) -> list[str]:
    """What each page says, line by line."""
    document = PdfDocument(pdf)
    try:
        return [document[number].get_textpage().get_text_range() for number in range(len(document))]
    finally:
        document.close()


def squeezed(text: str) -> str:
    """A text without any space, to be compared wherever its lines were broken."""
    return "".join(text.split())
