"""Writing what the list has changed on cases the store knows."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, TypeVar

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
from koordinator.domain.lists.merge import CITIZEN_FIELDS, of_folded
from koordinator.domain.lists.plan import PlannedRow
from koordinator.domain.periods import day_before
from koordinator.domain.roles import CaseRole
from koordinator.services.assigning import assign
from koordinator.services.case_edits import set_field
from koordinator.services.importing.new_rows import offer_fields
from koordinator.services.importing.people import Named

Row = TypeVar("Row", Case, Citizen)

_OF_CASE = ("number", "expected_end", "remark")
_DAY_TABLES: dict[str, type[Talk | CvUpdate]] = {"last_talk": Talk, "cv_updated": CvUpdate}


@dataclass(frozen=True, slots=True)
class _Turn:
    """One case that gets the list's values, with the fields it gets them of."""

    planned: PlannedRow
    case_id: int
    taken: frozenset[str]

    @property
    def row(self) -> Any:
        """The row of the list."""
        return self.planned.row


def change_cases(tx: Transaction, chunk: Sequence[PlannedRow], named: Named, day: date, today: date) -> None:
    """Give each case the list's value of the fields that were taken, and remember what the list said."""
    change_citizens(tx, chunk)
    turns = [
        _Turn(planned, planned.case.case_id, planned.taken()) for planned in chunk if planned.case is not None
    ]
    _change_fields(tx, [turn for turn in turns if turn.taken], named)
    tx.flush()
    for role in (CaseRole.CASEWORKER, CaseRole.CONSULTANT):
        _change_holders(tx, [turn for turn in turns if role.value in turn.taken], role, named, day, today)
    for field, table in _DAY_TABLES.items():
        _change_days(tx, [turn for turn in turns if field in turn.taken], field, table)
    _change_offers(tx, [turn for turn in turns if "offer" in turn.taken], day, today)
    _change_hours(tx, [turn for turn in turns if "paid_hours" in turn.taken], day, today)
    _remember(tx, [turn for turn in turns if turn.planned.said is not None])
    tx.flush()


def change_citizens(tx: Transaction, chunk: Sequence[PlannedRow]) -> None:
    """Give the citizens the list's values of what was taken."""
    wanted = {
        planned.citizen_id: planned
        for planned in chunk
        if planned.citizen_id is not None and planned.taken() & CITIZEN_FIELDS
    }
    citizens = _by_id(tx, Citizen, wanted)
    for citizen_id, planned in wanted.items():
        for field in planned.taken() & CITIZEN_FIELDS:
            set_field(citizens[citizen_id], field, getattr(planned.row, field))
    tx.flush()


def _by_id(tx: Transaction, model: type[Row], ids: Iterable[int]) -> dict[int, Row]:
    wanted = list(ids)
    return {row.id: row for row in tx.all(model, model.id.in_(wanted))} if wanted else {}


def _by_case(tx: Transaction, model: type[Any], case_ids: Iterable[int]) -> dict[int, list[Any]]:
    found: dict[int, list[Any]] = defaultdict(list)
    wanted = list(case_ids)
    for row in tx.all(model, model.case_id.in_(wanted)) if wanted else ():
        found[row.case_id].append(row)
    return found


def _ids(turns: Iterable[_Turn]) -> list[int]:
    return [turn.case_id for turn in turns]


def _change_fields(tx: Transaction, turns: list[_Turn], named: Named) -> None:
    cases = _by_id(tx, Case, _ids(turns))
    begun = _by_case(tx, Assignment, _ids(turn for turn in turns if "starts" in turn.taken))
    for turn in turns:
        case, row = cases[turn.case_id], turn.row
        for field in turn.taken.intersection(_OF_CASE):
            set_field(case, field, getattr(row, field))
        if "programme" in turn.taken:
            case.programme_id = named.programmes[row.programme] if row.programme else None
        if "team" in turn.taken:
            case.team_id = named.teams[row.team] if row.team else None
        if "starts" in turn.taken:
            _begin_with_case(begun[turn.case_id], case.starts, row.starts)
            case.starts = row.starts


