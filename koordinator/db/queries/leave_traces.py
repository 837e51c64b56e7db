"""What the saving of a leave changed about meetings, read back from the change log."""

from collections import defaultdict
from typing import Any, NamedTuple

from sqlalchemy import select
from sqlalchemy.orm import Session

from koordinator.db.meeting_tables import Meeting, Participant
from koordinator.db.system_tables import Change, ChangeSet
from koordinator.db.tables import Absence
from koordinator.db.values import decode


class Trace(NamedTuple):
    """A row as it was before a leave was saved and as it became then; only the fields that changed.

    `before` is None of a row that was made, `after` of one that was removed.
    """

    row_id: int
    before: dict[str, Any] | None
    after: dict[str, Any] | None


def meeting_traces(session: Session, absence_id: int) -> tuple[list[Trace], list[Trace]]:
    """Changes of meetings and of participants in the actions that wrote this leave, the earliest first."""
    sets = _standing(session, absence_id)
    found: dict[str, list[Trace]] = {Meeting.__tablename__: [], Participant.__tablename__: []}
    query = select(Change).where(Change.set_id.in_(sets), Change.entity.in_(list(found))).order_by(Change.id)
    models = {Meeting.__tablename__: Meeting, Participant.__tablename__: Participant}
    for one in session.scalars(query):
        model = models[one.entity]
        found[one.entity].append(
            Trace(
                one.entity_id,
                decode(model, one.before) if one.before is not None else None,
                decode(model, one.after) if one.after is not None else None,
            )
        )
    return found[Meeting.__tablename__], found[Participant.__tablename__]


def _standing(session: Session, absence_id: int) -> list[int]:
    """The actions that wrote a leave; those that are undone, and not done again, are left out."""
    wrote = (
        select(Change.set_id)
        .join(ChangeSet, ChangeSet.id == Change.set_id)
        .where(Change.entity == Absence.__tablename__, Change.entity_id == absence_id, ChangeSet.kind == "do")
        .distinct()
    )
    sets = sorted(session.scalars(wrote))
    if not sets:
        return []
    turning = select(ChangeSet.target_id, ChangeSet.id).where(
        ChangeSet.id > sets[0], ChangeSet.target_id.is_not(None)
    )
    turned: dict[int, list[int]] = defaultdict(list)
    for target, by in session.execute(turning):
        turned[target or 0].append(by)

    def stands(set_id: int) -> bool:
        return not any(stands(by) for by in turned[set_id])

    return [set_id for set_id in sets if stands(set_id)]
