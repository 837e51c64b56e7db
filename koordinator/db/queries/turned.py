"""What turning an action back touches of who holds which case."""

from collections.abc import Collection
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from koordinator.db.system_tables import Change
from koordinator.db.tables import Assignment
from koordinator.db.values import loads
from koordinator.domain.periods import ONE_DAY


def holding_days(session: Session, set_id: int, only: Collection[int] | None = None) -> set[date] | None:
    """The days from which an action let cases be held otherwise; None where it left that alone.

    `only` are the changes that are asked about where the action has others too.
    """
    query = select(Change.id, Change.before, Change.after).where(
        Change.set_id == set_id, Change.entity == Assignment.__tablename__
    )
    rows = [row for row in session.execute(query) if only is None or row.id in only]
    if not rows:
        return None
    sides = [loads(text) for row in rows for text in (row.before, row.after) if text is not None]
    starts = {date.fromisoformat(side["starts"]) for side in sides if side.get("starts")}
    return starts | {date.fromisoformat(side["ends"]) + ONE_DAY for side in sides if side.get("ends")}
