"""Changing who holds a case in a role: history is ended, never overwritten, and never overlaps."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from koordinator.domain.periods import day_before


class Held(NamedTuple):
    """One assignment of a case in one role."""

    assignment_id: int
    worker_id: int
    starts: date
    ends: date | None


@dataclass(frozen=True, slots=True)
class Reassignment:
    """What to write so that somebody holds the case from a day on.

    `end` gives assignments their last day, `remove` those that would never have had one; `starts` is the
    first day of the new assignment, or None when there is none to make.
    """

    end: tuple[tuple[int, date], ...] = ()
    remove: tuple[int, ...] = ()
    starts: date | None = None

    @property
    def nothing(self) -> bool:
        """Whether all stays as it is."""
        return not self.end and not self.remove and self.starts is None


def holder_on(held: Sequence[Held], day: date) -> int | None:
    """Who holds the case on a day."""
    for one in held:
        if one.starts <= day and (one.ends is None or day <= one.ends):
            return one.worker_id
    return None


def reassign(held: Sequence[Held], worker_id: int | None, day: date) -> Reassignment:
    """Let a worker (or nobody) hold the case from a day on; the one before holds it to the day before.

    What was planned from that day or later gives way.
    """
    current = [one for one in held if one.ends is None or one.ends >= day]
    if _already(current, worker_id, day):
        return Reassignment()
    end = tuple((one.assignment_id, day_before(day)) for one in current if one.starts < day)
    remove = tuple(one.assignment_id for one in current if one.starts >= day)
    return Reassignment(end, remove, day if worker_id is not None else None)


def _already(current: Sequence[Held], worker_id: int | None, day: date) -> bool:
    if worker_id is None:
        return not current
    return (
        len(current) == 1
        and current[0].worker_id == worker_id
        and current[0].starts <= day
        and current[0].ends is None
    )
