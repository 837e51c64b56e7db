"""The words and states in which somebody around the citizen is shown."""

from datetime import date

from koordinator.domain.contacts import ConsentLine
from koordinator.domain.meetings.records import ConsentState
from koordinator.domain.values.dates import told_day, whole_day
from koordinator.services.surroundings import Person
from koordinator.ui.base.states import State
from koordinator.ui.network.words import consent_state

_ORDER = ("missing", "withdrawn", "expired", "expiring", "valid", "none_needed")


def by_consent(people: tuple[Person, ...]) -> list[Person]:
    """Those about whom something must be done first, then by name as they stand."""
    return sorted(people, key=lambda one: (_ORDER.index(one.consent.key), one.around.name.casefold()))


def state_of(person: Person) -> State:
    """The state a person's consent is shown in."""
    return consent_state(person.consent)


def state_word(consent: ConsentState, today: date) -> str:
    """mangler, udløber 4. dec., til 13. jan. 2027."""
    until = told_day(consent.until, today) if consent.until else ""
    return {
        "valid": f"til {until}" if until else "gælder",
        "expiring": f"udløber {until}",
        "expired": f"udløb {until}",
        "withdrawn": "trukket tilbage",
        "missing": "mangler",
        "none_needed": "intet krav",
    }[consent.key]


def under_name(person: Person) -> str:
    """What part somebody has, and where she is from."""
    member = person.member
    house = member.organisation if member is not None else None
    return " · ".join(word for word in (_large(person.around.part), house) if word)


def first_name(name: str) -> str:
    """The citizen as the map calls her."""
    return name.split()[0] if name.split() else name


def said(person: Person, sphere: str, today: date) -> str:
    """A person in one sentence, for those who hear the map."""
    consent = "" if person.consent.key == "none_needed" else f"samtykke {state_word(person.consent, today)}"
    return ", ".join(part for part in (person.around.name, person.around.part, sphere, consent) if part)


def consent_text(line: ConsentLine) -> str:
    """What a consent allows, in full."""
    until = f" til og med {whole_day(line.ends)}" if line.ends else ", til det trækkes tilbage"
    back = f" Trukket tilbage {whole_day(line.withdrawn)}." if line.withdrawn else ""
    return (
        f"{line.data}.\nFra {line.from_whom} til {line.to_whom}. Formål: {line.purpose}.\n"
        f"{line.given} fra {whole_day(line.starts)} og gælder{until}.{back}"
    )


def _large(text: str) -> str:
    return text[:1].upper() + text[1:]
