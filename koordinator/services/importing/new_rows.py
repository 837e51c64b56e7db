"""Writing the cases that are new, many at a time."""

from collections.abc import Callable, Sequence
from datetime import date
from typing import Any

from koordinator.db.store import Transaction
from koordinator.db.system_tables import ListMemory
from koordinator.db.tables import (
    Assignment,
    Case,
    Citizen,
    CvUpdate,
    Intervention,
    PaidHours,
    Placement,
    Talk,
)
from koordinator.domain.lists.plan import PlannedRow
from koordinator.domain.lists.rows import CaseRow, Offer
from koordinator.domain.roles import CaseRole
from koordinator.domain.values.cpr import birth_date
from koordinator.domain.values.names import fold
from koordinator.domain.values.numbers import phone_digits
from koordinator.services.importing.people import Named

Fields = dict[str, Any]
_ROLES = (CaseRole.CASEWORKER, CaseRole.CONSULTANT)


def add_cases(tx: Transaction, chunk: Sequence[PlannedRow], named: Named) -> None:
    """Add the citizens that are new, the cases, and all that the list says runs in them.

    A worker holds a new case from its first day; since when an offer or paid hours run, no list tells.
    """
    rows = [planned.row for planned in chunk]
    new = [planned.row for planned in chunk if planned.citizen_id is None]
    new_ids = iter(tx.add_many(Citizen, [_citizen(row) for row in new]))
    citizens = [planned.citizen_id or next(new_ids) for planned in chunk]
    cases = tx.add_many(
        Case, [_case(row, citizen, named) for row, citizen in zip(rows, citizens, strict=True)]
    )
    both = list(zip(rows, cases, strict=True))
    tx.add_many(Assignment, [fields for row, case in both for fields in _assignments(row, case, named)])
    tx.add_many(Talk, _each(both, lambda row: row.last_talk, lambda day: {"day": day}))
    tx.add_many(CvUpdate, _each(both, lambda row: row.cv_updated, lambda day: {"day": day}))
    tx.add_many(Intervention, _each(both, _intervention, lambda offer: offer_fields(offer, None)))
    tx.add_many(Placement, _each(both, _placement, lambda offer: offer_fields(offer, None)))
    tx.add_many(PaidHours, _each(both, lambda row: row.paid_hours or None, lambda hours: {"hours": hours}))
    remembered = zip(chunk, cases, strict=True)
    tx.add_many(ListMemory, [{"case_id": case, "said": dict(p.said or {})} for p, case in remembered])


def _each(
    both: list[tuple[CaseRow, int]], what: Callable[[CaseRow], Any], fields: Callable[[Any], Fields]
) -> list[Fields]:
    """The fields of one row for each case that has something."""
    return [{"case_id": case, **fields(value)} for row, case in both if (value := what(row)) is not None]


def _citizen(row: CaseRow) -> Fields:
    return {
        "cpr": row.cpr,
        "name": row.name,
        "name_key": fold(row.name),
        "born": birth_date(row.cpr),
        "address": row.address,
        "postcode": row.postcode,
        "city": row.city,
        "phone": row.phone,
        "phone_digits": phone_digits(row.phone) if row.phone else None,
        "email": row.email,
        "protected": row.protected,
        "interpreter": row.interpreter,
    }


def _case(row: CaseRow, citizen_id: int, named: Named) -> Fields:
    return {
        "number": row.number,
        "citizen_id": citizen_id,
        "programme_id": named.programmes[row.programme] if row.programme else None,
        "team_id": named.teams[row.team] if row.team else None,
        "starts": row.starts,
        "expected_end": row.expected_end,
        "remark": row.remark,
    }


def _assignments(row: CaseRow, case_id: int, named: Named) -> list[Fields]:
    return [
        {"case_id": case_id, "worker_id": named.workers[name], "role": role.value, "starts": row.starts}
        for role in _ROLES
        if (name := getattr(row, role.value)) is not None
    ]


def _intervention(row: CaseRow) -> Offer | None:
    return None if row.offer is None or row.offer.is_placement else row.offer


def _placement(row: CaseRow) -> Offer | None:
    return row.offer if row.offer is not None and row.offer.is_placement else None


def offer_fields(offer: Offer, starts: date | None) -> Fields:
    """What the list's offer becomes as a placement or an intervention."""
    if offer.is_placement:
        return {"kind": offer.kind, "title": offer.text, "place": offer.title, "starts": starts}
    return {"title": offer.text, "starts": starts}
