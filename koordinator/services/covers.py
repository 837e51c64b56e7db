"""Covers made for a leave: they follow when it becomes longer, shorter or is taken away."""

from collections.abc import Iterator, Mapping
from datetime import date

from koordinator.db.queries.leaves import HeldSpan, covers_of_cases, held_in
from koordinator.db.store import Transaction
from koordinator.db.tables import Absence, Assignment
from koordinator.domain.leaves import CoverSpan, added, followed
from koordinator.domain.periods import Period, day_before
from koordinator.domain.roles import CaseRole
from koordinator.services.cover_gate import Given


def count_of(tx: Transaction, absence_id: int) -> int:
    """How many covers a leave has."""
    return len(tx.all(Assignment, Assignment.absence_id == absence_id))


def added_days(tx: Transaction, absence: Absence, after: Period, today: date) -> list[Given]:
    """Who gets what days more, from today on, when a leave becomes another one; nothing is written."""
    return [
        Given(row.worker_id, days.starts, days.ends, row.case_id)
        for row, span in _following(tx, absence, after, today)
        if span is not None
        for days in added(CoverSpan(row.starts, row.ends), span, today)
    ]


def follow(tx: Transaction, absence: Absence, after: Period | None, today: date) -> None:
    """Let a leave's covers go along with it, while it still stands as it was; `after` None takes it away."""
    for row, span in list(_following(tx, absence, after, today)):
        if span is None:
            tx.delete(row)
            continue
        row.starts, row.ends = span
        if after is None:
            row.absence_id = None
    tx.flush()


def give_reasons(tx: Transaction, absence_id: int, over: Mapping[int, str]) -> None:
    """Keep on a leave's covers why those who cover may pass their maximum."""
    for row in tx.all(Assignment, Assignment.absence_id == absence_id) if over else ():
        row.reason = over.get(row.worker_id, row.reason)
    tx.flush()


def _following(
    tx: Transaction, absence: Absence, after: Period | None, today: date
) -> Iterator[tuple[Assignment, CoverSpan | None]]:
    """Each cover of a leave with the days it has when the leave becomes another one."""
    rows = tx.all(Assignment, Assignment.absence_id == absence.id)
    before = Period(absence.starts, absence.ends)
    spans = held_in(tx.session, absence.worker_id, after) if after and rows else []
    held = {one.case_id: one for one in spans if one.role is CaseRole.CASEWORKER}
    for row in rows:
        span = followed(CoverSpan(row.starts, row.ends), before, after, today)
        if span is not None and after is not None:
            span = _room_for(tx, row, span, held.get(row.case_id))
        yield row, span


def _room_for(tx: Transaction, row: Assignment, span: CoverSpan, held: HeldSpan | None) -> CoverSpan | None:
    """The days of a cover on which the case is still hers and nobody else stands in."""
    if held is None:
        return None
    starts = max(span.starts, held.starts)
    last = [day for day in (span.ends, held.ends) if day is not None]
    others = covers_of_cases(tx.session, [row.case_id], Period(starts, span.ends))
    last += [day_before(one.starts) for one in others if one.assignment_id != row.id and one.starts > starts]
    ends = min(last, default=None)
    return None if ends is not None and ends < starts else CoverSpan(starts, ends)
