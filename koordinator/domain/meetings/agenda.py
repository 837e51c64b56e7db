"""An agenda's minutes against the meeting's, and when each point begins."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from itertools import accumulate
from typing import NamedTuple


class AgendaSum(NamedTuple):
    """What the points take of the meeting, in minutes; `planned` is None where the duration is not known."""

    taken: int
    planned: int | None

    @property
    def left(self) -> int:
        """What is left of the meeting; below zero it is too much."""
        return (self.planned or self.taken) - self.taken

    @property
    def words(self) -> str:
        """85 af 90 min. · 5 min. tilbage."""
        if self.planned is None:
            return f"{self.taken} min."
        so_far = f"{self.taken} af {self.planned} min."
        if self.left == 0:
            return so_far
        return (
            f"{so_far} · {self.left} min. tilbage"
            if self.left > 0
            else f"{so_far} · {-self.left} min. for meget"
        )


def agenda_sum(minutes: Iterable[int | None], planned: int | None) -> AgendaSum:
    """The points' minutes together; a point without minutes takes none."""
    return AgendaSum(sum(one or 0 for one in minutes), planned)


def begins(starts: datetime, minutes: Iterable[int | None]) -> list[datetime]:
    """When each point begins, in the zone of `starts`; the wall clock of one meeting does not change."""
    passed = accumulate((one or 0 for one in minutes), initial=0)
    return [starts + timedelta(minutes=one) for one in passed][:-1]
