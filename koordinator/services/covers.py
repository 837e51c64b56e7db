"""Covers made for a leave: they follow when it becomes longer, shorter or is taken away."""

from datetime import date

from koordinator.db.queries.leaves import HeldSpan, covers_of_cases, held_in
from koordinator.db.store import Transaction
from koordinator.db.tables import Absence, Assignment
from koordinator.domain.leaves import CoverSpan, followed
from koordinator.domain.periods import Period, day_before
from koordinator.domain.roles import CaseRole
from koordinator.domain.values.words import counted


def covers_words(tx: Transaction, absence_id: int, become: str = "følger med") -> str:
    """How many covers a leave has, as words to go on with; empty without any."""
    number = len(tx.all(Assignment, Assignment.absence_id == absence_id))
    if not number:
        return ""
    return f"{counted(number, 'dækning', 'dækninger')} {become}"


def follow(tx: Transaction, absence: Absence, after: Period | None, today: date) -> None:
    """Let a leave's covers go along with it, while it still stands as it was; `after` None takes it away."""
    rows = tx.all(Assignment, Assignment.absence_id == absence.id)
    if not rows:
        return
    before = Period(absence.starts, absence.ends)
    spans = held_in(tx.session, absence.worker_id, after) if after else []
    held = {one.case_id: one for one in spans if one.role is CaseRole.CASEWORKER}
    for row in rows:
        span = followed(CoverSpan(row.starts, row.ends), before, after, today)
        if span is not None and after is not None:
            span = _room_for(tx, row, span, held.get(row.case_id))
        if span is None:
            tx.delete(row)
            continue
        row.starts, row.ends = span
        if after is None:
            row.absence_id = None
    tx.flush()


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
