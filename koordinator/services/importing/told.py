"""What an import did, for other programs and for people at the command line."""

from collections.abc import Iterator
from typing import Any

from koordinator.domain.lists.plan import ImportPlan
from koordinator.domain.lists.rows import RowWarning
from koordinator.domain.roles import ROLE_SHORT, Role
from koordinator.services.importing.applying import ImportResult
from koordinator.services.importing.planning import field_title


def as_json(result: ImportResult) -> dict[str, Any]:
    """The shape that other programs read; `missing` counts running cases the list does not have."""
    plan = result.plan
    return {
        "read": plan.read,
        "created": len(plan.created),
        "changed": len(plan.changed),
        "unchanged": len(plan.unchanged),
        "missing": len(plan.missing),
        "rejected": [
            {"row": one.row, "column": one.column, "value": one.value, "reason": one.reason}
            for one in plan.rejected
        ],
    }


def as_text(result: ImportResult, *, dry_run: bool) -> Iterator[str]:
    """The same in Danish lines, the sum first; citizens are named by their row alone."""
    plan = result.plan
    sums = [
        _count(len(plan.created), "ny", "nye"),
        _count(len(plan.changed), "ændret", "ændrede"),
        _count(len(plan.unchanged), "uændret", "uændrede"),
        _count(len(plan.rejected), "afvist", "afviste"),
    ]
    yield f"{_count(plan.read, 'række', 'rækker')} læst: {', '.join(sums)}."
    if dry_run:
        yield "Prøvekørsel: intet er skrevet."
    yield from (f"Række {one.row}, {one.column}: {one.reason}" for one in plan.rejected)
    yield from _new(plan)
    yield from _differing(plan)
    yield from (f"Advarsel{_where(one)}: {one.sentence}" for one in plan.warnings)
    yield from (f"Advarsel: {sentence}" for sentence in result.over_max)
    if plan.missing:
        count = _count(len(plan.missing), "løbende sag", "løbende sager")
        yield f"{count} står ikke på listen og er ikke afsluttet."


def _new(plan: ImportPlan) -> Iterator[str]:
    for worker in plan.unknown_workers:
        roles = ", ".join(ROLE_SHORT[Role(role.value)] for role in sorted(worker.roles))
        yield f"Ny medarbejder: {worker.name} ({roles}, {_count(worker.cases, 'sag', 'sager')})"
    yield from (f"Nyt team: {name}" for name in plan.new_teams)
    yield from (f"Ny ydelse: {name}" for name in plan.new_programmes)
    for question in plan.questions:
        yield f"Række {question.row}: nyt sagsnummer til en borger med en løbende sag, taget som en ny sag."


def _differing(plan: ImportPlan) -> Iterator[str]:
    for planned, change in plan.conflicts():
        yield (
            f"Række {planned.row.row}, {field_title(change.field)}: "
            "ændret både her og i listen. Det, der står her, er beholdt."
        )
    kept = len(plan.kept())
    if kept:
        yield f"{_count(kept, 'felt', 'felter')} ændret her er beholdt."


def _where(warning: RowWarning) -> str:
    if not warning.row:
        return ""
    return f", række {warning.row}{', ' + warning.column if warning.column else ''}"


def _count(number: int, one: str, more: str) -> str:
    return f"{number} {one if number == 1 else more}"
