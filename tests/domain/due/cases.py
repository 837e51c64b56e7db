"""Cases, rules and a calendar to judge them by."""

from datetime import date
from typing import Any

from koordinator.domain.due.facts import CaseFacts
from koordinator.domain.due.judging import due_items
from koordinator.domain.due.records import DueItem
from koordinator.domain.due.rules import DatedValue, Rule, Rulebook, Unit
from koordinator.domain.meetings.holidays import is_workday
from koordinator.services.rulebook import shipped

TODAY = date(2026, 11, 20)
STARTS = date(2026, 3, 2)


def facts(**known: Any) -> CaseFacts:
    """A running case of which little is known but its start."""
    blank: dict[str, Any] = dict.fromkeys(CaseFacts._fields)
    for name in ("consents", "placements", "over", "follow_ups", "milestones"):
        blank[name] = ()
    for name in ("held", "agreed", "forms", "postponed"):
        blank[name] = {}
    blank |= {
        "case_id": 1,
        "number": "26-001",
        "citizen": "Emil Møller",
        "born": date(1985, 3, 2),
        "starts": STARTS,
        "explained": False,
    }
    return CaseFacts(**{**blank, **known})


def rule(clock: str, *values: DatedValue | int, unit: Unit = Unit.DAYS, **more: Any) -> Rule:
    """One rule on a clock."""
    dated = tuple(DatedValue(one) if isinstance(one, int) else one for one in values)
    return Rule(
        clock, "Regel", "hver {every}", clock, unit, dated, ("caseworker",), "Kilde", True, "", **more
    )


def judged(case: CaseFacts, *rules: Rule, today: date = TODAY) -> list[DueItem]:
    """What some rules ask for in a case."""
    return due_items([case], Rulebook(rules, {}), today, is_workday)


def asked(case: CaseFacts, key: str, today: date = TODAY) -> list[DueItem]:
    """What one of the shipped rules asks for in a case."""
    return judged(case, *(one for one in shipped() if one.key == key), today=today)
