"""What the review shows of a plan, as records for its tables."""

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from koordinator.domain.lists.plan import FieldChange, ImportPlan, PlannedRow
from koordinator.domain.values.dates import short_date
from koordinator.services.importing import field_title
from koordinator.ui.importing.choice_table import Asked

NOTHING = "(tomt)"


class ChangeLine(NamedTuple):
    """One field of one row that differs."""

    row: int
    name: str
    field: str
    before: str
    after: str


class NewLine(NamedTuple):
    """One row as a case."""

    row: int
    name: str
    number: str
    starts: str
    caseworker: str
    team: str


class Remark(NamedTuple):
    """A cell that is rejected or warned about."""

    at: int
    row: int
    column: str
    value: str
    sentence: str


def changes(plan: ImportPlan) -> list[ChangeLine]:
    """The fields that get the list's value, row by row."""
    return [
        _change(planned, change)
        for planned in _in_file_order((*plan.created, *plan.changed))
        for change in planned.fields
        if change.taken
    ]


def kept(plan: ImportPlan) -> list[ChangeLine]:
    """The fields changed only here."""
    return [_change(planned, change) for planned, change in plan.kept()]


def cases(rows: Sequence[PlannedRow]) -> list[NewLine]:
    """The rows as cases."""
    return [
        NewLine(
            one.row.row,
            one.row.name,
            one.row.number or "",
            short_date(one.row.starts),
            one.row.caseworker or "",
            one.row.team or "",
        )
        for one in rows
    ]


def rejected(plan: ImportPlan) -> list[Remark]:
    """The rows that cannot be taken."""
    return [Remark(at, one.row, one.column, one.value, one.reason) for at, one in enumerate(plan.rejected)]


def warnings(plan: ImportPlan) -> list[Remark]:
    """The rows a person should look at."""
    rows = [one for one in plan.warnings if one.row]
    return [Remark(at, one.row, one.column, one.value, one.sentence) for at, one in enumerate(rows)]


def list_warnings(plan: ImportPlan) -> list[str]:
    """What is odd about the list as a whole."""
    return [one.sentence for one in plan.warnings if not one.row]


def conflicts(plan: ImportPlan, take_listed: set[tuple[int, str]]) -> list[Asked]:
    """The fields changed in both places, with ours first; what has just been answered counts at once."""
    return [
        Asked(
            (planned.row.row, change.field),
            (str(planned.row.row), planned.row.name, field_title(change.field)),
            (change.before, change.after),
            (planned.row.row, change.field) in take_listed,
        )
        for planned, change in plan.conflicts()
    ]


def questions(plan: ImportPlan, same_case: set[int]) -> list[Asked]:
    """The new numbers of citizens whose case runs."""
    return [
        Asked(
            (one.row, "number"),
            (str(one.row), one.name),
            (f"Ny sag {one.number}", f"Samme sag: {one.our_number} bliver til {one.number}"),
            one.row in same_case,
        )
        for one in plan.questions
    ]


def _change(planned: PlannedRow, change: FieldChange) -> ChangeLine:
    title = field_title(change.field)
    return ChangeLine(
        planned.row.row, planned.row.name, title, change.before or NOTHING, change.after or NOTHING
    )


def _in_file_order(rows: Iterable[PlannedRow]) -> Iterator[PlannedRow]:
    return iter(sorted(rows, key=lambda planned: planned.row.row))
