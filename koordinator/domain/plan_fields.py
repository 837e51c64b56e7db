"""How the fields of a plan and of an offer are read; a ValueError says in Danish what is wrong."""

from datetime import date

from koordinator.domain.contact_fields import Field
from koordinator.domain.plans import GOAL_KINDS, MOST_LINE, MOST_TEXT, MilestoneStatus
from koordinator.domain.values.dates import parse_date
from koordinator.domain.values.names import clean_name, clean_text

_MOST_WEEKS = 520


def text(value: object) -> str | None:
    """Any text; empty is None."""
    found = clean_text(str(value or ""))
    if len(found) > MOST_TEXT:
        raise ValueError("Teksten er længere end 5.000 tegn.")
    return found or None


def line(value: object) -> str | None:
    """A text on one line; empty is None."""
    found = clean_name(str(value or ""))
    if len(found) > MOST_LINE:
        raise ValueError(f"Teksten er længere end {MOST_LINE} tegn.")
    return found or None


def day(value: object) -> date | None:
    """A date; empty is None."""
    return None if value is None or value == "" else parse_date(value)


def _goal_kind(value: object) -> str | None:
    if value and value not in GOAL_KINDS:
        raise ValueError("Vælg en retning fra listen.")
    return str(value) if value else None


def _milestone_title(value: object) -> str:
    found = line(value)
    if not found:
        raise ValueError("Et delmål skal have en tekst. Fjern det, hvis det ikke skal være der.")
    return found


def _intervention_title(value: object) -> str:
    found = line(value)
    if not found:
        raise ValueError("En indsats skal have et navn. Fjern den, hvis den ikke skal være der.")
    return found


def _offer_name(value: object) -> str:
    found = line(value)
    if not found:
        raise ValueError("Et tilbud skal have et navn.")
    return found


def _status(value: object) -> str:
    return MilestoneStatus(str(value)).value


def _number(value: object) -> int | None:
    return int(str(value)) if value else None


def _weeks(value: object) -> int | None:
    found = clean_name("" if value is None else str(value)).removesuffix("uger").removesuffix("uge").strip()
    if not found:
        return None
    if not (found.isdecimal() and int(found) <= _MOST_WEEKS):
        raise ValueError("Skriv ventetiden som et helt antal uger.")
    return int(found)


GOAL = {
    "goal": Field("hovedmål", text),
    "goal_kind": Field("hovedmålets retning", _goal_kind),
}
MILESTONE = {
    "title": Field("delmål", _milestone_title),
    "in_3_months": Field("delmål om 3 måneder", text),
    "longer": Field("delmål på længere sigt", text),
    "status": Field("delmålets status", _status),
    "due": Field("delmålets dag", day),
    "area_key": Field("delmålets område", line),
}
INTERVENTION = {
    "title": Field("indsats", _intervention_title),
    "law": Field("paragraf", line),
    "organisation": Field("leverandør", line),
    "contact": Field("kontaktperson", line),
    "ordered": Field("bestillingsdag", day),
    "starts": Field("indsatsens første dag", day),
    "ends": Field("indsatsens sidste dag", day),
    "follow_up": Field("opfølgning", day),
    "follow_up_how": Field("indkaldelse til opfølgning", text),
    "waits_for_id": Field("hvad indsatsen venter på", _number),
    "waits_because": Field("grund til at vente", text),
}
OFFER = {
    "name": Field("tilbuddets navn", _offer_name),
    "department": Field("tilbuddets afdeling", line),
    "purpose": Field("tilbuddets formål", text),
    "target_group": Field("tilbuddets målgruppe", text),
    "goals": Field("tilbuddets mål", text),
    "price": Field("tilbuddets pris", line),
    "ordering": Field("bestilling af tilbuddet", text),
    "waiting_weeks": Field("tilbuddets ventetid", _weeks),
    "organisation": Field("tilbuddets leverandør", line),
    "contact": Field("tilbuddets kontaktperson", line),
    "law": Field("tilbuddets paragraf", line),
    "active": Field("om tilbuddet bruges", bool),
}
