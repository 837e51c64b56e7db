"""Lists as they come from a file's reader, made for the tests."""

from datetime import date
from itertools import count
from typing import Any

from koordinator.db.queries.cases import case_card
from koordinator.db.system_tables import Change, ChangeSet
from koordinator.db.values import all_fields, models
from koordinator.domain.cases import CaseCard, CaseFilter
from koordinator.domain.lists.merge import COMPARED
from koordinator.domain.lists.plan import Decisions, ImportPlan
from koordinator.domain.lists.rows import CaseRow, Offer, ParsedList, Rejected
from koordinator.services.case_lists import case_lines
from koordinator.services.desk import Desk
from koordinator.services.importing import ImportResult, apply_import, plan_import

LIST_DAY = date(2026, 11, 20)
ALL = frozenset(COMPARED) | {"number", "cpr"}
EMIL, PIA = "6811971981", "7606742218"
MENTOR = Offer("intervention", "Mentorstøtte", "Mentorstøtte")
BRUGSEN = Offer("praktik", "Brugsen", "Virksomhedspraktik – Brugsen")

_rows = count(5)


def row(**fields: Any) -> CaseRow:
    """A row with what every list has; a row number nobody else has."""
    defaults = {
        "row": next(_rows),
        "number": "26000",
        "cpr": EMIL,
        "name": "Emil Møller",
        "starts": date(2025, 7, 11),
        "phone": "33 53 43 71",
        "programme": "Ressourceforløb",
        "caseworker": "Anna Holm",
        "consultant": "Lise Madsen",
        "team": "Under 30",
    }
    return CaseRow(**{**defaults, **fields})


def pia(**fields: Any) -> CaseRow:
    """A row about somebody else."""
    return row(**{"number": "26001", "cpr": PIA, "name": "Pia Kowalski", **fields})


def parsed(
    *rows: CaseRow,
    fields: frozenset[str] = ALL,
    day: date | None = LIST_DAY,
    rejected: tuple[Rejected, ...] = (),
) -> ParsedList:
    """A whole list."""
    return ParsedList(
        rows=rows,
        rejected=rejected,
        warnings=(),
        extract_date=day,
        fields=fields,
        read=len(rows) + len(rejected),
        seen_numbers=frozenset(one.number for one in rows if one.number),
        seen_cprs=frozenset(one.cpr for one in rows),
    )


def take(desk: Desk, *rows: CaseRow, decisions: Decisions | None = None, **how: Any) -> ImportResult:
    """Plan and write a list of these rows."""
    return apply_import(desk, plan_import(desk, parsed(*rows, **how), decisions or Decisions()))


def planned(desk: Desk, *rows: CaseRow, decisions: Decisions | None = None, **how: Any) -> ImportPlan:
    """Only the plan of a list of these rows."""
    return plan_import(desk, parsed(*rows, **how), decisions or Decisions())


def counts(plan: ImportPlan) -> tuple[int, int, int, int]:
    """How many rows are new, changed, unchanged and rejected."""
    return len(plan.created), len(plan.changed), len(plan.unchanged), len(plan.rejected)


def verdicts(plan: ImportPlan) -> dict[str, str]:
    """The verdict of each field that differs, of all rows together."""
    return {
        change.field: change.verdict.value
        for one in (*plan.created, *plan.changed, *plan.unchanged)
        for change in one.fields
    }


def card(desk: Desk, number: str | None = "26000", today: date | None = None) -> CaseCard:
    """The case with a number as the screen shows it."""
    ids = [
        line.case_id
        for ended in (False, True)
        for line in case_lines(desk, CaseFilter(ended=ended))
        if line.number == number
    ]
    with desk.read() as session:
        found = case_card(session, ids[0], today or desk.today())
    assert found is not None
    return found


def content(desk: Desk) -> dict[str, dict[int, dict[str, Any]]]:
    """All the store holds but its change log."""
    tables = {name: model for name, model in models().items() if model not in (Change, ChangeSet)}
    with desk.store.write("Se efter", by="nobody") as tx:
        return {name: {one.id: all_fields(one) for one in tx.all(model)} for name, model in tables.items()}
