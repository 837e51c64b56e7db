"""Which case of the store a row of a list is about."""

from dataclasses import dataclass
from datetime import date

from koordinator.domain.lists.facts import KnownCase, KnownCitizen, StoreFacts
from koordinator.domain.lists.rows import CaseRow

_OTHER_CITIZEN = "Sagsnummeret hører til en anden borger i lageret."


@dataclass(frozen=True, slots=True)
class Match:
    """The case and the citizen of a row, None for new ones; `rejected` says why it can be neither.

    `asks` is the citizen's running case when the list has another number for it than the store.
    """

    case: KnownCase | None = None
    citizen: KnownCitizen | None = None
    asks: KnownCase | None = None
    rejected: str | None = None


def match(facts: StoreFacts, row: CaseRow, today: date) -> Match:
    """By case number; a row without one, or a case without one, by CPR to the citizen's running case."""
    citizen = facts.by_cpr.get(row.cpr)
    if row.number is not None and (case := facts.by_number.get(row.number)):
        if citizen is None or citizen.citizen_id != case.citizen_id:
            return Match(rejected=_OTHER_CITIZEN)
        return Match(case, citizen)
    if citizen is None:
        return Match()
    cases = facts.cases_of.get(citizen.citizen_id, [])
    running = next((case for case in cases if not case.over(today)), None)
    if running is not None:
        if row.number is None or running.number is None:
            return Match(running, citizen)
        return Match(None, citizen, asks=running)
    return Match(_ended_before(cases, row), citizen)


def _ended_before(cases: list[KnownCase], row: CaseRow) -> KnownCase | None:
    """The ended case that a row still speaks of: nothing but a later start tells of a new one."""
    if row.number is None:
        return next((case for case in cases if case.ended and row.starts <= case.ended), None)
    return next(
        (case for case in cases if case.number is None and case.ended and row.starts <= case.ended), None
    )
