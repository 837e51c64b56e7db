"""Everything that is due, the rulebook behind it, and putting something off with a reason."""

from collections.abc import Sequence
from datetime import date

from koordinator.domain.due.records import DueItem
from koordinator.services.desk import Desk


def due_items(
    desk: Desk,
    *,
    case_ids: Sequence[int] | None = None,
    worker_id: int | None = None,
    on: date | None = None,
) -> list[DueItem]:
    """What is due on a day, the most pressing first: in some cases, in a worker's, or in all."""
    raise NotImplementedError


def postpone(desk: Desk, item: DueItem, until: date, reason: str) -> None:
    """Put one due item off to a later day; the next one of its kind is not put off."""
    raise NotImplementedError
