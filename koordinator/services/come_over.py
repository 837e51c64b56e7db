"""Who comes above her maximum when an action is turned back or made again."""

from collections.abc import Collection, Sequence
from datetime import date
from typing import NamedTuple

from koordinator.db.queries import caseload
from koordinator.db.queries.turned import holding_days
from koordinator.db.store import Session
from koordinator.domain.caseload import State, WorkerLoad, warning_of
from koordinator.domain.roles import CaseRole
from koordinator.services.caseloads import default_limits

_MOST_DAYS = 4
_Loads = dict[tuple[date, CaseRole, int | None], WorkerLoad]


class ComesOver(NamedTuple):
    """Somebody above her maximum with more cases than before, on the first such day."""

    day: date
    load: WorkerLoad


class Watch:
    """Everybody's caseload before an action is turned, to be held against the one after."""

    def __init__(
        self, session: Session, today: date, set_id: int, only: Collection[int] | None = None
    ) -> None:
        touched = holding_days(session, set_id, only)
        later = sorted(day for day in touched or () if day > today)
        self._session, self._today = session, today
        self._days = [] if touched is None else [today, *later[:_MOST_DAYS]]
        self._before = _loads(session, self._days)

    def over(self) -> list[ComesOver]:
        """Those who are above their maximum now and have more than before."""
        found: dict[int | None, ComesOver] = {}
        for key, load in _loads(self._session, self._days).items():
            had = self._before.get(key)
            if load.state is State.OVER and (had is None or load.total > had.total):
                found.setdefault(load.worker_id, ComesOver(key[0], load))
        return list(found.values())

    def warnings(self) -> tuple[str, ...]:
        """A sentence for each of them."""
        return tuple(warning_of(one.load, None if one.day == self._today else one.day) for one in self.over())


def _loads(session: Session, days: Sequence[date]) -> _Loads:
    return {
        (day, role, load.worker_id): load
        for day in days
        for role in (CaseRole.CASEWORKER, CaseRole.CONSULTANT)
        for load in caseload.loads(session, day, role, default_limits())
    }
