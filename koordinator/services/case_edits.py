"""Correcting one case field by field, and writing down talks, CV dates, paid hours and endings."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from koordinator.db.base import Base
from koordinator.db.course_tables import CaseEnding
from koordinator.db.store import Transaction
from koordinator.db.tables import Case, Citizen, CvUpdate, Intervention, PaidHours, Placement, Talk
from koordinator.domain.cases import Weight
from koordinator.domain.periods import day_before
from koordinator.domain.values.dates import parse_date
from koordinator.domain.values.names import clean_name, fold
from koordinator.domain.values.numbers import parse_hours, parse_phone, phone_digits
from koordinator.errors import Refused
from koordinator.services.assigning import end_all
from koordinator.services.desk import Desk

MOST_TEXT = 5_000
_Running = PaidHours | Placement | Intervention


def _text(value: object) -> str | None:
    text = str(value or "").strip()
    if len(text) > MOST_TEXT:
        raise ValueError("Teksten er længere end 5.000 tegn.")
    return text or None


def _line(value: object) -> str | None:
    text = _text(value)
    return clean_name(text) if text else None


def _required(value: object) -> str:
    text = _line(value)
    if not text:
        raise ValueError("Feltet må ikke være tomt.")
    return text


def _phone(value: object) -> str | None:
    text = _line(value)
    return parse_phone(text) if text else None


def _day(value: object) -> date | None:
    if value is None or value == "":
        return None
    return parse_date(value)


def _weight(value: object) -> str:
    return Weight(str(value)).value


def _number(value: object) -> int | None:
    return int(str(value)) if value else None


def _flag(value: object) -> bool:
    return bool(value)


@dataclass(frozen=True, slots=True)
class _Field:
    label: str
    table: type[Citizen | Case]
    parse: Callable[[object], Any]


FIELDS: dict[str, _Field] = {
    "name": _Field("navn", Citizen, _required),
    "address": _Field("adresse", Citizen, _line),
    "postcode": _Field("postnummer", Citizen, _line),
    "city": _Field("by", Citizen, _line),
    "phone": _Field("telefon", Citizen, _phone),
    "email": _Field("e-mail", Citizen, _line),
    "protected": _Field("beskyttet adresse", Citizen, _flag),
    "interpreter": _Field("tolk", Citizen, _line),
    "digital_post": _Field("Digital Post", Citizen, _flag),
    "programme_id": _Field("ydelse", Case, _number),
    "team_id": _Field("team", Case, _number),
    "expected_end": _Field("forventet slut", Case, _day),
    "weight": _Field("tyngde", Case, _weight),
    "keep_worker": _Field("om skift frarådes", Case, _flag),
    "keep_worker_reason": _Field("årsag til at fraråde skift", Case, _text),
    "passive_reason": _Field("årsag til passivitet", Case, _text),
    "remark": _Field("bemærkning", Case, _text),
}


def save_field(desk: Desk, case_id: int, field: str, value: object) -> bool:
    """Save one field of a case or its citizen; False if it held that already.

    Raises Refused with a sentence when the value cannot be read; nothing is then written.
    """
    spec = FIELDS[field]
    try:
        parsed = spec.parse(value)
    except ValueError as fault:
        raise Refused(str(fault)) from None
    with desk.write(f"Ret {spec.label}") as tx:
        case = tx.get(Case, case_id)
        row: Base = case if spec.table is Case else tx.get(Citizen, case.citizen_id)
        if field == "expected_end" and parsed is not None and parsed < case.starts:
            raise Refused("Forventet slut ligger før sagens start.")
        if getattr(row, field) == parsed:
            return False
        set_field(row, field, parsed)
    return True


def set_field(row: Base, field: str, value: Any) -> None:
    """Set a field together with what follows from it."""
    setattr(row, field, value)
    if isinstance(row, Case):
        if field == "keep_worker" and not value:
            row.keep_worker_reason = None
        elif field == "keep_worker_reason" and value:
            row.keep_worker = True
    if isinstance(row, Citizen):
        if field == "name":
            row.name_key = fold(value)
        elif field == "phone":
            row.phone_digits = phone_digits(value) if value else None


def record_talk(desk: Desk, case_id: int, day: date) -> None:
    """Write down that the citizen was talked with on a day."""
    _record_day(desk, Talk, case_id, day, "Ny samtaledato")


def record_cv(desk: Desk, case_id: int, day: date) -> None:
    """Write down that the CV on Jobnet was brought up to date on a day."""
    _record_day(desk, CvUpdate, case_id, day, "Opdatér CV-dato")


def _record_day(desk: Desk, table: type[Talk | CvUpdate], case_id: int, day: date, label: str) -> None:
    if day > desk.today():
        raise Refused("Datoen ligger i fremtiden.")
    with desk.write(label) as tx:
        add_day(tx, table, case_id, day)


def add_day(tx: Transaction, table: type[Talk | CvUpdate], case_id: int, day: date) -> None:
    """Add a dated fact unless it is there already."""
    if tx.first(table, table.case_id == case_id, table.day == day) is None:
        tx.add(table(case_id=case_id, day=day))


def set_paid_hours(desk: Desk, case_id: int, text: str, day: date) -> None:
    """Let ordinary paid hours a week hold from a day on; blank or 0 ends them the day before."""
    try:
        hours = parse_hours(text) if text.strip() else Decimal(0)
    except ValueError as fault:
        raise Refused(str(fault)) from None
    with desk.write("Ret lønnede timer") as tx:
        change_hours(tx, case_id, hours, day)


def change_hours(tx: Transaction, case_id: int, hours: Decimal, day: date) -> None:
    """End the hours that ran and begin the new ones; no hours begin nothing."""
    _end_from(tx, PaidHours, case_id, day)
    if hours > 0:
        tx.add(PaidHours(case_id=case_id, hours=hours, starts=day))


def end_period(desk: Desk, kind: str, row_id: int, last: date) -> None:
    """Give an offer or a placement its last day."""
    table: type[Intervention | Placement] = Placement if kind == "placement" else Intervention
    with desk.write("Afslut indsats") as tx:
        row: _Running = tx.get(table, row_id)
        if row.starts is not None and last < row.starts:
            raise Refused("Den kan ikke slutte, før den begynder.")
        row.ends = last


def _end_from(
    tx: Transaction, table: type[PaidHours | Placement | Intervention], case_id: int, day: date
) -> None:
    row: _Running
    for row in tx.all(table, table.case_id == case_id):
        if row.ends is not None and row.ends < day:
            continue
        if row.starts is not None and row.starts >= day:
            tx.delete(row)
        else:
            row.ends = day_before(day)
    tx.flush()


def end_cases(desk: Desk, case_ids: Sequence[int], last: date, reason: str) -> int:
    """End running cases with their last day and a reason, as one action; returns how many ended."""
    count = len(case_ids)
    with desk.write(f"Afslut {count} {'sag' if count == 1 else 'sager'}") as tx:
        return end_in(tx, case_ids, last, reason)


def end_in(
    tx: Transaction, case_ids: Sequence[int], last: date, reason: str, outcome: str | None = None
) -> int:
    """End running cases in somebody else's unit of work, and keep how; returns how many ended."""
    if not reason.strip():
        raise Refused("Skriv en årsag til, at sagerne afsluttes.")
    ended = 0
    for case in tx.all(Case, Case.id.in_(case_ids), Case.ended.is_(None)):
        if last < case.starts:
            raise Refused("Slutdatoen ligger før starten på mindst én af sagerne.")
        case.ended, case.end_reason = last, reason.strip()
        tx.add(CaseEnding(case_id=case.id, day=last, reason=reason.strip(), outcome=outcome))
        end_all(tx, case.id, last)
        ended += 1
    return ended
