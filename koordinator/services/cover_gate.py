"""The gate of the limits for everybody who gets cases by a leave, asked on each day it lasts."""

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date
from typing import NamedTuple

from koordinator.db.queries.leaves import CoverLine
from koordinator.db.store import Session
from koordinator.domain.caseload import may_take
from koordinator.domain.leaves import last_day
from koordinator.domain.periods import Period
from koordinator.domain.roles import CaseRole
from koordinator.domain.values.dates import day_and_month
from koordinator.errors import Refused
from koordinator.services.colleagues import Ahead
from koordinator.services.desk import Desk
from koordinator.services.move_cases import is_leader


class Given(NamedTuple):
    """Somebody who gets a case, and the days on which it counts with her because of a leave."""

    worker_id: int
    starts: date
    ends: date | None
    case_id: int

    def counts(self, day: date) -> bool:
        """Whether it is with her on a day."""
        return self.starts <= day and (self.ends is None or day <= self.ends)

    def standing(self, absent_id: int) -> CoverLine:
        """The same as a cover that is written already, so that it can be left out of a caseload."""
        return CoverLine(0, self.case_id, self.worker_id, "", self.starts, self.ends, None, absent_id)


def ask(
    session: Session,
    desk: Desk,
    role: CaseRole,
    given: Sequence[Given],
    reason: str,
    standing: Sequence[CoverLine] = (),
) -> dict[int, str]:
    """The reason of each who needs one; Refused where there is none, or where it does not help.

    `standing` are those of the covers that are written already: the caseloads are taken without them.
    """
    over: dict[int, str] = {}
    coming = [one for one in given if one.ends is None or one.ends >= desk.today()]
    if not coming:
        return over
    first = max(min(one.starts for one in coming), desk.today())
    last = max(last_day(Period(one.starts, one.ends), first) for one in coming)
    ahead = Ahead(session, first, last, role).less(standing)
    for day in sorted({*ahead.days, *(one.starts for one in coming if one.starts > first)}):
        for worker_id in _on_day(ahead, coming, day, reason, leader=is_leader(desk)):
            over[worker_id] = reason.strip()
    return over


def _on_day(ahead: Ahead, given: Sequence[Given], day: date, reason: str, *, leader: bool) -> Iterator[int]:
    """Who needs a reason on a day."""
    loads = ahead.on(day)
    more = Counter(one.worker_id for one in given if one.counts(day))
    for worker_id, number in sorted(more.items()):
        if worker_id not in loads:
            raise Refused(f"En af kollegerne er her ikke den {day_and_month(day)}. Vælg en anden.")
        verdict = may_take(loads[worker_id], number, reason=reason, leader=leader)
        if not verdict.allowed:
            raise Refused(f"{day_and_month(day)}: {verdict.sentence}")
        if verdict.reason_needed:
            yield worker_id
