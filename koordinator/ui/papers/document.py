"""What the preview is given: how a paper is made, what may be chosen about it, and whose it is."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import NamedTuple

from koordinator.domain.meetings.records import MeetingRef
from koordinator.services.desk import Desk
from koordinator.services.papers import AgendaOptions, Paper, agenda_pdf, case_of


class Toggle(NamedTuple):
    """A choice about a paper; `on` is what is usual."""

    key: str
    label: str
    tip: str = ""
    on: bool = False


class Choice(NamedTuple):
    """One of several, such as a month: `options` are keys with their labels, `chosen` the usual key."""

    label: str
    options: tuple[tuple[str, str], ...]
    chosen: str


@dataclass(frozen=True)
class Document:
    """A paper made from the keys chosen: toggles that are on, and an option of each choice.

    With a case, it is kept there when handed out.
    """

    title: str
    make: Callable[[frozenset[str]], Paper]
    toggles: tuple[Toggle, ...] = ()
    case_id: int | None = None
    kind: str = ""
    recipients: str = ""
    meeting_id: int | None = None
    choices: tuple[Choice, ...] = ()


INITIALS = Toggle(
    "initials",
    "Initialer i stedet for navn",
    "Borgeren og pårørende med samme efternavn står som »Mille Ø.«",
)
CHAIRS_COPY = Toggle("chairs_copy", "Mødelederens eksemplar", "Med mere plads til noter under hvert punkt")

GOALS = Toggle("goals", "Mål på dagsordenen", "Borgerens hovedmål og de delmål, der er i gang", on=True)


def agenda_document(desk: Desk, ref: MeetingRef) -> Document:
    """The agenda of a meeting."""

    def make(chosen: frozenset[str]) -> Paper:
        options = AgendaOptions("initials" in chosen, "chairs_copy" in chosen, "goals" in chosen)
        return agenda_pdf(desk, ref, options)

    case_id = case_of(desk, ref)
    toggles = (INITIALS, CHAIRS_COPY) if case_id is None else (INITIALS, CHAIRS_COPY, GOALS)

    return Document("Dagsorden", make, toggles, case_id, "agenda", meeting_id=ref.meeting_id)
