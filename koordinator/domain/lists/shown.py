"""The two sides of a difference as people read them."""

from datetime import date
from decimal import Decimal

from koordinator.domain.lists.facts import KnownCase, KnownCitizen, StoreFacts
from koordinator.domain.lists.merge import CITIZEN_FIELDS, WORKER_FIELDS, Value, of_folded
from koordinator.domain.lists.rows import CaseRow, Offer
from koordinator.domain.roles import CaseRole
from koordinator.domain.values.dates import short_date
from koordinator.domain.values.numbers import format_hours


def shown_listed(facts: StoreFacts, field: str, row: CaseRow, value: Value) -> str:
    """The list's value; a colleague by the store's spelling of the name, which `value` is the key of."""
    if field in WORKER_FIELDS and value in facts.worker_ids:
        return facts.workers[facts.worker_ids[value]].name
    return shown_value(getattr(row, field))


def shown_ours(
    facts: StoreFacts, field: str, value: Value, citizen: KnownCitizen, case: KnownCase | None
) -> str:
    """The store's value; without a case only the citizen is spoken of."""
    if field in CITIZEN_FIELDS:
        return shown_value(getattr(citizen, field))
    if case is None or value is None:
        return ""
    if field in WORKER_FIELDS:
        worker = facts.holder(CaseRole(field), case.case_id)
        return worker.name if worker else ""
    if field == "offer":
        titles = facts.offers.get(case.case_id, [])
        return next((title for title in titles if of_folded(title) == value), "")
    return shown_value(_of_case(facts, field, case))


def _of_case(facts: StoreFacts, field: str, case: KnownCase) -> object:
    match field:
        case "programme":
            return facts.programmes[case.programme_id or 0].name
        case "team":
            return facts.teams[case.team_id or 0].name
        case "last_talk":
            return facts.talks.get(case.case_id)
        case "cv_updated":
            return facts.cvs.get(case.case_id)
        case "paid_hours":
            return facts.hours.get(case.case_id)
    return getattr(case, field)


def shown_value(value: object) -> str:
    """A value of a field as people read it."""
    if isinstance(value, bool):
        return "Ja" if value else "Nej"
    if isinstance(value, date):
        return short_date(value)
    if isinstance(value, Decimal):
        return format_hours(value)
    if isinstance(value, Offer):
        return value.text
    return "" if value is None else str(value)