def _begin_with_case(assignments: list[Assignment], before: date, after: date) -> None:
    """Whoever held the case from its first day does so still."""
    for assignment in assignments:
        if assignment.starts == before and (assignment.ends is None or assignment.ends >= after):
            assignment.starts = after


def _change_holders(
    tx: Transaction, turns: list[_Turn], role: CaseRole, named: Named, day: date, today: date
) -> None:
    held = _by_case(tx, Assignment, _ids(turns))
    cases = _by_id(tx, Case, _ids(turns))
    for turn in turns:
        case, name = cases[turn.case_id], getattr(turn.row, role.value)
        since = [one.starts for one in held[turn.case_id] if one.role == role]
        starts = max(case.starts, _first_day(since, day, today))
        assign(tx, turn.case_id, role, named.workers[name] if name else None, starts)
        if case.ended is not None:
            _end_with_case(tx, turn.case_id, case.ended)


def _end_with_case(tx: Transaction, case_id: int, last: date) -> None:
    for assignment in _by_case(tx, Assignment, [case_id])[case_id]:
        if assignment.ends is None and assignment.starts <= last:
            assignment.ends = last
    tx.flush()


def _change_days(tx: Transaction, turns: list[_Turn], field: str, table: type[Talk | CvUpdate]) -> None:
    known = _by_case(tx, table, _ids(turns))
    new = []
    for turn in turns:
        rows = {row.day: row for row in known[turn.case_id]}
        listed = getattr(turn.row, field)
        newest = max(rows, default=None)
        if newest is None or listed > newest:
            new.append({"case_id": turn.case_id, "day": listed})
        elif listed in rows:
            tx.delete(rows[newest])
        else:
            rows[newest].day = listed
    tx.flush()
    tx.add_many(table, new)


def _change_offers(tx: Transaction, turns: list[_Turn], day: date, today: date) -> None:
    tables: tuple[type[Intervention | Placement], ...] = (Intervention, Placement)
    known = {table: _by_case(tx, table, _ids(turns)) for table in tables}
    new: dict[type[Intervention | Placement], list[dict[str, Any]]] = {table: [] for table in tables}
    for turn in turns:
        before = next(change.before for change in turn.planned.fields if change.field == "offer")
        running = [
            row
            for table in tables
            for row in known[table][turn.case_id]
            if of_folded(row.title) == of_folded(before) and _not_over(row, today)
        ]
        starts = _end(tx, running, day, today)
        if turn.row.offer is not None:
            kind = tables[turn.row.offer.is_placement]
            new[kind].append({"case_id": turn.case_id, **offer_fields(turn.row.offer, starts)})
    tx.flush()
    for table, rows in new.items():
        tx.add_many(table, rows)


def _change_hours(tx: Transaction, turns: list[_Turn], day: date, today: date) -> None:
    known = _by_case(tx, PaidHours, _ids(turns))
    new = []
    for turn in turns:
        starts = _end(tx, [row for row in known[turn.case_id] if _not_over(row, today)], day, today)
        if turn.row.paid_hours:
            new.append({"case_id": turn.case_id, "hours": turn.row.paid_hours, "starts": starts})
    tx.flush()
    tx.add_many(PaidHours, new)


def _end(tx: Transaction, running: Sequence[Any], day: date, today: date) -> date:
    """End what runs the day before the list's day, and return that day; what would have no day is removed."""
    starts = _first_day([row.starts for row in running if row.starts is not None], day, today)
    for row in running:
        if row.starts is not None and row.starts >= starts:
            tx.delete(row)
        else:
            row.ends = day_before(starts)
    return starts


def _first_day(since: Sequence[date], day: date, today: date) -> date:
    """The day a change takes effect: the list's, or today where that would rewrite history."""
    return day if max(since, default=day) <= day else max(day, today)


def _not_over(row: Any, today: date) -> bool:
    return row.ends is None or row.ends >= today


def _remember(tx: Transaction, turns: list[_Turn]) -> None:
    known = _by_case(tx, ListMemory, _ids(turns))
    new = []
    for turn in turns:
        said = dict(turn.planned.said or {})
        if known[turn.case_id]:
            known[turn.case_id][0].said = said
        else:
            new.append({"case_id": turn.case_id, "said": said})
    tx.flush()
    tx.add_many(ListMemory, new)
