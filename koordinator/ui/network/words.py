"""The words and states in which contacts, their cases and their consents are shown."""

from datetime import date, datetime

from koordinator.domain.contacts import ConsentLine, ContactCase
from koordinator.domain.meetings.kinds import STATE_NAMES, MeetingState
from koordinator.domain.meetings.moments import to_local
from koordinator.domain.meetings.records import ConsentState, Entry
from koordinator.domain.values.dates import told_day, whole_day
from koordinator.domain.values.times import clock
from koordinator.ui.base.states import State
from koordinator.ui.base.text import count

_STATES = {
    "valid": State.REACHED,
    "expiring": State.NEAR,
    "expired": State.OVER,
    "withdrawn": State.OVER,
    "missing": State.MISSING,
    "none_needed": State.NONE,
}


def consent_state(consent: ConsentState) -> State:
    """The state a consent is shown in."""
    return _STATES[consent.key]


def consent_word(consent: ConsentState, today: date) -> str:
    """A few words on a consent; its sentence says more."""
    until = f" {told_day(consent.until, today)}" if consent.until else ""
    return {
        "valid": f"Samtykke til{until}" if until else "Samtykke",
        "expiring": f"Samtykke udløber{until}",
        "expired": f"Samtykke udløb{until}",
        "withdrawn": f"Trukket tilbage{until}",
        "missing": "Samtykke mangler",
        "none_needed": "",
    }[consent.key]


def consent_title(line: ConsentLine) -> str:
    """What one consent is about."""
    return f"{line.data} – fra {line.from_whom} til {line.to_whom}"


def consent_detail(line: ConsentLine) -> str:
    """What for, when and how."""
    until = f"til {whole_day(line.ends)}" if line.ends else "indtil det trækkes tilbage"
    back = f"trukket tilbage {whole_day(line.withdrawn)}" if line.withdrawn else ""
    parts = (line.purpose, f"fra {whole_day(line.starts)} {until}", line.given, back)
    return " · ".join(part for part in parts if part)


def part_words(case: ContactCase, part: str = "kontaktperson for ") -> str:
    """What part a contact, or with other words an organisation, has in a case."""
    offers = part + ", ".join(case.offers) if case.offers else ""
    parts = (case.case_number and f"Sag {case.case_number}", case.relation, case.role, offers)
    over = f"afsluttet {whole_day(case.ended)}" if case.ended else ""
    return " · ".join(part for part in (*parts, over) if part)


def when(moment: datetime, today: date) -> str:
    """24. nov. kl. 13.00; with the year where it is another one."""
    here = to_local(moment)
    return f"{told_day(here.date(), today)} kl. {clock(here)}"


def meeting_title(entry: Entry) -> str:
    """A meeting by its title, or by its type where it has none of its own."""
    return entry.title or entry.type_name


def state_word(state: MeetingState) -> str:
    """The state of a meeting, where it is not simply planned."""
    return "" if state is MeetingState.PLANNED else STATE_NAMES[state]


def plural(number: int, one: str, many: str) -> str:
    """1 kontakt, 2 kontakter."""
    return f"{count(number)} {one if number == 1 else many}"
